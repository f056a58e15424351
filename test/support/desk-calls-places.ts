import { forgetLocated, locatePerson, spotOf } from '../../src/places/located.ts'
import { peopleNear, placesNear } from '../../src/places/near.ts'
import { coworkingNear, spotsOfAddress, travelTable } from '../../src/places/online/for-desk.ts'
import { projectLocated, projectSpots, projectSpotsOfCountry, spotEverybody } from '../../src/places/spots.ts'
import {
  addPlaces,
  deletePlace,
  homeOf,
  osmAmong,
  placeOf,
  placesOf,
  savePlace,
} from '../../src/places/store.ts'
import { suggestTownsFor, townSpot } from '../../src/places/towns.ts'
import { openDoor } from '../../src/platform/outgoing.ts'
import { changes, counts, type DeskCall, neither, tells, touched, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import { HALL } from './filled-places.ts'
import { place } from './places.ts'

/** Nothing is allowed on these desks. */
const DOOR = openDoor({ userAgent: 'test' })
const NEAR = { around: HALL, km: 20 }
const inReach = () => ({ km: 1, minutes: 1, basis: 'estimate' as const })
const VILLEURBANNE = { town: 'Villeurbanne', postalCode: '69100', country: 'FR' }

export const PLACE_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/places/located.ts forgetLocated': changes(forgetLocated, a => [a.zephyrine]),
  'src/places/located.ts locatePerson': changes(locatePerson, a => [
    a.zephyrine,
    { id: newId(), lat: 1, lon: 2 },
  ]),
  'src/places/located.ts spotOf': counts(spotOf, a => [a.zephyrine]),
  'src/places/near.ts peopleNear': tells(peopleNear, () => [{ ...NEAR, most: 50, inReach }]),
  'src/places/near.ts placesNear': tells(placesNear, () => [NEAR]),
  'src/places/online/for-desk.ts coworkingNear': neither(coworkingNear, () => [
    DOOR,
    { position: HALL, km: 5 },
  ]),
  'src/places/online/for-desk.ts spotsOfAddress': neither(spotsOfAddress, () => [
    DOOR,
    { street: '1 rue du Lac', postalCode: '69003', town: 'Lyon', country: 'FR' },
  ]),
  'src/places/online/for-desk.ts travelTable': neither(travelTable, () => [
    DOOR,
    { mode: 'car' as const, positions: [HALL] },
  ]),
  'src/places/spots.ts projectLocated': within(projectLocated, a => [
    touched(a.places.located, { person_id: a.zephyrine }),
  ]),
  'src/places/spots.ts projectSpots': within(projectSpots, a => [touched(a.zephyrine)]),
  'src/places/spots.ts projectSpotsOfCountry': within(projectSpotsOfCountry, () => [touched('country')]),
  'src/places/spots.ts spotEverybody': within(spotEverybody, () => []),
  'src/places/store.ts addPlaces': changes(addPlaces, () => [[place()]]),
  'src/places/store.ts deletePlace': changes(deletePlace, a => [a.places.place]),
  'src/places/store.ts homeOf': tells(homeOf, () => []),
  'src/places/store.ts osmAmong': counts(osmAmong, a => [[a.places.osm]]),
  'src/places/store.ts placeOf': tells(placeOf, a => [a.places.place]),
  'src/places/store.ts placesOf': tells(placesOf, () => []),
  'src/places/store.ts savePlace': changes(savePlace, () => [place()]),
  'src/places/towns.ts suggestTownsFor': neither(suggestTownsFor, () => ['Villeurb']),
  'src/places/towns.ts townSpot': neither(townSpot, () => [VILLEURBANNE]),
}
