import type { Day } from '../lib/day.ts'
import { noteRanges } from './capture-note.ts'
import type { KnownPerson, ReadPerson } from './capture-people.ts'
import { promisedPerson } from './capture-promised.ts'
import { type PromiseDraft, readOnlyPromises, readPromises } from './capture-promises.ts'
import { scanLine } from './capture-scan.ts'
import { newScan, type Said, type Scan, type Words } from './capture-state.ts'
import { foldLine, type Range, rangeIn } from './capture-text.ts'
import {
  type Channel,
  type Encounter,
  type EncounterSize,
  type Feeling,
  type Sphere,
  sizeOf,
} from './encounter.ts'

/** A value and the words it was read in; `at` is null when nothing said it and it is only assumed. */
export interface Read<T, At = Range> {
  value: T
  at: At
}

/**
 * What one line says, piece by piece, ready to be shown as chips and corrected before it is saved.
 * The ranges (`at`, and those of the note) never overlap; those of promises lie within the note.
 */
export interface CaptureReading {
  people: ReadPerson[]
  /** Told by a tie alone (« son mari »): in the note, not people of the encounter until somebody is chosen. */
  unnamed: Words[]
  /** Nothing but what is to be done: follow-ups, and no encounter. */
  onlyPromises: boolean
  /** In person unless said. */
  channel: Read<Channel, Range | null>
  /** Read in the words of the channel (« m'a appelé », « mail à »). */
  initiator: 'me' | 'them' | null
  /** Today unless said. */
  day: Read<Day, Range | null>
  /** It lies ahead: « demain », « jeudi prochain », « prévu vendredi ». */
  planned: boolean
  /** `18:30`. */
  time: Read<string> | null
  /** `at` null: the length between two hours that were said. */
  minutes: Read<number, Range | null> | null
  /** Said, else from the minutes, else what such an encounter mostly is. */
  size: Read<EncounterSize, Range | null>
  place: Read<string> | null
  sphere: Read<Sphere> | null
  chosen: Read<'chosen' | 'endured'> | null
  feeling: Read<Feeling> | null
  /** All that no other piece took, as typed: mostly one range, the end of the line. Empty text when nothing is left. */
  note: { text: string; ranges: Range[] }
  promises: PromiseDraft[]
  /** There is somebody, or only something to do: it can be saved. */
  complete: boolean
}

export interface CaptureContext {
  today: Day
  /** Breaks ties only (3/11): both languages are always understood. */
  language: 'fr' | 'en'
  /** Best first. May forgive typos and match beginnings: what it finds is checked against the words. */
  findPeople: (words: string) => KnownPerson[]
}

/** Understands one line typed or dictated in French or English as an encounter. Any text is accepted. */
export function understand(line: string, context: CaptureContext): CaptureReading {
  const folded = foldLine(line)
  const isFrench = saysFrench(folded.text, context.language)
  const scan = newScan(folded, { today: context.today, dayFirst: isFrench, ahead: false }, context.findPeople)
  const noteFrom = scanLine(scan)
  settleOccasion(scan)
  const { claims, asides, onlyPromise } = scan.found
  const ranges = [...noteRanges(folded, claims, noteFrom), ...asides].sort((a, b) => a[0] - b[0])
  const said = ranges.map(([from, to]) => rangeIn(folded, from, to))
  const promises = onlyPromise
    ? readOnlyPromises(folded, scan.days).map(({ from, to, ...promise }) => ({
        ...promise,
        person: promisedPerson(scan, from, to),
      }))
    : ranges.flatMap(([from, to]) => readPromises(folded, from, to, scan.days))
  return {
    ...piecesOf(scan, context.today),
    note: { text: said.map(({ start, end }) => line.slice(start, end)).join(', '), ranges: said },
    onlyPromises: onlyPromise,
    promises,
    complete: scan.found.people.length > 0 || onlyPromise,
  }
}

/** « réunion BNI » says where, unless a place is said: then it stays in the note. */
function settleOccasion({ found }: Scan): void {
  const { occasion, place } = found
  if (occasion === null) return
  if (place === null) found.place = occasion
  else found.asides.push([occasion.from, occasion.to])
}

/** The encounter that a reading says, once its people have their ids. */
export function encounterOf(
  reading: CaptureReading,
  { id, personIds }: { id: string; personIds: string[] },
): Encounter {
  return {
    id,
    day: reading.day.value,
    time: reading.time?.value ?? null,
    channel: reading.channel.value,
    size: reading.size.value,
    minutes: reading.minutes?.value ?? null,
    personIds,
    place: reading.place?.value ?? '',
    sphere: reading.sphere?.value ?? null,
    chosen: reading.chosen?.value ?? null,
    initiator: reading.initiator,
    feeling: reading.feeling?.value ?? null,
    note: reading.note.text,
    planned: reading.planned,
  }
}

function piecesOf(
  { line, found }: Scan,
  today: Day,
): Omit<CaptureReading, 'note' | 'promises' | 'onlyPromises' | 'complete'> {
  const read = <T>(said: Said<T> | null): Read<T> | null =>
    said && { value: said.value, at: rangeIn(line, said.from, said.to) }
  const minutes = read(found.minutes) ?? assumed(found.impliedMinutes)
  const channel = found.channel?.value ?? 'in-person'
  const day = found.day?.value ?? today
  return {
    people: found.people,
    unnamed: found.unnamed,
    channel: read(found.channel) ?? { value: channel, at: null },
    initiator: found.initiator,
    day: read(found.day) ?? { value: today, at: null },
    planned: day > today || (found.ahead && day >= today),
    time: read(found.time),
    minutes,
    size: read(found.size) ?? {
      value: minutes ? sizeOf(minutes.value) : (found.impliedSize ?? USUAL_SIZE[channel]),
      at: null,
    },
    place: read(found.place),
    sphere: read(found.sphere),
    chosen: read(found.chosen),
    feeling: read(found.feeling),
  }
}

/** What an encounter of the kind is when nothing tells (ours, a starting point to correct on screen). */
const USUAL_SIZE: Record<Channel, EncounterSize> = {
  'in-person': 'short',
  call: 'short',
  video: 'short',
  message: 'micro',
  mail: 'short',
  network: 'micro',
}

function assumed<T>(value: T | null): Read<T, null> | null {
  return value === null ? null : { value, at: null }
}

const FRENCH =
  /(?<!\p{L})(?:avec|et|le|la|les|du|au|un|une|hier|chez|vue?s?|pour|cafe|dejeuner|diner|rdv|midi|soir|matin|appel|elle|il|je|j'ai|visio)(?!\p{L})/gu
const ENGLISH =
  /(?<!\p{L})(?:with|and|the|an?|at|in|yesterday|saw|met|for|coffee|lunch|dinner|call(?:ed)?|meeting|morning|she|he|i|about|from|to)(?!\p{L})/gu

function saysFrench(text: string, language: 'fr' | 'en'): boolean {
  const french = text.match(FRENCH)?.length ?? 0
  const english = text.match(ENGLISH)?.length ?? 0
  return french === english ? language === 'fr' : french > english
}
