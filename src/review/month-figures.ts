import type { Mode } from '../encounters/encounter.ts'
import type { Day, Span } from '../lib/day.ts'
import type { Money } from '../lib/money.ts'
import type { ContributionKind } from '../mandates/mandate.ts'
import type { Named } from '../people/person.ts'
import type { HalfKind } from '../presence/half-day.ts'
import type { FavourKind } from '../reciprocity/favour.ts'
import type { Month } from './month.ts'

/** What the desk holds of a month: nothing here is an estimate, and nobody of the household is counted. */
export interface MonthFigures {
  month: Month
  /** Until today where the month is not over. */
  span: Span
  totals: MonthTotals
  /** The month before; null: nothing was noted that early. */
  before: MonthTotals | null
  /** The same month a year earlier; null: nothing was noted that early. */
  yearBefore: MonthTotals | null
  /** Half-days worked, as they were said: the most frequent first. */
  halves: { kind: HalfKind; count: number }[]
  /** Where, by name; the most frequent first. */
  places: { place: string; count: number }[]
  people: {
    byMode: { mode: Mode; people: number; encounters: number }[]
    /** Met or heard of for the first time, the first first. */
    fresh: Named[]
    /** Nothing was noted with them in the year before. */
    renewed: Named[]
    /** Seen or spoken with on the most days, at least three. */
    often: (Named & { days: number })[]
  }
  /** Each day of the span: people by channel. */
  days: { day: Day; people: Readonly<Record<Mode, number>> }[]
  /** Days in a row without anybody in the flesh, the longest. */
  longestWithout: number
  outings: OutingTold[]
  mandates: {
    heard: MandateTold[]
    won: MandateTold[]
    paid: MandateTold[]
    lost: MandateTold[]
  }
  /** Where the mandates won came from, the largest first; all amounts in the currency that says most. */
  ways: WayTold[]
  favours: { given: FavourTold[]; received: FavourTold[] }
  ideas: { asked: IdeaTold[]; yes: IdeaTold[]; no: number }
  /** Minutes on networks online, the most first. */
  online: { name: string; minutes: number }[]
}

/** What is compared from one month to another. */
export interface MonthTotals {
  month: Month
  /** Half-days worked that were said, and those of them not at home. */
  halves: number
  halvesOut: number
  encounters: number
  /** Distinct people, on whatever channel. */
  people: number
  /** Distinct people a week, in the mean of the month, in tenths. */
  peopleAWeekTenths: number
  fresh: number
  /** Days with somebody in the flesh. */
  companyDays: number
  days: number
  outings: number
  heard: number
  won: Money[]
  paid: Money[]
  given: number
  received: number
  asked: number
  onlineMinutes: number
  /** Things of the week's plans that were kept for these days, and those that took place. */
  planned: number
  plannedDone: number
  /** Those of the cardex, by the end of the month. */
  network: number
  /** That came into it in the month. */
  networkAdded: number
}

export interface OutingTold {
  id: string
  title: string
  day: Day
  met: number
  fresh: number
  /** Mandates that came of it so far. */
  mandates: string[]
}

export interface MandateTold {
  id: string
  what: string
  client: string
  value: Money | null
}

export interface WayTold {
  kind: ContributionKind
  /** Who told, or where it was; '' for what the kind says by itself. */
  name: string
  isPerson: boolean
  cents: number
  currency: string
}

export interface FavourTold {
  id: string
  kind: FavourKind
  person: Named
}

export interface IdeaTold {
  id: string
  title: string
  person: Named | null
}
