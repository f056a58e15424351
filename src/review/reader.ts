import type { Month } from './month.ts'

/** Asked: until they follow the link of the letter, nothing else is sent. */
export const READER_STATES = ['asked', 'confirmed', 'left'] as const
export type ReaderState = (typeof READER_STATES)[number]

/** Somebody who asked to receive the bilan by mail. */
export interface Reader {
  id: string
  mail: string
  name: string
  personId: string | null
  state: ReaderState
  askedAt: string
  confirmedAt: string | null
  leftAt: string | null
}

export type ReplyState = 'waiting' | 'accepted' | 'refused'

/** What somebody wrote under a month: nobody else reads it. */
export interface ReaderReply {
  id: string
  month: Month
  name: string
  /** '' where they left none. */
  mail: string
  text: string
  state: ReplyState
  receivedAt: string
  /** What it became, once accepted. */
  encounterId: string | null
}
