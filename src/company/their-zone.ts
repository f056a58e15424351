import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { fold } from '../lib/fold.ts'
import { countryCodeOf } from '../lib/geo/country.ts'
import { countryOfDepartment, departmentOfPostalCode } from '../lib/geo/town.ts'
import { isTimeZone } from '../lib/time-zone.ts'

/** What says where somebody lives. */
export interface Whereabouts {
  /** Of their card; null: not said. */
  timeZone: string | null
  /** The one they prefer first. */
  addresses: readonly { town: string; postalCode: string; country: string }[]
  phones: readonly string[]
  /** Of the owner: for those who said nothing of another country. */
  own: { zone: string; country: string }
}

/** Somebody's clock, and by what it is known. */
export interface TheirZone {
  zone: string
  /** said: by the owner, for this once. */
  from: 'card' | 'address' | 'phone' | 'own' | 'said'
  /** False: a country of several hours, or nothing known. */
  isSure: boolean
}

/**
 * Where somebody's clock is: what their card says of it, else the country (and, in a country of several hours, the town)
 * of an address, else the country of a telephone number, else the owner's own.
 *
 * @see docs/measures.md#their-hour
 */
export function theirZone({ timeZone, addresses, phones, own }: Whereabouts): TheirZone {
  if (timeZone !== null && isTimeZone(timeZone)) return { zone: timeZone, from: 'card', isSure: true }

  for (const address of addresses) {
    const said = countryCodeOf(address.country)
    if (said === '' && address.town.trim() === '' && address.postalCode.trim() === '') continue
    // An address without country is one of the owner's own, as on an envelope.
    const zoned = zoneIn(overseas(said || own.country, address.postalCode), address.town)
    if (zoned) return { ...zoned, from: 'address' }
  }
  for (const phone of phones) {
    const country = parsePhoneNumberFromString(phone, own.country as CountryCode)?.country
    const zoned = country && zoneIn(country, '')
    if (zoned) return { ...zoned, from: 'phone' }
  }
  return { zone: own.zone, from: 'own', isSure: false }
}

/** Of countries of several hours, that of most of their people: a guess, which is said. */
const OF_MOST: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  US: 'America/New_York',
}

/** Towns whose name is in no zone's name, by country. */
const TOWNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AU: {
    canberra: 'Australia/Sydney',
    newcastle: 'Australia/Sydney',
    'gold coast': 'Australia/Brisbane',
    cairns: 'Australia/Brisbane',
  },
  BR: {
    'rio de janeiro': 'America/Sao_Paulo',
    brasilia: 'America/Sao_Paulo',
    salvador: 'America/Bahia',
  },
  CA: {
    montreal: 'America/Montreal',
    quebec: 'America/Montreal',
    ottawa: 'America/Toronto',
    gatineau: 'America/Montreal',
    laval: 'America/Montreal',
    sherbrooke: 'America/Montreal',
    hamilton: 'America/Toronto',
    calgary: 'America/Edmonton',
    victoria: 'America/Vancouver',
    fredericton: 'America/Moncton',
  },
  US: {
    atlanta: 'America/New_York',
    austin: 'America/Chicago',
    boston: 'America/New_York',
    dallas: 'America/Chicago',
    houston: 'America/Chicago',
    'las vegas': 'America/Los_Angeles',
    miami: 'America/New_York',
    minneapolis: 'America/Chicago',
    'new orleans': 'America/Chicago',
    philadelphia: 'America/New_York',
    portland: 'America/Los_Angeles',
    'salt lake city': 'America/Denver',
    'san diego': 'America/Los_Angeles',
    'san francisco': 'America/Los_Angeles',
    seattle: 'America/Los_Angeles',
    washington: 'America/New_York',
  },
}

function zoneIn(country: string, town: string): Pick<TheirZone, 'zone' | 'isSure'> | null {
  const zones = zonesOfCountry(country)
  const [first] = zones
  if (first === undefined) return null
  if (zones.length === 1) return { zone: first, isSure: true }
  const key = fold(town).trim()
  const named = key === '' ? undefined : (TOWNS[country]?.[key] ?? zones.find(zone => cityOf(zone) === key))
  if (named) return { zone: named, isSure: true }
  return { zone: OF_MOST[country] ?? first, isSure: isOneHour(zones) }
}

function zonesOfCountry(country: string): string[] {
  if (!/^[A-Z]{2}$/.test(country)) return []
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getTimeZones?: () => string[] | undefined
  }
  return locale.getTimeZones?.() ?? []
}

/** Zones that keep the same hour, whatever history made them two. */
function isOneHour(zones: readonly string[]): boolean {
  const hours = zones.map(zone => MONTHS.map(at => hourAt(at, zone)).join())
  return new Set(hours).size === 1
}

const MONTHS = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map(text => new Date(text))

function hourAt(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
}

/** `America/Argentina/Buenos_Aires`: buenos aires. */
function cityOf(zone: string): string {
  return fold((zone.split('/').at(-1) ?? '').replaceAll('_', ' '))
}

/** La Réunion and the others have a clock of their own, and addresses in France. */
function overseas(country: string, postalCode: string): string {
  const department = country === 'FR' ? departmentOfPostalCode(postalCode) : null
  return department === null ? country : countryOfDepartment(department)
}
