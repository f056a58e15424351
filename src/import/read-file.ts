import type { Parsed, Problem } from '../lib/problem.ts'
import { type Card, parseCard, printCard } from '../lib/vcard/card.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { newCard, withContact } from '../lib/vcard/edit.ts'
import { meaningOf } from '../lib/vcard/meaning.ts'
import { type RawCard, splitCards } from '../lib/vcard/split.ts'
import { readContactCsv } from './contact-csv.ts'
import type { ImportedContact, ImportedFacts } from './contact-draft.ts'
import { detectFormat, type FileFormat, notYetRead } from './detect.ts'
import { readLinkedinZip } from './linkedin-zip.ts'

/** A card that a file holds, ready to be brought in. */
export interface StagedCard {
  /** As they came for a vCard; a card written by us for a row of a table. */
  octets: Uint8Array
  /** Without its photo, which stands in the octets. */
  contact: Contact
  facts: ImportedFacts
  hasPhoto: boolean
  /** Digest of what the card says: the same for the same card in another version or another export. */
  meaning: string
  /** What the file knows the card by at each export; null when it has nothing like that. */
  uid: string | null
  /** `card 12, line 340`, `row 7`. */
  where: string
}

export interface ReadFile {
  format: FileFormat
  /** How many the file holds, with those that are no person (distribution lists, empty cards). */
  cards: number
  events: number
  messages: number
  staged: StagedCard[]
  problems: Problem[]
}

export interface ReadOptions {
  /** The reader's: for headings within notes, and dates that could be read two ways. */
  language: 'fr' | 'en'
  /** A digest without collisions (SHA-256), of a text. */
  digest: (text: string) => string
  /** Told as the reading goes on, 0 … 1. */
  onProgress?: (share: number) => void
}

/** A larger file is refused with a sentence: it is read in memory. */
export const FILE_LIMIT_BYTES = 256 * 1024 * 1024

/** What a file holds for the desk, whatever it is. Never throws: what cannot be read is in the problems. */
export function readFile(
  { name, bytes }: { name: string; bytes: Uint8Array },
  options: ReadOptions,
): ReadFile {
  if (bytes.length === 0)
    return nothing('unknown', 'rejected', { code: 'empty-file', message: 'The file is empty.' })
  if (bytes.length > FILE_LIMIT_BYTES) return tooLarge(bytes.length)
  const format = detectFormat(name, bytes)
  if (format === 'vcard') return readVcards(bytes, options)
  const later = notYetRead(format)
  if (later !== null) return nothing(format, 'ignored', { code: `later-${format}`, message: later })
  if (format === 'unknown') {
    const message = 'The file is none of the kinds that are read: vCard, CSV, LinkedIn export.'
    return nothing(format, 'rejected', { code: 'unknown-format', message })
  }
  const { value, problems } =
    format === 'linkedin-zip' ? readLinkedinZip(bytes, options) : readContactCsv(bytes, options)
  // An archive is named as such; a table by the program that wrote it.
  const found = format === 'linkedin-zip' ? format : value.format
  const staged = value.contacts.map(row => stagedRow(row, options.digest))
  return { format: found, cards: staged.length, events: 0, messages: 0, staged, problems }
}

export function tooLarge(size: number): ReadFile {
  const params = { size: megabytes(size), limit: megabytes(FILE_LIMIT_BYTES) }
  const message = `The file has ${params.size} MB, more than the ${params.limit} that are read; export it in parts.`
  return nothing('unknown', 'rejected', { code: 'file-too-large', params, message })
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024)
}

function nothing(
  format: FileFormat,
  level: Problem['level'],
  said: Omit<Problem, 'where' | 'level'>,
): ReadFile {
  return {
    format,
    cards: 0,
    events: 0,
    messages: 0,
    staged: [],
    problems: [{ where: 'file', level, ...said }],
  }
}

function readVcards(bytes: Uint8Array, options: ReadOptions): ReadFile {
  const { value: raws, problems } = splitCards(bytes)
  if (raws.length === 0 && problems.every(({ level }) => level !== 'rejected')) {
    problems.push({ where: 'file', level: 'rejected', code: 'no-card', message: 'The file holds no card.' })
  }
  const staged: StagedCard[] = []
  let read = 0
  raws.forEach((raw, i) => {
    const { value, problems: found } = readCard(raw, { number: i + 1, digest: options.digest })
    if (value) staged.push(value)
    for (const problem of found) problems.push(problem)
    read += raw.bytes.length
    options.onProgress?.(Math.min(1, read / bytes.length))
  })
  return { format: 'vcard', cards: raws.length, events: 0, messages: 0, staged, problems }
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

function stagedRow({ contact, facts, where }: ImportedContact, digest: ReadOptions['digest']): StagedCard {
  const name = contact.name || facts.linkedinSlug || ''
  // The address of a member is all that LinkedIn gives at every export.
  const uid = facts.linkedinSlug === undefined ? null : `linkedin:${facts.linkedinSlug}`
  return { ...stagedCard(newCard({ ...contact, name }), { ...contact, name }, digest), uid, facts, where }
}

function stagedCard(card: Card, contact: Contact, digest: ReadOptions['digest']) {
  return {
    octets: printCard(card),
    contact: { ...contact, photo: null },
    hasPhoto: contact.photo !== null,
    meaning: digest(meaningOf(card)),
    uid: contact.uid,
  }
}
