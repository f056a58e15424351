import type { Day } from '../lib/day.ts'
import type { Half, HalfKind } from './half-day.ts'

/** What is known of days, gathered for a comparison. The household is nobody's company. */
export interface PresenceLog {
  /** The first day with an encounter; null: there is none. */
  firstDay: Day | null
  /** Ids of those met in the flesh on a day. */
  metOn: ReadonlyMap<Day, ReadonlySet<string>>
  /** The day of the first contact ever with each of them, on whatever channel. */
  firstContact: ReadonlyMap<string, Day>
  /** What was said of a day: how encounters felt, how much energy there was. 1 to 5. */
  moodsOn: ReadonlyMap<Day, readonly number[]>
  /** Minutes billed, of days on which some are said. */
  billedOn: ReadonlyMap<Day, number>
  halves: readonly SaidHalf[]
  /** Days on which a standing half-day is company. */
  standingCompany: ReadonlySet<Day>
  favours: readonly { day: Day; direction: 'given' | 'received' }[]
  leads: readonly { day: Day; isFromThere: boolean }[]
  away: ReadonlySet<Day>
  holidays: ReadonlySet<Day>
  knowsHolidays: boolean
}

export interface SaidHalf {
  day: Day
  half: Half
  kind: HalfKind
  company: boolean | null
  /** At the place that is tried. */
  isThere: boolean
}
