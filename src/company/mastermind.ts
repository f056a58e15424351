import type { Day } from '../lib/day.ts'
import type { Rhythm } from './rhythm.ts'

/** With the owner: fewer is a talk, more leaves no time to each. */
export const FEWEST_MEMBERS = 3
export const MOST_MEMBERS = 8

/** A few peers who meet at a rhythm, speak in turn, and promise something by the next time. */
export interface Mastermind {
  id: string
  name: string
  rhythm: Rhythm
  /** The first day of the rhythm: it says the weekday, and which one of the month. */
  since: Day
  /** `12:30`, on the clock of the zone. */
  time: string
  /** IANA name. */
  zone: string
  minutes: number
  turnMinutes: number
  /** Where to meet on line; '': nowhere yet. */
  link: string
  note: string
  archived: boolean
}

export interface Member {
  id: string
  /** Their card; null: somebody by name alone, or the owner. */
  personId: string | null
  name: string
  /** IANA name of their clock; null: that of their card, or else of the mastermind. */
  zone: string | null
  isOwner: boolean
  /** In the order of the turns. */
  position: number
  joinedOn: Day
  /** They are no longer of it from that day on. */
  leftOn: Day | null
}

export interface MemberDraft extends Pick<Member, 'id' | 'personId' | 'name' | 'zone' | 'isOwner'> {
  /** The person, where named for the first time: enters the cardex in the same batch. */
  newPerson?: { id: string; name: string } | null | undefined
}

export const SESSION_STATES = ['planned', 'held', 'skipped'] as const
export type SessionState = (typeof SESSION_STATES)[number]

export interface Session {
  id: string
  day: Day
  time: string
  /** The day of the rhythm that it stands for; null: one besides. */
  regularDay: Day | null
  state: SessionState
  note: string
  /** Members who were not there, or said that they will not be. */
  absent: string[]
  encounterId: string | null
}

/** What a member brought and heard in a session. */
export interface Note {
  id: string
  memberId: string
  text: string
}

/** What a member said that they would do by the next session. */
export interface MemberPromise {
  id: string
  memberId: string
  text: string
  /** Null: nobody has said yet. */
  kept: boolean | null
}

export interface MemberView extends Member {
  /** How the others call them. */
  firstName: string
  /** Their clock, wherever it is known from. */
  clock: string
}

export interface SessionView extends Session {
  revision: string
  /** UTC ISO text. */
  startsAt: string
  notes: Note[]
  promises: MemberPromise[]
}

/** A time at which the mastermind meets next. */
export interface Slot {
  day: Day
  time: string
  regularDay: Day | null
  /** Null: it is only in the rhythm so far. */
  sessionId: string | null
  isSkipped: boolean
}

/** A mastermind as screens show it. */
export interface MastermindView extends Mastermind {
  revision: string
  /** In the order of the turns. */
  members: MemberView[]
  /** Those that have a row, the latest first. */
  sessions: SessionView[]
  /** The next times, those under way or forgotten first. */
  ahead: (Slot & { startsAt: string; absent: string[] })[]
}

/** Who is of it on a day, in the order of the turns. */
export function membersOn<Of extends Pick<Member, 'joinedOn' | 'leftOn'>>(
  members: readonly Of[],
  day: Day,
): Of[] {
  return members.filter(({ joinedOn, leftOn }) => joinedOn <= day && (leftOn === null || day < leftOn))
}

/** Whether somebody was at a session that was held. */
export function wasThere(
  member: Pick<Member, 'id' | 'joinedOn' | 'leftOn'>,
  session: Pick<Session, 'day' | 'state' | 'absent'>,
): boolean {
  return (
    session.state === 'held' &&
    membersOn([member], session.day).length > 0 &&
    !session.absent.includes(member.id)
  )
}

/** The last session held before another; undefined: that is the first. @param sessions the latest first. */
export function sessionBefore<Of extends Pick<Session, 'id' | 'day' | 'time' | 'state'>>(
  sessions: readonly Of[],
  { id, day, time }: Pick<Session, 'id' | 'day' | 'time'>,
): Of | undefined {
  return sessions.find(
    each => each.state === 'held' && each.id !== id && `${each.day} ${each.time}` < `${day} ${time}`,
  )
}

/** « Karim » of « Karim Benali ». @param givenName that of a card; '': not known. */
export function firstNameOf(name: string, givenName = ''): string {
  return givenName.trim() || (name.trim().split(/\s+/)[0] ?? '')
}

/** Two who are called the same have their initial besides: « Margaux S. ». */
export function toldApart<Of extends Pick<MemberView, 'name' | 'firstName'>>(members: readonly Of[]): Of[] {
  return members.map(member => {
    const { name, firstName } = member
    const isShared = members.filter(each => each.firstName === firstName).length > 1
    const initial = name.trim().split(/\s+/).at(-1)?.charAt(0) ?? ''
    return isShared && initial !== '' ? { ...member, firstName: `${firstName} ${initial}.` } : member
  })
}
