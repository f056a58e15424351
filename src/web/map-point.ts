import type { Position } from '../lib/geo/position.ts'
import type { PlaceKind } from '../places/place.ts'

interface Named {
  id: string
  name: string
  position: Position
}

/** Someone or something that has its place on a map. */
export type MapPoint = Named &
  (
    | { kind: 'person' }
    | { kind: 'place'; place: PlaceKind }
    | { kind: 'event' }
    /** Where the owner starts from. */
    | { kind: 'home' }
    /** Of a tour, counted from 1. */
    | { kind: 'stop'; number: number }
  )

/** GeoJSON (RFC 7946, section 3.3). */
interface Features<Geometry, Properties> {
  type: 'FeatureCollection'
  features: { type: 'Feature'; properties: Properties; geometry: Geometry }[]
}

/** Whether it may be counted with its neighbours: not what the map is drawn around. */
export function mayGather(point: MapPoint): boolean {
  return point.kind !== 'home' && point.kind !== 'stop'
}

/** What a map library reads; `properties.id` is the point's. */
export function pointFeatures(
  points: readonly MapPoint[],
): Features<{ type: 'Point'; coordinates: [number, number] }, { id: string }> {
  return {
    type: 'FeatureCollection',
    features: points.map(({ id, position }) => ({
      type: 'Feature',
      properties: { id },
      geometry: { type: 'Point', coordinates: [position.lon, position.lat] },
    })),
  }
}

/** Lines of `[lon, lat]` pairs as a map library reads them. */
export function lineFeatures(
  lines: readonly (readonly [number, number][])[],
): Features<{ type: 'LineString'; coordinates: [number, number][] }, null> {
  return {
    type: 'FeatureCollection',
    features: lines.map(coordinates => ({
      type: 'Feature',
      properties: null,
      geometry: { type: 'LineString', coordinates: [...coordinates] },
    })),
  }
}

/** A way from each to the next, never around the world: after 179° comes 181°. */
export function wayThrough(stops: readonly Position[]): [number, number][] {
  let last: number | null = null
  return stops.map(({ lat, lon }) => {
    const turns: number = last === null ? 0 : Math.round((last - lon) / 360)
    last = lon + turns * 360
    return [last, lat]
  })
}
