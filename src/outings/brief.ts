import type { Encounter, FollowUp } from '../encounters/encounter.ts'
import type { Day } from '../lib/day.ts'
import type { PersonSummary } from '../people/person.ts'
import type { Favour } from '../reciprocity/favour.ts'

/** One page on somebody one is about to meet. */
export interface PersonBrief {
  person: PersonSummary
  /** Why they are in it. */
  role: 'wished' | 'expected'
  lastMet: Pick<Encounter, 'day' | 'channel' | 'place'> | null
  /** What was noted of the last encounters, the last one first. */
  notes: { day: Day; note: string }[]
  /** Open, those due first. */
  promises: FollowUp[]
  /** What one goes there for and that names them. */
  aims: string[]
  favours: { received: number; given: number }
  ask: Ask[]
}

/** Somebody who is only a name: what the list said of them. */
export interface NameBrief {
  name: string
  organisation: string
  role: 'wished' | 'expected'
}

export interface Brief {
  outingId: string
  people: PersonBrief[]
  names: NameBrief[]
}

/** What to ask or say, as a sentence will word it. */
export type Ask =
  | { key: 'aim'; text: string }
  | { key: 'mine' | 'theirs'; text: string; dueOn: Day | null }
  | { key: 'news'; text: string; day: Day }
  | { key: 'thank' }
  | { key: 'first' | 'since' }

const MOST_ASKED = 4
const NOTE_LETTERS = 160

/** What to ask somebody: what one goes for, what was promised both ways, the last thing they told, what is owed. */
export function asksFor({
  lastMet,
  notes,
  promises,
  aims,
  favours,
}: Omit<PersonBrief, 'ask' | 'person' | 'role'>): Ask[] {
  const asks: Ask[] = aims.map(text => ({ key: 'aim', text }))
  // One's own first.
  const mineFirst = promises.toSorted((a, b) => Number(a.by === 'them') - Number(b.by === 'them'))
  for (const { by, text, dueOn } of mineFirst) {
    asks.push({ key: by === 'me' ? 'mine' : 'theirs', text, dueOn })
  }
  const [last] = notes
  if (last) asks.push({ key: 'news', text: shortened(last.note), day: last.day })
  if (favours.received > favours.given) asks.push({ key: 'thank' })
  if (asks.length === 0) asks.push({ key: lastMet === null ? 'first' : 'since' })
  return asks.slice(0, MOST_ASKED)
}

/** Whole words of a long note. */
function shortened(note: string): string {
  const line = note.replace(/\s+/g, ' ').trim()
  if (line.length <= NOTE_LETTERS) return line
  return `${line.slice(0, line.lastIndexOf(' ', NOTE_LETTERS) || NOTE_LETTERS)}…`
}

export function tallyOf(favours: readonly Pick<Favour, 'direction'>[]): PersonBrief['favours'] {
  const received = favours.filter(({ direction }) => direction === 'received').length
  return { received, given: favours.length - received }
}
