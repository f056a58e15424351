import { type Day, daysBetween } from '../lib/day.ts'
import { hash32 } from '../lib/hash.ts'
import type { Named } from '../people/person.ts'

/** Something kind that was said or written to the owner, kept for a grey day. */
export interface KindWord {
  id: string
  text: string
  /** Who said it: a person of the cardex, or words. */
  personId: string | null
  saidBy: string
  day: Day
  mandateId: string | null
  /** They agreed to be quoted. */
  quotable: boolean
}

export interface KindWordView extends KindWord {
  revision: string
  person: Named | null
}

export interface KindWordDraft extends KindWord {
  revision?: string | undefined
}

/** How far back the last encounter whose feeling was said may be. */
const GREY_DAYS = 3
/** A day is grey when that encounter felt so at most. */
const GREY_FEELING = 2

/**
 * Whether the last encounter whose feeling was said was heavy, and recent.
 *
 * @see docs/measures.md#grey-day
 */
export function isGreyDay(last: { day: Day; feeling: number } | null, today: Day): boolean {
  return last !== null && last.feeling <= GREY_FEELING && daysBetween(last.day, today) < GREY_DAYS
}

/** One of them for that day: the same all day, another one another day. */
export function kindWordOn<Some extends Pick<KindWord, 'id'>>(words: readonly Some[], day: Day): Some | null {
  const inOrder = [...words].sort((a, b) => (a.id < b.id ? -1 : 1))
  return inOrder[hash32(day) % Math.max(1, inOrder.length)] ?? null
}
