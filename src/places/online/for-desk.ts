import type { OsmPlace } from '../../lib/geo/osm-place.ts'
import type { Position } from '../../lib/geo/position.ts'
import type { TravelMode as AnyMode } from '../../lib/geo/travel.ts'
import type { Parsed } from '../../lib/problem.ts'
import { serverOf } from '../../owner/outgoing-services.ts'
import { wayOut } from '../../owner/outgoing-way.ts'
import { readSettings } from '../../owner/store.ts'
import type { Desk } from '../../platform/desk.ts'
import type { Door } from '../../platform/outgoing.ts'
import { roundedPosition, type Spot } from '../place.ts'
import { askCoworkingNear } from './ask-overpass.ts'
import { askTable } from './ask-travel.ts'
import { findAddress } from './find-address.ts'
import type { AddressAsked, FoundAddress } from './found-address.ts'
import { MOST_POSITIONS, type TravelTable } from './found-travel.ts'

/** Where an address is, as the services say that the owner allows; the best first. @throws Refusal as the way out. */
export async function spotsOfAddress(
  desk: Desk,
  door: Door,
  address: AddressAsked,
): Promise<(Spot & { label: string })[]> {
  const { outgoing, country } = await readSettings(desk)
  const asked = { ...address, country: address.country || country }
  const out = wayOut(door, desk.id, outgoing)
  const { value } = await findAddress(out, outgoing, { address: asked, language: desk.language })
  return value.map(found => ({
    ...roundedPosition(found.position),
    precision: PRECISION[found.precision],
    source: found.source,
    label: found.label,
  }))
}

const PRECISION = {
  house: 'exact',
  street: 'street',
  town: 'town',
  around: 'around',
} as const satisfies Record<FoundAddress['precision'], Spot['precision']>

/** Places to work in around a position, as OpenStreetMap knows them. @throws Refusal as the way out. */
export async function coworkingNear(
  desk: Desk,
  door: Door,
  around: { position: Position; km: number },
): Promise<Parsed<OsmPlace[]>> {
  const { outgoing } = await readSettings(desk)
  const server = serverOf(outgoing, 'overpass') as string
  return askCoworkingNear(wayOut(door, desk.id, outgoing), server, around)
}

/**
 * From each of the positions to each, by the routing service of the owner; null where none is allowed, none is for that
 * way of travelling, or there are too many positions: then one estimates.
 *
 * @throws Refusal as the way out.
 */
export async function travelTable(
  desk: Desk,
  door: Door,
  { mode, positions }: { mode: AnyMode; positions: readonly Position[] },
): Promise<TravelTable | null> {
  const { outgoing } = await readSettings(desk)
  const server = serverOf(outgoing, 'routing')
  if (!outgoing.allowed.includes('routing') || server === null || mode === 'transit') return null
  if (positions.length > MOST_POSITIONS) return null
  const routing = { engine: outgoing.routingEngine, server, mode }
  return (await askTable(wayOut(door, desk.id, outgoing), routing, positions)).value
}
