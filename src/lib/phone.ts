import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'

// The full metadata: the small one takes 0262… for a number of mainland France (measured, see the tests).

const FRENCH_OVERSEAS: readonly CountryCode[] = ['RE', 'GP', 'MQ', 'GF', 'YT', 'PM']

/**
 * A phone number in E.164 as a key for matching; what was typed stays what is shown. Null for what is no single full
 * number: short numbers (`3646`), words, several numbers in one (see `splitPhones`).
 */
export function phoneKey(text: string, defaultCountry: CountryCode): string | null {
  if (text.length > LENGTH_LIMIT) return null
  const typed = withoutExtras(text)
  if (typed === '') return null
  const number = parsePhoneNumberFromString(typed, defaultCountry)
  if (number?.isValid()) return number.number
  if (defaultCountry === 'FR') {
    const overseas = overseasNumber(typed)
    if (overseas) return overseas.number
  }
  // Ranges not yet opened (07 00 …) are no valid number but the same text is the same line.
  return number?.isPossible() && number.nationalNumber.length >= 7 ? number.number : null
}

/** The numbers of a cell that holds several (`06… / 01…`, `06… ou 01…`), each as typed. */
export function splitPhones(text: string): string[] {
  const whole = text.trim()
  if (whole === '') return []
  if (whole.length > LENGTH_LIMIT) return [whole]
  const parts = whole
    .split(/\s*(?:[/;|\n]|,\s+(?=[+0(])|\s(?:ou|or|et|and)\s)\s*/i)
    .map(part => part.trim())
    .filter(part => part !== '')
  // Digits may be grouped by slashes: 01/23/45/67/89 is one number.
  return parts.length > 1 && parts.every(part => digits(part) >= 6) ? parts : [whole]
}

/** A longer cell holds something else, and would cost time to take apart. */
const LENGTH_LIMIT = 500

function withoutExtras(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^[oO](?=[\s.-]?\d)/, '0')
    .replace(/[\s,(]*\b(?:poste|post|p\.)\s*\d{1,6}\)?\s*$/i, '')
    .trim()
}

/** Overseas numbers in national form (0262…, 0690…) carry their own country code abroad. */
function overseasNumber(typed: string): PhoneNumber | null {
  for (const country of FRENCH_OVERSEAS) {
    const number = parsePhoneNumberFromString(typed, country)
    if (number?.isValid()) return number
  }
  return null
}

function digits(text: string): number {
  return text.replace(/\D/g, '').length
}
