/** The tables of places, of where people are, and of tours of visits. */

export interface PlaceTables {
  place: PlaceTable
  located: LocatedTable
  personSpot: PersonSpotTable
  tour: TourTable
  tourStop: TourStopTable
}

export const PLACE_FACTS = ['place', 'located', 'tour', 'tour_stop'] as const

/** In degrees of WGS 84, six decimals: a tenth of a metre, and journalled exactly. */
interface SpotColumns {
  lat: number
  lon: number
  /** `exact`, `street`, `town`, `around`, `department`. */
  precision: string
  /** `owner`, `gazetteer`, or the service that was asked. */
  source: string
}

/** `places/place.ts`, column by column. */
export interface PlaceTable {
  deskId: string
  id: string
  name: string
  kind: string
  /** Street and number. */
  address: string
  postalCode: string
  town: string
  country: string
  lat: number | null
  lon: number | null
  precision: string | null
  source: string | null
  /** As OpenStreetMap writes opening hours. */
  hours: string
  priceCents: number | null
  pricePer: string
  currency: string
  quiet: number | null
  network: number | null
  phone: string
  url: string
  note: string
  /** `node/123`. */
  osm: string | null
  archived: number
}

/** Where somebody is exactly: what the owner or an address service said. The latest counts. */
export interface LocatedTable extends SpotColumns {
  deskId: string
  id: string
  personId: string
  /** The address it was found for; '' where the owner said it. */
  address: string
}

/** A projection: of everybody who is located, or whose card names a town that is known. */
export interface PersonSpotTable extends SpotColumns {
  deskId: string
  personId: string
}

/** `visits/tour.ts`, column by column. */
export interface TourTable {
  deskId: string
  id: string
  name: string
  mode: string
  /** JSON: of each day its date, when one leaves, is back, and eats. */
  days: string
  startName: string
  startLat: number
  startLon: number
  /** `proved`, `found`. */
  proof: string
  /** What no tour can be worth more than. */
  boundCents: number | null
  note: string
}

/** Somebody to be seen on a tour, or who was left out of it. Times are minutes since midnight. */
export interface TourStopTable {
  deskId: string
  id: string
  tourId: string
  personId: string
  lat: number
  lon: number
  /** How long the visit lasts. */
  minutes: number
  must: number
  /** JSON, a day of the tour each: when they can be seen; null: at any hour. */
  hours: string
  worthCents: number
  /** Null: left out. */
  day: string | null
  position: number
  legMinutes: number
  legMetres: number
  arrivesAt: number | null
  beginsAt: number | null
  endsAt: number | null
  /** Why they are left out. */
  reason: string | null
  /** The visit in the calendar. */
  encounterId: string | null
}
