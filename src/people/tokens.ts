import { type CountryCode, getCountryCallingCode } from 'libphonenumber-js/max'
import type { Day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import { foldedWords, withoutAccents } from '../lib/fold.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { PARTICLES } from './person-name.ts'
import { linkedinProfilesOf, PROFILE_TOKEN, profileToken } from './profiles.ts'

/** What somebody is found by, and whether it is of their name. */
export interface Token {
  token: string
  isName: boolean
}

/** Beginnings of name words up to this length are tokens of their own: one letter must not read half the cardex. */
export const SHORT_LETTERS = 3

/**
 * Every token of a person, each once:
 * words of names, and their beginnings of one to three letters; words of organisation, title, towns, tags and skills;
 * compounds and particles in one (`delatour`, `jeanpierre`); digits of phones from their beginning (`0612…`, `33612…`)
 * and, backwards after `<`, from their end; mails whole and by domain after `@`, and by their words;
 * profiles on LinkedIn after `/in/`.
 */
export function tokensOf(contact: Contact, skills: readonly string[], country: CountryCode): Token[] {
  const names = new Set<string>()
  for (const text of [
    contact.givenName,
    contact.additionalName,
    contact.familyName,
    contact.nickname,
    contact.name,
  ]) {
    const words = foldedWords(text)
    for (const word of words) names.add(word)
    for (const joined of joinedWords(text, words)) names.add(joined)
  }
  for (const word of [...names]) {
    const letters = [...word]
    for (let length = 1; length <= Math.min(SHORT_LETTERS, letters.length - 1); length++) {
      names.add(letters.slice(0, length).join(''))
    }
  }

  const others = new Set<string>()
  const towns = contact.addresses.map(({ town }) => town)
  const { organisation, department, title, role, tags } = contact
  for (const text of [organisation, department, title, role, ...towns, ...tags, ...skills]) {
    const words = foldedWords(text)
    for (const word of words) if (!PARTICLES.has(word)) others.add(word)
    for (const joined of joinedWords(text, words)) others.add(joined)
  }
  for (const { value } of contact.emails) for (const token of mailTokens(value)) others.add(token)
  for (const { value } of contact.phones) for (const token of phoneTokens(value, country)) others.add(token)
  for (const profile of linkedinProfilesOf(contact)) others.add(profileToken(profile))

  return [
    ...[...names].map(token => ({ token, isName: true })),
    ...[...others].filter(token => !names.has(token)).map(token => ({ token, isName: false })),
  ].filter(({ token }) => token.length <= LONGEST)
}

/**
 * What may be typed of a token from its middle: it, from each of its letters on (`dupont` → upont, pont, ont), a phone
 * from each of its digits, a mail from each of its words (`@m.roux@aria.fr` → roux@aria.fr, aria.fr).
 */
export function partsOf(token: string): string[] {
  // The end of a phone backwards is no word; its national form (0612…) ends as the international one does.
  if (token.startsWith('<') || token.startsWith(PROFILE_TOKEN) || /^0\d+$/.test(token)) return []
  const letters = [...token]
  const least = shortestPart(token)
  const parts: string[] = []
  for (let i = 1; i <= letters.length - least && parts.length < MOST_PARTS; i++) {
    if (token.startsWith('@') && (i === 1 || !/[@.+_-]/.test(letters[i - 1] as string))) continue
    parts.push(letters.slice(i).join(''))
  }
  return parts
}

/** Fewer are in too many words, or in too many numbers. */
export function shortestPart(text: string): number {
  return /^\d+$/.test(text) ? 4 : 3
}

/** Smaller is better: names before the rest, the archived last; then the most recent contact, never met last. */
export function rankOf({ isName }: Token, archived: boolean, lastContactOn: Day | null): number {
  const kind = (isName ? 0 : 1) + (archived ? 2 : 0)
  return kind * KIND_STEP + recencyRank(lastContactOn)
}

/** The part of a rank that a contact changes; the rest is its multiple of `KIND_STEP`. */
export function recencyRank(lastContactOn: Day | null): number {
  return lastContactOn === null
    ? NEVER
    : Math.min(NEVER - 1, Math.max(0, NEVER - 1 - dayNumber(lastContactOn)))
}

export function isNameRank(rank: number): boolean {
  return Math.floor(rank / KIND_STEP) % 2 === 0
}

export const KIND_STEP = 100_000
const NEVER = 99_999
const LONGEST = 100
const MOST_PARTS = 40

/** `de la Tour` → delatour, latour; `Jean-Pierre` → jeanpierre: what people type without thinking of the rest. */
function joinedWords(text: string, words: readonly string[]): string[] {
  const joined: string[] = []
  for (let end = 1; end < words.length; end++) {
    let start = end
    while (start > 0 && PARTICLES.has(words[start - 1] as string)) {
      start--
      if (!PARTICLES.has(words[end] as string)) joined.push(words.slice(start, end + 1).join(''))
    }
  }
  for (const compound of text.match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)+/gu) ?? []) {
    joined.push(foldedWords(compound).join(''))
  }
  return joined
}

/** `marie.roux@studio-aria.fr` → itself and its domain after `@`, marie, roux, studio, aria. */
function mailTokens(value: string): string[] {
  const address = withoutAccents(value.trim())
  const at = address.lastIndexOf('@')
  if (at < 1) return []
  const domain = address.slice(at + 1)
  const labels = domain.split('.').slice(0, -1).join(' ')
  // The figures people add (`roux75`) would make a word of its own of each.
  const words = foldedWords(`${address.slice(0, at)} ${labels}`).map(word =>
    word.replace(/(?<=\p{L})\d+$/u, ''),
  )
  return [`@${address}`, `@${domain}`, ...words]
}

/** `+33 6 12 34 56 78` or `06 12 34 56 78` → 33612345678, 0612345678 and, for those who recall its end, <87654321… */
export function phoneTokens(value: string, country: CountryCode): string[] {
  const { digits, international } = digitsOf(value)
  if (digits.length < 3) return []
  const home = callingCode(country)
  const trunk = home === '1' ? '' : '0'
  const tokens = [digits]
  if (international && digits.startsWith(home)) tokens.push(trunk + digits.slice(home.length))
  if (!international && digits.startsWith('0')) tokens.push(home + digits.slice(1))
  return [...tokens, `<${backwards(digits.slice(-9))}`]
}

/** The digits of a number, the country's in front when it says so by `+` or `00`; `(0)` after it left out. */
export function digitsOf(value: string): { digits: string; international: boolean } {
  const text = value
    .normalize('NFKC')
    .replace(/^\s*tel:/i, '')
    .replace(/^\s*o(?=[\s.-]?\d)/i, '0')
    .replace(/[a-z].*$/i, '')
    .trim()
  const international = /^(?:\+|00)/.test(text)
  const digits = (international ? text.replace(/\(0\)/, '').replace(/^00/, '') : text).replace(/\D/g, '')
  return { digits, international }
}

export function backwards(digits: string): string {
  return [...digits].reverse().join('')
}

const CALLING_CODES = new Map<CountryCode, string>()

function callingCode(country: CountryCode): string {
  const known = CALLING_CODES.get(country) ?? getCountryCallingCode(country)
  CALLING_CODES.set(country, known)
  return known
}
