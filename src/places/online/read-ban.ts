import { fieldsOf, numberOf, readJson, textOf } from '../../lib/json-said.ts'
import type { Parsed, Problem } from '../../lib/problem.ts'
import { type FoundAddress, notUnderstood, nowhere, positionSaid } from './found-address.ts'

const PRECISION: Readonly<Record<string, FoundAddress['precision']>> = {
  housenumber: 'house',
  street: 'street',
  locality: 'around',
  municipality: 'town',
}

/** What the French base of addresses answers: GeoJSON of addok (adresse.data.gouv.fr, API Adresse), best first. */
export function readBan(text: string): Parsed<FoundAddress[]> {
  const { features } = fieldsOf(readJson(text))
  if (!Array.isArray(features)) return { value: [], problems: [notUnderstood('BAN')] }
  const problems: Problem[] = []
  const value = features.flatMap((feature: unknown, i) => {
    const found = addressIn(feature)
    if (!found) problems.push(nowhere(i + 1))
    return found ?? []
  })
  return { value, problems }
}

function addressIn(feature: unknown): FoundAddress | null {
  const { geometry, properties } = fieldsOf(feature)
  const { coordinates } = fieldsOf(geometry)
  const [lon, lat] = Array.isArray(coordinates) ? coordinates : []
  const position = positionSaid(lat, lon)
  if (!position) return null
  const { label, type, score, postcode, city } = fieldsOf(properties)
  return {
    label: textOf(label),
    position,
    precision: PRECISION[textOf(type)] ?? 'around',
    score: numberOf(score),
    postalCode: textOf(postcode),
    town: textOf(city),
    source: 'ban',
  }
}
