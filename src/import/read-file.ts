import type { HistoryRead } from '../history/exchange.ts'
import type { HistoryOptions } from '../history/history-read.ts'
import { readCallTable } from '../history/read-call-table.ts'
import { readCalls } from '../history/read-calls.ts'
import { readLinkedinInvitations } from '../history/read-linkedin-invitations.ts'
import { readLinkedinMessages } from '../history/read-linkedin-messages.ts'
import { readWhatsapp } from '../history/read-whatsapp.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import type { Problem } from '../lib/problem.ts'
import { type Besides, besidesIn, renamed } from './besides.ts'
import { readContactCsv } from './contact-csv.ts'
import { detectFormat, type FileFormat, notRead } from './detect.ts'
import type { FoundContacts } from './found-contacts.ts'
import { readLinkedinHistory } from './linkedin-history.ts'
import { readLinkedinZip } from './linkedin-zip.ts'
import { type ArchiveFile, readArchive } from './read-archive.ts'
import { readCalendarFile, readMailFile } from './read-history-file.ts'
import { readLdifContacts } from './read-ldif.ts'
import { type MonicaRead, readMonica } from './read-monica.ts'
import type { ReadFile, ReadOptions } from './read-result.ts'
import { readVcards } from './read-vcards.ts'
import { newRoom, type Room, tooManyProblem } from './room.ts'
import { stagedContacts } from './staged-contacts.ts'

/** A larger file is refused with a sentence: it is read in memory. */
export const FILE_LIMIT_BYTES = 256 * 1024 * 1024
/** A table has no photos: it is text, held as a whole to be read. */
export const TABLE_LIMIT_BYTES = 64 * 1024 * 1024

/** What a file holds for the desk, whatever it is. Never throws: what cannot be read is in the problems. */
export function readFile(
  { name, bytes }: { name: string; bytes: Uint8Array },
  options: ReadOptions,
): ReadFile {
  return readAtDepth({ name, bytes, depth: 0 }, { ...options, room: options.room ?? newRoom() })
}

type Options = ReadOptions & { room: Room }

function readAtDepth(file: ArchiveFile, options: Options): ReadFile {
  const { name, bytes } = file
  if (bytes.length === 0)
    return nothing('unknown', 'rejected', { code: 'empty-file', message: 'The file is empty.' })
  if (bytes.length > FILE_LIMIT_BYTES) return tooLarge(bytes.length, FILE_LIMIT_BYTES)
  const format = detectFormat(name, bytes)
  // A reader that trips must not cost the other files of an import.
  try {
    return readAs(format, file, options)
  } catch (error) {
    const text = (error as Error).message.slice(0, 100)
    const said = { code: 'file-failed', params: { text }, message: `The file could not be read (${text}).` }
    return nothing(format, 'rejected', said)
  }
}

function readAs(format: FileFormat, file: ArchiveFile, options: Options): ReadFile {
  const { bytes } = file
  const { room } = options
  if (format === 'vcard') return readVcards(bytes, options, room)
  if (isZip(bytes) && format !== 'linkedin-zip')
    return readArchive(file, format, { room, readOne: inner => readAtDepth(inner, options) })
  const why = notRead(format)
  if (why !== null) return nothing(format, 'ignored', { code: `unread-${format}`, message: why })
  if (format === 'unknown') {
    const message = 'The file is none of the kinds that are read.'
    return nothing(format, 'rejected', { code: 'unknown-format', message })
  }
  if (format === 'mbox' || format === 'eml') return readMailFile(bytes, format, options)
  if (format !== 'linkedin-zip' && bytes.length > TABLE_LIMIT_BYTES)
    return tooLarge(bytes.length, TABLE_LIMIT_BYTES)
  const told = historyOptions(options)
  switch (format) {
    case 'ics':
      return readCalendarFile(bytes, options)
    case 'ldif':
      return contactsOf(format, readLdifContacts(bytes, options), options)
    case 'monica-json':
    case 'monica-sql': {
      const found = readMonica(bytes, format === 'monica-json' ? 'json' : 'sql', options)
      const history = { ...found.history, problems: [], problemCount: 0 }
      const contacts = contactsOf(format, found, options)
      return history.entries > 0 ? both(contacts, historyOf(format, history, room)) : contacts
    }
    case 'linkedin-zip': {
      const { value, problems } = readLinkedinZip(bytes, options)
      const contacts = contactsOf(format, { ...counted(problems), contacts: value.contacts }, options)
      const history = readLinkedinHistory(bytes, told)
      return history.entries > 0 ? both(contacts, historyOf(format, history, room)) : contacts
    }
    case 'linkedin-messages':
      return historyOf(format, readLinkedinMessages(bytes, told), room)
    case 'linkedin-invitations':
      return historyOf(format, readLinkedinInvitations(bytes, told), room)
    case 'whatsapp':
      return historyOf(format, readWhatsapp(file, told), room)
    case 'calls':
      return historyOf(format, readCalls(bytes, told), room)
    case 'calls-csv':
      return historyOf(format, readCallTable(bytes, told), room)
    default: {
      const { value, problems } = readContactCsv(bytes, options)
      const read = contactsOf(value.format, { ...counted(problems), contacts: value.contacts }, options)
      return value.table ? { ...read, tables: [value.table] } : read
    }
  }
}

const NOBODY = { mails: [], phones: [], names: [] }

function historyOptions({ self, language, digest }: ReadOptions): HistoryOptions {
  return { self: self ?? NOBODY, language, digest }
}

function counted(problems: Problem[]): Pick<FoundContacts, 'problems' | 'problemCount'> {
  const kept = new KeptProblems()
  kept.add(problems)
  return { problems: kept.list(), problemCount: kept.count }
}

function contactsOf(
  format: FileFormat,
  found: Omit<FoundContacts, 'entries'> & { entries?: number } & Partial<Pick<MonicaRead, 'besides' | 'ids'>>,
  { room, digest }: Options,
): ReadFile {
  const { staged, places, met, problems } = stagedContacts(found, { room, digest })
  const nothingElse = { events: 0, messages: 0, exchanges: [], meetings: [], tables: [] }
  const cards = Math.max(met, found.entries ?? 0)
  const { besides, ids = [] } = found
  const told =
    besides &&
    besidesOf(
      besides,
      places.map(place => ids[place]),
      room,
    )
  if (told === null) problems.add([tooManyProblem('file')])
  return {
    ...{ format, cards, ...nothingElse, staged, ...(told ? { besides: told } : {}) },
    ...{ problems: problems.list(), problemCount: problems.count },
  }
}

/** What is known besides of those whose cards are staged; null where there is no room for it. */
function besidesOf(
  besides: Besides<string>,
  ids: readonly (string | undefined)[],
  room: Room,
): Besides<number> | null {
  const placeOf = new Map(ids.map((id, place) => [id, place]))
  const found = renamed(besides, id => placeOf.get(id) ?? null)
  const count = besidesIn(found)
  if (count > room.entries) return null
  room.entries -= count
  return found
}

/** As much of a history as there is room for. */
function historyOf(format: FileFormat, found: HistoryRead, room: Room): ReadFile {
  const { exchanges, meetings } = found
  const problems = found.entries === 0 && found.problems.length === 0 ? [noEntries()] : found.problems
  const fits = Math.max(0, Math.min(exchanges.length, room.entries))
  room.entries -= exchanges.length + meetings.length
  const isCut = fits < exchanges.length
  return {
    ...{ format, cards: 0, staged: [], tables: [], meetings },
    ...{ events: meetings.length, messages: found.entries - meetings.length },
    exchanges: isCut ? exchanges.slice(0, fits) : exchanges,
    problems: isCut ? [...problems, tooManyProblem('file')] : problems,
    problemCount: Math.max(found.problemCount, problems.length) + (isCut ? 1 : 0),
  }
}

function noEntries(): Problem {
  return {
    where: 'file',
    level: 'ignored',
    code: 'no-entries',
    message: 'The file holds nothing that is read.',
  }
}

function both(contacts: ReadFile, history: ReadFile): ReadFile {
  return {
    ...contacts,
    ...{ events: history.events, messages: history.messages },
    ...{ exchanges: history.exchanges, meetings: history.meetings },
    problems: [...contacts.problems, ...history.problems],
    problemCount: contacts.problemCount + history.problemCount,
  }
}

export function tooLarge(size: number, most: number): ReadFile {
  const params = { size: megabytes(size), limit: megabytes(most) }
  const message = `The file has ${params.size} MB, more than the ${params.limit} that are read; export it in parts.`
  return nothing('unknown', 'rejected', { code: 'file-too-large', params, message })
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024)
}

function isZip([p, k, three]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && (three === 0x03 || three === 0x05)
}

function nothing(
  format: FileFormat,
  level: Problem['level'],
  said: Omit<Problem, 'where' | 'level'>,
): ReadFile {
  return {
    ...{ format, cards: 0, events: 0, messages: 0 },
    ...{ staged: [], exchanges: [], meetings: [], tables: [] },
    ...{ problems: [{ where: 'file', level, ...said }], problemCount: 1 },
  }
}
