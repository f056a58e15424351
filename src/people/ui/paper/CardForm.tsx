import { Button, Checkbox, Textarea } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../../web/components/ErrorNote.tsx'
import { PersonLink } from '../../../web/components/PersonLink.tsx'
import { Sheet } from '../../../web/components/Sheet.tsx'
import { useIsPhone } from '../../../web/use-is-phone.ts'
import type { CardFieldName } from '../../paper/card-field.ts'
import { contactOfFields, emptyField, formFields } from '../../paper/card-form.ts'
import { Namesakes } from '../Namesakes.tsx'
import { AddLine } from '../PointFields.tsx'
import style from './Card.module.css'
import { CardFieldLine } from './CardFieldLine.tsx'
import { CardSeen } from './CardSeen.tsx'
import { type Kept, useCardKeeping, useReached } from './use-card-keeping.ts'
import type { Proposal } from './use-card-reading.ts'

interface Props {
  proposal: Proposal
  /** Whose card it is known to be. */
  owner: { id: string; name: string } | null
  onKept: (kept: Kept) => void
  onLeave: () => void
}

const ADDED = ['phone', 'email', 'url', 'profile'] as const

/** What was read of a card, beside it: nothing is kept before the reader says so. */
export function CardForm({ proposal, owner, onKept, onLeave }: Props) {
  const { t } = useTranslation('people')
  const { picture, lines, known, trouble } = proposal
  const [fields, setFields] = useState(proposal.fields)
  const [rest, setRest] = useState(proposal.rest)
  const [note, setNote] = useState(known.note)
  const [shown, setShown] = useState<readonly number[]>([])
  const [keepsPicture, setKeepsPicture] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const sentence = useSentenceOf(error)
  const { add, complete } = useCardKeeping()
  // On a telephone the keyboard would hide what was read.
  const isPhone = useIsPhone()
  useEffect(() => {
    if (!isPhone) box.current?.querySelector('input')?.focus()
  }, [isPhone])

  const contact = { ...contactOfFields(fields, known), note: note.trim() }
  const reached = useReached(contact)
  const [found] = reached
  const theirs = owner ?? found ?? null

  const setField = (at: number, next: Proposal['fields'][number]) =>
    setFields(fields.map((field, i) => (i === at ? next : field)))
  const addLine = (name: CardFieldName) => setFields(formFields([...fields, emptyField(name)]))

  async function keep(how: () => Promise<Kept>) {
    setSaving(true)
    setError(null)
    try {
      onKept(await how())
    } catch (failure) {
      setError(failure)
      setSaving(false)
    }
  }
  const addNew = () => keep(() => add(contact, keepsPicture ? picture : null))
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (contact.name === '' || isSaving) return
    void (theirs ? keep(() => complete(theirs, contact)) : addNew())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
  }

  return (
    <div className={picture ? style.columns : undefined}>
      {picture && <CardSeen picture={picture} lines={lines} shown={shown} />}
      <Sheet
        as="form"
        className={style.form}
        aria-label={t('paper.form')}
        onSubmit={submit}
        onKeyDown={onKeyDown}
      >
        <p role="status">{t(`paper.said.${trouble ?? (picture ? 'read' : 'byHand')}`)}</p>
        <div ref={box} className={style.fields}>
          {fields.map((field, at) => (
            <CardFieldLine
              key={at}
              field={field}
              onChange={next => setField(at, next)}
              onFocus={() => setShown(field.lines)}
            />
          ))}
        </div>
        <div className={style.adding}>
          {ADDED.map(name => (
            <AddLine key={name} onClick={() => addLine(name)}>
              {t(`form.pointAdd.${name}`)}
            </AddLine>
          ))}
        </div>
        {rest.length > 0 && (
          <section aria-label={t('paper.rest')}>
            <h3>{t('paper.rest')}</h3>
            <ul className={style.rest}>
              {rest.map(({ line, text }, at) => (
                <li key={`${line} ${text}`}>
                  <span>{text}</span>
                  <Button
                    size="compact-md"
                    aria-label={t('paper.toNoteOf', { text })}
                    onClick={() => {
                      setNote(note === '' ? text : `${note}\n${text}`)
                      setRest(rest.filter((_, i) => i !== at))
                    }}
                  >
                    {t('paper.toNote')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Textarea
          label={t('form.note')}
          autosize
          minRows={1}
          maxRows={6}
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
        />
        {picture && !theirs && (
          <Checkbox
            label={t('paper.keepPicture')}
            checked={keepsPicture}
            onChange={event => setKeepsPicture(event.currentTarget.checked)}
          />
        )}
        <div aria-live="polite" className={style.found}>
          {found && !owner && (
            <p>
              {t(`paper.reached.${found.why}`, { shared: found.shared })}{' '}
              <PersonLink id={found.id} name={found.name} />
              {found.organisation && ` (${found.organisation})`}. {t('paper.completeHint')}
            </p>
          )}
          {owner && <p>{t('paper.completeHint')}</p>}
        </div>
        {!theirs && <Namesakes name={contact.name} />}
        {error !== null && (
          <p role="alert" className={style.error}>
            {sentence}
          </p>
        )}
        <div className={style.actions}>
          <Button type="submit" variant="filled" loading={isSaving} disabled={contact.name === ''}>
            {theirs ? t('paper.complete', { name: theirs.name }) : t('paper.keep')}
          </Button>
          {theirs && !owner && (
            <Button disabled={isSaving || contact.name === ''} onClick={() => void addNew()}>
              {t('paper.addNew')}
            </Button>
          )}
          <Button variant="subtle" onClick={onLeave}>
            {t('paper.leave')}
          </Button>
        </div>
      </Sheet>
    </div>
  )
}
