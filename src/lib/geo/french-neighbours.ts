import type { Position } from './position.ts'
import type { TownPrecision } from './town.ts'

/** What a commune may have in common with others. */
interface Commune {
  /** INSEE. */
  code: string
  departement: string
  arrondissement?: string
  codesPostaux?: string[]
}

interface Located {
  row: Commune
  position: Position
}

type Around = (row: Commune) => { position: Position; precision: TownPrecision } | null

/**
 * Where a commune without a point of its own may be: the mean of the communes that have one and share with it the most
 * telling thing: a postal code within the intercommunality, a postal code, the beginning of one, the intercommunality;
 * in the end the arrondissement or the department. Left out one by one, communes that have a point (up to 2,500
 * inhabitants) are found 5 km off by `around` at the median, 14 km for one in ten.
 */
export function neighboursOf(located: readonly Located[], groupOf: ReadonlyMap<string, string>): Around {
  const sums = new Map<string, { lat: number; lon: number; count: number }>()
  for (const { row, position } of located) {
    for (const key of keysOf(row, groupOf).flat()) {
      const sum = sums.get(key) ?? { lat: 0, lon: 0, count: 0 }
      sums.set(key, { lat: sum.lat + position.lat, lon: sum.lon + position.lon, count: sum.count + 1 })
    }
  }
  return row => {
    for (const [at, keys] of keysOf(row, groupOf).entries()) {
      const found = keys.flatMap(key => sums.get(key) ?? [])
      if (found.length === 0) continue
      const count = found.reduce((total, sum) => total + sum.count, 0)
      const lat = found.reduce((total, sum) => total + sum.lat, 0) / count
      const lon = found.reduce((total, sum) => total + sum.lon, 0) / count
      return { position: { lat, lon }, precision: at < NEAR_LEVELS ? 'around' : 'department' }
    }
    return null
  }
}

/** From the arrondissement on, a neighbour may be forty kilometres off. */
const NEAR_LEVELS = 5

/** What a commune has in common with its neighbours, the most telling first. */
function keysOf(row: Commune, groupOf: ReadonlyMap<string, string>): string[][] {
  const group = groupOf.get(row.code)
  const codes = row.codesPostaux ?? []
  const department = row.departement
  return [
    group ? codes.map(code => `both ${group} ${code}`) : [],
    codes.map(code => `code ${code}`),
    group ? codes.map(code => `both ${group} ${code.slice(0, 4)}`) : [],
    group ? [`group ${group} ${row.arrondissement}`] : [],
    group ? [`group ${group}`] : [],
    row.arrondissement ? [`arrondissement ${row.arrondissement}`] : [],
    [`department ${department}`],
  ]
}
