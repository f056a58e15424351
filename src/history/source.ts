import type { Day } from '../lib/day.ts'

export const SOURCE_KINDS = ['calendar', 'mailbox'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** A calendar's feed or a mailbox, read again and again. Its address or password stands elsewhere, sealed. */
export interface Source {
  id: string
  kind: SourceKind
  /** As the owner calls it. */
  name: string
  /** Of a mailbox its server; of a calendar the host of its address, the rest of which is a secret. */
  host: string
  port: number
  /** Of a mailbox. */
  user: string
  isPaused: boolean
}

export interface SourceDraft extends Source {
  revision?: string | undefined
}

/** What the last reading brought. */
export interface SourceTaken {
  messages: number
  automatic: number
  encounters: number
  meetings: number
}

export interface SourceView extends Source {
  revision: string
  askedAt: string | null
  answeredAt: string | null
  problem: SourceProblem | null
  taken: SourceTaken
}

/** A `Refusal` as it is kept. */
export interface SourceProblem {
  code: string
  params: Record<string, string>
}

/** How far a reading is. */
export interface SourceRun {
  done: number
  total: number
}

/** As screens see it: the problem in words, and whether it is being read. */
export interface SourceShown extends Omit<SourceView, 'problem'> {
  problem: string | null
  run: SourceRun | null
}

export const MOST_SOURCES = 30
export const NOTHING_TAKEN: SourceTaken = { messages: 0, automatic: 0, encounters: 0, meetings: 0 }

/** How far a source was read. */
export interface Cursor {
  /** Validators of a feed. */
  etag?: string
  lastModified?: string
  /** When a feed was last read whole: of its series only what is near was laid out. */
  readOn?: Day
  /** Ids of meetings that it told to come. */
  upcoming?: string[]
  /** Of each folder its validity and the last number. */
  folders?: Record<string, { validity: string; uid: number }>
}
