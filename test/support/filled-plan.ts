import type { Desk } from '../../src/platform/desk.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledPlan {
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

/** Something in each table of the slice. */
export async function fillPlan(_desk: Desk, _known: FilledPeople & { mandate: string }): Promise<FilledPlan> {
  return { secrets: [] }
}
