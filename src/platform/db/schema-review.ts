/** The month told: the page, the episode, its readers. */

export interface ReviewTables {
  bilan: BilanTable
  episode: EpisodeTable
  reader: ReaderTable
  readerReply: ReaderReplyTable
}

export const REVIEW_FACTS = ['bilan', 'episode', 'reader', 'reader_reply'] as const

export interface BilanTable {
  deskId: string
  id: string
  month: string
  title: string
  paragraphs: string
  changeNext: string
  state: string
  readOn: string | null
  publishedAt: string | null
  visibility: string
}

export interface EpisodeTable {
  deskId: string
  id: string
  bilanId: string
  transcript: string
  chapters: string
  voice: string
  seconds: number
  audioHash: string
  bytes: number
  madeAt: string
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

export interface ReaderReplyTable {
  deskId: string
  id: string
  bilanId: string | null
  readerId: string | null
  text: string
  state: string
  receivedAt: string
  encounterId: string | null
}
