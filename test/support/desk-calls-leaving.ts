import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { factColumns } from '../../src/leaving/desk-columns.ts'
import { pagesOf } from '../../src/leaving/desk-pages.ts'
import { erasePerson, erasurePreview } from '../../src/leaving/erase.ts'
import { redactBlobs } from '../../src/leaving/erase-blobs.ts'
import { redactFacts } from '../../src/leaving/erase-facts.ts'
import { scrubJournal } from '../../src/leaving/erase-journal.ts'
import { calendarsOf } from '../../src/leaving/export-calendar.ts'
import { writeExport } from '../../src/leaving/export-folder.ts'
import { tablesOfExport } from '../../src/leaving/export-tables.ts'
import { heldAbout } from '../../src/leaving/held.ts'
import { thereIn } from '../../src/leaving/rows-there.ts'
import { answerStale, stalePeople } from '../../src/leaving/stale-store.ts'
import { uuidv7 } from '../../src/lib/uuid.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { letGoOfBlobs } from '../../src/platform/purge.ts'
import { changes, counts, type DeskCall, neither, tells, within } from './desk-call.ts'
import { NOTE } from './filled-desk.ts'

const redact = (text: string) => text.replaceAll(NOTE, '[…]')
const TO_FILES = {
  readme: { name: 'README.txt', text: '' },
  onStep: () => {},
  signal: new AbortController().signal,
}

async function exported(desk: Desk): Promise<string[]> {
  return writeExport(desk, join(tmpdir(), `entregent-test-${uuidv7(new Date())}`), TO_FILES)
}

async function redacted(desk: Desk): Promise<void> {
  await redactFacts(desk, { redact, columns: await factColumns(desk) })
}

/** All that stands in the files, one after the other. */
async function* read(files: Record<string, () => AsyncGenerator<string>>): AsyncGenerator<string> {
  for (const file of Object.values(files)) yield* file()
}

export const LEAVING_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/leaving/desk-columns.ts factColumns': neither(factColumns, () => []),
  'src/leaving/desk-pages.ts pagesOf': tells(
    desk => pagesOf(desk, 'encounter', sql`*`),
    () => [],
  ),
  'src/leaving/erase-blobs.ts redactBlobs': within(redactBlobs, () => [
    { redact: (text: string) => text.replaceAll('musicienne', '[…]'), name: '' },
  ]),
  'src/leaving/erase-facts.ts redactFacts': within(redacted, () => [], 'changes'),
  'src/leaving/erase-journal.ts scrubJournal': within(
    scrubJournal,
    a => [{ personId: a.anatole, redact: (text: string) => text.replaceAll('métronome', '[…]') }],
    'changes',
  ),
  'src/leaving/erase.ts erasePerson': changes(erasePerson, a => [a.zephyrine]),
  'src/leaving/erase.ts erasurePreview': counts(erasurePreview, a => [a.zephyrine]),
  'src/leaving/export-calendar.ts calendarsOf': tells(
    desk => read(calendarsOf(desk, id => id ?? '')),
    () => [],
  ),
  'src/leaving/export-folder.ts writeExport': neither(exported, () => []),
  'src/leaving/export-tables.ts tablesOfExport': tells(
    desk => read(tablesOfExport(desk, id => id ?? '')),
    () => [],
  ),
  'src/leaving/held.ts heldAbout': tells(heldAbout, a => [a.zephyrine]),
  'src/leaving/rows-there.ts thereIn': counts(thereIn, a => ['person', [a.odilon]]),
  'src/leaving/stale-store.ts answerStale': changes(answerStale, a => [a.odilon, 'keep' as const]),
  'src/leaving/stale-store.ts stalePeople': counts(stalePeople, () => []),
  'src/platform/purge.ts letGoOfBlobs': within(letGoOfBlobs, () => []),
}
