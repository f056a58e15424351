import type { Invitation } from './invitation.ts'

/** The moment that an invitation in a calendar is of: the chosen one, or the only one proposed; null: none yet. */
export function momentOf({
  chosenAt,
  slots,
  state,
}: Pick<Invitation, 'chosenAt' | 'slots' | 'state'>): string | null {
  if (state === 'declined') return null
  return chosenAt ?? (slots.length === 1 ? (slots[0] ?? null) : null)
}
