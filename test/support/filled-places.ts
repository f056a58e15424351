import { locatePerson } from '../../src/places/located.ts'
import { savePlace } from '../../src/places/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'
import { place } from './places.ts'

export interface FilledPlaces {
  place: string
  /** Of OpenStreetMap. */
  osm: string
  located: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const NAME = 'La halle aux accordéons'
const NOTE = 'La clef est chez le bedeau de Plestin.'
const STREET = 'quai des Sardiniers'
const OSM = 'node/7700077'

/** Where it is. */
export const HALL = { lat: 48.831234, lon: -3.478765 }

/** Something in each table of the slice. */
export async function fillPlaces(desk: Desk, { zephyrine }: FilledPeople): Promise<FilledPlaces> {
  const [id, located] = [newId(), newId()] as const
  const spot = { ...HALL, precision: 'exact', source: 'owner' } as const
  await savePlace(desk, place({ id, name: NAME, note: NOTE, address: STREET, osm: OSM, kind: 'home', spot }))
  await locatePerson(desk, zephyrine, { id: located, ...HALL })
  return { place: id, osm: OSM, located, secrets: [id, located, NAME, NOTE, STREET, OSM] }
}
