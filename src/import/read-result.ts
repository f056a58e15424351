import type { Problem } from '../lib/problem.ts'
import type { FileFormat } from './detect.ts'
import type { Room } from './room.ts'
import type { StagedCard } from './staged-card.ts'

export interface ReadFile {
  format: FileFormat
  /** How many the file holds, with those that are no person (distribution lists, empty cards). */
  cards: number
  events: number
  messages: number
  staged: StagedCard[]
  /** The first of each kind. */
  problems: Problem[]
  /** Of all that were met. */
  problemCount: number
}

export interface ReadOptions {
  /** The reader's: for headings within notes, and dates that could be read two ways. */
  language: 'fr' | 'en'
  /** A digest without collisions (SHA-256), of a text. */
  digest: (text: string) => string
  /** Told as the reading goes on, 0 … 1. */
  onProgress?: (share: number) => void
  /** What is left to the import, where several files share it; a file alone has all of it. */
  room?: Room
}
