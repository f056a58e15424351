import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'
import type { Club, ClubView, Member, SessionView } from './club.ts'
import type { AttendanceFigures, CostFigures } from './club-figures.ts'
import type { OutsideShare } from './outside-share.ts'
import type { Brought } from './what-it-brought.ts'

/** A session of which the morning asks how it was. */
export interface AskedSession {
  club: Pick<Club, 'id' | 'name' | 'time' | 'place'>
  day: Day
  people: Named[]
  /** Of these, those usually there. */
  usual: string[]
}

/** A session that lies ahead today. */
export interface SessionToday {
  club: Pick<Club, 'id' | 'name' | 'time' | 'place'>
}

export interface ClubsToday {
  asked: AskedSession[]
  ahead: SessionToday[]
}

/** A club as the card of one of its people shows it. */
export interface ClubOfPerson {
  id: string
  name: string
  role: string
  archived: boolean
  together: number
  lastOn: Day | null
}

export interface OutsideOverTime {
  now: OutsideShare
  /** The twelve months before. */
  before: OutsideShare
}

/** A club as the list shows it. */
export interface ClubLine {
  club: ClubView
  people: number
  next: Day | null
  attendance: AttendanceFigures
}

export interface ClubsAnswer {
  clubs: ClubLine[]
  outside: OutsideOverTime
}

/** The whole page of a club. */
export interface ClubDetail {
  club: ClubView
  people: Member[]
  /** Ids of those usually there. */
  usual: string[]
  next: Day | null
  sessions: SessionView[]
  attendance: AttendanceFigures
  cost: CostFigures | null
  brought: Brought
}
