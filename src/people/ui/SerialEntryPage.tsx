import { Button, Checkbox, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import {
  cardOfDraft,
  EMPTY_DRAFT,
  KEPT_LINES,
  type KeptLine,
  nameOfDraft,
  nextDraft,
  SERIAL_LINES,
  type SerialLine,
} from '../serial-draft.ts'
import { readBirthday } from '../typed-birthday.ts'
import { Namesakes } from './Namesakes.tsx'
import { partialDateInWords } from './partial-date-words.ts'
import { type SavedCard, SavedCards } from './SavedCards.tsx'
import style from './SerialEntryPage.module.css'
import { newPersonId, usePeopleChanges } from './use-people.ts'

const FIELD: Partial<Record<SerialLine, { type?: string; inputMode?: 'email' | 'tel' | 'numeric' }>> = {
  phone: { type: 'tel', inputMode: 'tel' },
  otherPhone: { type: 'tel', inputMode: 'tel' },
  email: { inputMode: 'email' },
  postalCode: { inputMode: 'numeric' },
}

/** An address book of paper, page after page, without leaving the keyboard. */
export function SerialEntryPage() {
  const { t } = useTranslation('people')
  const { capital, inWords } = useFormat()
  const { save, refresh } = usePeopleChanges()
  const thisYear = Number(useToday().slice(0, 4))
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [kept, setKept] = useState<ReadonlySet<KeptLine>>(new Set())
  const [saved, setSaved] = useState<SavedCard[]>([])
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const sentence = useSentenceOf(error)
  const form = useRef<HTMLFormElement>(null)
  const name = nameOfDraft(draft)
  const focus = (at: number) =>
    form.current?.querySelectorAll<HTMLInputElement>('input[data-line]')[at]?.focus()
  useEffect(() => focus(0), [])

  async function keep() {
    if (isSaving) return
    if (name === '') {
      focus(0)
      return
    }
    setSaving(true)
    try {
      const id = newPersonId()
      const { batch } = await save(id, cardOfDraft(draft, thisYear), null)
      setSaved([{ id, name, draft, batch }, ...saved])
      setDraft(nextDraft(draft, kept))
      setError(null)
      focus(0)
      scrollTo({ top: 0 })
    } catch (failure) {
      setError(failure)
    }
    setSaving(false)
  }

  async function undoLast() {
    const [last, ...before] = saved
    if (!last?.batch) return
    try {
      await tell(`/api/batches/${last.batch}/undo`, { method: 'POST', done: null })
      setSaved(before)
      setDraft(last.draft)
      setError(null)
      refresh()
      focus(0)
    } catch (failure) {
      setError(failure)
    }
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, at: number) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (at === SERIAL_LINES.length - 1 || event.ctrlKey || event.metaKey) void keep()
    else focus(at + (event.shiftKey ? -1 : 1))
  }

  return (
    <>
      <PageHeading
        over={t('page.title')}
        tab={t('serial.tab')}
        actions={
          <Button component={Link} to="/carnet">
            {t('serial.done')}
          </Button>
        }
      >
        {t('serial.title')}
      </PageHeading>
      <p className={style.intro}>{t('serial.intro')}</p>
      <div className={style.columns}>
        <form
          ref={form}
          className={style.form}
          aria-label={t('serial.title')}
          onSubmit={event => {
            event.preventDefault()
            void keep()
          }}
        >
          <p className={style.count} role="status">
            {saved.length === 0
              ? t('serial.none')
              : capital(t('serial.count', { count: saved.length, n: inWords(saved.length) }))}
          </p>
          {SERIAL_LINES.map((line, at) => (
            <Fragment key={line}>
              <TextInput
                {...FIELD[line]}
                data-line
                className={style[line]}
                label={t(`serial.line.${line}`)}
                value={draft[line]}
                autoComplete="off"
                spellCheck={line === 'note'}
                enterKeyHint={at === SERIAL_LINES.length - 1 ? 'done' : 'next'}
                error={line === 'familyName' && error !== null ? sentence : undefined}
                description={
                  line === 'birthday' ? <Birthday text={draft.birthday} thisYear={thisYear} /> : undefined
                }
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                onChange={event => setDraft({ ...draft, [line]: event.currentTarget.value })}
                onKeyDown={event => onKeyDown(event, at)}
              />
              {line === 'givenName' && (
                <div className={style.hint}>
                  <Namesakes name={name} />
                </div>
              )}
            </Fragment>
          ))}
          <fieldset className={style.kept}>
            <legend>{t('serial.keep')}</legend>
            {KEPT_LINES.map(line => (
              <Checkbox
                key={line}
                label={t(`serial.line.${line}`)}
                checked={kept.has(line)}
                onChange={event => setKept(toggled(kept, line, event.currentTarget.checked))}
              />
            ))}
          </fieldset>
          <div className={style.actions}>
            <Button type="submit" variant="filled" loading={isSaving} disabled={name === ''}>
              {t('serial.save')}
            </Button>
            <Button variant="subtle" onClick={() => void undoLast()} disabled={saved.length === 0}>
              {t('serial.undo')}
            </Button>
          </div>
        </form>
        <SavedCards cards={saved} />
      </div>
    </>
  )
}

function Birthday({ text, thisYear }: { text: string; thisYear: number }) {
  const { t } = useTranslation('people')
  const { language } = useFormat()
  if (text.trim() === '') return null
  const date = readBirthday(text, thisYear)
  return date
    ? t('form.understood', { date: partialDateInWords(date, language) })
    : t('serial.birthdayToNote')
}

function toggled(kept: ReadonlySet<KeptLine>, line: KeptLine, isKept: boolean): ReadonlySet<KeptLine> {
  const next = new Set(kept)
  if (isKept) next.add(line)
  else next.delete(line)
  return next
}
