import type { Pixels } from './pixels.ts'

const MOST_DEGREES = 10
const COARSE = 0.5
const FINE = 0.1
/** Levels between a point and the one under it: less is grain. */
const EDGE = 40
/** More of them say no more. */
const MOST_EDGES = 30_000
/** A straight text heaps its edges this much more than the same edges at the worst angle; less is no text. */
const CLEARLY = 1.15

/**
 * By how many degrees the lines of a text fall to the right, −10 … 10: turned back by so much they are level. By the
 * projection profile: at the right angle the tops and feet of letters share few rows. 0 where no angle is clearly it.
 *
 * @param picture grey; some 600 pixels wide are enough.
 */
export function skewOf(picture: Pixels): number {
  const edges = edgesOf(picture)
  if (edges.xs.length === 0) return 0
  const scores = range(-MOST_DEGREES, MOST_DEGREES, COARSE).map(degrees => ({
    degrees,
    score: heaped(edges, degrees, picture.height),
  }))
  const coarse = best(scores)
  if (coarse.score < CLEARLY * Math.min(...scores.map(({ score }) => score))) return 0
  const around = range(coarse.degrees - COARSE, coarse.degrees + COARSE, FINE)
  return best(around.map(degrees => ({ degrees, score: heaped(edges, degrees, picture.height) }))).degrees
}

/** Where it gets clearly lighter or darker from one row to the next. */
function edgesOf({ width, height, octets }: Pixels): { xs: number[]; ys: number[] } {
  const xs: number[] = []
  const ys: number[] = []
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      if (Math.abs((octets[at] as number) - (octets[at + width] as number)) < EDGE) continue
      xs.push(x)
      ys.push(y)
    }
  }
  const step = Math.ceil(xs.length / MOST_EDGES)
  const kept = (_: number, i: number) => i % step === 0
  return step > 1 ? { xs: xs.filter(kept), ys: ys.filter(kept) } : { xs, ys }
}

/** The sum of squares of how many edges each row has once the picture is turned back. */
function heaped({ xs, ys }: { xs: number[]; ys: number[] }, degrees: number, height: number): number {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const rows = new Map<number, number>()
  for (let i = 0; i < xs.length; i++) {
    const row = Math.round((ys[i] as number) * cosine - (xs[i] as number) * sine) + height
    rows.set(row, (rows.get(row) ?? 0) + 1)
  }
  let sum = 0
  for (const count of rows.values()) sum += count * count
  return sum
}

function best<Scored extends { score: number }>(all: readonly Scored[]): Scored {
  return all.reduce((most, each) => (each.score > most.score ? each : most))
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step)
}
