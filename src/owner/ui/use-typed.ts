import { type ChangeEvent, type KeyboardEvent, useEffect, useState } from 'react'

type Field = HTMLInputElement | HTMLTextAreaElement

/** A text that is kept when one leaves the field or presses Enter; Escape gives it up. */
export function useTyped(value: string, keep: (value: string) => Promise<boolean>) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  return {
    value: typed,
    onChange: (event: ChangeEvent<Field>) => setTyped(event.currentTarget.value),
    onBlur: () => {
      if (typed.trim() !== value) void keep(typed.trim())
    },
    onKeyDown: (event: KeyboardEvent<Field>) => {
      if (event.key === 'Escape') setTyped(value)
      if (event.key === 'Enter' && event.currentTarget.tagName === 'INPUT') event.currentTarget.blur()
    },
  }
}
