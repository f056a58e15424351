import { ACCESS_PROPERTIES } from './properties/access.ts'
import { CALDAV_PROPERTIES } from './properties/caldav.ts'
import { CARDDAV_PROPERTIES } from './properties/carddav.ts'
import type { LiveProperty } from './properties/property.ts'
import { WEBDAV_PROPERTIES } from './properties/webdav.ts'
import type { QName } from './request.ts'

/** Every property that is computed, in the order in which they are told. */
export const LIVE_PROPERTIES: readonly LiveProperty[] = [
  ...WEBDAV_PROPERTIES,
  ...ACCESS_PROPERTIES,
  ...CARDDAV_PROPERTIES,
  ...CALDAV_PROPERTIES,
]

const BY_KEY = new Map(LIVE_PROPERTIES.map(property => [keyOf(property), property]))

export function liveProperty(name: QName): LiveProperty | null {
  return BY_KEY.get(keyOf(name)) ?? null
}

/** As `dav_collection.properties` names it: `{namespace}name`. */
export function keyOf({ ns, name }: QName): string {
  return `{${ns}}${name}`
}

export function nameOfKey(key: string): QName {
  const end = key.indexOf('}')
  return { ns: key.slice(1, end), name: key.slice(end + 1) }
}
