import type { Desk } from '../../src/platform/desk.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledReview {
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

/** Something in each table of the slice. */
export async function fillReview(
  _desk: Desk,
  _known: FilledPeople & { mandate: string },
): Promise<FilledReview> {
  return { secrets: [] }
}
