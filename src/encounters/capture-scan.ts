import { type PersonPlace, type ReadPerson, readPerson } from './capture-people.ts'
import { readPiece } from './capture-pieces.ts'
import { promiser } from './capture-promises.ts'
import { type Segment, segmentsOf } from './capture-segments.ts'
import { closes, copyOf, type Found, isTaken, type Scan } from './capture-state.ts'
import { isCapitalAt, matchAt, skipSpaces, wordEnd } from './capture-text.ts'
import { CLAUSE, FEELINGS, GLUE, LINK, PLANNED, SIZES, TOPIC, WITH } from './capture-words.ts'

/** Longer lines are read this far; the rest goes to the note. */
const LONGEST_READ = 2_000

/**
 * Reads the line from the left, stretch by stretch between separators, into `scan.found`.
 *
 * @returns where the note begins in the folded text; its length when all was read.
 */
export function scanLine(scan: Scan): number {
  const { text } = scan.line
  const segments = segmentsOf(text)
  const first = segments[0]
  if (first && isOnlyPromise(text, first.start)) return first.start

  for (const segment of segments) {
    const end = Math.min(segment.end, LONGEST_READ)
    if (segment.start >= end) return segment.start
    const noteFrom = scanSegment(scan, { ...segment, end })
    if (noteFrom !== null) {
      scanTail(
        scan,
        segments.filter(({ start }) => start > noteFrom),
      )
      return noteFrom
    }
    if (end < segment.end) return end
  }
  return text.length
}

/** @returns where the note begins, or null when it does not yet. */
function scanSegment(scan: Scan, segment: Segment): number | null {
  if (claimFeeling(scan, segment)) return null

  const trial: Scan = { ...scan, found: copyOf(scan.found), end: segment.end }
  const { unread, stop, subject } = readSegment(trial, segment)
  const isOpening = scan.found.people.length === 0
  const isClean = !unread && stop === null
  const brings = trial.found.people.length > scan.found.people.length && !subject
  if (!isOpening && !isClean && !brings) return noteAfterSize(scan, segment.start)
  scan.found = trial.found
  return stop
}

/** « je dois rappeler Paul lundi » tells of no encounter yet; « je vois Paul lundi » announces one. */
function isOnlyPromise(text: string, at: number): boolean {
  const by = promiser(text, at)
  if (by === 'them') return /^(?:ils?|elles?|he|she|they)(?!\p{L})/u.test(text.slice(at, at + 6))
  return by === 'me' && !matchAt(PLANNED, text, at)
}

/** « …, deux mots sur le temps »: the size is read, what was said is the note. */
function noteAfterSize({ line, found }: Scan, at: number): number {
  if (found.size !== null) return at
  for (const [pattern, value] of SIZES) {
    const match = matchAt(pattern, line.text, at)
    if (!match) continue
    const to = at + match[0].length
    found.size = { value, from: at, to }
    found.claims.push([at, to])
    return skipSpaces(line.text, to)
  }
  return at
}

/** `…, 40 min` and `(pro)` after the note are still pieces. */
function scanTail(scan: Scan, segments: Segment[]): void {
  for (const segment of segments.slice(-3).reverse()) {
    if (claimFeeling(scan, segment)) continue
    const trial: Scan = { ...scan, found: copyOf(scan.found), end: segment.end }
    let at = segment.start
    while (at < segment.end) {
      const piece = readPiece(trial, at, { tailOnly: true })
      if (!piece) return
      trial.found.claims.push([at, piece])
      at = skipSpaces(scan.line.text, piece)
    }
    scan.found = trial.found
  }
}

function claimFeeling({ line, found }: Scan, { start, end }: Segment): boolean {
  const words = line.text.slice(start, end).trim()
  const felt = found.feeling === null && FEELINGS.find(([pattern]) => pattern.test(words))
  if (!felt || (found.people.length === 0 && found.channel === null)) return false
  found.feeling = { value: felt[1], from: start, to: end }
  found.claims.push([start, end])
  return true
}

interface SegmentRead {
  /** Words were left that say something. */
  unread: boolean
  /** Where somebody begins to be told about. */
  stop: number | null
  /** What was left follows a person at once: the person is the subject of a sentence. */
  subject: boolean
}

/** A segment being read. */
interface Reader extends SegmentRead {
  start: number
  /** A topic is being told: no more people, places, channels. */
  topic: boolean
  /** Somebody may stand here. */
  isOpen: boolean
  /** Somebody must: after « avec », « vu », « mail à ». */
  expected: boolean
  afterPerson: boolean
  /** The last name was typed in lower case, so may be the next. */
  isLower: boolean
}

function readSegment(scan: Scan, { start, end }: Segment): SegmentRead {
  const reader: Reader = {
    ...{ start, unread: false, stop: null, subject: false, topic: false },
    ...{ isOpen: true, expected: false, afterPerson: false, isLower: false },
  }
  const { text } = scan.line
  let at = start
  while (at < end && reader.stop === null) {
    const next: number | null =
      takePiece(scan, reader, at) ??
      stopAtClause(scan, reader, at) ??
      takeLink(scan, reader, at) ??
      takePerson(scan, reader, at, end)
    at = skipSpaces(text, next ?? passWord(scan, reader, at))
  }
  return reader
}

function takePiece(scan: Scan, reader: Reader, at: number): number | null {
  const { found } = scan
  const end = readPiece(scan, at, reader)
  if (end === null) return null
  found.claims.push([at, end])
  const isPhrase = found.lastPhrase === at
  const directed = isPhrase && found.directed ? directedPerson(scan, end) : null
  Object.assign(reader, { expected: isPhrase && !directed, isOpen: true, afterPerson: directed !== null })
  return directed ?? end
}

function stopAtClause({ line, found }: Scan, reader: Reader, at: number): number | null {
  if (found.people.length === 0 || !matchAt(CLAUSE, line.text, at)) return null
  const joining = /^(?:et|and|puis|then) /.exec(line.text.slice(at, at + 5))
  reader.stop = at + (joining?.[0].length ?? 0)
  reader.subject ||= reader.afterPerson && !reader.unread && !joining
  return reader.stop
}

function takeLink({ line, found }: Scan, reader: Reader, at: number): number | null {
  const link = reader.topic ? null : matchAt(LINK, line.text, at)
  if (!link) return null
  const end = at + link[0].length
  found.claims.push([at, end])
  reader.expected = WITH.test(link[0]) || (reader.afterPerson && reader.isLower)
  reader.isOpen = true
  reader.afterPerson = false
  return end
}

function takePerson(scan: Scan, reader: Reader, at: number, limit: number): number | null {
  if (reader.topic || !(reader.isOpen || reader.expected)) return null
  const place = personPlace(scan, { expected: reader.expected, first: at === reader.start })
  const read = readPerson(place, at)
  if (!read || read.end > limit) return null
  add(scan.found, read.person, at, read.end)
  reader.isLower = read.person.text === read.person.text.toLowerCase()
  Object.assign(reader, { isOpen: false, expected: false, afterPerson: true })
  return read.end
}

/** A word that is no piece: a small one, or the beginning of what will be the note. */
function passWord(scan: Scan, reader: Reader, at: number): number {
  const { line, found } = scan
  const end = wordEnd(line.text, at) ?? Math.max(at + 1, numberEnd(line.text, at))
  const word = line.text.slice(at, end)
  if (!/[\p{L}\p{N}]/u.test(word)) return end

  const hasPeople = found.people.length > 0
  if (!GLUE.has(word)) {
    reader.subject ||= reader.afterPerson && !reader.unread
    reader.unread = true
    reader.isOpen = false
    reader.expected = false
  } else if (!hasPeople && found.channel !== null && /^(?:de|of|from)$/.test(word)) {
    // « visite de l'atelier de Jean », « commentaire sur le post de Paul ».
    reader.isOpen = true
  }
  if (hasPeople && (!GLUE.has(word) || opensTopic(scan, at, end))) reader.topic = true
  reader.afterPerson = false
  return end
}

/** « sur le devis » does, « sur LinkedIn » does not. */
function opensTopic(scan: Scan, at: number, end: number): boolean {
  return matchAt(TOPIC, scan.line.text, at) !== null && !isTaken(scan, skipSpaces(scan.line.text, end))
}

const TOWARDS = /(?:a|au|aux|to|chez) (?=\p{L})|a (?=l')/uy
const FROM = /(?:de|du|from) (?=\p{L})|(?:d'|de )(?=\p{L})/uy

/** « mail à Paul » was written by me, « appel de la factrice » was started by her. */
function directedPerson(scan: Scan, at: number): number | null {
  const { line, found } = scan
  const start = skipSpaces(line.text, at)
  const towards = matchAt(TOWARDS, line.text, start)
  const preposition = towards ?? matchAt(FROM, line.text, start)
  if (!preposition) return null
  const begin = start + preposition[0].length
  if (isTaken(scan, begin)) return null
  const read = readPerson(personPlace(scan, { expected: true, first: false }), begin)
  if (!read || read.end > scan.end) return null
  const isNamed =
    isCapitalAt(line, begin) ||
    read.person.match.kind !== 'new' ||
    /^(?:l[ae]s? |l'|the |my |m[ao]n? |une? )/.test(line.text.slice(begin, read.end))
  if (!towards && !isNamed && !preposition[0].startsWith('du')) return null
  // « parlé à Paul » does not tell who began.
  if (found.channel?.value !== 'in-person') found.initiator ??= towards ? 'me' : 'them'
  found.claims.push([start, begin])
  add(found, read.person, begin, read.end)
  return read.end
}

function add(found: Found, person: ReadPerson, from: number, to: number): void {
  found.claims.push([from, to])
  const { match } = person
  const isThere = found.people.some(
    other =>
      other.text === person.text ||
      (match.kind === 'known' && other.match.kind === 'known' && other.match.person.id === match.person.id),
  )
  if (!isThere) found.people.push(person)
}

function personPlace(scan: Scan, { expected, first }: { expected: boolean; first: boolean }): PersonPlace {
  return {
    line: scan.line,
    find: scan.find,
    closes: at => closes(scan, at),
    isTaken: at => isTaken(scan, at),
    expected,
    first,
  }
}

function numberEnd(text: string, at: number): number {
  let end = at
  while (/[\p{N}]/u.test(text[end] ?? '')) end++
  return end
}
