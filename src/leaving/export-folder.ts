import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeArchive } from '../import/archive-file.ts'
import { exportedCards } from '../import/export.ts'
import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { calendarsOf } from './export-calendar.ts'
import { tablesOfExport } from './export-tables.ts'
import { ARCHIVE_NAME, type ExportStep } from './export-view.ts'

interface Options {
  /** What the folder says of itself, in plain words: its name and its text. */
  readme: { name: string; text: string }
  onStep: (step: ExportStep) => void
  signal: AbortSignal
}

/**
 * Everything of a desk in a folder, in formats that other programs read, and the complete archive beside. Each file is
 * written a piece at a time, whatever its size.
 *
 * @returns the names of the files.
 */
export async function writeExport(
  desk: Desk,
  folder: string,
  { readme, onStep, signal }: Options,
): Promise<string[]> {
  mkdirSync(folder, { mode: 0o700, recursive: true })
  const names = await namesOf(desk)
  const nameOf = (personId: string | null) => (personId === null ? '' : (names.get(personId) ?? ''))
  const texts: Record<string, () => AsyncIterable<string | Uint8Array> | Iterable<string>> = {
    [readme.name]: () => [readme.text],
    'cards.vcf': () => exportedCards(desk, '3.0'),
    ...calendarsOf(desk, nameOf),
    ...tablesOfExport(desk, nameOf),
    'settings.json': () => settings(desk),
  }
  const files = [...Object.keys(texts), ARCHIVE_NAME]
  for (const [done, file] of files.entries()) {
    signal.throwIfAborted()
    onStep({ file, done, of: files.length })
    const path = join(folder, file)
    const text = texts[file]
    if (text) await pipeline(Readable.from(text()), createWriteStream(path, { mode: 0o600 }), { signal })
    else await writeArchive(desk, path)
  }
  return files
}

async function* settings(desk: Desk): AsyncGenerator<string> {
  yield `${JSON.stringify(await readSettings(desk), null, 2)}\n`
}

async function namesOf({ db, id }: Desk): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('personCard')
    .select(['personId', 'name'])
    .where('deskId', '=', id)
    .execute()
  return new Map(rows.map(({ personId, name }) => [personId, name]))
}
