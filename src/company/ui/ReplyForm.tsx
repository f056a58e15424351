import { FileButton, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import type { ReplyTaken } from '../reply-taken.ts'
import style from './invitations.module.css'
import { useInvitationChanges } from './use-invitations.ts'

/** The answer that their calendar program sent: pasted, dropped or chosen. */
export function ReplyForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('company')
  const { takeReply } = useInvitationChanges()
  const [text, setText] = useState('')
  const [taken, setTaken] = useState<ReplyTaken | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const read = (file: File | null | undefined) => {
    if (file) void file.text().then(setText)
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    try {
      setTaken(await takeReply(text))
      setError(null)
      setText('')
    } catch (refusal) {
      setError(refusal)
    }
  }

  return (
    <form
      className={style.stack}
      onSubmit={submit}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        read(event.dataTransfer.files[0])
      }}
    >
      <Textarea
        label={t('ui.reply.label')}
        description={t('ui.reply.hint')}
        autosize
        minRows={3}
        maxRows={8}
        autoFocus
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      {taken && (
        <p role="status">
          {t(`ui.reply.${taken.outcome}`, {
            name: taken.invitation?.person.name || t('ui.gone'),
            attendee: taken.attendee || t('ui.gone'),
          })}
        </p>
      )}
      {error !== null && <p role="alert">{sentence}</p>}
      <FormActions save={t('ui.reply.take')} isReady={text.trim() !== ''} isQuiet onCancel={onClose}>
        <FileButton accept=".ics,.eml,text/calendar,message/rfc822" onChange={read}>
          {({ onClick }) => <QuietButton onClick={onClick}>{t('ui.reply.file')}</QuietButton>}
        </FileButton>
      </FormActions>
    </form>
  )
}
