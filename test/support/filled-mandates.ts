import type { Desk } from '../../src/platform/desk.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledMandates {
  /** One of them. */
  mandate: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

/** Something in each table of the slice. */
export async function fillMandates(_desk: Desk, _: FilledPeople): Promise<FilledMandates> {
  return { mandate: '', secrets: [] }
}
