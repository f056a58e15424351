import type { Day } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'

/** What the peer's page shows: what the owner chose, and nothing else. Empty: not shown. */
export interface Shown {
  what: string
  brief: string
  place: string
  dates: string
  amount: ShownAmount | null
  skills: string[]
  /** BCP 47. */
  languages: string[]
  minutes: number | null
  /** Leaves only once the client agreed. */
  client: ShownClient | null
}

/** An amount, or a range where both ends differ; for the whole or for a day. */
export interface ShownAmount {
  fromCents: number
  toCents: number
  /** ISO 4217. */
  currency: string
  per: 'whole' | 'day'
}

export interface ShownClient {
  name: string
  /** How to reach them, what to know. */
  details: string
}

export const NOTHING_SHOWN: Shown = {
  what: '',
  brief: '',
  place: '',
  dates: '',
  amount: null,
  skills: [],
  languages: [],
  minutes: null,
  client: null,
}

/** What may leave now: without their word, nothing of the client, whatever was chosen. */
export function shownToPeer(shown: Shown, clientAgreedOn: Day | null): Shown {
  return clientAgreedOn === null ? { ...shown, client: null } : shown
}

/**
 * Where the client is named in what leaves without their word: the brief, the title. The owner may have written it
 * there without thinking of it.
 *
 * @returns the names found.
 */
export function clientNamedIn(
  { what, brief, place, dates }: Shown,
  message: string,
  names: readonly string[],
): string[] {
  const text = ` ${fold([what, brief, place, dates, message].join(' '))} `
  return names.filter(name => fold(name).length > 2 && text.includes(` ${fold(name)} `))
}
