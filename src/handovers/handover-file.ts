import type { Day } from '../lib/day.ts'
import { type Shown, shownToPeer } from './shown.ts'
import type { Terms } from './terms.ts'

/** What the name of the format is in the file (docs/handover.md). */
export const FILE_FORMAT = 'entregent-handover'
export const FILE_VERSION = 1

/** A mandate as it goes from one desk to another: what the page shows, and who passes it. */
export interface HandoverFile {
  format: typeof FILE_FORMAT
  version: typeof FILE_VERSION
  /** Names the handover: taken twice, it is taken once. */
  id: string
  sentOn: Day
  from: { name: string; email: string }
  mandate: Shown
  message: string
  terms: Terms
}

interface Source {
  id: string
  sentOn: Day
  shown: Shown
  clientAgreedOn: Day | null
  message: string
  terms: Terms
}

export function handoverFile(
  { id, sentOn, shown, clientAgreedOn, message, terms }: Source,
  from: HandoverFile['from'],
): HandoverFile {
  const mandate = shownToPeer(shown, clientAgreedOn)
  return { format: FILE_FORMAT, version: FILE_VERSION, id, sentOn, from, mandate, message, terms }
}
