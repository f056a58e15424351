import type { CountryCode } from 'libphonenumber-js/max'
import type { TextLine } from '../../lib/picture/text-line.ts'
import { addressIn } from './card-address.ts'
import { CARD_FIELDS, type CardField, type Piece } from './card-field.ts'
import { CUT, domainsOf, heldTogether, takeMails, takeSites } from './card-mails.ts'
import { peopleIn } from './card-people.ts'
import { calledFrom, takePhones } from './card-phones.ts'

export interface UnderstoodCard {
  /** In the order of a form. */
  fields: CardField[]
  /** Lines of which something has no place of its own. */
  rest: { line: number; text: string }[]
}

/** What came of a photograph: `nothing` could be made out, it was `no-picture`, it took `too-long`. */
export type PaperOutcome = 'read' | 'nothing' | 'no-picture' | 'too-long'

export interface CardRead extends UnderstoodCard {
  outcome: PaperOutcome
  lines: TextLine[]
  /** The photograph as it was read: the boxes of the lines are of it. A JPEG in base64, kept nowhere. */
  picture: string | null
}

interface Reader {
  /** Of numbers without one, and of what an address leaves unsaid. */
  country: CountryCode
  /** Names of countries are in it. */
  language: 'fr' | 'en'
}

/** More are no card: each costs time. */
const MOST_LINES = 60
const LONGEST_LINE = 300

/** What the lines of a business card say. Any text is accepted; to be confirmed by a reader before it is kept. */
export function understoodCard(lines: readonly TextLine[], { country, language }: Reader): UnderstoodCard {
  const points: CardField[] = []
  const places: CardField[] = []
  const pieces: Piece[] = []
  for (const [line, read] of lines.slice(0, MOST_LINES).entries()) {
    const seen = { line, confidence: read.confidence, height: read.box.height }
    let text = tidy(read.text.slice(0, LONGEST_LINE))
    for (const take of [takeMails, takeSites]) {
      const taken = take({ ...seen, text })
      points.push(...taken.fields)
      text = taken.left
    }
    for (const part of piecesOf(text)) {
      const piece = { ...seen, text: part }
      const address = addressIn(piece)
      if (address.length > 0) {
        places.push(...address)
        continue
      }
      const taken = takePhones(piece, country)
      points.push(...taken.fields)
      pieces.push(...piecesOf(taken.left).map(text => ({ ...seen, text })))
    }
  }
  const address = oneEach(places)
  const cardCountry = countryOf([...points, ...address], country)
  const mails = points.filter(({ name }) => name === 'email').map(({ value }) => value)
  const people = peopleIn(pieces.filter(isOfLetters), { mails, domains: domainsOf(points) })
  const called = points.map(field => calledFrom(field, cardCountry, country))
  const all = [...people.fields, ...called, ...withCountry(address, cardCountry, { country, language })]
  return {
    fields: inOrder(heldTogether(all)),
    rest: people.left.map(({ line, text }) => ({ line, text })),
  }
}

/** Without what a pictogram is taken for at the ends of a line, one space at most. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(CUT, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^(?:[^\p{L}\p{N}+(]+\s|[|•·*—_~=]+)+|[\s|•·*—_~=]+$/gu, '')
    .trim()
}

function piecesOf(text: string): string[] {
  return text
    .split(new RegExp(String.raw`${CUT}|\s*[|;•·]\s*|\s+[–—/-]\s+`, 'u'))
    .map(piece => piece.replace(/^[\s,;:.)–—-]+|[\s,;:(–—-]+$/g, ''))
    .filter(piece => piece !== '')
}

function isOfLetters({ text }: Piece): boolean {
  return (text.match(/\p{L}/gu)?.length ?? 0) >= 3
}

/** The first of each: a card with two addresses keeps one here, the lines of the other are seen on the picture. */
function oneEach(fields: readonly CardField[]): CardField[] {
  return CARD_FIELDS.flatMap(name => fields.find(field => field.name === name) ?? [])
}

const OF_ENDING: Readonly<Record<string, CountryCode>> = { be: 'BE', ch: 'CH', ca: 'CA', lu: 'LU', uk: 'GB' }

/** What the address says, else the end of a mail or a site: four figures alone are Belgian or Swiss. */
function countryOf(fields: readonly CardField[], country: CountryCode): CountryCode {
  const said = fields.find(({ name }) => name === 'country')
  if (said) return said.value as CountryCode
  const ending = fields
    .filter(({ name }) => name === 'email' || name === 'url')
    .map(({ value }) => OF_ENDING[/\.([a-z]+)(?:\/.*)?$/.exec(value)?.[1] ?? ''])
    .find(each => each !== undefined)
  return ending ?? country
}

/** Named in the reader's language, where it is not the owner's own. */
function withCountry(address: readonly CardField[], cardCountry: CountryCode, reader: Reader): CardField[] {
  const town = address.find(({ name }) => name === 'town')
  const said = address.find(({ name }) => name === 'country')
  const others = address.filter(({ name }) => name !== 'country')
  if (!town || cardCountry === reader.country) return others
  const value = new Intl.DisplayNames([reader.language], { type: 'region' }).of(cardCountry) ?? ''
  return [...others, { ...(said ?? { ...town, isDoubtful: true }), name: 'country', value }]
}

function inOrder(fields: readonly CardField[]): CardField[] {
  return CARD_FIELDS.flatMap(name => fields.filter(field => field.name === name))
}
