import { NEW_PLACE, type PlaceDraft } from '../../src/places/place.ts'
import { newId } from './encounters.ts'

/** Of which only the name is known, unless said otherwise. */
export function place(changes: Partial<PlaceDraft> = {}): PlaceDraft {
  return { ...NEW_PLACE, id: newId(), name: 'Le Hangar', currency: 'EUR', ...changes }
}
