import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'

interface Props {
  label: string
  minutes: number | null
  onChange: (minutes: number | null) => void
}

/** Hours of a half-day, as one writes them: 3, 3,5, 3h30. */
export function HoursField({ label, minutes, onChange }: Props) {
  const { t } = useTranslation('presence')
  const { language } = useFormat()
  const [typed, setTyped] = useState(() =>
    minutes === null ? '' : (minutes / 60).toLocaleString(language, { maximumFractionDigits: 2 }),
  )
  const isWrong = typed.trim() !== '' && minutesIn(typed) === null
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={typed}
      maxLength={10}
      error={isWrong && t('halfForm.hoursWrong')}
      onChange={event => {
        setTyped(event.currentTarget.value)
        onChange(minutesIn(event.currentTarget.value))
      }}
    />
  )
}

function minutesIn(typed: string): number | null {
  const match = /^\s*(\d{1,2})(?:[.,](\d{1,2})|\s*h\s*(\d{1,2})?)?\s*$/i.exec(typed)
  if (!match) return null
  const [, hours, decimals, past] = match
  const minutes = Number(hours) * 60 + Math.round(Number(`0.${decimals ?? 0}`) * 60) + Number(past ?? 0)
  return minutes > 24 * 60 ? null : minutes
}
