import { fieldsOf, numberOf, readJson, textOf } from '../../lib/json-said.ts'
import type { Parsed, Problem } from '../../lib/problem.ts'
import { type FoundAddress, notUnderstood, nowhere, positionSaid } from './found-address.ts'

/** What Nominatim answers to `format=jsonv2&addressdetails=1`, best first. Its ranking of words is no sureness: no score. */
export function readNominatim(text: string): Parsed<FoundAddress[]> {
  const said = readJson(text)
  if (!Array.isArray(said)) return { value: [], problems: [notUnderstood('Nominatim')] }
  const problems: Problem[] = []
  const value = said.flatMap((place: unknown, i) => {
    const found = addressIn(place)
    if (!found) problems.push(nowhere(i + 1))
    return found ?? []
  })
  return { value, problems }
}

function addressIn(place: unknown): FoundAddress | null {
  const { lat, lon, display_name, place_rank, address } = fieldsOf(place)
  const position = positionSaid(lat, lon)
  if (!position) return null
  const { postcode, city, town, village, municipality, hamlet } = fieldsOf(address)
  return {
    label: textOf(display_name),
    position,
    precision: precisionOf(numberOf(place_rank) ?? 0),
    score: null,
    postalCode: textOf(postcode),
    town: [city, town, village, municipality, hamlet].map(textOf).find(name => name !== '') ?? '',
    source: 'nominatim',
  }
}

/** The ranks of its manual ("Place Ranking"): 28 and above points and houses, 26 and 27 streets, 13 to 25 towns and their parts. */
function precisionOf(rank: number): FoundAddress['precision'] {
  if (rank >= 28) return 'house'
  if (rank >= 26) return 'street'
  return rank >= 13 && rank <= 25 ? 'town' : 'around'
}
