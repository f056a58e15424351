import { readDay } from '../encounters/capture-day.ts'
import { type KnownPerson, matchPerson, type PersonMatch } from '../encounters/capture-people.ts'
import { foldLine, rangeIn } from '../encounters/capture-text.ts'
import type { Day } from '../lib/day.ts'
import type { Direction, FavourKind } from './favour.ts'
import { PHRASES } from './favour-phrases.ts'

export interface NamedInLine {
  /** As typed. */
  text: string
  match: PersonMatch
}

/** What one line says of a favour, to be shown and corrected before it is kept. */
export interface FavourReading {
  /** Null: nothing told. */
  kind: FavourKind | null
  direction: Direction
  /** For whom, or by whom. */
  who: NamedInLine | null
  /** The third person: introduced, named; or to whom one was named, where the cardex knows them. */
  about: NamedInLine | null
  /** Today unless said. */
  day: Day
  /** What no other part took, as typed. */
  note: string
}

export interface ReadingContext {
  today: Day
  language: 'fr' | 'en'
  findPeople: (words: string) => KnownPerson[]
}

/**
 * A favour told in one line, in French or English, whichever the desk speaks: « Sophie m’a recommandé chez Aria hier »,
 * "Introduced Luc to Marie". Total: of a line that tells nothing, what is left is the note.
 */
export function readFavour(line: string, { today, language, findPeople }: ReadingContext): FavourReading {
  const { day, rest } = withoutDay(line, today, language)
  const folded = foldLine(rest)
  for (const { kind, direction, pattern } of PHRASES) {
    const match = pattern.exec(folded.text)
    const { groups, indices } = match ?? {}
    if (!match || !indices) continue
    const textOf = (group: string) => {
      const at = indices.groups?.[group]
      if (!at) return ''
      const { start, end } = rangeIn(folded, ...at)
      return rest.slice(start, end).trim()
    }
    const who = personIn(textOf('who'), findPeople)
    if (!who || isNobody(groups?.who ?? '')) continue
    const to = aboutFrom(textOf('at'), findPeople)
    const about = personIn(textOf('about'), findPeople) ?? to.person
    const { start, end } = rangeIn(folded, match.index, match.index + match[0].length)
    const left = [rest.slice(0, start), to.person ? '' : to.text, rest.slice(end)]
    return {
      kind,
      direction,
      who,
      about: isSame(who, about) ? null : about,
      day,
      note: tidied(left.join(' ')),
    }
  }
  return {
    kind: null,
    direction: 'received',
    who: firstKnown(rest, findPeople),
    about: null,
    day,
    note: tidied(rest),
  }
}

/** The day that the line says, and the line without it. */
function withoutDay(line: string, today: Day, language: 'fr' | 'en'): { day: Day; rest: string } {
  const folded = foldLine(line)
  for (let at = 0; at < folded.text.length; at++) {
    if (at > 0 && /[\p{L}\p{N}'-]/u.test(folded.text[at - 1] as string)) continue
    const read = readDay(folded.text, at, { today, dayFirst: language === 'fr', ahead: false })
    if (!read || read.day > today) continue
    const { start, end } = rangeIn(folded, at, read.end)
    const rest = `${line.slice(0, start)} ${line.slice(end)}`.replace(/\s+/g, ' ').replace(/ ([,.])/g, '$1')
    return { day: read.day, rest: rest.replace(/^[\s,:;]+|[\s,:;]+$/g, '') }
  }
  return { day: today, rest: line.trim() }
}

function personIn(text: string, find: ReadingContext['findPeople']): NamedInLine | null {
  const name = text.replace(/^(?:avec|with)\s+/i, '').trim()
  return name === '' ? null : { text: name, match: matchPerson(name, find) }
}

const PREPOSITION = /^(?:auprès de |auprès d[’']|chez |à |a |to |with |at )/iu

/** Whom one was named to: a firm is part of the note, somebody of the cardex is a person. */
function aboutFrom(
  text: string,
  find: ReadingContext['findPeople'],
): { person: NamedInLine | null; text: string } {
  const person = personIn(text.replace(PREPOSITION, ''), find)
  return { person: person?.match.kind === 'known' ? person : null, text }
}

// Words that stand where a name would, and are none.
const NOBODY =
  /^(?:je|j'ai|on|nous|il|elle|ils|elles|tu|vous|i|we|he|she|they|you|it|me|moi|him|her|them|lui|leur|somebody|quelqu'un|un|une|a|an|the|le|la|les|des)$/

function isNobody(folded: string): boolean {
  return NOBODY.test(folded.trim())
}

function isSame(a: NamedInLine | null, b: NamedInLine | null): boolean {
  return a?.match.kind === 'known' && b?.match.kind === 'known' && a.match.person.id === b.match.person.id
}

/** Somebody of the cardex who is named by words in capitals. */
function firstKnown(line: string, find: ReadingContext['findPeople']): NamedInLine | null {
  for (const [text] of line.matchAll(/\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*)*/gu)) {
    const match = matchPerson(text, find)
    if (match.kind === 'known') return { text, match }
  }
  return null
}

function tidied(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:–—-]+|[\s,;:–—-]+$/g, '')
    .replace(/^\.$/, '')
}
