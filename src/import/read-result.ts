import type { Exchange, Meeting, Self } from '../history/exchange.ts'
import type { Day } from '../lib/day.ts'
import type { Problem } from '../lib/problem.ts'
import type { Besides } from './besides.ts'
import type { PlainUse } from './column-mapping.ts'
import type { FileFormat } from './detect.ts'
import type { Room } from './room.ts'
import type { ToldTable } from './said-columns.ts'
import type { StagedCard } from './staged-card.ts'

export interface ReadFile {
  format: FileFormat
  /** How many the file holds, with those that are no person (distribution lists, empty cards). */
  cards: number
  events: number
  messages: number
  staged: StagedCard[]
  exchanges: readonly Exchange[]
  meetings: readonly Meeting[]
  /** What it knows of people besides; each is named by the place of their card among the staged. */
  besides?: Besides<number>
  /** Those that no program wrote, whose columns the owner may say. */
  tables?: readonly ToldTable[]
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
  /** What the owner said of the columns of tables, by the digest of their headers. */
  mappings?: ReadonlyMap<string, readonly PlainUse[]>
  /** Who the owner is; nobody where it is not known. */
  self?: Self
  /** Series of a calendar are followed around it; where nobody says it, they are not laid out far. */
  today?: Day
  /** Told as the reading goes on, 0 … 1. */
  onProgress?: (share: number) => void
  /** What is left to the import, where several files share it; a file alone has all of it. */
  room?: Room
}
