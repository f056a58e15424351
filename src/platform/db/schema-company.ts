/** Company at a distance: e-coffees proposed to one person, masterminds of a few peers; pages for guests. */

export interface CompanyTables {
  invitation: InvitationTable
  mastermind: MastermindTable
  mastermindMember: MastermindMemberTable
  mastermindSession: MastermindSessionTable
  mastermindNote: MastermindNoteTable
  mastermindPromise: MastermindPromiseTable
  guestLink: GuestLinkTable
}

export const COMPANY_FACTS = [
  'invitation',
  'mastermind',
  'mastermind_member',
  'mastermind_session',
  'mastermind_note',
  'mastermind_promise',
] as const

/** A talk proposed to somebody, with some slots to choose from. */
export interface InvitationTable {
  deskId: string
  id: string
  personId: string | null
  kind: string
  title: string
  slots: string
  minutes: number
  zone: string
  channel: string
  link: string
  place: string
  message: string
  state: string
  chosenAt: string | null
  /** Another time that they propose. */
  counterAt: string | null
  answeredAt: string | null
  /** By which way: their page, a mail of theirs, or the owner who noted it. */
  answeredBy: string | null
  answer: string
  sequence: number
  sentOn: string | null
  expiresOn: string
  encounterId: string | null
}

/** A few peers who meet at a rhythm. */
export interface MastermindTable {
  deskId: string
  id: string
  name: string
  rule: string
  since: string
  time: string
  zone: string
  minutes: number
  turnMinutes: number
  link: string
  note: string
  archived: number
}

/** One of them; the owner is one too. */
export interface MastermindMemberTable {
  deskId: string
  id: string
  mastermindId: string
  personId: string | null
  name: string
  /** IANA name of their clock; null: that of their card. */
  zone: string | null
  isOwner: number
  position: number
  joinedOn: string
  leftOn: string | null
}

/** One meeting. */
export interface MastermindSessionTable {
  deskId: string
  id: string
  mastermindId: string
  day: string
  time: string
  /** The day of the rhythm that it stands for; null: one besides. */
  regularDay: string | null
  state: string
  note: string
  /** JSON list of the members who were not there, or said that they will not be. */
  absent: string
  encounterId: string | null
}

/** What one of them brought and heard, in one session. */
export interface MastermindNoteTable {
  deskId: string
  id: string
  mastermindSessionId: string
  mastermindMemberId: string
  text: string
}

/** What one of them said they would do by the next session. */
export interface MastermindPromiseTable {
  deskId: string
  id: string
  mastermindMemberId: string
  mastermindSessionId: string
  text: string
  kept: number | null
}

/** A page of the desk that opens without account; only the hash of its key is kept. */
export interface GuestLinkTable {
  deskId: string
  tokenHash: string
  kind: string
  rowId: string
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
}
