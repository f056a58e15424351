import type { Kind } from './kinds.ts'

/** What a row says to a reader. */
export interface HeldLine {
  /** Of its table and its id. */
  id: string
  kind: Kind
  /** Null: it is of no day. */
  day: string | null
  text: string
}
