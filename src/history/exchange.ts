import type { Problem } from '../lib/problem.ts'

/** Somebody as a calendar, a mailbox or a telephone names them: whatever it knows. */
export interface Correspondent {
  /** As written there, or ''. */
  name: string
  /** Lower case, or null. */
  mail: string | null
  /** As written there, or null. */
  phone: string | null
  /** `linkedin.com/in/marie-dupont`, or null. */
  profile: string | null
}

/** When something was, as its file tells it. */
export type Moment =
  /** In milliseconds since 1970. */
  | { instant: number }
  /** On a clock whose zone is not told: the owner's is meant. `2026-11-02`, `18:30`. */
  | { day: string; time: string }

/** Something written or said at a distance: a mail, a message, a call. */
export interface Exchange {
  /** The same in every export of the same thing: its Message-ID, or a digest of who, when, which way and how long. */
  key: string
  at: Moment
  channel: 'mail' | 'message' | 'network' | 'call' | 'video'
  /** Who started this one. */
  initiator: 'me' | 'them'
  /** Letters of what was written; null for calls. The text itself is never kept. */
  letters: number | null
  /** How long a call lasted; 0 when nobody answered. */
  minutes: number | null
  /** Everybody but the owner. */
  others: readonly Correspondent[]
}

/** Something planned together: an event of a calendar with people. */
export interface Meeting {
  /** UID, and the day of the occurrence for one of a series. */
  key: string
  from: Moment
  minutes: number | null
  isAllDay: boolean
  isCancelled: boolean
  /** By video: a link or a conference stands in it. */
  isVideo: boolean
  /** Kept only where the owner asks for it. */
  title: string
  place: string
  others: readonly Correspondent[]
  /** Nobody is written in it: whom its title names is looked for there. */
  titled?: { isSeries: boolean }
  /** Those who said no. */
  refused?: readonly Correspondent[]
  /** SEQUENCE, then DTSTAMP: of two tellings the later one is the greater text (RFC 5546 §2.1.5). */
  revised?: string
  /**
   * By mail (RFC 6047): an invitation or its withdrawal, somebody's answer to it, the owner's own. What a calendar tells
   * has none, and holds whatever a mail says.
   */
  message?: 'request' | 'answer' | 'own-answer'
}

/** What a file told of encounters. Reading never throws: what could not be read is in the problems. */
export interface HistoryRead {
  exchanges: Exchange[]
  meetings: Meeting[]
  /** How many entries the file holds, with those that are no exchange (automatic mail, cancelled events). */
  entries: number
  problems: Problem[]
  problemCount: number
}

/** Who the owner is, so that they are not counted among the others. */
export interface Self {
  /** Lower case. */
  mails: readonly string[]
  /** In E.164. */
  phones: readonly string[]
  /** As exports write them: WhatsApp and LinkedIn tell no address. */
  names: readonly string[]
}
