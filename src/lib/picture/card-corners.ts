import type { Corners, Pixels, Point } from './pixels.ts'

/** Levels from the table: less is its grain. */
const LEAST_DIFFERENCE = 24
/** Of its picture: a smaller thing is a logo, a larger one is the whole picture. */
const SHARES = { least: 0.2, most: 0.96 }
/** Of the four corners' inside, that differs from the table: a card does but for its letters. */
const LEAST_FILLED = 0.7
/** Of all edges: more of them outside, and what lies there is written too. */
const MOST_OUTSIDE = 0.08
const EDGE = 40

/**
 * The corners of a card that lies on a table of one tone, all of it in the picture. null where none stands out: it fills
 * the picture, or the table is as light as it is.
 *
 * @param picture grey, some 400 pixels wide, soft.
 */
export function cardCorners(picture: Pixels): Corners | null {
  const { width, height } = picture
  const differs = differentFromEdge(picture)
  const { points, touches } = largestPatch(differs, picture)
  const share = points.length / (width * height)
  if (touches || share < SHARES.least * LEAST_FILLED || share > SHARES.most) return null

  const corners = extremes(points, width)
  const area = areaOf(corners)
  if (area < SHARES.least * width * height || points.length < LEAST_FILLED * area) return null
  if (!isConvex(corners) || edgesOutside(picture, corners) > MOST_OUTSIDE) return null
  return corners
}

/** How far inside a convex quadrilateral a point lies, in pixels; negative outside. */
function depthIn(corners: Corners, { x, y }: Point): number {
  return Math.min(
    ...corners.map((from, i) => {
      const to = corners[(i + 1) % 4] as Point
      const [dx, dy] = [to.x - from.x, to.y - from.y]
      return (dx * (y - from.y) - dy * (x - from.x)) / Math.max(Math.hypot(dx, dy), 1e-9)
    }),
  )
}

/** 1 for each point unlike the rim of the picture, which is table. */
function differentFromEdge({ width, height, octets }: Pixels): Uint8Array {
  const rim: number[] = []
  const depth = Math.max(1, Math.round(Math.min(width, height) * 0.02))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isRim = x < depth || y < depth || x >= width - depth || y >= height - depth
      if (isRim) rim.push(octets[y * width + x] as number)
    }
  }
  const table = median(rim)
  const grain = median(rim.map(level => Math.abs(level - table)))
  const least = Math.max(LEAST_DIFFERENCE, 4 * grain)
  return octets.map(level => (Math.abs(level - table) > least ? 1 : 0))
}

/** The largest patch of points that touch one another, and whether it runs out of the picture. */
function largestPatch(marked: Uint8Array, { width, height }: Pixels): { points: number[]; touches: boolean } {
  const left = marked.slice()
  let largest: number[] = []
  for (let start = 0; start < left.length; start++) {
    if (!left[start]) continue
    const points = [start]
    left[start] = 0
    for (let i = 0; i < points.length; i++) {
      const at = points[i] as number
      const x = at % width
      for (const [next, isThere] of [
        [at - 1, x > 0],
        [at + 1, x < width - 1],
        [at - width, at >= width],
        [at + width, at < width * (height - 1)],
      ] as const) {
        if (!isThere || !left[next]) continue
        left[next] = 0
        points.push(next)
      }
    }
    if (points.length > largest.length) largest = points
  }
  const touches = largest.some(at => {
    const [x, y] = [at % width, Math.floor(at / width)]
    return x === 0 || y === 0 || x === width - 1 || y === height - 1
  })
  return { points: largest, touches }
}

/** The points nearest to the corners of the picture. */
function extremes(points: readonly number[], width: number): Corners {
  const furthest = (reach: (point: Point) => number): Point => {
    let best: Point = { x: 0, y: 0 }
    let most = Number.NEGATIVE_INFINITY
    for (const at of points) {
      const point = { x: at % width, y: Math.floor(at / width) }
      const far = reach(point)
      if (far > most) [best, most] = [point, far]
    }
    return best
  }
  return [
    furthest(({ x, y }) => -x - y),
    furthest(({ x, y }) => x - y),
    furthest(({ x, y }) => x + y),
    furthest(({ x, y }) => y - x),
  ]
}

function areaOf(corners: Corners): number {
  return (
    corners.reduce((sum, { x, y }, i) => {
      const next = corners[(i + 1) % 4] as Point
      return sum + x * next.y - next.x * y
    }, 0) / 2
  )
}

function isConvex(corners: Corners): boolean {
  return corners.every((corner, i) => {
    const [next, after] = [corners[(i + 1) % 4] as Point, corners[(i + 2) % 4] as Point]
    return (next.x - corner.x) * (after.y - next.y) - (next.y - corner.y) * (after.x - next.x) > 0
  })
}

/** The share of edges that lie clearly outside the corners. */
function edgesOutside({ width, height, octets }: Pixels, corners: Corners): number {
  const margin = width * 0.015
  let [inside, outside] = [0, 0]
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      if (Math.abs((octets[at] as number) - (octets[at + width] as number)) < EDGE) continue
      if (depthIn(corners, { x, y }) < -margin) outside++
      else inside++
    }
  }
  return outside / Math.max(1, inside + outside)
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[sorted.length >> 1] ?? 0
}
