import { fieldsOf, listOf, numberOf, readJson } from '../../lib/json-said.ts'
import type { Parsed } from '../../lib/problem.ts'
import { notUnderstood } from './found-address.ts'
import type { Travel, TravelTable } from './found-travel.ts'

/** No way leads, or no road is near: Valhalla's error codes 442 and 171. */
const NO_WAY = [442, 171]

/** The way of Valhalla's `/route`, asked in kilometres; null where none leads. */
export function readValhallaRoute(text: string): Parsed<Travel | null> {
  const { trip, error_code } = fieldsOf(readJson(text))
  if (NO_WAY.includes(numberOf(error_code) ?? 0)) return { value: null, problems: [] }
  const { length, time } = fieldsOf(fieldsOf(trip).summary)
  const value = travelOf(length, time)
  return { value, problems: value ? [] : [notUnderstood('Valhalla')] }
}

/** Of Valhalla's `/sources_to_targets`, in its verbose form. @param size how many positions were asked about. */
export function readValhallaTable(text: string, size: number): Parsed<TravelTable> {
  const rows = listOf(fieldsOf(readJson(text)).sources_to_targets)
  if (rows.length !== size) return { value: [], problems: [notUnderstood('Valhalla')] }
  const value: TravelTable = Array.from({ length: size }, () => Array<Travel | null>(size).fill(null))
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of listOf(cells).entries()) {
      const { from_index, to_index, distance, time } = fieldsOf(cell)
      const [from, to] = [numberOf(from_index) ?? row, numberOf(to_index) ?? column]
      const line = value[from]
      if (line && to in line) line[to] = travelOf(distance, time)
    }
  }
  return { value, problems: [] }
}

function travelOf(kilometres: unknown, seconds: unknown): Travel | null {
  const [far, long] = [numberOf(kilometres), numberOf(seconds)]
  return far === null || long === null || far < 0 || long < 0 ? null : { km: far, minutes: long / 60 }
}
