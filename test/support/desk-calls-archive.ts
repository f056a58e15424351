import { archiveLines, writeArchive } from '../../src/import/archive-file.ts'
import { archiveOf, takeArchive } from '../../src/import/archive-store.ts'
import { mappingsOf, saveMapping } from '../../src/import/mapping-store.ts'
import { repointPerson } from '../../src/platform/db/repoint.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { changes, type DeskCall, neither, tells, within } from './desk-call.ts'

/** All that goes out of a desk, as one text. */
async function archived(desk: Desk): Promise<string> {
  let text = ''
  await archiveOf(desk, {
    begin: async () => {
      text = ''
    },
    keep: async page => {
      text += page
    },
  })
  return text
}

/** A map is nothing as text. */
async function mappings(desk: Desk): Promise<unknown[]> {
  return [...(await mappingsOf(desk))]
}

async function toNowhere(desk: Desk): Promise<void> {
  await writeArchive(desk, '/dev/null')
}

export const ARCHIVE_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/import/archive-store.ts archiveOf': tells(archived, () => []),
  'src/import/mapping-store.ts mappingsOf': tells(mappings, () => []),
  'src/import/mapping-store.ts saveMapping': changes(saveMapping, () => [
    { id: 'another', headers: ['Nom'], uses: ['full-name' as const] },
  ]),
  'src/import/archive-file.ts writeArchive': neither(toNowhere, () => []),
  'src/import/archive-store.ts takeArchive': neither(takeArchive, () => [() => archiveLines('/dev/null')]),
  'src/platform/db/repoint.ts repointPerson': within(
    repointPerson,
    a => [{ from: a.zephyrine, to: a.odilon }],
    'changes',
  ),
}
