import type { Day } from '../lib/day.ts'

/** Who of the cardex was at an earlier outing that this one is like. */
export interface EarlierOuting {
  day: Day
  /** How it is like it: the nearest of the three. */
  likeness: 'series' | 'organiser' | 'place'
  people: readonly { id: string; name: string }[]
}

/** Somebody who may well come again. */
export interface Guess {
  personId: string
  name: string
  /** Of the `n` earlier outings of that likeness they were at. */
  times: number
  n: number
  likeness: EarlierOuting['likeness']
  lastOn: Day
}

/** Earlier ones say little of who comes now. */
export const LOOKS_BACK_DAYS = 730
const MOST = 12

/**
 * Who usually comes: those who were there before, of the series first, then of the same organiser, then of the same
 * place; the most often first, then the most lately. One time in many says nothing: at least one in four.
 *
 * @see docs/measures.md#who-may-come
 */
export function guessExpected(earlier: readonly EarlierOuting[]): Guess[] {
  const guesses = new Map<string, Guess>()
  for (const likeness of ['series', 'organiser', 'place'] as const) {
    const alike = earlier.filter(each => each.likeness === likeness)
    const n = alike.length
    const here = new Map<string, Guess>()
    for (const { day, people } of alike) {
      for (const { id, name } of new Map(people.map(person => [person.id, person])).values()) {
        const before = here.get(id)
        const times = (before?.times ?? 0) + 1
        const lastOn = before && before.lastOn > day ? before.lastOn : day
        here.set(id, { personId: id, name, times, n, likeness, lastOn })
      }
    }
    for (const guess of [...here.values()].sort(oftenFirst)) {
      if (4 * guess.times >= n && !guesses.has(guess.personId)) guesses.set(guess.personId, guess)
    }
  }
  return [...guesses.values()].slice(0, MOST)
}

function oftenFirst(a: Guess, b: Guess): number {
  return (
    b.times - a.times ||
    (a.lastOn < b.lastOn ? 1 : a.lastOn > b.lastOn ? -1 : 0) ||
    (a.personId < b.personId ? -1 : 1)
  )
}
