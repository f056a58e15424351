import { Button, Checkbox, NativeSelect, Skeleton, Textarea, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Channel } from '../../encounters/encounter.ts'
import type { Day } from '../../lib/day.ts'
import type { Named } from '../../people/person.ts'
import { ask } from '../../web/api.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { NeedView } from '../need.ts'
import style from './NeedDetail.module.css'
import { newId, useNeedChanges } from './use-needs.ts'

interface Drafted {
  subject: string
  text: string
  phone: string | null
  email: string | null
  askableFrom: Day | null
}

interface Props {
  need: NeedView
  person: Named
  onClose: () => void
}

/** A message that says what precisely is asked, to change at will, to send by what one uses, then to keep as asked. */
export function AskDialog({ need, person: { id: personId, name }, onClose }: Props) {
  const { t } = useTranslation('needs')
  const { plainDay } = useFormat()
  const today = useToday()
  const clipboard = useClipboard()
  const { askSomebody } = useNeedChanges()
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const [how, setHow] = useState<Channel>('message')
  const [isUsed, setUsed] = useState(false)
  const [isLogged, setLogged] = useState(true)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const draft = useQuery({
    queryKey: ['need-draft', need.id, personId],
    queryFn: ({ signal }) => ask<Drafted>(`/api/needs/${need.id}/draft/${personId}`, signal),
    // Written anew each time the dialog opens; never under the owner's hands while it is open.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const { phone = null, email = null, askableFrom = null } = draft.data ?? {}
  useEffect(() => {
    if (!draft.data) return
    setSubject(draft.data.subject)
    setText(draft.data.text)
    setHow(draft.data.email ? 'mail' : 'message')
  }, [draft.data])

  const use = (channel: Channel) => {
    setHow(channel)
    setUsed(true)
  }

  async function finish() {
    const { id: needId, what } = need
    const answer = { answer: 'waiting' as const, answeredOn: null, ledToId: null, note: '' }
    const encounter = isLogged ? { id: newId(), note: t('dialog.journalNote', { what }) } : null
    const said = { id: newId(), needId, personId, askedOn: today, how, message: text.trim() }
    try {
      await askSomebody({ ...said, ...answer, encounter }, { name, what })
      onClose()
    } catch (failure) {
      setError(failure)
    }
  }

  return (
    <Dialog onClose={onClose} title={name}>
      <div className={style.fields}>
        {askableFrom !== null && (
          <p role="alert">{t('dialog.later', { on: plainDay(askableFrom, today) })}</p>
        )}
        {draft.isPending && <Skeleton height={240} />}
        {draft.isError && <p className="soft">{t('dialog.offline')}</p>}
        {!draft.isPending && askableFrom === null && (
          <>
            {email && (
              <TextInput
                label={t('dialog.subject')}
                value={subject}
                onChange={event => setSubject(event.currentTarget.value)}
              />
            )}
            <Textarea
              label={t('dialog.text')}
              rows={11}
              value={text}
              onChange={event => setText(event.currentTarget.value)}
            />
            <div className={style.end}>
              {email && (
                <Button
                  component="a"
                  href={mailLink(email, subject, text)}
                  variant={isUsed ? 'default' : 'filled'}
                  onClick={() => use('mail')}
                >
                  {t('dialog.mail')}
                </Button>
              )}
              {phone && (
                <Button
                  component="a"
                  href={`sms:${phone}?&body=${encodeURIComponent(text)}`}
                  variant={isUsed || email ? 'default' : 'filled'}
                  onClick={() => use('message')}
                >
                  {t('dialog.sms')}
                </Button>
              )}
              <Button
                variant={isUsed || email || phone ? 'default' : 'filled'}
                onClick={() => {
                  clipboard.copy(text)
                  setUsed(true)
                }}
              >
                {t(clipboard.copied ? 'dialog.copied' : 'dialog.copy')}
              </Button>
            </div>
            <div className={style.pair}>
              <NativeSelect
                label={t('dialog.how')}
                value={how}
                data={CHANNELS.map(value => ({ value, label: t(`asks.how.${value}`) }))}
                onChange={event => setHow(event.currentTarget.value as Channel)}
              />
            </div>
            <Checkbox
              label={t('dialog.journal')}
              checked={isLogged}
              onChange={event => setLogged(event.currentTarget.checked)}
            />
            {error !== null && <p role="alert">{sentence}</p>}
            <div className={style.end}>
              <Button variant={isUsed ? 'filled' : 'default'} onClick={() => void finish()}>
                {t('dialog.done')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}

function mailLink(email: string, subject: string, text: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
}
