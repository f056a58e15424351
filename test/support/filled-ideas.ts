import type { Desk } from '../../src/platform/desk.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledIdeas {
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

/** Something in each table of the slice. */
export async function fillIdeas(_desk: Desk, _: FilledPeople & { mandate: string }): Promise<FilledIdeas> {
  return { secrets: [] }
}
