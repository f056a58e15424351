import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import { inventInvitations, plantInvitations } from './invent-invitations.ts'
import { inventMastermind, plantMastermind } from './invent-masterminds.ts'
import type { Random } from './random.ts'

/** Company at a distance. */
export function inventCompany(random: Random, known: GoingOutFrame) {
  return { invitations: inventInvitations(random, known), mastermind: inventMastermind(random, known) }
}

/** Inside of a write. */
export async function plantCompany(
  inside: Desk,
  { invitations, mastermind }: ReturnType<typeof inventCompany>,
): Promise<void> {
  await plantInvitations(inside, invitations)
  await plantMastermind(inside, mastermind)
}
