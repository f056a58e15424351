import type { Exchange, HistoryRead } from '../history/exchange.ts'
import type { HistoryOptions } from '../history/history-read.ts'
import { readLinkedinInvitations } from '../history/read-linkedin-invitations.ts'
import { readLinkedinMessages } from '../history/read-linkedin-messages.ts'
import { decodeText } from '../lib/csv/decode-text.ts'
import { foldHeader } from '../lib/csv/header.ts'
import { readCsv } from '../lib/csv/read-csv.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import { unzipEntry, zipEntries } from '../lib/zip.ts'
import { linkedinEntry } from './linkedin-zip.ts'

/** Two decades of messages to everybody. */
const SIZE_LIMIT_BYTES = 64 * 1024 * 1024

const READERS = [
  ['messages.csv', readLinkedinMessages],
  ['invitations.csv', readLinkedinInvitations],
] as const

/** The messages and invitations of a LinkedIn export; the member it belongs to is named in its profile. */
export function readLinkedinHistory(bytes: Uint8Array, options: HistoryOptions): HistoryRead {
  const entries = zipEntries(bytes) ?? []
  const fileOf = (wanted: string) => {
    const entry = linkedinEntry(entries, wanted)
    return entry && { name: entry.name, octets: unzipEntry(bytes, entry.name, SIZE_LIMIT_BYTES) }
  }
  const names = memberNamed(fileOf('profile.csv')?.octets ?? null)
  const self = { ...options.self, names: [...options.self.names, ...names] }
  const problems = new KeptProblems()
  const exchanges: Exchange[] = []
  let count = 0
  for (const [wanted, read] of READERS) {
    const file = fileOf(wanted)
    if (!file) continue
    if (!file.octets) {
      const message = 'The file is damaged in the archive, or too large; it could not be read.'
      problems.add([{ where: file.name, level: 'rejected', code: 'entry-damaged', message }])
      continue
    }
    const found = read(file.octets, { ...options, self })
    count += found.entries
    for (const exchange of found.exchanges) exchanges.push(exchange)
    problems.add(
      found.problems.map(({ where, ...problem }) => ({
        ...problem,
        where: where === 'file' ? file.name : `${file.name}, ${where}`,
      })),
    )
  }
  return { exchanges, meetings: [], entries: count, problems: problems.list(), problemCount: problems.count }
}

function memberNamed(octets: Uint8Array | null): string[] {
  if (!octets) return []
  const [header, row] = readCsv(decodeText(octets).text).value.rows
  const columns = header?.cells.map(foldHeader) ?? []
  const name = ['first name', 'last name']
    .map(column => row?.cells[columns.indexOf(column)]?.trim() ?? '')
    .join(' ')
  return name.trim() === '' ? [] : [name.trim()]
}
