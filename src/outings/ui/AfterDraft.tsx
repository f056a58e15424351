import { Button, Textarea, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mailtoOf, smsOf } from '../../people/draft.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import type { AfterPerson } from '../after.ts'
import style from './OutingAfter.module.css'
import { type SignChannel, useAfterChanges } from './use-after.ts'

interface Props {
  person: AfterPerson
  outingId: string
  onClose: () => void
}

/** A message to somebody just met, to change at will, to send by what one uses, then to tick. */
export function AfterDraft({ person, outingId, onClose }: Props) {
  const { t } = useTranslation('outings')
  const clipboard = useClipboard()
  const { giveSign } = useAfterChanges(outingId)
  const [subject, setSubject] = useState(person.draft?.subject ?? '')
  const [text, setText] = useState(person.draft?.text ?? '')
  const [used, setUsed] = useState<SignChannel | null>(null)
  const email = person.draft?.email ?? null
  const phone = person.draft?.phone ?? null
  const variant = (isFirst: boolean) => (isFirst && used === null ? 'filled' : 'default')

  function finish() {
    onClose()
    void giveSign(person, used ?? (email ? 'mail' : 'message'))
  }

  return (
    <Dialog onClose={onClose} title={t('after.writeTo', { name: person.name })}>
      <div className={style.draft}>
        {email && (
          <TextInput
            label={t('after.subject')}
            value={subject}
            onChange={event => setSubject(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={t('after.text')}
          rows={9}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <div className={style.gestures}>
          {email && (
            <Button
              component="a"
              href={mailtoOf(email, { subject, text })}
              variant={variant(true)}
              onClick={() => setUsed('mail')}
            >
              {t('after.mail')}
            </Button>
          )}
          {phone && (
            <Button
              component="a"
              href={smsOf(phone, { text })}
              variant={variant(!email)}
              onClick={() => setUsed('message')}
            >
              {t('after.sms')}
            </Button>
          )}
          <Button
            variant={variant(!email && !phone)}
            onClick={() => {
              clipboard.copy(text)
              setUsed(used ?? 'message')
            }}
          >
            {t(clipboard.copied ? 'after.copied' : 'after.copy')}
          </Button>
        </div>
        <div className={style.end}>
          <Button variant={used === null ? 'default' : 'filled'} onClick={finish}>
            {t('after.done')}
          </Button>
          <p className="soft small">{t('after.hint')}</p>
        </div>
      </div>
    </Dialog>
  )
}
