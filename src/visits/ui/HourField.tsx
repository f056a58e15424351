import { TextInput } from '@mantine/core'
import type { ClockMinutes } from '../tour-input.ts'
import { clock } from '../tour-input-plan.ts'

interface Props {
  label: string
  value: ClockMinutes
  error?: string | null
  onChange: (at: ClockMinutes) => void
}

/** An hour of the day; while none is said, the last one stands. */
export function HourField({ label, value, error = null, onChange }: Props) {
  return (
    <TextInput
      type="time"
      label={label}
      value={clock(value)}
      error={error}
      onChange={event => {
        const [hours, minutes] = event.currentTarget.value.split(':').map(Number)
        if (hours !== undefined && minutes !== undefined) onChange(hours * 60 + minutes)
      }}
    />
  )
}
