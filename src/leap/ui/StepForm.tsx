import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { AddForm } from '../../web/components/GrowingSection.tsx'
import type { LeapStepDraft } from '../leap.ts'

interface Props {
  step: LeapStepDraft
  onSave: (step: LeapStepDraft) => void
  onCancel: () => void
}

/** What a step is, and by when. */
export function StepForm({ step, onSave, onCancel }: Props) {
  const { t } = useTranslation('leap')
  const [text, setText] = useState(step.text)
  const [dueOn, setDueOn] = useState(step.dueOn)
  return (
    <AddForm
      isReady={text.trim() !== ''}
      onSave={() => onSave({ ...step, text: text.trim(), dueOn })}
      onCancel={onCancel}
    >
      <TextInput
        label={t('steps.text')}
        value={text}
        maxLength={1000}
        autoFocus
        onChange={event => setText(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('steps.dueOn')}
        value={dueOn}
        required
        onChange={event => setDueOn(parseDay(event.currentTarget.value) ?? dueOn)}
      />
    </AddForm>
  )
}
