import type { Parsed, Problem } from '../lib/problem.ts'
import { unzipEntry, type ZipEntry, zipEntries } from '../lib/zip.ts'
import { type ContactCsv, type ContactCsvOptions, readContactCsv } from './contact-csv.ts'

/** LinkedIn allows 30,000 connections: 20 MB would be room for ten times that. */
const SIZE_LIMIT_BYTES = 64 * 1024 * 1024

/** What nothing is taken of, and why. */
const LEFT: Record<string, string> = {
  'notes.csv': 'linkedin-notes',
  'contacts.csv': 'linkedin-uploaded',
  'importedcontacts.csv': 'linkedin-uploaded',
}

/** The connections of a LinkedIn data export (Basic or Complete); nothing but `Connections.csv` is inflated for them. */
export function readLinkedinZip(bytes: Uint8Array, options: ContactCsvOptions): Parsed<ContactCsv> {
  const entries = zipEntries(bytes)
  if (!entries)
    return nothing(
      'zip-damaged',
      'The archive is damaged, encrypted or holds too many files; it was not opened.',
    )
  const connections = linkedinEntry(entries, 'connections.csv')
  if (!connections)
    return nothing(
      'no-connections',
      'The archive holds no Connections.csv; ask LinkedIn for the export of connections.',
    )
  if (connections.size > SIZE_LIMIT_BYTES)
    return nothing(
      'connections-large',
      `${connections.name} says it holds ${connections.size} bytes, more than the ${SIZE_LIMIT_BYTES} allowed.`,
    )
  const csv = unzipEntry(bytes, connections.name, SIZE_LIMIT_BYTES)
  if (!csv)
    return nothing(
      'connections-damaged',
      `${connections.name} is damaged in the archive; it could not be read.`,
    )

  const { value, problems } = readContactCsv(csv, options)
  const inFile = (where: string) => `${connections.name}, ${where}`
  return {
    value: {
      ...value,
      contacts: value.contacts.map(contact => ({ ...contact, where: inFile(contact.where) })),
    },
    problems: [
      ...problems.map(problem => ({ ...problem, where: inFile(problem.where) })),
      ...leftProblems(entries),
    ],
  }
}

/** Whether the names in a ZIP are those of a LinkedIn export. */
export function isLinkedinExport(entries: readonly ZipEntry[]): boolean {
  const names = new Set(entries.map(({ name }) => fileName(name)))
  if (names.has('connections.csv')) return true
  return names.has('profile.csv') && (names.has('positions.csv') || names.has('registration.csv'))
}

/** A file by its exact name, so that no decoy is taken for it (`guide_messages.csv`); the least deep of several. */
export function linkedinEntry(entries: readonly ZipEntry[], wanted: string): ZipEntry | null {
  const found = entries.filter(({ name }) => fileName(name) === wanted && !name.startsWith('__MACOSX/'))
  return found.sort((a, b) => depth(a.name) - depth(b.name))[0] ?? null
}

function leftProblems(entries: readonly ZipEntry[]): Problem[] {
  return entries.flatMap(({ name }) => {
    const code = LEFT[fileName(name)]
    if (code === undefined || name.startsWith('__MACOSX/')) return []
    return [{ where: name, level: 'ignored' as const, code, message: 'The file was left out.' }]
  })
}

function nothing(code: string, message: string): Parsed<ContactCsv> {
  return {
    value: { format: 'linkedin-csv', contacts: [], table: null },
    problems: [{ where: 'file', level: 'rejected', code, message }],
  }
}

/** The name without folders, lower case, underscores as spaces: exports write both. */
function fileName(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .replaceAll('_', ' ')
}

function depth(path: string): number {
  return path.split('/').length
}
