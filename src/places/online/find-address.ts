import type { Parsed } from '../../lib/problem.ts'
import { type OutgoingSettings, serverOf } from '../../owner/outgoing-services.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import type { AddressAsked, FoundAddress } from './found-address.ts'
import { readBan } from './read-ban.ts'
import { readNominatim } from './read-nominatim.ts'

const MOST = 5
/** BAN takes between 3 and 200 characters. */
const [SHORTEST, LONGEST] = [3, 200]
const NONE: Parsed<FoundAddress[]> = { value: [], problems: [] }

/** France and those of its lands overseas that its base of addresses knows (ISO 3166-1). */
const FRENCH = ['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF']

/**
 * Where an address is, best first: by the French base of addresses in France, by Nominatim elsewhere, and in France too
 * where the first is not allowed or found nothing and Nominatim is allowed.
 *
 * @throws Refusal as the way out does: `outgoing-not-allowed` names the service that would have been asked.
 */
export async function findAddress(
  out: Outgoing,
  settings: OutgoingSettings,
  { address, language }: { address: AddressAsked; language: string },
): Promise<Parsed<FoundAddress[]>> {
  const [ban, nominatim] = [serverOf(settings, 'ban') as string, serverOf(settings, 'nominatim') as string]
  const isFrench = FRENCH.includes(address.country)
  const mayAskNominatim = settings.allowed.includes('nominatim')
  if (isFrench && (settings.allowed.includes('ban') || !mayAskNominatim)) {
    const found = await askBan(out, ban, address)
    if (found.value.length > 0 || !mayAskNominatim) return found
  }
  return askNominatim(out, nominatim, address, language)
}

/**
 * Asks the French base of addresses: `GET SERVER/search?q=STREET TOWN&postcode=…&limit=5`.
 *
 * @throws Refusal as the way out does.
 */
export async function askBan(
  out: Outgoing,
  server: string,
  { street, postalCode, town }: AddressAsked,
): Promise<Parsed<FoundAddress[]>> {
  const q = `${street} ${town}`.trim().slice(0, LONGEST)
  if (q.length < SHORTEST || !/^[\p{L}\p{N}]/u.test(q)) return NONE
  const isFrenchCode = /^\d{5}$/.test(postalCode)
  const search = new URLSearchParams({
    q,
    ...(isFrenchCode ? { postcode: postalCode } : {}),
    limit: `${MOST}`,
  })
  const { text } = await out.fetchText('ban', `${server}/search?${search}`, {
    types: ['application/json', 'application/geo+json'],
  })
  return readBan(text)
}

/**
 * Asks Nominatim: `GET SERVER/search?format=jsonv2&addressdetails=1&limit=5` with `street`, `city`, `postalcode` and
 * `countrycodes` apart, so that no word of one is taken for another.
 *
 * @throws Refusal as the way out does.
 */
export async function askNominatim(
  out: Outgoing,
  server: string,
  { street, postalCode, town, country }: AddressAsked,
  language = 'fr',
): Promise<Parsed<FoundAddress[]>> {
  const said = { street, city: town, postalcode: postalCode, countrycodes: country.toLowerCase() }
  const known = Object.entries(said).filter(([, value]) => value.trim() !== '')
  if (street.trim() === '' && town.trim() === '' && postalCode.trim() === '') return NONE
  const search = new URLSearchParams([
    ['format', 'jsonv2'],
    ['addressdetails', '1'],
    ['limit', `${MOST}`],
    ...known,
  ])
  const asked = { types: ['application/json'], language }
  const { text } = await out.fetchText('nominatim', `${server}/search?${search}`, asked)
  return readNominatim(text)
}
