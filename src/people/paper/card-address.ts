import type { CountryCode } from 'libphonenumber-js/max'
import { withoutAccents } from '../../lib/fold.ts'
import { beginsAddress } from '../read-text.ts'
import { type CardField, type CardFieldName, isSure, type Piece } from './card-field.ts'

const TOWN = String.raw`(\p{L}[\p{L}\s’'.-]*?(?:\s\d{1,2}(?:e|er|ème)?)?)`
const FRENCH = new RegExp(
  String.raw`^(?:F|FR)?[\s-]{0,2}(\d{5})[\s,]+${TOWN}(\s+cedex(?:\s\d{1,2})?)?$`,
  'iu',
)
const NEIGHBOUR = new RegExp(String.raw`^(?:(B|BE|CH|L|LU)\s?-\s?)?(\d{4})[\s,]+${TOWN}$`, 'iu')
const CANADIAN = /^(.*?)[\s,]*([A-Z]\d[A-Z])\s?(\d[A-Z]\d)$/iu
const BRITISH = /^(.*?)[\s,]*\b([A-Z]{1,2}\d[A-Z\d]?)\s(\d[A-Z]{2})$/iu
const AMERICAN = /^(\p{L}[\p{L}\s’'.-]*),\s*([A-Z]{2})\s+(\d{5}(?:-\d{4})?)$/iu
const COUNTRIES: Readonly<Record<string, CountryCode>> = {
  france: 'FR',
  belgique: 'BE',
  belgium: 'BE',
  belgie: 'BE',
  suisse: 'CH',
  switzerland: 'CH',
  schweiz: 'CH',
  canada: 'CA',
  luxembourg: 'LU',
  'royaume-uni': 'GB',
  'united kingdom': 'GB',
  uk: 'GB',
  usa: 'US',
  'etats-unis': 'US',
}

interface Town {
  postalCode: string
  town: string
  region: string
  country: CountryCode | null
}

/** The part of an address that a piece says: a street, a postcode with its town, a country. [] where it says none. */
export function addressIn({ text, line, ...seen }: Piece): CardField[] {
  const field = (name: CardFieldName, value: string): CardField[] =>
    value === '' ? [] : [{ name, value, types: [], lines: [line], isDoubtful: !isSure(seen) }]
  const country = COUNTRIES[withoutAccents(text)]
  if (country) return field('country', country)
  const town = townIn(text)
  if (town) {
    return [
      ...field('postalCode', town.postalCode),
      ...field('town', town.town),
      ...field('region', town.region),
      ...field('country', town.country ?? ''),
    ]
  }
  if (!beginsAddress(text)) return []
  // « 12, rue Neuve, 69001 Lyon » on one line: cut where the postcode begins.
  const cut = /^(.{4,}?)[\s,–—-]+((?:[A-Z]{1,2}-)?\d{4,5}\s+\p{L}.*)$/iu.exec(text)
  const after = cut ? addressIn({ line, text: cut[2] as string, ...seen }) : []
  const isCut = after.some(({ name }) => name === 'town')
  return [...field('street', isCut ? ((cut as RegExpExecArray)[1] as string) : text), ...(isCut ? after : [])]
}

function townIn(text: string): Town | null {
  const nothing = { region: '', country: null }
  const french = FRENCH.exec(text)
  if (french) {
    return { ...nothing, postalCode: french[1] as string, town: (french[2] as string) + (french[3] ?? '') }
  }
  // « 1200, rue Sherbrooke » is a street.
  const neighbour = beginsAddress(text) ? null : NEIGHBOUR.exec(text)
  if (neighbour) {
    const [, prefix = '', postalCode = '', town = ''] = neighbour
    const country = /^B/i.test(prefix) ? 'BE' : /^C/i.test(prefix) ? 'CH' : /^L/i.test(prefix) ? 'LU' : null
    return { region: '', country, postalCode, town }
  }
  const canadian = CANADIAN.exec(text)
  if (canadian) {
    const [, before = '', one, two] = canadian
    const [, town = before, region = ''] =
      /^(.*?)[\s,]*(?:\(([^)]+)\)|\b([A-Z]{2}))$/u.exec(before.trim()) ?? []
    return { country: 'CA', postalCode: `${one} ${two}`.toUpperCase(), town: clean(town), region }
  }
  const british = BRITISH.exec(text)
  if (british) {
    const [, before = '', one, two] = british
    return { ...nothing, country: 'GB', postalCode: `${one} ${two}`.toUpperCase(), town: clean(before) }
  }
  const american = AMERICAN.exec(text)
  if (!american) return null
  const [, town = '', region = '', postalCode = ''] = american
  return { country: 'US', postalCode, town, region }
}

function clean(town: string): string {
  return town.replace(/[\s,]+$/, '')
}
