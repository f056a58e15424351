import type { Problem } from '../lib/problem.ts'
import { newCard } from '../lib/vcard/edit.ts'
import { readContactCsv } from './contact-csv.ts'
import type { ImportedContact } from './contact-draft.ts'
import { detectFormat, type FileFormat, notYetRead } from './detect.ts'
import { KeptProblems } from './kept-problems.ts'
import { readLinkedinZip } from './linkedin-zip.ts'
import type { ReadFile, ReadOptions } from './read-result.ts'
import { readVcards } from './read-vcards.ts'
import { fullProblem, isFull, newRoom, type Room, takeRoom, tooFullProblem } from './room.ts'
import { type StagedCard, stagedCard } from './staged-card.ts'

/** A larger file is refused with a sentence: it is read in memory. */
export const FILE_LIMIT_BYTES = 256 * 1024 * 1024
/** A table has no photos: it is text, held as a whole to be read. */
export const TABLE_LIMIT_BYTES = 64 * 1024 * 1024

/** What a file holds for the desk, whatever it is. Never throws: what cannot be read is in the problems. */
export function readFile(
  { name, bytes }: { name: string; bytes: Uint8Array },
  options: ReadOptions,
): ReadFile {
  if (bytes.length === 0)
    return nothing('unknown', 'rejected', { code: 'empty-file', message: 'The file is empty.' })
  if (bytes.length > FILE_LIMIT_BYTES) return tooLarge(bytes.length, FILE_LIMIT_BYTES)
  const format = detectFormat(name, bytes)
  const room = options.room ?? newRoom()
  if (format === 'vcard') return readVcards(bytes, options, room)
  const later = notYetRead(format)
  if (later !== null) return nothing(format, 'ignored', { code: `later-${format}`, message: later })
  if (format === 'unknown') {
    const message = 'The file is none of the kinds that are read: vCard, CSV, LinkedIn export.'
    return nothing(format, 'rejected', { code: 'unknown-format', message })
  }
  const isArchive = format === 'linkedin-zip'
  if (!isArchive && bytes.length > TABLE_LIMIT_BYTES) return tooLarge(bytes.length, TABLE_LIMIT_BYTES)
  const { value, problems } = isArchive ? readLinkedinZip(bytes, options) : readContactCsv(bytes, options)
  const rows = { contacts: value.contacts, problems }
  const read = stagedRows(rows, { digest: options.digest, room })
  // An archive is named as such; a table by the program that wrote it.
  return { ...read, format: isArchive ? format : value.format }
}

export function tooLarge(size: number, most: number): ReadFile {
  const params = { size: megabytes(size), limit: megabytes(most) }
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
    problemCount: 1,
  }
}

interface Rows {
  contacts: readonly ImportedContact[]
  problems: readonly Problem[]
}

function stagedRows(
  { contacts, problems: found }: Rows,
  { digest, room }: { digest: ReadOptions['digest']; room: Room },
): Omit<ReadFile, 'format'> {
  const problems = new KeptProblems()
  problems.add(found)
  const staged: StagedCard[] = []
  let cards = 0
  for (const row of contacts) {
    if (isFull(room)) {
      problems.add([fullProblem(row.where)])
      break
    }
    cards++
    room.cards--
    if (takeRoom(room, row.contact)) staged.push(stagedRow(row, digest))
    else problems.add([tooFullProblem(row.where)])
  }
  const counted = { problems: problems.list(), problemCount: problems.count }
  return { cards, events: 0, messages: 0, staged, ...counted }
}

function stagedRow({ contact, facts, where }: ImportedContact, digest: ReadOptions['digest']): StagedCard {
  const name = contact.name || facts.linkedinSlug || ''
  // The address of a member is all that LinkedIn gives at every export.
  const uid = facts.linkedinSlug === undefined ? null : `linkedin:${facts.linkedinSlug}`
  return { ...stagedCard(newCard({ ...contact, name }), { ...contact, name }, digest), uid, facts, where }
}
