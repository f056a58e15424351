import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { type Gazetteer, openGazetteer } from '../platform/gazetteer.ts'
import { findTown, type TownAsked } from './find-town.ts'
import { roundedPosition, type Spot, type TownSuggestion } from './place.ts'
import { suggestTowns } from './suggest-towns.ts'

let opened: Gazetteer | undefined

/** Opened when it is first asked for, by every desk of the process: it is of no desk. */
export function gazetteer(): Gazetteer {
  opened ??= openGazetteer()
  return opened
}

/** Where an address is, as well as its town tells; null: its town is not known. */
export function findSpot(asked: TownAsked): Spot | null {
  const found = findTown(gazetteer(), asked)
  return found && { ...roundedPosition(found.position), precision: found.precision, source: 'gazetteer' }
}

/** The same with the name of the town; where no country is said it is the owner's. */
export async function townSpot(desk: Desk, asked: TownAsked): Promise<(Spot & { name: string }) | null> {
  const country = asked.country || (await readSettings(desk)).country
  const found = findTown(gazetteer(), { ...asked, country })
  if (!found) return null
  const { name, precision } = found
  return { ...roundedPosition(found.position), precision, source: 'gazetteer', name }
}

/** Up to eight towns of the owner's country whose name or postcode begins so. */
export async function suggestTownsFor(desk: Desk, typed: string): Promise<TownSuggestion[]> {
  const { country } = await readSettings(desk)
  return suggestTowns(gazetteer(), typed, country).map(
    ({ name, admin, postalCodes, position, precision }) => ({
      ...roundedPosition(position),
      // Many towns bear one name: which one is said by its postcode, or by where it is.
      name: `${name} (${postalCodes.length === 1 ? postalCodes[0] : admin})`,
      precision,
    }),
  )
}
