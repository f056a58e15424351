import { addFollowUps } from '../../src/encounters/follow-ups.ts'
import { archiveLines, writeArchive } from '../../src/import/archive-file.ts'
import { archiveOf, takeArchive } from '../../src/import/archive-store.ts'
import { NOTHING_BESIDES } from '../../src/import/besides.ts'
import { newBesides, takeBesides } from '../../src/import/besides-store.ts'
import { mappingsOf, saveMapping } from '../../src/import/mapping-store.ts'
import { addIntroductions, addTies } from '../../src/people/ties.ts'
import { repointPerson } from '../../src/platform/db/repoint.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { takenAway } from '../../src/platform/gone.ts'
import { changes, counts, type DeskCall, neither, tells, within } from './desk-call.ts'
import type { FilledDesk } from './filled-desk.ts'

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

/** Of two people of the desk, as a file knows it of them. */
function besidesOf({ zephyrine, odilon }: FilledDesk) {
  const tie = { key: 'of a file', person: zephyrine, other: odilon, otherIs: 'parrain', personIs: 'filleule' }
  return { ...NOTHING_BESIDES, ties: [tie] }
}

async function away(desk: Desk, ids: string[]): Promise<unknown[]> {
  return [...(await takenAway(desk, 'follow_up', ids))]
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
  'src/import/besides-store.ts newBesides': counts(newBesides, a => [besidesOf(a), new Set<string>()]),
  'src/import/besides-store.ts takeBesides': within(
    takeBesides,
    a => [besidesOf(a), new Set<string>()],
    'changes',
  ),
  'src/people/ties.ts addTies': changes(addTies, a => [
    [
      {
        id: a.desk.batches[0] as string,
        personId: a.zephyrine,
        otherId: a.odilon,
        otherIs: '',
        personIs: '',
      },
    ],
  ]),
  'src/people/ties.ts addIntroductions': changes(addIntroductions, a => [
    [{ personId: a.odilon, throughId: a.zephyrine }],
  ]),
  'src/encounters/follow-ups.ts addFollowUps': changes(addFollowUps, a => [
    [
      {
        ...{ id: a.desk.batches[0] as string, text: 'Écrire', by: 'me' as const, personId: a.odilon },
        ...{ encounterId: null, dueOn: null, doneOn: null },
      },
    ],
  ]),
  'src/platform/gone.ts takenAway': counts(away, a => [[a.gone]]),
  'src/import/archive-file.ts writeArchive': neither(toNowhere, () => []),
  'src/import/archive-store.ts takeArchive': neither(takeArchive, () => [() => archiveLines('/dev/null')]),
  'src/platform/db/repoint.ts repointPerson': within(
    repointPerson,
    a => [{ from: a.zephyrine, to: a.odilon }],
    'changes',
  ),
}
