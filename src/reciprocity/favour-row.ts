import type { FavourTable } from '../platform/db/schema-work.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Favour } from './favour.ts'

/** The row that says a favour. */
export function rowOfFavour(deskId: string, favour: Favour): FavourTable {
  const { id, direction, kind, personId, aboutId, mandateId, encounterId, day, note } = favour
  return { deskId, id, direction, kind, personId, aboutId, mandateId, encounterId, day, note }
}

export function favourFrom({ deskId, ...row }: FavourTable): Favour {
  // The columns hold only what `rowOfFavour` wrote: each from a closed list.
  return row as unknown as Favour
}

/** Names a state of a favour. */
export function revisionOfFavour(favour: Favour): string {
  const { deskId, ...fields } = rowOfFavour('', favour)
  return revisionOfState(Object.values(fields))
}
