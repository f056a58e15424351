import { Button, Textarea } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MailDraft } from '../drafts.ts'
import style from './handovers.module.css'

interface Props {
  letter: MailDraft
  label: string
  /** Called when it went out by whatever the owner uses. */
  onUsed?: () => void
  isFirst?: boolean
}

/** A letter drafted, to change at will and to send by what one uses. */
export function LetterBox({ letter, label, onUsed, isFirst = false }: Props) {
  const { t } = useTranslation('handovers')
  const clipboard = useClipboard()
  const [text, setText] = useState(letter.text)
  const mailto = letter.mailto?.replace(/&body=.*$/, `&body=${encodeURIComponent(text)}`)
  return (
    <div className={style.stack}>
      <Textarea
        label={label}
        autosize
        minRows={4}
        maxRows={14}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <div className={style.acts}>
        {mailto && (
          <Button component="a" href={mailto} variant={isFirst ? 'filled' : 'default'} onClick={onUsed}>
            {t('ui.letter.mail')}
          </Button>
        )}
        <Button
          variant={isFirst && !mailto ? 'filled' : 'default'}
          onClick={() => {
            clipboard.copy(text)
            onUsed?.()
          }}
        >
          {t(clipboard.copied ? 'ui.letter.copied' : 'ui.letter.copy')}
        </Button>
      </div>
    </div>
  )
}
