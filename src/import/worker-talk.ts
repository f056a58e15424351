import type { KnownPerson } from './match.ts'
import type { Reader } from './merge-contact.ts'
import type { Candidate, Staging, Target } from './stage.ts'

export interface WorkerInput {
  files: { name: string; bytes: Uint8Array }[]
  reader: Reader
}

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

export interface Answer {
  origins: { id: string; personId: string; meaning: string; uid: string | null }[]
  people: KnownPerson[]
  targets: Target[]
  take: null
}
