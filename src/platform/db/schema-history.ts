/** Encounters read from calendars, mail and other exports, and where they come from. */

export interface HistoryTables {
  correspondent: CorrespondentTable
  correspondence: CorrespondenceTable
  meeting: MeetingTable
  meetingPerson: MeetingPersonTable
  historySource: HistorySourceTable
  historyState: HistoryStateTable
}

export const HISTORY_FACTS = [
  'correspondent',
  'correspondence',
  'meeting',
  'meeting_person',
  'history_source',
] as const

/** An address as it was met; its id is a digest of the address. */
export interface CorrespondentTable {
  deskId: string
  id: string
  /** `mail:marie@example.org`, `tel:+33612345678`, `profile:linkedin.com/in/marie`, `name:marie dupont`, `title:marie d` (src/history/name-titled.ts). */
  address: string
  /** As last written there, or ''. */
  name: string
  /** Whose card it is, once known. */
  personId: string | null
  /** `new`; `known`: attributed; `declined`: the owner wants no card for it, and is not asked again. */
  state: string
}

/** What was written with one address on a day by one channel, or one call. Its id is a digest of these. */
export interface CorrespondenceTable {
  deskId: string
  id: string
  correspondentId: string
  day: string
  channel: string
  /** Of the first message, on the desk's clock. */
  time: string | null
  /** Who wrote or called first: `me`, `them`. */
  firstBy: string
  sent: number
  received: number
  /** Of calls. */
  minutes: number | null
  /** Each message as a digest, with its direction and its length (src/history/entries.ts). */
  entries: string
  encounterId: string | null
  /** 1: the encounter was there before, and is not ours to change. */
  isAttached: number
}

/** Something planned with people. Its id is a digest of its UID and occurrence. */
export interface MeetingTable {
  deskId: string
  id: string
  day: string
  time: string | null
  minutes: number | null
  /** 1: by video. */
  isVideo: number
  /** 1: by telephone. */
  isCall: number
  isCancelled: number
  /** '' unless the owner asks that titles and places be kept. */
  title: string
  place: string
  /** `proposed`, `kept`, `declined`. */
  state: string
  encounterId: string | null
  /** As `Meeting.revised` (src/history/exchange.ts) was of the last telling that changed it. */
  revised: string
}

export interface MeetingPersonTable {
  deskId: string
  id: string
  meetingId: string
  correspondentId: string
  /** As `Meeting.revised` of the last telling about them; ` no` behind it where they said no. */
  answer: string
}

/** A calendar's feed or a mailbox, read again and again. What is secret of it stands sealed in `desk_secret`. */
export interface HistorySourceTable {
  deskId: string
  id: string
  /** `calendar`, `mailbox`. */
  kind: string
  name: string
  /** JSON: host, port, user. */
  settings: string
  /** 1: paused. */
  archived: number
}

/** How far a source was read. No fact: undo does not touch it. */
export interface HistoryStateTable {
  deskId: string
  sourceId: string
  askedAt: string | null
  answeredAt: string | null
  /** JSON: the code of a refusal and its parameters. */
  problem: string | null
  /** JSON: what the last run brought. */
  taken: string
  /** JSON: validators of a feed; UIDVALIDITY and last UID of each folder. */
  cursor: string
}
