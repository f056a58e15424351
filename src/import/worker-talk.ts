import type { Reader } from '../duplicates/merge-contact.ts'
import type { Self } from '../history/exchange.ts'
import type { Gathered } from '../history/gather.ts'
import type { Day } from '../lib/day.ts'
import type { PlainUse } from './column-mapping.ts'
import type { KnownPerson } from './likely-people.ts'
import type { Candidate, Staging, Target } from './stage.ts'

export interface WorkerInput {
  files: (HeldFile | KeptFile)[]
  reader: Reader
  /** What the owner said of the columns of tables, by the digest of their headers. */
  mappings: ReadonlyMap<string, readonly PlainUse[]>
  history: HistoryInput
}

/** Of encounters: on whose clock, and who the owner is. */
export interface HistoryInput {
  self: Self
  timeZone: string
  today: Day
  keepsTitles: boolean
}

export interface HeldFile {
  name: string
  bytes: Uint8Array
}

/** One too large to be held, that is read as it passes. */
export interface KeptFile {
  name: string
  path: string
  size: number
}

/** A part of what was gathered. */
export type HistoryPart = Partial<Pick<Gathered, 'correspondents' | 'days' | 'meetings'>>

export type FromWorker =
  /** Octets read, of how many. */
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'ask'; question: Question }
  /** The rest, once all candidates were handed over. */
  | { kind: 'staged'; staging: Staging }

/** What the worker wants of the desk; answers come in pages of which the last is empty. */
export type Question =
  | { ask: 'origins'; after: string }
  | { ask: 'people'; after: string }
  | { ask: 'targets'; of: { personId: string; uid: string | null }[] }
  /** To keep some of the candidates. */
  | { ask: 'take'; candidates: Candidate[] }
  | { ask: 'take-history'; part: HistoryPart }

export interface Answer {
  origins: { id: string; personId: string; meaning: string; uid: string | null }[]
  people: KnownPerson[]
  targets: Target[]
  take: null
  'take-history': null
}
