import type { TFunction } from 'i18next'
import type { Copy } from './episode.ts'
import type { WrittenPart } from './for-the-ear.ts'
import type { Month } from './month.ts'

/** A month as it is told to somebody: what the page says, heading by heading. */
export interface Told {
  title: string
  parts: WrittenPart[]
}

/** What tells a month of a desk; of the shared copy, nobody's name. */
export type Tell<Desk> = (desk: Desk, month: Month, copy: Copy, t: TFunction) => Promise<Told>
