import type { EncounterView } from '../../encounters/encounter.ts'
import { EncounterFavour } from '../../reciprocity/ui/EncounterFavour.tsx'

/** What the later slices let one do from an encounter: encounters know nothing of them. */
export function EncounterMore({ encounter }: { encounter: EncounterView }) {
  return <EncounterFavour encounter={encounter} />
}
