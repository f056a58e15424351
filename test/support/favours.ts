import { day } from '../../src/lib/day.ts'
import type { FavourDraft } from '../../src/reciprocity/favour.ts'
import { newId } from './encounters.ts'

/** Advice received on the day that `NOW` is, unless said otherwise. */
export function favour(changes: Partial<FavourDraft> & Pick<FavourDraft, 'personId'>): FavourDraft {
  return {
    id: newId(),
    direction: 'received',
    kind: 'advice',
    aboutId: null,
    mandateId: null,
    encounterId: null,
    day: day('2026-11-21'),
    note: '',
    newPeople: [],
    ...changes,
  }
}
