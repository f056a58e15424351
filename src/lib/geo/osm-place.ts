import type { Position } from './position.ts'

export type OsmKind = 'coworking' | 'cafe' | 'library' | 'club' | 'venue' | 'other'

/** A place as OpenStreetMap has it: '' or null where it says nothing. */
export interface OsmPlace {
  /** `node/123`; null where the file says none. */
  osm: string | null
  kind: OsmKind
  name: string
  /** Number and street. */
  address: string
  postalCode: string
  town: string
  /** ISO 3166-1, two letters, upper case. */
  country: string
  /** As its `opening_hours` has them, unread. */
  hours: string
  /** http or https. */
  url: string
  phone: string
  hasWifi: boolean | null
  /** Whether one pays, to come in or for the network. */
  hasFee: boolean | null
  /** As it is written: `15 EUR/day`. */
  charge: string
  position: Position
}

/** A place to go to, work or meet at; null for anything else that has tags, and for what is closed for good. */
export function placeOfTags(
  tags: Readonly<Record<string, unknown>>,
): Omit<OsmPlace, 'osm' | 'position'> | null {
  const tag = (...keys: string[]): string => {
    for (const key of keys) {
      const value = tags[key]
      if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 500)
      if (typeof value === 'number') return String(value)
    }
    return ''
  }
  const kind = kindOf(tag)
  if (kind === null) return null
  return {
    kind,
    name: tag('name', 'name:fr', 'official_name', 'brand', 'operator').slice(0, 200),
    address: [
      tag('addr:housenumber', 'contact:housenumber'),
      tag('addr:street', 'contact:street', 'addr:place'),
    ]
      .filter(Boolean)
      .join(' '),
    postalCode: tag('addr:postcode', 'contact:postcode').slice(0, 20),
    town: tag('addr:city', 'contact:city', 'addr:town', 'addr:village'),
    country: /^[a-z]{2}$/i.exec(tag('addr:country'))?.[0].toUpperCase() ?? '',
    hours: tag('opening_hours'),
    url: urlOf(tag('website', 'contact:website', 'url')),
    phone: (tag('phone', 'contact:phone', 'contact:mobile').split(/[;,]/)[0] ?? '').trim(),
    hasWifi: wifiOf(tag('internet_access', 'wifi')),
    hasFee: yesOrNo(tag('fee')) ?? yesOrNo(tag('internet_access:fee')),
    charge: tag('charge', 'internet_access:charge'),
  }
}

type Tag = (...keys: string[]) => string

function kindOf(tag: Tag): OsmKind | null {
  const amenity = tag('amenity')
  if (amenity === 'coworking_space' || /^coworking(_space)?$/.test(tag('office'))) return 'coworking'
  // A café one may work in is a café still.
  const known = AMENITIES[amenity]
  if (known) return known
  if (NO_PLACE.has(amenity)) return null
  if (tag('club') || tag('leisure') === 'sports_centre') return 'club'
  if (/^(hotel|museum|gallery)$/.test(tag('tourism')) || tag('leisure') === 'hackerspace') return 'venue'
  if (/^(yes|no)$/.test(tag('coworking'))) return tag('coworking') === 'yes' ? 'coworking' : null
  return amenity || tag('office') || tag('shop') || tag('craft') || tag('leisure') === 'park' ? 'other' : null
}

const AMENITIES: Readonly<Record<string, OsmKind>> = Object.assign(Object.create(null), {
  cafe: 'cafe',
  bar: 'cafe',
  pub: 'cafe',
  internet_cafe: 'cafe',
  restaurant: 'venue',
  library: 'library',
  public_bookcase: 'other',
  community_centre: 'club',
  social_centre: 'club',
  social_club: 'club',
  arts_centre: 'venue',
  theatre: 'venue',
  conference_centre: 'venue',
  events_venue: 'venue',
  exhibition_centre: 'venue',
  townhall: 'venue',
})

/** Street furniture that OpenStreetMap calls an amenity. */
const NO_PLACE = new Set([
  ...['bench', 'bicycle_parking', 'charging_station', 'clock', 'drinking_water', 'fountain', 'grit_bin'],
  ...['motorcycle_parking', 'parking', 'parking_entrance', 'parking_space', 'post_box', 'recycling'],
  ...['shelter', 'telephone', 'toilets', 'vending_machine', 'waste_basket', 'waste_disposal', 'atm'],
])

function wifiOf(value: string): boolean | null {
  if (value === '') return null
  if (/^(wlan|yes|free|wifi)\b|;\s*wlan/.test(value)) return true
  return value === 'no' ? false : null
}

function yesOrNo(value: string): boolean | null {
  if (value === 'no' || value === 'free') return false
  // `customers` and amounts are fees too.
  return value === '' ? null : true
}

function urlOf(value: string): string {
  const url = /^https?:\/\//i.test(value)
    ? value
    : /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(value)
      ? `https://${value}`
      : ''
  return URL.canParse(url) ? url : ''
}
