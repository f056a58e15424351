import type { EventPlace } from './event-found.ts'
import { plainText } from './events-page-words.ts'
import { isPosition, type Position } from './geo/position.ts'
import { fieldsOf, listOf, numberOf, textOf } from './json-said.ts'

/** A Place, a PostalAddress or words; null for what is nowhere, online for one. */
export function readEventPlace(said: unknown, known: (said: unknown) => unknown): EventPlace | null {
  if (typeof said === 'string')
    return /^https?:/.test(said.trim()) ? null : placeOf('', plainText(said), null)
  const fields = fieldsOf(said)
  if (listOf(fields['@type']).some(type => /VirtualLocation$/.test(textOf(type)))) return null
  const isAddress = listOf(fields['@type']).some(type => /PostalAddress$/.test(textOf(type)))
  const address = addressOf(isAddress ? fields : known(listOf(fields.address)[0]))
  return placeOf(plainText(textOf(fields.name)), address, positionOf(fields, known))
}

/** `OnlineEventAttendanceMode`, or the one of both. */
export function saysOnline(mode: unknown): boolean {
  return listOf(mode).some(said => /(Online|Mixed)EventAttendanceMode$/.test(textOf(said)))
}

function placeOf(name: string, address: string, position: Position | null): EventPlace | null {
  return name === '' && address === '' && !position ? null : { name, address, position }
}

/** `12 rue des Lilas, 44000 Nantes, FR`; what is said twice is written once. */
function addressOf(said: unknown): string {
  if (typeof said === 'string') return plainText(said)
  const { streetAddress, postalCode, addressLocality, addressRegion, addressCountry } = fieldsOf(said)
  const country = textOf(addressCountry) || textOf(fieldsOf(addressCountry).name)
  const town = `${textOf(postalCode)} ${textOf(addressLocality)}`.trim()
  const parts = [textOf(streetAddress), town, textOf(addressRegion), country].map(plainText)
  return parts
    .filter((part, i) => part !== '' && !parts.slice(0, i).some(before => before.includes(part)))
    .join(', ')
}

/** 0, 0 is how programs say that they do not know. */
function positionOf(
  place: Readonly<Record<string, unknown>>,
  known: (said: unknown) => unknown,
): Position | null {
  const geo = fieldsOf(known(listOf(place.geo)[0]))
  const lat = numberOf(geo.latitude ?? place.latitude)
  const lon = numberOf(geo.longitude ?? place.longitude)
  if (lat === null || lon === null || (lat === 0 && lon === 0)) return null
  return isPosition({ lat, lon }) ? { lat, lon } : null
}
