import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { FormActions } from '../../web/components/FormActions.tsx'
import style from './Bilan.module.css'

interface Props {
  label: string
  before: string
  onSave: (words: string) => void
  onCancel: () => void
  onHide?: () => void
  hide?: string
}

export function ParagraphForm({ label, before, onSave, onCancel, onHide, hide }: Props) {
  const [words, setWords] = useState(before)
  function keep(event: FormEvent) {
    event.preventDefault()
    onSave(words.trim())
  }
  return (
    <form className={style.form} onSubmit={keep}>
      <Textarea
        label={label}
        autosize
        minRows={3}
        maxLength={10_000}
        data-autofocus
        autoFocus
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
      />
      <FormActions isReady={words.trim() !== ''} isQuiet onCancel={onCancel}>
        {onHide && (
          <Button variant="subtle" onClick={onHide}>
            {hide}
          </Button>
        )}
      </FormActions>
    </form>
  )
}
