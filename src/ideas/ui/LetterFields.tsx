import { Button, Skeleton, Textarea, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../encounters/encounter.ts'
import { mailtoOf, smsOf } from '../../people/draft.ts'
import { ask } from '../../web/api.ts'
import type { Drafted } from '../drafts.ts'
import style from './LetterFields.module.css'

interface Props<Draft extends Drafted> {
  /** Where the draft comes from. */
  path: string
  /** Where one was kept already. */
  text?: string
  onText?: (text: string) => void
  /** By what it left, as far as one can tell. */
  onUsed: (channel: Channel) => void
  onDrafted?: (draft: Draft) => void
}

/** A message to change at will, to send by what the owner uses. */
export function LetterFields<Draft extends Drafted>({
  path,
  text: kept = '',
  onText,
  onUsed,
  onDrafted,
}: Props<Draft>) {
  const { t } = useTranslation('ideas')
  const clipboard = useClipboard()
  const [subject, setSubject] = useState('')
  const [text, setText] = useState(kept)
  const draft = useQuery({
    queryKey: ['draft', path],
    queryFn: ({ signal }) => ask<Draft>(path, signal),
    // Written anew each time the dialog opens; never under the owner's hands while it is open.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const { data } = draft
  useEffect(() => {
    if (!data) return
    setSubject(data.subject)
    if (kept === '') change(data.text)
    onDrafted?.(data)
  }, [data])

  function change(next: string) {
    setText(next)
    onText?.(next)
  }

  if (draft.isPending) return <Skeleton height={220} />
  const { phone = null, email = null } = data ?? {}
  return (
    <div className={style.letter}>
      {draft.isError && <p className="soft">{t('draft.offline')}</p>}
      {email && (
        <TextInput
          label={t('draft.subject')}
          value={subject}
          onChange={event => setSubject(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={t('draft.text')}
        rows={9}
        value={text}
        onChange={event => change(event.currentTarget.value)}
      />
      <div className={style.actions}>
        {email && (
          <Button component="a" href={mailtoOf(email, { subject, text })} onClick={() => onUsed('mail')}>
            {t('draft.mail')}
          </Button>
        )}
        {phone && (
          <Button component="a" href={smsOf(phone, { text })} onClick={() => onUsed('message')}>
            {t('draft.sms')}
          </Button>
        )}
        <Button
          onClick={() => {
            clipboard.copy(text)
            onUsed('message')
          }}
        >
          {t(clipboard.copied ? 'draft.copied' : 'draft.copy')}
        </Button>
      </div>
    </div>
  )
}
