import type { Position } from '../lib/geo/position.ts'
import type { Travel } from '../lib/geo/travel.ts'

export const PLACE_KINDS = [
  'home',
  'client',
  'coworking',
  'cafe',
  'library',
  'club',
  'venue',
  'other',
] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

export const PRICE_PER = ['hour', 'half-day', 'day', 'month', 'visit'] as const
export type PricePer = (typeof PRICE_PER)[number]

/** How exactly a position is known, the best first. */
export const PRECISIONS = ['exact', 'street', 'town', 'around', 'department'] as const
export type Precision = (typeof PRECISIONS)[number]

/** Who said where it is: the owner, the towns known offline, a file of OpenStreetMap, or a service that was asked. */
export const SPOT_SOURCES = ['owner', 'gazetteer', 'osm', 'ban', 'nominatim'] as const
export type SpotSource = (typeof SPOT_SOURCES)[number]

/** Where something is, as well as it is known. */
export interface Spot extends Position {
  precision: Precision
  source: SpotSource
}

/** From 1, the least, to 3. */
export type Level = 1 | 2 | 3

/** Somewhere one works, meets or goes. */
export interface Place {
  id: string
  name: string
  kind: PlaceKind
  /** Street and number. */
  address: string
  postalCode: string
  town: string
  /** ISO 3166-1, two letters; '' where it is the owner's. */
  country: string
  /** Null: nobody knows yet. */
  spot: Spot | null
  /** As OpenStreetMap writes opening hours; '' not known. */
  hours: string
  /** Hundredths of the currency; null: not known, 0: free. */
  priceCents: number | null
  pricePer: PricePer
  /** ISO 4217. */
  currency: string
  /** How quiet it is; null: not known. */
  quiet: Level | null
  /** How good its network is; null: not known. */
  network: Level | null
  phone: string
  url: string
  note: string
  /** Of OpenStreetMap, where it came from there: `node/123`. */
  osm: string | null
  archived: boolean
}

export interface PlaceView extends Place {
  /** Names this state: sent back with an edit that must not overwrite another. */
  revision: string
}

/** What the screen sends. */
export interface PlaceDraft extends Place {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** Somebody whose place is known, and how far it is. */
export interface PersonNear extends Position {
  id: string
  name: string
  town: string
  precision: Precision
  travel: Travel
}

/** Who and what is near: the quickest to reach first. `count`: of all the people, those not told too. */
export interface NearAnswer {
  people: PersonNear[]
  count: number
  places: (PlaceView & { travel: Travel })[]
}

/** A town that may be meant. */
export interface TownSuggestion extends Position {
  /** « Villeurbanne (69) » */
  name: string
  precision: Precision
}

/** Where somebody looks from. */
export interface Around extends Position {
  name: string
}

/** Of which nothing more is said yet. */
export const NEW_PLACE: Omit<Place, 'id' | 'name' | 'currency'> = {
  kind: 'other',
  address: '',
  postalCode: '',
  town: '',
  country: '',
  spot: null,
  hours: '',
  priceCents: null,
  pricePer: 'day',
  quiet: null,
  network: null,
  phone: '',
  url: '',
  note: '',
  osm: null,
  archived: false,
}

/** To six decimals of a degree, a tenth of a metre: written and read back the same everywhere. */
export function roundedPosition({ lat, lon }: Position): Position {
  const rounded = (angle: number) => Math.round(angle * 1e6) / 1e6
  return { lat: rounded(lat), lon: rounded(lon) }
}

/** What a letter needs to get there: what of it is known, in one line. */
export function addressLine({
  address,
  postalCode,
  town,
}: Pick<Place, 'address' | 'postalCode' | 'town'>): string {
  return [address, [postalCode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}
