import type { EncounterView } from '../../encounters/encounter.ts'

/** Logs a favour that was done on the occasion of an encounter. */
export function EncounterFavour(_: { encounter: EncounterView }) {
  return null
}
