import type { CountryCode } from 'libphonenumber-js/max'
import { fold } from '../lib/fold.ts'
import { linkedinProfile } from '../lib/linkedin-profile.ts'
import { mailKey } from '../lib/mail-address.ts'
import { phoneKey } from '../lib/phone.ts'
import type { Correspondent } from './exchange.ts'

/** What somebody is met under, as one key: the surest that was told. */
export type Address = `${'mail' | 'tel' | 'profile' | 'name' | 'title'}:${string}`

/** The surest key of a correspondent; null where nothing tells them apart. */
export function addressOf(
  { mail, phone, profile, name }: Correspondent,
  country: CountryCode,
): Address | null {
  const mailAs = mail === null ? null : mailKey(mail)
  if (mailAs !== null) return `mail:${mailAs}`
  const phoneAs = phone === null ? null : phoneKey(phone, country)
  if (phoneAs !== null) return `tel:${phoneAs}`
  const profileAs = profile === null ? '' : profileKey(profile)
  if (profileAs !== '') return `profile:${profileAs}`
  const named = fold(name).slice(0, MOST_LETTERS)
  return /\p{L}/u.test(named) ? `name:${named}` : null
}

export function profileKey(profile: string): string {
  const member = linkedinProfile(profile)
  if (member !== null) return member.slice(0, MOST_LETTERS)
  const bare = profile
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^(?:www|[a-z]{2})\./, '')
  return bare
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .slice(0, MOST_LETTERS)
}

/** What is shown of an address: without its kind. */
export function shownAddress(address: string): string {
  return address.slice(address.indexOf(':') + 1)
}

const MOST_LETTERS = 200
