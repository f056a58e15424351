/** Where days are worked, what is protected in the week, trials of a change, times away. */

export interface PresenceTables {
  standing: StandingTable
  standingPerson: StandingPersonTable
  halfDay: HalfDayTable
  trial: TrialTable
  absence: AbsenceTable
}

export const PRESENCE_FACTS = ['standing', 'standing_person', 'half_day', 'trial', 'absence'] as const

/** A half-day that comes back every week or two, and is protected. */
export interface StandingTable {
  deskId: string
  id: string
  weekday: number
  half: string
  what: string
  /** Of the place, or `off`: not a time of work. */
  kind: string
  place: string
  placeId: string | null
  everyWeeks: number
  since: string
  until: string | null
  isProtected: number
  isCompany: number
  note: string
}

/** With whom it is. */
export interface StandingPersonTable {
  deskId: string
  id: string
  standingId: string
  personId: string
}

/** A half-day as it went. */
export interface HalfDayTable {
  deskId: string
  id: string
  day: string
  half: string
  kind: string
  place: string
  placeId: string | null
  standingId: string | null
  energy: number | null
  output: string
  billedMinutes: number | null
  company: number | null
}

/** A change tried for a while, and compared. */
export interface TrialTable {
  deskId: string
  id: string
  what: string
  kind: string
  placeId: string | null
  clubId: string | null
  startsOn: string
  endsOn: string
  baselineWeeks: number
  costCents: number | null
  currency: string
  hoped: string
  decision: string | null
  concludedOn: string | null
  verdict: string
}

/** Holidays, an illness, a move: weeks that say nothing of the usual ones. */
export interface AbsenceTable {
  deskId: string
  id: string
  fromDay: string
  untilDay: string
  kind: string
  note: string
}
