/** Recurring activities with their people: the choir, the five-a-side, the open coffee. */

export interface ClubsTables {
  club: ClubTable
  clubPerson: ClubPersonTable
  clubSession: ClubSessionTable
  clubLeftOut: ClubLeftOutTable
}

export const CLUBS_FACTS = ['club', 'club_person', 'club_session', 'club_left_out'] as const

export interface ClubTable {
  deskId: string
  id: string
  name: string
  kind: string
  place: string
  placeId: string | null
  rule: string
  since: string
  until: string | null
  time: string | null
  minutes: number | null
  outsideTrade: number
  costCents: number | null
  costPer: string
  currency: string
  note: string
  archived: number
}

/** Somebody of a club. */
export interface ClubPersonTable {
  deskId: string
  id: string
  clubId: string
  personId: string
  role: string
}

/** One time: went, missed it, there was none, or it is on another day. */
export interface ClubSessionTable {
  deskId: string
  id: string
  clubId: string
  day: string
  state: string
  encounterId: string | null
  /** Of one that was moved, where to. */
  movedTo: string | null
  movedTime: string | null
}

/** Somebody who is never to be spoken of as a possible client again, in any club. */
export interface ClubLeftOutTable {
  deskId: string
  id: string
  personId: string
  on: string
}
