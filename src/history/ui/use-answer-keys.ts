import type { KeyboardEvent } from 'react'

/** `o` oui, `y` yes: the letters of both languages; arrows go from line to line. */
const YES = new Set(['o', 'y'])
const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** Answers a line from the keyboard, and goes on to the next. */
export function useAnswerKeys({ yes, no }: { yes: () => void; no: () => void }) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const isAnswer = YES.has(key) || key === 'n'
    const by = MOVES[key] ?? (isAnswer ? 1 : 0)
    if (by === 0) return
    event.preventDefault()
    // `n` writes a note everywhere else.
    event.stopPropagation()
    const lines = [...document.querySelectorAll<HTMLElement>('[data-answer]')]
    const at = lines.indexOf(event.currentTarget)
    ;(lines[at + by] ?? lines[at - 1])?.focus()
    if (YES.has(key)) yes()
    if (key === 'n') no()
  }
}
