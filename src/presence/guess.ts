import { type Day, weekday } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import type { Place } from '../places/place.ts'
import { type Half, halfKindOf, type Where } from './half-day.ts'
import { isOn, type Standing } from './standing.ts'

/** Where a guess comes from, the first that holds. */
export type GuessedFrom = 'absence' | 'standing' | 'encounter' | 'outing' | 'holiday' | 'usual'

/** Where a half-day was probably spent. Never counted as said. */
export interface Guess extends Where {
  day: Day
  half: Half
  from: GuessedFrom
  standingId: string | null
  /** Somebody is known to have been there; null: nobody knows. */
  company: true | null
}

/** Somewhere one was, or will be, at that half. */
export interface BeingThere {
  day: Day
  half: Half
  /** In words; '' not said. */
  place: string
  placeId: string | null
}

export interface GuessSources {
  standing: readonly Standing[]
  /** In the flesh, with an hour. */
  encounters: readonly (BeingThere & { isPassing: boolean })[]
  outings: readonly BeingThere[]
  places: readonly Pick<Place, 'id' | 'name' | 'kind'>[]
  away: ReadonlySet<Day>
  holidays: ReadonlySet<Day>
}

/** Null: nothing tells where, as on an evening like others. */
export function guessHalf({ day, half }: { day: Day; half: Half }, sources: GuessSources): Guess | null {
  const isThen = (each: BeingThere) => each.day === day && each.half === half
  const met = sources.encounters.filter(isThen)
  const found = foundAt({ day, half }, sources)
  if (!found) return null
  return { day, half, standingId: null, ...found, company: met.length > 0 || found.company ? true : null }
}

type Found = Where & Pick<Guess, 'from'> & Partial<Pick<Guess, 'standingId' | 'company'>>

function foundAt({ day, half }: { day: Day; half: Half }, sources: GuessSources): Found | null {
  const { standing, encounters, outings, places, away, holidays } = sources
  const isThen = (each: BeingThere) => each.day === day && each.half === half
  const home = places.find(({ kind }) => kind === 'home')
  const off = { kind: 'off', place: '', placeId: null } as const
  if (away.has(day)) return { ...off, from: 'absence' }
  const kept = standing.find(each => each.half === half && isOn(each, day))
  if (kept) {
    const { id: standingId, kind, place, placeId, isCompany } = kept
    return { kind, place, placeId, standingId, from: 'standing', company: isCompany ? true : null }
  }
  const encounter = encounters.find(each => isThen(each) && !each.isPassing && isSomewhere(each))
  if (encounter) return { ...whereOf(encounter, places), from: 'encounter' }
  const outing = outings.find(isThen)
  if (outing) return { ...whereOf(outing, places), from: 'outing' }
  if (half === 'evening') return null
  if (holidays.has(day)) return { ...off, from: 'holiday' }
  if (weekday(day) > 5) return { ...off, from: 'usual' }
  return { kind: 'home', place: home?.name ?? '', placeId: home?.id ?? null, from: 'usual' }
}

function isSomewhere({ place, placeId }: BeingThere): boolean {
  return place !== '' || placeId !== null
}

/** One of the owner's places where it is named as one. */
function whereOf({ place, placeId }: BeingThere, places: GuessSources['places']): Where {
  const named = fold(place)
  const known = places.find(({ id, name }) => id === placeId || (named !== '' && fold(name) === named))
  return known
    ? { kind: halfKindOf(known.kind), place: known.name, placeId: known.id }
    : { kind: 'elsewhere', place, placeId: null }
}
