import type { Position } from '../../lib/geo/position.ts'
import type { TravelMode } from '../../lib/geo/travel.ts'
import type { Tour } from '../tour.ts'

const OSM_ENGINES = { car: 'fossgis_osrm_car', bike: 'fossgis_osrm_bike', walk: 'fossgis_osrm_foot' } as const
/** Of the page that shows OSRM's ways: the places of its list of engines. */
const OSRM_SERVERS: Record<TravelMode, number> = { car: 0, transit: 0, bike: 1, walk: 2 }

/** One way on OpenStreetMap, which knows two ends and nothing between. */
export function legLink(from: Position, to: Position, mode: Exclude<TravelMode, 'transit'>): string {
  const route = [from, to].map(({ lat, lon }) => `${lat},${lon}`).join(';')
  return `https://www.openstreetmap.org/directions?${new URLSearchParams({ engine: OSM_ENGINES[mode], route })}`
}

/** A whole day by every stop: opened by the owner, nothing is asked by us. */
export function wholeLink(
  stops: readonly { position: Position }[],
  { start, mode }: Pick<Tour, 'start' | 'mode'>,
): string {
  const places = [start, ...stops.map(({ position }) => position), start]
  const said = new URLSearchParams(places.map(({ lat, lon }) => ['loc', `${lat},${lon}`]))
  said.set('srv', String(OSRM_SERVERS[mode]))
  return `https://map.project-osrm.org/?${said}`
}
