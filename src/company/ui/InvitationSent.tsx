import { Button, Textarea, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mailtoOf } from '../../people/draft.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { momentOf } from '../invitation-moment.ts'
import style from './invitations.module.css'
import { type Sending, useInvitationChanges } from './use-invitations.ts'

interface Props {
  sending: Sending
  onClose: () => void
}

/** The letter that carries a proposal, to change at will: nothing leaves but by a gesture of the owner's. */
export function InvitationSent({ sending, onClose }: Props) {
  const { t } = useTranslation('company')
  const { plainDay } = useFormat()
  const today = useToday()
  const { send } = useInvitationChanges()
  const link = useClipboard()
  const letter = useClipboard()
  const [now, setNow] = useState(sending)
  const [subject, setSubject] = useState(sending.draft.subject)
  const [text, setText] = useState(sending.draft.text)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const sentence = useSentenceOf(error)
  const { invitation, url, draft, mailed, problem, canMail } = now
  const { name } = invitation.person
  const email = draft.mailto === null ? null : decodeURIComponent(draft.mailto.slice(7).split('?')[0] ?? '')
  const isMailFirst = canMail && email !== null

  async function mail() {
    setBusy(true)
    try {
      setNow({ ...(await send(invitation, { by: 'mail', subject, text })), url })
      setError(null)
    } catch (refusal) {
      setError(refusal)
    }
    setBusy(false)
  }

  if (mailed) {
    return (
      <div className={style.stack}>
        <p role="status">{t('ui.sent.mailed', { name })}</p>
        <div className={style.acts}>
          <Button variant="filled" onClick={onClose}>
            {t('ui.sent.done')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className={style.stack}>
      {problem && <p role="alert">{t('ui.sent.problem', { problem })}</p>}
      {error !== null && <p role="alert">{sentence}</p>}
      {url && (
        <>
          <p>{t('ui.sent.once', { day: plainDay(invitation.expiresOn, today) })}</p>
          <div className={style.link}>
            <TextInput
              label={t('ui.sent.link')}
              value={url}
              readOnly
              onFocus={event => event.currentTarget.select()}
            />
            <Button onClick={() => link.copy(url)}>
              {t(link.copied ? 'ui.sent.copied' : 'ui.sent.copyLink')}
            </Button>
          </div>
        </>
      )}
      <TextInput
        label={t('ui.sent.subject')}
        value={subject}
        onChange={event => setSubject(event.currentTarget.value)}
      />
      <Textarea
        label={t('ui.sent.letter')}
        autosize
        minRows={6}
        maxRows={18}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <div className={style.acts}>
        {isMailFirst && (
          <Button variant="filled" disabled={isBusy} onClick={mail}>
            {t('ui.sent.mail')}
          </Button>
        )}
        {email !== null && (
          <Button
            component="a"
            href={mailtoOf(email, { subject, text })}
            variant={isMailFirst ? 'default' : 'filled'}
          >
            {t('ui.sent.program')}
          </Button>
        )}
        <Button variant={email === null ? 'filled' : 'default'} onClick={() => letter.copy(text)}>
          {t(letter.copied ? 'ui.sent.copied' : 'ui.sent.copy')}
        </Button>
        {momentOf(invitation) !== null && (
          <Button component="a" href={`/api/invitations/${invitation.id}/invitation.ics`} download>
            {t('ui.sent.calendar')}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          {t('ui.sent.done')}
        </Button>
      </div>
    </div>
  )
}
