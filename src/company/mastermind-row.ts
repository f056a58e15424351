import type { Day } from '../lib/day.ts'
import type {
  MastermindMemberTable,
  MastermindPromiseTable,
  MastermindSessionTable,
  MastermindTable,
} from '../platform/db/schema-company.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Mastermind, Member, MemberPromise, Session, SessionState } from './mastermind.ts'
import { rhythmOf, ruleFrom } from './rhythm.ts'

export function mastermindFields(mastermind: Mastermind): Omit<MastermindTable, 'deskId' | 'id'> {
  const { name, rhythm, since, time, zone, minutes, turnMinutes, link, note, archived } = mastermind
  return {
    ...{ name, rule: ruleFrom(rhythm, since), since, time, zone, minutes, turnMinutes, link, note },
    archived: archived ? 1 : 0,
  }
}

export function mastermindFrom({ deskId, rule, ...row }: MastermindTable): Mastermind {
  return { ...row, rhythm: rhythmOf(rule), since: row.since as Day, archived: row.archived === 1 }
}

export function revisionOfMastermind(mastermind: Mastermind): string {
  return revisionOfState([mastermind.id, mastermindFields(mastermind)])
}

export function memberFields(member: Member): Omit<MastermindMemberTable, 'deskId' | 'id' | 'mastermindId'> {
  const { personId, name, zone, isOwner, position, joinedOn, leftOn } = member
  return { personId, name, zone, isOwner: isOwner ? 1 : 0, position, joinedOn, leftOn }
}

export function memberFrom({ deskId, mastermindId, ...row }: MastermindMemberTable): Member {
  return {
    ...row,
    isOwner: row.isOwner === 1,
    joinedOn: row.joinedOn as Day,
    leftOn: row.leftOn as Day | null,
  }
}

export function sessionFields(
  session: Session,
): Omit<MastermindSessionTable, 'deskId' | 'id' | 'mastermindId'> {
  const { day, time, regularDay, state, note, absent, encounterId } = session
  return { day, time, regularDay, state, note, absent: JSON.stringify([...absent].sort()), encounterId }
}

export function sessionFrom({ deskId, mastermindId, ...row }: MastermindSessionTable): Session {
  return {
    ...row,
    day: row.day as Day,
    regularDay: row.regularDay as Day | null,
    state: row.state as SessionState,
    absent: JSON.parse(row.absent) as string[],
  }
}

/** Without the encounter, which comes and goes with the calendar. */
export function revisionOfSession(session: Session): string {
  return revisionOfState([session.id, { ...sessionFields(session), encounterId: null }])
}

export function keptColumn(kept: boolean | null): number | null {
  return kept === null ? null : kept ? 1 : 0
}

export function promiseFrom(
  { id, mastermindMemberId: memberId, text, kept }: MastermindPromiseTable,
  isDone: boolean,
): MemberPromise {
  return { id, memberId, text, kept: kept === null ? isDone || null : kept === 1 }
}
