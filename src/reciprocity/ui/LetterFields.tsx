import { Button, Skeleton, Textarea, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mailtoOf, smsOf } from '../../people/draft.ts'
import type { ThanksWay } from '../favour.ts'
import type { ReadyDraft } from '../shown.ts'
import style from './LetterFields.module.css'

interface Props {
  letter: ReadyDraft | undefined
  /** It could not be written: without network there is no draft. */
  isMissing: boolean
  way?: ThanksWay
  /** It was opened elsewhere, or copied. */
  onUsed?: (by: ThanksWay) => void
}

/** A letter to change at will, and the ways it may leave. */
export function LetterFields({ letter, isMissing, way = 'mail', onUsed = () => undefined }: Props) {
  const { t } = useTranslation('reciprocity')
  const clipboard = useClipboard()
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const [isUsed, setUsed] = useState(false)
  useEffect(() => {
    if (!letter) return
    setSubject(letter.subject)
    setText(letter.text)
  }, [letter])
  if (isMissing) return <p className="soft">{t('thanks.gone')}</p>
  if (!letter) return <Skeleton height={220} radius={9} />

  const used = (by: ThanksWay) => {
    setUsed(true)
    onUsed(by)
  }
  const { phone, email } = letter
  const isSpoken = way === 'call' || way === 'in-person'
  const byMail = way === 'mail' && email !== null
  const byMessage = way === 'message' && phone !== null
  const byPhone = way === 'call' && phone !== null
  const first = byMail ? 'mail' : byMessage ? 'message' : byPhone ? 'call' : 'copy'
  const variant = (of: typeof first) => (of === first && !isUsed ? 'filled' : 'default')
  return (
    <div className={style.letter}>
      {byMail && (
        <TextInput
          label={t('letter.subject')}
          value={subject}
          onChange={event => setSubject(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={t(isSpoken ? 'letter.lines' : 'letter.text')}
        rows={isSpoken || way === 'network' ? 5 : 9}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <div className={style.actions}>
        {byMail && (
          <Button
            component="a"
            href={bothAddresses(email, subject, text)}
            variant={variant('mail')}
            onClick={() => used('mail')}
          >
            {t('letter.mail')}
          </Button>
        )}
        {byMessage && (
          <Button
            component="a"
            href={smsOf(phone, { text })}
            variant={variant('message')}
            onClick={() => used('message')}
          >
            {t('letter.sms')}
          </Button>
        )}
        {byPhone && (
          <Button component="a" href={`tel:${phone}`} variant={variant('call')} onClick={() => used('call')}>
            {t('letter.call', { phone })}
          </Button>
        )}
        {!isSpoken && (
          <Button
            variant={variant('copy')}
            onClick={() => {
              clipboard.copy(text)
              used(way)
            }}
          >
            {t(clipboard.copied ? 'letter.copied' : 'letter.copy')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** One address, or two parted by a comma, which stays one (RFC 6068 §2). */
function bothAddresses(emails: string, subject: string, text: string): string {
  const [one = '', ...others] = emails.split(',')
  const link = mailtoOf(one, { subject, text })
  const more = others.map(each => `,${encodeURIComponent(each).replace('%40', '@')}`).join('')
  return link.replace('?', `${more}?`)
}
