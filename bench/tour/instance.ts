import type { Problem, Tour } from '../../src/lib/orienteering/problem.ts'

export interface Instance {
  problem: Problem
  /** The points of a tour as the file numbers them; with both ends where the file has them as points. */
  pathOf: (tour: Tour) => number[]
}

/**
 * Reads an instance of orienteering: plain (first line `Tmax P`, then `x y score`, the first two points being start
 * and end; exact Euclidean) or with time windows, one path (Solomon's and Cordeau's: first line of four numbers, then
 * `i x y service score … opens closes`, the first being the depot whose closing time is the horizon).
 */
export function readInstance(text: string): Instance {
  const rows = text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const fields = (row = '') => row.split(/[\s;]+/).map(Number)
  return fields(rows[0]).length === 2 ? plain(rows.map(fields)) : windowed(rows.slice(2).map(fields), text)
}

type Place = [x: number, y: number]

function plain([[horizon = 0] = [], ...rows]: number[][]): Instance {
  const places = rows.map(([x = 0, y = 0]): Place => [x, y])
  const [start, end, ...rest] = places.keys()
  const order = [...rest, start as number, end as number]
  const problem: Problem = {
    points: rest.map(i => ({
      score: rows[i]?.[2] ?? 0,
      service: 0,
      windows: [{ opens: 0, closes: horizon }],
    })),
    days: [{ start: rest.length, end: rest.length + 1, leaves: 0, backBy: horizon }],
    travel: matrix(
      order.map(i => places[i] as Place),
      length => length,
    ),
  }
  return { problem, pathOf: tour => [0, ...visits(tour).map(point => point + 2), 1] }
}

/** Times are kept as whole numbers of the last decimal, so that sums are exact. */
function windowed(rows: number[][], text: string): Instance {
  const isCordeau = /\.\d{3}/.test(text)
  const unit = isCordeau ? 100 : 10
  const [depot, ...rest] = rows
  const closing = (row: number[] | undefined) => Math.round((row?.at(-1) ?? 0) * unit)
  const problem: Problem = {
    points: rest.map(row => ({
      score: row[4] ?? 0,
      service: Math.round((row[3] ?? 0) * unit),
      windows: [{ opens: Math.round((row.at(-2) ?? 0) * unit), closes: closing(row) }],
    })),
    days: [{ start: rest.length, end: rest.length, leaves: 0, backBy: closing(depot) }],
    travel: matrix(
      [...rest, depot as number[]].map(([, x = 0, y = 0]): Place => [x, y]),
      length => Math.floor(length * unit + 1e-9),
    ),
  }
  return { problem, pathOf: tour => visits(tour).map(point => point + 1) }
}

function matrix(places: readonly Place[], rounded: (length: number) => number): number[][] {
  return places.map(([x, y]) => places.map(([u, v]) => rounded(Math.hypot(x - u, y - v))))
}

function visits(tour: Tour): number[] {
  return tour.days.flatMap(({ stops }) => stops.map(({ point }) => point))
}
