import type { Position } from '../lib/geo/position.ts'

/** What a view holds, in degrees; where it crosses the antimeridian `east` is above 180. */
export interface MapBox {
  south: number
  west: number
  north: number
  east: number
}

/** As far north as a Mercator sheet goes, in degrees. */
const EDGE = 85

/** Around the equator (WGS 84), in metres, and the side of the whole world at zoom 0, in pixels, as MapLibre has it. */
const EQUATOR_M = 40_075_016.686
const WORLD_PX = 512

/** In degrees: whole ones, then parts of them that are whole minutes or seconds. */
const STEPS = [
  1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 18_000, 36_000, 72_000, 108_000,
].map(seconds => seconds / 3600)

/** The smallest box that holds all of them, on whichever side of the Earth; null for none. */
export function boxOf(positions: readonly Position[]): MapBox | null {
  const lons = positions.map(({ lon }) => lon).sort((a, b) => a - b)
  const [first, last] = [lons[0], lons.at(-1)]
  if (first === undefined || last === undefined) return null
  const lats = positions.map(({ lat }) => lat)
  const [south, north] = [lats.reduce((a, b) => Math.min(a, b)), lats.reduce((a, b) => Math.max(a, b))]

  let [west, east, empty] = [first, last, first + 360 - last]
  lons.forEach((lon, index) => {
    const before = lons[index - 1]
    if (before === undefined || lon - before <= empty) return
    ;[west, east, empty] = [lon, before + 360, lon - before]
  })
  return { south, west, north, east }
}

/** Degrees between two lines of a graticule so that a side of so many degrees shows seven at most. */
export function graticuleStep(degrees: number): number {
  return STEPS.find(step => degrees / step <= 7) ?? 30
}

/** Meridians and parallels at whole steps, each from end to end of the box, as `[lon, lat]` pairs. */
export function graticule({ south, west, north, east }: MapBox, step: number): [number, number][][] {
  const [low, high] = [Math.max(south, -EDGE), Math.min(north, EDGE)]
  return [
    ...multiples(west, east, step).map((lon): [number, number][] => [
      [lon, low],
      [lon, high],
    ]),
    ...multiples(low, high, step).map((lat): [number, number][] => [
      [west, lat],
      [east, lat],
    ]),
  ]
}

/** Three times as wide and as high: what comes into sight while the sheet is moved. */
export function grown({ south, west, north, east }: MapBox): MapBox {
  const [dLat, dLon] = [north - south, east - west]
  return {
    south: Math.max(-EDGE, south - dLat),
    west: west - dLon,
    north: Math.min(EDGE, north + dLat),
    east: east + dLon,
  }
}

/** Metres of the ground under one pixel of a Mercator sheet. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (WORLD_PX * 2 ** zoom)
}

/** The longest bar of 1, 2 or 5 times a power of ten metres that fits in so many pixels. */
export function scaleBar(metres: number, most: number): { metres: number; pixels: number } {
  const power = 10 ** Math.floor(Math.log10(metres * most))
  const round = ([5, 2].find(times => times * power <= metres * most) ?? 1) * power
  return { metres: round, pixels: round / metres }
}

/** Degrees as people type them, `43,55` or `-1.5`; null when it is no number within the limit. */
export function degreesFrom(text: string, limit: 90 | 180): number | null {
  const plain = text.trim().replace(',', '.').replace(/^[−–]/, '-').replace(/\s*°$/, '')
  if (!/^[-+]?\d+(\.\d*)?$/.test(plain)) return null
  const degrees = Number(plain)
  return Math.abs(degrees) <= limit ? degrees : null
}

function multiples(from: number, to: number, step: number): number[] {
  const [first, last] = [Math.ceil(from / step), Math.floor(to / step)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step)
}
