import type { OsmPlace } from '../lib/geo/osm-place.ts'
import { NEW_PLACE, type Place, roundedPosition } from './place.ts'

/** A place of OpenStreetMap as one of ours, that nobody has corrected yet. */
export function placeFromOsm(
  { kind, osm, position, hasFee, charge, hasWifi: _, ...said }: OsmPlace,
  { id, currency }: { id: string; currency: string },
): Place {
  return {
    ...NEW_PLACE,
    ...said,
    id,
    kind,
    spot: { ...roundedPosition(position), precision: 'exact', source: 'osm' },
    priceCents: hasFee === false ? 0 : null,
    currency,
    note: charge,
    osm,
  }
}
