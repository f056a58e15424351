import { archiveLines, writeArchive } from '../../src/import/archive-file.ts'
import { archiveOf, takeArchive } from '../../src/import/archive-store.ts'
import { mergePeople } from '../../src/import/merge-people.ts'
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

async function toNowhere(desk: Desk): Promise<void> {
  await writeArchive(desk, '/dev/null')
}

export const ARCHIVE_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/import/archive-store.ts archiveOf': tells(archived, () => []),
  'src/import/archive-file.ts writeArchive': neither(toNowhere, () => []),
  'src/import/archive-store.ts takeArchive': neither(takeArchive, () => [() => archiveLines('/dev/null')]),
  'src/import/merge-people.ts mergePeople': changes(mergePeople, a => [
    { kept: a.odilon, absorbed: a.anatole },
  ]),
  'src/platform/db/repoint.ts repointPerson': within(
    repointPerson,
    a => [{ from: a.zephyrine, to: a.odilon }],
    'changes',
  ),
}
