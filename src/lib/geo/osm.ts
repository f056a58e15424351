import type { Parsed, Problem } from '../problem.ts'
import { type OsmPlace, placeOfTags } from './osm-place.ts'
import { isPosition, type Position } from './position.ts'

/** What is read at most. */
export const MOST_OSM_BYTES = 50_000_000
export const MOST_OSM_FEATURES = 100_000

/**
 * The places of a file of OpenStreetMap: a GeoJSON FeatureCollection as overpass turbo saves it, or the answer of
 * Overpass itself (`elements`), ways and relations at their `center` or in the middle of what they enclose. Benches and
 * roads are left out without a word; a place to go to that has no name or no position, with one.
 */
export function readOsm(text: string): Parsed<OsmPlace[]> {
  if (text.length > MOST_OSM_BYTES) {
    return nothing('osm-too-large', 'The file is larger than 50 MB.')
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    // Whatever is wrong with it, it is no file of this kind.
    return nothing('osm-unreadable', 'This is neither GeoJSON nor an answer of Overpass.')
  }
  const { features, elements } = recordOf(parsed)
  if (Array.isArray(features)) return placesOf(features, feature => featureOf(recordOf(feature)))
  if (Array.isArray(elements)) {
    const nodes = nodesOf(elements)
    return placesOf(elements, element => elementOf(recordOf(element), nodes))
  }
  return nothing('osm-unreadable', 'This is neither GeoJSON nor an answer of Overpass.')
}

/** `node/123`, or null where the file says no id. */
type OsmId = string | null

interface Found {
  osm: OsmId
  tags: Tags
  position: Position | null
}

type Tags = Readonly<Record<string, unknown>>

function placesOf(all: readonly unknown[], read: (each: unknown) => Found): Parsed<OsmPlace[]> {
  const places = new Map<string, OsmPlace>()
  const left = { nameless: 0, nowhere: 0, twice: 0 }
  for (const each of all.slice(0, MOST_OSM_FEATURES)) {
    const { osm, tags, position } = read(each)
    const place = placeOfTags(tags)
    if (place === null) continue
    if (place.name === '') left.nameless++
    else if (position === null) left.nowhere++
    else {
      // Without an id of its own, what stands at the same point under the same name is the same.
      const id = osm ?? `${position.lat},${position.lon} ${place.name}`
      if (places.has(id)) left.twice++
      else places.set(id, { ...place, osm, position })
    }
  }
  const problems = [
    countProblem('osm-nameless', left.nameless, 'without a name'),
    countProblem('osm-nowhere', left.nowhere, 'without a position'),
    countProblem('osm-twice', left.twice, 'there already'),
    countProblem('osm-too-many', all.length - MOST_OSM_FEATURES, 'beyond the first 100,000'),
  ]
  return { value: [...places.values()], problems: problems.flatMap(problem => problem ?? []) }
}

function countProblem(code: string, count: number, why: string): Problem | null {
  if (count <= 0) return null
  return { where: 'file', level: 'ignored', code, params: { count }, message: `${count} left out: ${why}.` }
}

function nothing(code: string, message: string): Parsed<OsmPlace[]> {
  return { value: [], problems: [{ where: 'file', level: 'rejected', code, message }] }
}

/** Of GeoJSON (RFC 7946 §3.2), the id as overpass turbo and osmtogeojson write it. */
function featureOf(feature: Tags): Found {
  const properties = recordOf(feature.properties)
  const tags = typeof properties.tags === 'object' ? recordOf(properties.tags) : properties
  const { coordinates, geometries } = recordOf(feature.geometry)
  return {
    osm:
      idOf(feature.id) ??
      idOf(properties['@id']) ??
      idOf(properties.id) ??
      idOf(`${properties.osm_type ?? properties.type}/${properties.osm_id ?? properties.id}`),
    tags,
    position: middleOf(pointsIn(coordinates ?? geometries)),
  }
}

type Nodes = ReadonlyMap<unknown, Position>

function elementOf(element: Tags, nodes: Nodes): Found {
  const { type, id, tags, nodes: refs } = element
  const own = positionOf(element) ?? positionOf(recordOf(element.center))
  const outline = Array.isArray(element.geometry) ? element.geometry : membersOf(element)
  const { minlat, minlon, maxlat, maxlon } = recordOf(element.bounds)
  const corners = [positionOf({ lat: minlat, lon: minlon }), positionOf({ lat: maxlat, lon: maxlon })]
  const points = [
    ...outline.map(point => positionOf(recordOf(point))),
    ...(Array.isArray(refs) ? refs.map(ref => nodes.get(ref) ?? null) : []),
  ]
  const known = (points.some(Boolean) ? points : corners).filter(point => point !== null)
  return { osm: idOf(`${type}/${id}`), tags: recordOf(tags), position: own ?? middleOf(known) }
}

function membersOf({ members }: Tags): unknown[] {
  if (!Array.isArray(members)) return []
  return members.flatMap(member => {
    const { geometry } = recordOf(member)
    return Array.isArray(geometry) ? geometry : [member]
  })
}

/** The bare nodes that ways are drawn through, which overpass turbo writes after them. */
function nodesOf(elements: readonly unknown[]): Nodes {
  const nodes = new Map<unknown, Position>()
  for (const each of elements) {
    const element = recordOf(each)
    const position = element.type === 'node' ? positionOf(element) : null
    if (position) nodes.set(element.id, position)
  }
  return nodes
}

function idOf(value: unknown): OsmId {
  const match = typeof value === 'string' ? /^(node|way|relation)\/(\d{1,20})$/.exec(value) : null
  return match ? match[0] : null
}

/** Nested at most as deep as a MultiPolygon in a GeometryCollection. */
function pointsIn(coordinates: unknown, depth = 0): Position[] {
  if (!Array.isArray(coordinates)) {
    const { coordinates: own } = recordOf(coordinates)
    return own === undefined || depth > 5 ? [] : pointsIn(own, depth + 1)
  }
  const [lon, lat] = coordinates
  if (typeof lon === 'number') return [positionOf({ lat, lon })].filter(point => point !== null)
  return depth > 5 ? [] : coordinates.flatMap(each => pointsIn(each, depth + 1))
}

function positionOf({ lat, lon }: Tags): Position | null {
  return typeof lat === 'number' && typeof lon === 'number' && isPosition({ lat, lon }) ? { lat, lon } : null
}

/** The middle of the box around them: enough for a building. */
function middleOf(points: readonly Position[]): Position | null {
  if (points.length === 0) return null
  let [south, north, west, east] = [90, -90, 180, -180]
  for (const { lat, lon } of points) {
    south = Math.min(south, lat)
    north = Math.max(north, lat)
    west = Math.min(west, lon)
    east = Math.max(east, lon)
  }
  return { lat: (south + north) / 2, lon: (west + east) / 2 }
}

function recordOf(value: unknown): Tags {
  return typeof value === 'object' && value !== null ? (value as Tags) : {}
}
