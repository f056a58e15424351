import { addDays, type Day, daysBetween, weekday } from '../lib/day.ts'
import { HALVES, type Half, type HalfKind } from './half-day.ts'

/** A half-day that comes back every week or two: « le jeudi chez un client », « mercredi avec mon neveu ». */
export interface Standing {
  id: string
  /** ISO, 1 Monday … 7 Sunday. */
  weekday: number
  half: Half
  what: string
  /** Of the place; `off`: not a time of work. */
  kind: HalfKind
  place: string
  placeId: string | null
  everyWeeks: 1 | 2
  /** Where it is every other week, the week of this day has it. */
  since: Day
  /** The last day it may be on. */
  until: Day | null
  /** Nothing else is proposed then. */
  isProtected: boolean
  /** One is in company there. */
  isCompany: boolean
  note: string
  personIds: string[]
}

export interface StandingView extends Standing {
  revision: string
  /** Those still in the cardex. */
  people: { id: string; name: string }[]
}

export interface StandingDraft extends Standing {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

type Rhythm = Pick<Standing, 'weekday' | 'half' | 'everyWeeks' | 'since' | 'until'>

export function isOn({ weekday: on, everyWeeks, since, until }: Rhythm, day: Day): boolean {
  if (weekday(day) !== on || day < since || (until !== null && day > until)) return false
  return (daysBetween(mondayOf(since), mondayOf(day)) / 7) % everyWeeks === 0
}

/** The halves of the day that other proposals leave alone, in the order of the day. */
export function protectedHalves(
  standing: readonly (Rhythm & Pick<Standing, 'isProtected'>)[],
  day: Day,
): Half[] {
  const taken = standing.filter(each => each.isProtected && isOn(each, day))
  return HALVES.filter(half => taken.some(each => each.half === half))
}

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day))
}
