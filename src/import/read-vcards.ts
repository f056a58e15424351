import { KeptProblems } from '../lib/kept-problems.ts'
import type { Parsed, Problem } from '../lib/problem.ts'
import { type Card, parseCard } from '../lib/vcard/card.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { withContact } from '../lib/vcard/edit.ts'
import { CardSplitter, type RawCard } from '../lib/vcard/split.ts'
import type { ReadFile, ReadOptions } from './read-result.ts'
import { fullProblem, isFull, type Room, takeRoom, tooFullProblem } from './room.ts'
import { type StagedCard, stagedCard } from './staged-card.ts'

/** Of one card: a photo of twelve megabytes in it. */
const CARD_LIMIT_BYTES = 16 * 1024 * 1024
/** Of one card: its lines and the separators in them. A thousand times what a person's has. */
const MARKS_LIMIT = 40_000
/** Of all cards of a file together. */
const MOST_MARKS = 6_000_000
/** Of a letter written as an escape, beside a line or a separator. */
const ESCAPE_MARKS = 1 / 8
const PIECE_BYTES = 256 * 1024

/** What was read of a file so far, and how much more of it may be. */
interface Reading {
  room: Room
  digest: ReadOptions['digest']
  problems: KeptProblems
  staged: StagedCard[]
  /** Met, also those that are not brought in. */
  cards: number
  /** Left, of `MOST_MARKS`. */
  marks: number
  /** Nothing more is read. */
  isOver: boolean
}

/** The cards of a vCard file, a piece of it at a time, as far as there is room. */
export function readVcards(bytes: Uint8Array, { digest, onProgress }: ReadOptions, room: Room): ReadFile {
  const problems = new KeptProblems()
  const reading: Reading = { room, digest, problems, staged: [], cards: 0, marks: MOST_MARKS, isOver: false }
  const splitter = new CardSplitter()
  const take = (raws: readonly RawCard[]) => {
    problems.add(splitter.takeProblems())
    for (const raw of raws) if (!reading.isOver) takeCard(reading, raw)
  }

  let length = PIECE_BYTES
  let lastCardAt = 0
  for (let at = 0; at < bytes.length && !reading.isOver; ) {
    const raws = splitter.push(bytes.subarray(at, at + length))
    at = Math.min(at + length, bytes.length)
    take(raws)
    if (raws.length > 0) lastCardAt = at
    else if (at - lastCardAt > 2 * CARD_LIMIT_BYTES) {
      problems.add([...splitter.takeProblems(), tooLarge(`card ${reading.cards + 1}`)])
      reading.isOver = true
    }
    // What is held of an unfinished card is copied at each piece: larger and larger ones keep that linear.
    length = raws.length > 0 ? PIECE_BYTES : length * 2
    onProgress?.(at / bytes.length)
  }
  if (!reading.isOver) take(splitter.end())
  const { cards, staged } = reading
  if (cards === 0 && problems.list().every(({ level }) => level !== 'rejected')) {
    problems.add([{ where: 'file', level: 'rejected', code: 'no-card', message: 'The file holds no card.' }])
  }
  const told = { problems: problems.list(), problemCount: problems.count }
  const nothingElse = { events: 0, messages: 0, exchanges: [], meetings: [], tables: [] }
  return { format: 'vcard', cards, staged, ...nothingElse, ...told }
}

function takeCard(reading: Reading, raw: RawCard): void {
  const { room, digest, problems, staged } = reading
  const where = `card ${reading.cards + 1}, line ${raw.line}`
  if (isFull(room) || reading.marks <= 0) {
    problems.add([fullProblem(where)])
    reading.isOver = true
    return
  }
  reading.cards++
  room.cards--
  if (raw.bytes.length > CARD_LIMIT_BYTES) {
    problems.add([tooLarge(where)])
    return
  }
  const marks = marksIn(raw.bytes)
  if (marks > MARKS_LIMIT) {
    problems.add([tooFullProblem(where)])
    return
  }
  reading.marks -= marks
  const { value, problems: found } = readCard(raw, { number: reading.cards, digest })
  problems.add(found)
  if (value && takeRoom(room, value.contact)) staged.push(value)
  else if (value) problems.add([tooFullProblem(where)])
}

/** Separators and lines that begin something: what reading the card costs. Base64 costs nothing. */
function marksIn(bytes: Uint8Array): number {
  let marks = 0
  let lineStart = 0
  for (let i = 0; i < bytes.length; i++) {
    const octet = bytes[i]
    if (octet === COLON || octet === SEMICOLON || octet === COMMA) marks++
    else if (octet === BACKSLASH || octet === EQUALS) marks += ESCAPE_MARKS
    else if (octet === LF || octet === CR) {
      if (i - lineStart < SHORT_LINE && bytes[lineStart] !== SPACE) marks++
      lineStart = i + 1
    }
  }
  return marks
}

const [COLON, SEMICOLON, COMMA, BACKSLASH, EQUALS] = [0x3a, 0x3b, 0x2c, 0x5c, 0x3d]
const [LF, CR, SPACE] = [0x0a, 0x0d, 0x20]
const SHORT_LINE = 40

function tooLarge(where: string): Problem {
  const limit = CARD_LIMIT_BYTES / 1024 / 1024
  return {
    where,
    level: 'rejected',
    code: 'card-too-large',
    params: { limit },
    message: `The card has more than ${limit} MB; it is not brought in.`,
  }
}

interface Place {
  /** Which card of the file, counted from 1. */
  number: number
  digest: ReadOptions['digest']
}

function readCard(raw: RawCard, { number, digest }: Place): Parsed<StagedCard | null> {
  const where = `card ${number}, line ${raw.line}`
  // One card that trips us up must not cost the others.
  try {
    const { value: card, problems } = parseCard(raw.bytes)
    const found = problems.map(problem => ({
      ...problem,
      where: placeInFile(problem.where, raw.line, number),
    }))
    const contact = contactOf(card)
    if (contact.isGroup) return { value: null, problems: [...found, groupProblem(where, contact)] }
    const named = withSomeName(card, contact)
    if (!named) return { value: null, problems: [...found, emptyProblem(where)] }
    if (named.contact !== contact) found.push(unnamedProblem(where, named.contact.name))
    const value = { ...stagedCard(named.card, named.contact, digest), facts: {}, where }
    return { value, problems: found }
  } catch (error) {
    const message = `The card could not be read (${(error as Error).message}).`
    return { value: null, problems: [{ where, level: 'rejected', code: 'card-failed', message }] }
  }
}

/** `line 3, TEL` of a card that begins at line 340 is `card 12, line 342, TEL` of the file. */
function placeInFile(where: string, firstLine: number, number: number): string {
  const moved = where.replace(/^line (\d+)/, (_, line: string) => `line ${firstLine + Number(line) - 1}`)
  return `card ${number}, ${moved}`
}

function groupProblem(where: string, { name }: Contact): Problem {
  const message = `The card is a distribution list (${name || 'without a name'}), not a person; it is not brought in.`
  return { where, level: 'ignored', code: 'group', params: { name }, message }
}

function emptyProblem(where: string): Problem {
  const message = 'The card says nothing about anybody; it is not brought in.'
  return { where, level: 'rejected', code: 'empty-card', message }
}

function unnamedProblem(where: string, name: string): Problem {
  const message = `The card has no name, organisation, mail or phone; it was named ${JSON.stringify(name)}.`
  return { where, level: 'repaired', code: 'unnamed', params: { name }, message }
}

const LONGEST_NAME = 60

/** The card itself, or one named after the first thing it says; null when it says nothing. */
function withSomeName(card: Card, contact: Contact): { card: Card; contact: Contact } | null {
  if (contact.name !== '') return { card, contact }
  const { nickname, title, role, note, profiles, urls, addresses } = contact
  const town = addresses.map(address => address.town || address.street).find(text => text !== '')
  const said = [nickname, title, role, profiles[0]?.value, urls[0]?.value, town, note]
  const name = said
    .find(text => text)
    ?.split('\n')[0]
    ?.trim()
    .slice(0, LONGEST_NAME)
  if (!name) return null
  const named = { ...contact, name }
  return { card: withContact(card, named), contact: named }
}
