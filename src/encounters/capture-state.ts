import type { Day } from '../lib/day.ts'
import { type DayContext, readDay } from './capture-day.ts'
import type { KnownPerson, PersonPlace, ReadPerson } from './capture-people.ts'
import { type Line, matchAt, type Range, skipSpaces } from './capture-text.ts'
import { readMinutes, readTime } from './capture-time.ts'
import { CHANNEL_PHRASES, CLAUSE, LINK, PLANNED, SIZES } from './capture-words.ts'
import type { Channel, EncounterSize, Feeling, Sphere } from './encounter.ts'

/** A value and its words in the folded text. */
export interface Said<T> {
  value: T
  from: number
  to: number
}

/** Words as typed, and where. */
export interface Words {
  text: string
  at: Range
}

/** The pieces other than people, found so far. */
export interface Pieces {
  channel: Said<Channel> | null
  /** The channel was said by a word that yields to a stronger one. */
  weak: boolean
  /** Where the last phrase that people follow began. */
  lastPhrase: number | null
  directed: boolean
  initiator: 'me' | 'them' | null
  size: Said<EncounterSize> | null
  impliedSize: EncounterSize | null
  day: Said<Day> | null
  ahead: boolean
  time: Said<string> | null
  minutes: Said<number> | null
  impliedMinutes: number | null
  place: Said<string> | null
  sphere: Said<Sphere> | null
  chosen: Said<'chosen' | 'endured'> | null
  feeling: Said<Feeling> | null
}

export interface Found extends Pieces {
  people: ReadPerson[]
  /** Told by a tie alone: « son mari ». */
  unnamed: Words[]
  /** « réunion BNI »: where it was, when no place is said. */
  occasion: Said<string> | null
  /** Stretches that stay in the note though what follows them is read: « (plombier) », « et son mari ». */
  asides: [number, number][]
  /** Nothing but what is to be done: no encounter is told. */
  onlyPromise: boolean
  /** Stretches that are understood, pieces and joining words alike. */
  claims: [number, number][]
}

export interface Scan {
  line: Line
  days: DayContext
  find: (words: string) => KnownPerson[]
  found: Found
  /** Where the stretch being read ends. */
  end: number
  taken: Map<number, boolean>
}

export function newScan(line: Line, days: DayContext, findPeople: (words: string) => KnownPerson[]): Scan {
  const answers = new Map<string, KnownPerson[]>()
  const find = (words: string): KnownPerson[] => {
    const known = answers.get(words) ?? findPeople(words)
    answers.set(words, known)
    return known
  }
  return { line, days, find, found: nothing(), end: line.text.length, taken: new Map() }
}

const CLOSING =
  /(?:au|aux|a|chez|dans|devant|at|in|near|pour|about|sur|concernant|regarding|de|du|for|en|on|from|m'a|m'ont|nous)(?![\p{L}])|(?:[ad] )?l'|d'|[^\p{L}\p{N} ]/uy

/** Whether what follows there can no longer be part of a name. */
export function closes(scan: Scan, at: number): boolean {
  const { text } = scan.line
  const next = skipSpaces(text, at)
  if (next >= scan.end) return true
  if (next === at) return false
  return (
    matchAt(LINK, text, next) !== null ||
    matchAt(CLOSING, text, next) !== null ||
    matchAt(CLAUSE, text, next) !== null ||
    isTaken(scan, next)
  )
}

/** Whether a piece that is no person begins there, wanted or not. */
export function isTaken(scan: Scan, at: number): boolean {
  const known = scan.taken.get(at)
  if (known !== undefined) return known
  const { text } = scan.line
  const taken =
    readDay(text, at, scan.days) !== null ||
    readTime(text, at) !== null ||
    readMinutes(text, at) !== null ||
    CHANNEL_PHRASES.some(({ pattern, spelled }) => spelled === null && matchAt(pattern, text, at)) ||
    SIZES.some(([pattern]) => matchAt(pattern, text, at)) ||
    matchAt(PLANNED, text, at) !== null
  scan.taken.set(at, taken)
  return taken
}

function nothing(): Found {
  return {
    people: [],
    unnamed: [],
    channel: null,
    weak: false,
    lastPhrase: null,
    directed: false,
    initiator: null,
    size: null,
    impliedSize: null,
    day: null,
    ahead: false,
    time: null,
    minutes: null,
    impliedMinutes: null,
    place: null,
    occasion: null,
    sphere: null,
    chosen: null,
    feeling: null,
    claims: [],
    asides: [],
    onlyPromise: false,
  }
}

export function copyOf(found: Found): Found {
  return {
    ...found,
    people: [...found.people],
    unnamed: [...found.unnamed],
    asides: [...found.asides],
    claims: [...found.claims],
  }
}

/** Where somebody may stand: nothing expected there unless said. */
export function personPlace(
  scan: Scan,
  how: Partial<Pick<PersonPlace, 'expected' | 'first' | 'afterNoun'>> = {},
): PersonPlace {
  return {
    line: scan.line,
    find: scan.find,
    closes: at => closes(scan, at),
    isTaken: at => isTaken(scan, at),
    expected: false,
    first: false,
    afterNoun: false,
    ...how,
  }
}

/** Adds somebody who was met; nobody twice. */
export function addPerson(found: Found, person: ReadPerson): void {
  const { match } = person
  const isThere = found.people.some(
    other =>
      other.text === person.text ||
      (match.kind === 'known' && other.match.kind === 'known' && other.match.person.id === match.person.id),
  )
  if (!isThere) found.people.push(person)
}
