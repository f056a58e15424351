import type { Day } from '../lib/day.ts'

/** A note of an encounter, its day, and who else was there: it may be about them. */
export interface DatedNote {
  day: Day
  note: string
  others: string[]
}

const LONGEST = 120

/** A note short enough to stand within a sentence, without its own full stop; null for any other. */
export function noteSaidBack(note: string): string | null {
  const words = note.trim().replace(/[\s.]+$/u, '')
  return words !== '' && words.length <= LONGEST && !words.includes('\n') ? words : null
}

/**
 * The latest note that can be said back.
 *
 * @param notes the latest first.
 * @param said what the other reasons say already: never said twice.
 */
export function lastNote(notes: readonly DatedNote[], said: string): DatedNote | null {
  for (const { note, ...rest } of notes) {
    const words = noteSaidBack(note)
    if (words !== null) return isWithin(said, words) ? null : { ...rest, note: words }
  }
  return null
}

function isWithin(said: string, words: string): boolean {
  return said !== '' && (fold(said).includes(fold(words)) || fold(words).includes(fold(said)))
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}
