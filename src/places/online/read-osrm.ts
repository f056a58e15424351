import { fieldsOf, listOf, numberOf, readJson } from '../../lib/json-said.ts'
import type { Parsed } from '../../lib/problem.ts'
import { notUnderstood } from './found-address.ts'
import type { Travel, TravelTable } from './found-travel.ts'

/** The best way of OSRM's `/route/v1` (metres and seconds); null where none leads (`NoRoute`, `NoSegment`). */
export function readOsrmRoute(text: string): Parsed<Travel | null> {
  const { code, routes } = fieldsOf(readJson(text))
  if (code === 'NoRoute' || code === 'NoSegment') return { value: null, problems: [] }
  const { distance, duration } = fieldsOf(listOf(routes)[0])
  const value = code === 'Ok' ? travelOf(distance, duration) : null
  return { value, problems: value ? [] : [notUnderstood('OSRM')] }
}

/** Of OSRM's `/table/v1` with `annotations=duration,distance`. @param size how many positions were asked about. */
export function readOsrmTable(text: string, size: number): Parsed<TravelTable> {
  const { code, durations, distances } = fieldsOf(readJson(text))
  const [minutes, kms] = [listOf(durations), listOf(distances)]
  if (code !== 'Ok' || minutes.length !== size) return { value: [], problems: [notUnderstood('OSRM')] }
  const value = Array.from({ length: size }, (_, from) =>
    Array.from({ length: size }, (_, to) => travelOf(listOf(kms[from])[to], listOf(minutes[from])[to])),
  )
  return { value, problems: [] }
}

function travelOf(metres: unknown, seconds: unknown): Travel | null {
  const [far, long] = [numberOf(metres), numberOf(seconds)]
  return far === null || long === null || far < 0 || long < 0 ? null : { km: far / 1000, minutes: long / 60 }
}
