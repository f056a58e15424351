import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LetterFields } from '../../ideas/ui/LetterFields.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { CONSENTS, waitsForConsent } from '../post.ts'
import style from './Networks.module.css'
import type { OpenPost } from './post-draft.ts'
import { usePostWords } from './use-networks.ts'

interface Props {
  post: OpenPost
  onChange: (changes: Partial<OpenPost>) => void
}

/** The consent of whom a post is about: asked for first, the name after. */
export function ConsentFields({ post, onChange }: Props) {
  const { t } = useTranslation('networks')
  const [isAsking, setAsking] = useState(false)
  const name = post.person?.name || t('gone')
  const waits = waitsForConsent(post)
  const isSaved = post.revision !== null
  // The name comes only of what the desk knows: consent that is saved.
  const { data: words } = usePostWords(post.id, isSaved && post.consent === 'given')
  const named = words?.withName
  return (
    <>
      <NativeSelect
        label={t('post.consent')}
        value={post.consent}
        data={CONSENTS.map(value => ({ value, label: t(`post.agreement.${value}`) }))}
        onChange={event => {
          const { value } = event.currentTarget
          onChange({ consent: CONSENTS.find(each => each === value) ?? 'to-ask' })
        }}
      />
      {waits && <p className="soft">{t('post.waits', { name })}</p>}
      {waits && isSaved && !isAsking && (
        <p>
          <Button onClick={() => setAsking(true)}>{t('post.ask')}</Button>
        </p>
      )}
      {waits && isAsking && (
        <fieldset className={style.asking}>
          <legend>{t('post.askTitle', { name })}</legend>
          <LetterFields path={`/api/posts/${post.id}/consent`} onUsed={() => undefined} />
          <QuietButton onClick={() => onChange({ consent: 'given' })}>{t('post.given')}</QuietButton>
        </fieldset>
      )}
      {post.consent === 'given' && named && named !== post.text && (
        <QuietButton onClick={() => onChange({ text: named })}>{t('post.withName')}</QuietButton>
      )}
    </>
  )
}
