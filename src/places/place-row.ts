import type { PlaceTable } from '../platform/db/schema-places.ts'
import { revisionOfState } from '../platform/revision.ts'
import { type Place, type PlaceView, roundedPosition, type Spot } from './place.ts'

type Fields = Omit<PlaceTable, 'deskId' | 'id'>

export function fieldsOf({ id: _, spot, archived, ...rest }: Place): Fields {
  const { name, kind, address, postalCode, town, country, hours, priceCents, pricePer, currency } = rest
  const { quiet, network, phone, url, note, osm } = rest
  const where = spot && { ...spot, ...roundedPosition(spot) }
  return {
    ...{ name, kind, address, postalCode, town, country },
    lat: where?.lat ?? null,
    lon: where?.lon ?? null,
    precision: where?.precision ?? null,
    source: where?.source ?? null,
    ...{ hours, priceCents, pricePer, currency, quiet, network, phone, url, note, osm },
    archived: archived ? 1 : 0,
  }
}

/** A row read back: the columns hold only what `fieldsOf` wrote. */
export function viewOf({ deskId: _, lat, lon, precision, source, archived, ...row }: PlaceTable): PlaceView {
  const spot = lat === null || lon === null ? null : ({ lat, lon, precision, source } as Spot)
  const place = { ...row, spot, archived: archived === 1 } as Place
  return { ...place, revision: revisionOf(place) }
}

export function revisionOf(place: Place): string {
  return revisionOfState([place.id, fieldsOf(place)])
}
