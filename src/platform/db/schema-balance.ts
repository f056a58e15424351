/** What the owner says of how they are: scales, moods, strain; what was said to them, and who helps. */

export interface BalanceTables {
  selfReport: SelfReportTable
  mood: MoodTable
  strain: StrainTable
  balanceWord: BalanceWordTable
  helpLine: HelpLineTable
  personPairs: PersonPairsTable
  contactWeeks: ContactWeeksTable
  dayManner: DayMannerTable
}

export const BALANCE_FACTS = ['self_report', 'mood', 'strain', 'balance_word', 'help_line'] as const

/** One answered scale; what was skipped has no answer. */
export interface SelfReportTable {
  deskId: string
  id: string
  scale: string
  day: string
  answers: string
  note: string
}

/** How a day was, in one tap. */
export interface MoodTable {
  deskId: string
  id: string
  day: string
  level: number
  note: string
}

/** Late work, a weekend worked, nothing but work in mind, tension at home: a word of the owner. */
export interface StrainTable {
  deskId: string
  id: string
  day: string
  kind: string
  note: string
}

/** What the desk said once, and the answer to it. */
export interface BalanceWordTable {
  deskId: string
  id: string
  what: string
  week: string
  answer: string
  silentUntil: string | null
}

/** Whom to call, as the owner wrote or checked it. */
export interface HelpLineTable {
  deskId: string
  id: string
  country: string
  name: string
  phone: string
  url: string
  hours: string
  note: string
  checkedOn: string
  archived: number
}

/** Week after week, what there was with somebody: kept for measures, counted from the encounters. */
export interface ContactWeeksTable {
  deskId: string
  personId: string
  /** A Monday. */
  since: string
  /** Two hexadecimal digits a week (encounters/contact-weeks.ts). */
  marks: string
}

/** What the encounters of a day were like, the household's left out. */
export interface DayMannerTable {
  deskId: string
  day: string
  mode: string
  encounters: number
  micro: number
  chosen: number
  endured: number
  personal: number
  professional: number
  mixed: number
}

/** A projection: whom of a greater id somebody was seen with, and how often in each year. */
export interface PersonPairsTable {
  deskId: string
  personId: string
  /** As `writeSeenWith` of balance/seen-with.ts writes it. */
  others: string
}
