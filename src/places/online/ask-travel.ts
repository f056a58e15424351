import type { Position } from '../../lib/geo/position.ts'
import type { Parsed } from '../../lib/problem.ts'
import type { Asked, Outgoing } from '../../platform/outgoing.ts'
import { MOST_POSITIONS, type Travel, type TravelMode, type TravelTable } from './found-travel.ts'
import { readOsrmRoute, readOsrmTable } from './read-osrm.ts'
import { readValhallaRoute, readValhallaTable } from './read-valhalla.ts'

export interface RoutingServer {
  engine: 'osrm' | 'valhalla'
  /** Without a slash at its end. */
  server: string
  mode: TravelMode
}

/** Where no way leads, both answer 400 with their reason. */
const JSON_ONLY: Asked = { types: ['application/json'], alsoStatus: [400] }
const OSRM_PROFILE = { car: 'driving', bike: 'bike', walk: 'foot' } as const
const VALHALLA_COSTING = { car: 'auto', bike: 'bicycle', walk: 'pedestrian' } as const

/**
 * From one position to another.
 * OSRM: `GET SERVER/route/v1/driving/LON,LAT;LON,LAT?overview=false`.
 * Valhalla: `POST SERVER/route`, no directions.
 *
 * @throws Refusal as the way out does.
 */
export async function askRoute(
  out: Outgoing,
  routing: RoutingServer,
  { from, to }: { from: Position; to: Position },
): Promise<Parsed<Travel | null>> {
  const { engine, server, mode } = routing
  if (engine === 'osrm') {
    const path = `route/v1/${OSRM_PROFILE[mode]}/${osrmPlaces([from, to])}`
    const { text } = await out.fetchText('routing', `${server}/${path}?overview=false`, JSON_ONLY)
    return readOsrmRoute(text)
  }
  const said = {
    locations: [from, to],
    costing: VALHALLA_COSTING[mode],
    units: 'kilometers',
    directions_type: 'none',
  }
  const { text } = await out.fetchText('routing', `${server}/route`, posted(said))
  return readValhallaRoute(text)
}

/**
 * From each of the positions to each.
 * OSRM: `GET SERVER/table/v1/driving/LON,LAT;…?annotations=duration,distance`.
 * Valhalla: `POST SERVER/sources_to_targets`.
 *
 * @throws Refusal as the way out does. RangeError beyond `MOST_POSITIONS`.
 */
export async function askTable(
  out: Outgoing,
  { engine, server, mode }: RoutingServer,
  positions: readonly Position[],
): Promise<Parsed<TravelTable>> {
  if (positions.length > MOST_POSITIONS) throw new RangeError(`${positions.length} positions`)
  if (positions.length < 2) return { value: positions.map(() => [{ km: 0, minutes: 0 }]), problems: [] }
  if (engine === 'osrm') {
    const path = `table/v1/${OSRM_PROFILE[mode]}/${osrmPlaces(positions)}`
    const { text } = await out.fetchText(
      'routing',
      `${server}/${path}?annotations=duration,distance`,
      JSON_ONLY,
    )
    return readOsrmTable(text, positions.length)
  }
  const costing = VALHALLA_COSTING[mode]
  const said = { sources: positions, targets: positions, costing, units: 'kilometers', verbose: true }
  const { text } = await out.fetchText('routing', `${server}/sources_to_targets`, posted(said))
  return readValhallaTable(text, positions.length)
}

/** To about ten metres: enough for a way, and the same question is the same words. */
function osrmPlaces(positions: readonly Position[]): string {
  return positions.map(({ lat, lon }) => `${lon.toFixed(4)},${lat.toFixed(4)}`).join(';')
}

function posted(said: object): Asked {
  const rounded = (key: string, value: unknown) =>
    key === 'lat' || key === 'lon' ? Number((value as number).toFixed(4)) : value
  return { ...JSON_ONLY, body: { text: JSON.stringify(said, rounded), type: 'application/json' } }
}
