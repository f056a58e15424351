import type { WrittenPart } from './for-the-ear.ts'
import type { Month } from './month.ts'

/** A month that everybody may read, without anybody's name. */
export interface Publication {
  month: Month
  title: string
  parts: WrittenPart[]
  publishedAt: string
  /** To the readers by mail; null: not yet. */
  sentAt: string | null
}
