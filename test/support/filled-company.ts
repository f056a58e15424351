import type { Desk } from '../../src/platform/desk.ts'
import { fillInvitations } from './filled-invitations.ts'
import { type FilledMastermind, fillMastermind } from './filled-masterminds.ts'
import type { FilledPeople } from './filled-people.ts'

export interface FilledCompany {
  /** A proposal that waits for its answer. */
  open: string
  /** One whose moment is chosen. */
  settled: string
  circle: FilledMastermind
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

/** Something in each table of the slice. */
export async function fillCompany(
  desk: Desk,
  known: FilledPeople & { mandate: string },
): Promise<FilledCompany> {
  const { open, settled, secrets } = await fillInvitations(desk, known)
  const circle = await fillMastermind(desk, known)
  return { open, settled, circle, secrets: [...secrets, ...circle.secrets] }
}
