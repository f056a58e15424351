/** The month told: the page, the episode, its readers. */

export interface ReviewTables {
  bilan: BilanTable
  episode: EpisodeTable
  publication: PublicationTable
  reader: ReaderTable
  readerReply: ReaderReplyTable
}

export const REVIEW_FACTS = ['bilan', 'episode', 'publication', 'reader', 'reader_reply'] as const

export interface BilanTable {
  deskId: string
  /** The month, as well. */
  id: string
  month: string
  title: string
  paragraphs: string
  changeNext: string
  readOn: string | null
}

export interface EpisodeTable {
  deskId: string
  id: string
  month: string
  copy: string
  title: string
  cues: string
  chapters: string
  voice: string
  seconds: number
  audioHash: string
  bytes: number
  madeAt: string
}

/** A month that everybody may read: its copy without names, as it was when it was published. */
export interface PublicationTable {
  deskId: string
  /** The month, `2026-10`: each is published once. */
  id: string
  title: string
  parts: string
  publishedAt: string
  sentAt: string | null
}

/** Somebody who asked to receive the bilan by mail. */
export interface ReaderTable {
  deskId: string
  id: string
  mail: string
  name: string
  personId: string | null
  state: string
  askedAt: string
  confirmedAt: string | null
  leftAt: string | null
}

/** What somebody wrote under a month that was published. */
export interface ReaderReplyTable {
  deskId: string
  id: string
  month: string
  name: string
  mail: string
  text: string
  state: string
  receivedAt: string
  encounterId: string | null
}
