import type { Desk } from '../../src/platform/desk.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledBalance {
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

/** Something in each table of the slice. */
export async function fillBalance(
  _desk: Desk,
  _known: FilledPeople & { mandate: string },
): Promise<FilledBalance> {
  return { secrets: [] }
}
