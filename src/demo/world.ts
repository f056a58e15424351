import type { Encounter, FollowUp } from '../encounters/encounter.ts'
import { addDays, type Day } from '../lib/day.ts'
import type { Tie } from '../people/person.ts'
import type { Place } from '../places/place.ts'
import { ENGLISH } from './english.ts'
import { FRENCH } from './french.ts'
import { withDoubles } from './invent-duplicates.ts'
import { inventEncounters, inventFollowUps, inventPlans, lifeOf } from './invent-encounters.ts'
import { inventGoingOut } from './invent-going-out.ts'
import { type InventedPerson, inventPeople, inventTies } from './invent-people.ts'
import { inventPlaces } from './invent-places.ts'
import { inventWork } from './invent-work.ts'
import { randomFrom } from './random.ts'

/** An invented desk: nobody in it exists. */
export interface World {
  people: InventedPerson[]
  ties: Tie[]
  encounters: Encounter[]
  followUps: FollowUp[]
  work: ReturnType<typeof inventWork>
  places: Place[]
  out: ReturnType<typeof inventGoingOut>
}

export interface WorldSize {
  people: number
  /** Years of encounters, ending today. */
  years: number
  language: 'fr' | 'en'
  seed: number
  today: Day
}

/** The same size and seed give the same desk. About 4,500 encounters in three years. */
export function inventWorld({ people: count, years, language, seed, today }: WorldSize): World {
  const random = randomFrom(seed)
  const words = language === 'fr' ? FRENCH : ENGLISH
  const from = addDays(today, -Math.round(years * 365.25))
  const people = withDoubles(inventPeople(random, words, { from, today, people: count }))
  const ties = inventTies(random, words, people)
  const past = inventEncounters(random, words, people, lifeOf(from, today))
  const followUps = inventFollowUps(random, words, past, today)
  const encounters = [...past, ...inventPlans(random, words, people, today)]
  const work = inventWork({ people, encounters, language, seed, from, today })
  const places = inventPlaces(randomFrom(seed + 8), { language, today })
  const out = inventGoingOut(seed, {
    language,
    from,
    today,
    people,
    encounters,
    places,
    mandates: work.mandates,
  })
  return { people, ties, encounters, followUps, work, places, out }
}
