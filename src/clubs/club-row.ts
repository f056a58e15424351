import type { ClubSessionTable, ClubTable } from '../platform/db/schema-clubs.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Club, ClubView, Move, Session } from './club.ts'

export function fieldsOf(club: Club): Omit<ClubTable, 'deskId' | 'id'> {
  const { name, kind, place, placeId, rule, since, until, time, minutes } = club
  const { outsideTrade, costCents, costPer, currency, note, archived } = club
  return {
    ...{ name, kind, place, placeId, rule, since, until, time, minutes },
    ...{ outsideTrade: outsideTrade ? 1 : 0, costCents, costPer, currency, note },
    archived: archived ? 1 : 0,
  }
}

/** @param moves its sessions that stand elsewhere. */
export function viewOf({ deskId: _, ...row }: ClubTable, moves: readonly Move[]): ClubView {
  const flags = { outsideTrade: row.outsideTrade === 1, archived: row.archived === 1 }
  // The columns hold only what `fieldsOf` wrote.
  const club = { ...row, ...flags } as Club
  return { ...club, moves: [...moves], revision: revisionOf(club) }
}

export function revisionOf(club: Club): string {
  return revisionOfState([club.id, fieldsOf(club)])
}

export function sessionFrom({ deskId: _, ...row }: ClubSessionTable): Session {
  return row as Session
}

export function revisionOfSession({
  id,
  clubId,
  day,
  state,
  encounterId,
  movedTo,
  movedTime,
}: Session): string {
  return revisionOfState([id, clubId, day, state, encounterId, movedTo, movedTime])
}
