import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rebuildPairs } from '../../src/balance/network-pairs.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { CHANNELS, type Encounter } from '../../src/encounters/encounter.ts'
import { rebuildTallies } from '../../src/encounters/tally.ts'
import { addDays, dayAt } from '../../src/lib/day.ts'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { printCard } from '../../src/lib/vcard/card.ts'
import { type Contact, EMPTY_CONTACT } from '../../src/lib/vcard/contact.ts'
import { newCard } from '../../src/lib/vcard/edit.ts'
import { type Acquaintance, NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import { addPeople } from '../../src/people/store.ts'
import { type Database, openSqliteDatabase } from '../../src/platform/db/database.ts'
import type { Desk, DeskSettings } from '../../src/platform/desk.ts'
import { PROJECTORS } from '../../src/projectors.ts'
import { insertInBulk } from './bulk.ts'
import type { Chance } from './chance.ts'
import { secondsOf } from './timed.ts'

/** Sunday, 22 November 2026, half past eight in Paris. */
export const NOW = new Date('2026-11-22T07:30:00Z')
export const SETTINGS = {
  ...{ language: 'fr', timeZone: 'Europe/Paris', by: 'bench' },
  now: () => NOW,
} as const satisfies DeskSettings

export interface Filling {
  chance: Chance
  people: number
  encounters: number
  /** How far back the log goes, from `NOW` or another instant. */
  logDays: number
  now?: Date
  /** The people, and all else there is to a desk, of the demonstration; else people with a name. */
  isDemo?: boolean
  /** What somebody has besides a name. @param earlier the ids of those before. */
  person?: (
    i: number,
    earlier: readonly string[],
  ) => { contact?: Partial<Contact>; acquaintance?: Partial<Acquaintance> }
  /** What an encounter has besides a day, a channel and one person, few of whom are seen often. */
  encounter?: (ids: readonly string[]) => Partial<Encounter>
}

export interface FilledDesk {
  database: Database
  desk: () => Desk
  ids: readonly string[]
  filledInSeconds: { people: number; encounters: number; tallies: number; pairs: number }
}

/** A desk with many people and many encounters, on SQLite, for as long as it is used. */
export async function withFilledDesk(
  filling: Filling,
  use: (filled: FilledDesk) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
  try {
    const file = join(folder, 'desk.db')
    const { ids, filledInSeconds } = await fillDesk(file, filling)
    const database = await openSqliteDatabase(file, { projectors: PROJECTORS })
    try {
      await use({ database, desk: () => database.desk(DESK, SETTINGS), ids, filledInSeconds })
    } finally {
      await database.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const DESK = 'bench'

/** Fills the desk of that file, or a new one. */
export async function fillDesk(
  file: string,
  filling: Filling,
): Promise<Pick<FilledDesk, 'ids' | 'filledInSeconds'>> {
  const settings = { ...SETTINGS, now: () => filling.now ?? NOW }
  const withPeople = await openSqliteDatabase(file, { projectors: PROJECTORS, durable: false })
  const owned = await withPeople.system.selectFrom('desk').select('id').executeTakeFirst()
  const id = owned?.id ?? DESK
  if (!owned) await withPeople.system.insertInto('desk').values({ id, name: '', createdAt: '' }).execute()
  let ids: string[] = []
  const people = await secondsOf(async () => {
    ids = await addSomebody(withPeople.desk(id, settings), filling)
  })
  await withPeople.close()

  const encounters = await secondsOf(async () => addLog({ file, deskId: id }, filling, ids))
  const uncounted = await openSqliteDatabase(file, { projectors: {}, durable: false })
  const desk = uncounted.desk(id, settings)
  const tallies = await secondsOf(() => rebuildTallies(desk))
  const pairs = await secondsOf(() => rebuildPairs(desk))
  await uncounted.close()
  return { ids, filledInSeconds: { people, encounters, tallies, pairs } }
}

async function addSomebody(desk: Desk, { people, person, isDemo }: Filling): Promise<string[]> {
  if (isDemo) {
    await seedDemo(desk, { people, years: 3, language: 'fr', seed: 1 })
    const rows = await desk.db
      .selectFrom('person')
      .select('id')
      .where('deskId', '=', desk.id)
      .orderBy('id')
      .execute()
    return rows.map(({ id }) => id)
  }
  const ids: string[] = []
  const many = Array.from({ length: people }, (_, i) => {
    const { contact: said, acquaintance: known } = person?.(i, ids) ?? {}
    const contact = { ...EMPTY_CONTACT, name: `Prénom${i} Nom${i % 997}`, ...said }
    const id = uuidv7(desk.now())
    ids.push(id)
    const acquaintance = { ...NEW_ACQUAINTANCE, ...known }
    return { id, octets: printCard(newCard(contact)), contact, acquaintance, origin: null }
  })
  await addPeople(desk, many)
  return ids
}

/** Encounters, oldest first. */
function addLog(
  { file, deskId }: { file: string; deskId: string },
  { chance, encounters, logDays, encounter, now = NOW }: Filling,
  ids: readonly string[],
): void {
  const today = dayAt(now, SETTINGS.timeZone)
  const links: [string, string, string][] = []
  function* rows() {
    for (let i = 0; i < encounters; i++) {
      const share = i / encounters
      const id = uuidv7(new Date(now.getTime() - (1 - share) * logDays * 86_400_000))
      const said = { ...USUAL, channel: chance.pick(CHANNELS), ...encounter?.(ids) }
      const day = addDays(today, Math.ceil((share - 1) * logDays))
      const present = said.personIds ?? [ids[Math.floor(chance.draw() ** 3 * ids.length)] as string]
      for (const personId of new Set(present)) links.push([uuidv7(now), id, personId])
      const { time, size, minutes, place, sphere, chosen, initiator, feeling, note } = said
      yield [
        ...[id, day, time, said.channel, size, minutes, place, sphere, chosen, initiator, feeling, note],
        said.planned ? 1 : 0,
      ]
    }
  }
  const columns =
    'id, day, time, channel, size, minutes, place, sphere, chosen, initiator, feeling, note, planned'.split(
      ', ',
    )
  insertInBulk(file, deskId, [
    { table: 'encounter', columns, rows: rows() },
    { table: 'encounter_person', columns: ['id', 'encounter_id', 'person_id'], rows: links },
  ])
}

const USUAL = {
  ...{ time: null, size: 'short', minutes: null, place: '', sphere: null, chosen: null },
  ...{ initiator: null, feeling: null, note: '', planned: false },
} satisfies Partial<Encounter>
