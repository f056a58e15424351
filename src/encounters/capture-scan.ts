import { type ReadPerson, readPerson } from './capture-people.ts'
import { readPiece } from './capture-pieces.ts'
import { opensPromise } from './capture-promises.ts'
import { type Segment, segmentsOf } from './capture-segments.ts'
import { addPerson, copyOf, type Found, isTaken, personPlace, type Scan } from './capture-state.ts'
import { foldLine, isCapitalAt, matchAt, rangeIn, skipSpaces, wordEnd } from './capture-text.ts'
import {
  CLAUSE,
  FEELINGS,
  GLUE,
  LINK,
  MISSED,
  PLANNED,
  SIZES,
  TITLE,
  TOPIC,
  VERB,
  WITH,
} from './capture-words.ts'

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
  if (first && isOnlyPromise(scan, first)) {
    scan.found.onlyPromise = true
    return first.start
  }
  if (first && matchAt(MISSED, text, first.start)) return first.start

  let past = 0
  for (const segment of segments) {
    if (segment.start < past) continue
    const end = Math.min(segment.end, LONGEST_READ)
    if (segment.start >= end) return segment.start
    past = asideUntil(scan, segment)
    if (past > segment.start) continue
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
  if (brings) nameOccasion(scan, trial, segment.start)
  scan.found = trial.found
  return stop
}

/** "TechCrunch Disrupt on Thursday, met Paul": a name of several words before whom one met is where one met. */
function nameOccasion({ line, found: before }: Scan, { found }: Scan, at: number): void {
  const [only, ...others] = before.people
  if (!only || others.length > 0 || before.channel !== null || before.occasion !== null) return
  const isHeading = /: ?$/.test(line.text.slice(0, at))
  const isOfPerson = only.match.kind !== 'new' || !(isHeading || /^\p{Lu}\S* \p{Lu}/u.test(only.text))
  const verb = found.channel?.from === at && VERB.test(line.text.slice(found.channel.from, found.channel.to))
  if (isOfPerson || !verb || matchAt(TITLE, foldLine(only.text).text, 0)) return
  const claim = before.claims.find(([from, to]) => rangeIn(line, from, to).start === only.at.start)
  if (!claim) return
  found.people = found.people.filter(person => person !== only)
  found.occasion = { value: only.text, from: claim[0], to: claim[1] }
}

/**
 * « Hugo (plombier) », « Marie (Aria) »: what stands in brackets after people is told of them, unless it is a piece
 * (« (pro) ») or joins somebody (« (et Paul) »). @returns past the bracket, or 0.
 */
function asideUntil(scan: Scan, { start, end }: Segment): number {
  const { line, found } = scan
  const open = line.text.lastIndexOf('(', start)
  const close = line.text.indexOf(')', start)
  if (found.people.length === 0 || open < 0 || close < 0 || close >= LONGEST_READ) return 0
  if (!/^\( *$/.test(line.text.slice(open, start)) || matchAt(LINK, line.text, start)) return 0
  const trial: Scan = { ...scan, found: copyOf(found), end }
  if (claimFeeling(trial, { start, end, next: end })) return 0
  const { unread, stop } = readSegment(trial, { start, end, next: end })
  if (!unread && stop === null && trial.found.people.length === found.people.length && end === close) return 0
  found.asides.push([open, close + 1])
  found.claims.push([open, close + 1])
  return close + 1
}

/** « je dois rappeler Paul lundi » tells of no encounter yet; « je vois Paul lundi » announces one. */
function isOnlyPromise({ line: { text }, days }: Scan, { start }: Segment): boolean {
  return opensPromise(text, start, days) && !matchAt(PLANNED, text, start)
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
  /** What made somebody expected was a noun (« appel », « réunion »). */
  afterNoun: boolean
  /** Where the link before this place began. */
  link: number | null
  /** The last name was typed in lower case, so may be the next. */
  isLower: boolean
}

function readSegment(scan: Scan, { start, end }: Segment): SegmentRead {
  const reader: Reader = {
    start,
    unread: false,
    stop: null,
    subject: false,
    topic: false,
    isOpen: true,
    expected: false,
    afterPerson: false,
    afterNoun: false,
    link: null,
    isLower: false,
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
  reader.afterNoun = isPhrase && !VERB.test(scan.line.text.slice(at, end))
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
  reader.afterNoun = false
  reader.link = at
  return end
}

function takePerson(scan: Scan, reader: Reader, at: number, limit: number): number | null {
  if (reader.topic || !(reader.isOpen || reader.expected)) return null
  const { expected, afterNoun, link } = reader
  const place = personPlace(scan, { expected, afterNoun, first: at === reader.start })
  const read = readPerson(place, at)
  if (!read || read.end > limit) return null
  if (read.isTie) addTie(scan.found, read, link !== null && scan.found.people.length > 0 ? link : at)
  else add(scan.found, read.person, at, read.end)
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
  // « des anciens d'Ubisoft »: several, and nobody in particular.
  if (word === 'des') Object.assign(reader, { isOpen: false, expected: false })
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
  const read = readPerson(personPlace(scan, { expected: true }), begin)
  if (!read || read.end > scan.end) return null
  const isNamed =
    isCapitalAt(line, begin) ||
    read.person.match.kind !== 'new' ||
    /^(?:l[ae]s? |l'|the |my |m[ao]n? |une? )/.test(line.text.slice(begin, read.end))
  if (!towards && !isNamed && !preposition[0].startsWith('du')) return null
  // « parlé à Paul » does not tell who began.
  if (found.channel?.value !== 'in-person') found.initiator ??= towards ? 'me' : 'them'
  found.claims.push([start, begin])
  if (read.isTie) addTie(found, read, begin)
  else add(found, read.person, begin, read.end)
  return read.end
}

/** « et son mari » stays in the note, where it tells who else was there. */
function addTie(
  { claims, asides, unnamed }: Found,
  { person, end }: { person: ReadPerson; end: number },
  from: number,
): void {
  claims.push([from, end])
  asides.push([from, end])
  if (!unnamed.some(({ text }) => text === person.text)) unnamed.push({ text: person.text, at: person.at })
}

function add(found: Found, person: ReadPerson, from: number, to: number): void {
  found.claims.push([from, to])
  addPerson(found, person)
}

function numberEnd(text: string, at: number): number {
  let end = at
  while (/[\p{N}]/u.test(text[end] ?? '')) end++
  return end
}
