import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { currentLanguage } from '../../web/language.ts'

interface Props {
  label: string
  value: number
  most: number
  /** Digits after the point. */
  digits?: number
  onChange: (value: number) => void
}

/** A figure that is never below 0; while none is said, the last one stands. */
export function FigureField({ label, value, most, digits = 0, onChange }: Props) {
  const [typed, setTyped] = useState(() => shown(value, digits))
  const said = figureIn(typed)
  const isTyped = typed.trim() === '' || (said !== null && round(said, digits) === round(value, digits))
  return (
    <TextInput
      label={label}
      inputMode={digits === 0 ? 'numeric' : 'decimal'}
      value={isTyped ? typed : shown(value, digits)}
      onBlur={() => setTyped(shown(value, digits))}
      onChange={event => {
        const text = event.currentTarget.value
        const next = figureIn(text)
        if (next === null && text.trim() !== '') return
        if (next !== null && next > most) return
        setTyped(text)
        if (next !== null) onChange(round(next, digits))
      }}
    />
  )
}

function figureIn(text: string): number | null {
  const plain = text.replace(/\s/g, '').replace(',', '.')
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : null
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}

function shown(value: number, digits: number): string {
  const text = String(round(value, digits))
  return currentLanguage() === 'fr' ? text.replace('.', ',') : text
}
