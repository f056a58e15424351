import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHANNELS, type Encounter } from '../src/encounters/encounter.ts'
import { addEncounters } from '../src/encounters/store.ts'
import { rebuildTallies } from '../src/encounters/tally.ts'
import { addDays, type Day } from '../src/lib/day.ts'
import { hash32 } from '../src/lib/hash.ts'
import { uuidv7 } from '../src/lib/uuid.ts'
import { printCard } from '../src/lib/vcard/card.ts'
import { EMPTY_CONTACT } from '../src/lib/vcard/contact.ts'
import { newCard } from '../src/lib/vcard/edit.ts'
import { NEW_ACQUAINTANCE } from '../src/people/person.ts'
import { addPeople } from '../src/people/store.ts'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import { PROJECTORS } from '../src/projectors.ts'
import { bilanOf } from '../src/review/bilans.ts'
import type { Month } from '../src/review/month.ts'
import { sharedBilan } from '../src/review/share.ts'
import { wordsIn } from '../src/words.ts'

// The page of a month of a desk with many people and many encounters: `bin/bench bilan [people] [encounters]`.
const [people = 10_000, encounters = 1_000_000] = process.argv.slice(2).map(Number)
const ROUNDS = 20
const BATCH = 100_000
const NOW = new Date('2026-11-21T07:30:00Z')
const TODAY = '2026-11-21' as Day
const MONTH = '2026-10' as Month
const LOG_DAYS = 3650

let draws = 0
/** 0 ≤ x < 1, the same at every run. */
function draw(): number {
  return hash32(`bilan ${draws++}`) / 2 ** 32
}

const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
try {
  const path = join(folder, 'desk.db')
  const seeding = await openSqliteDatabase(path, { projectors: {}, durable: false })
  const id = uuidv7(NOW)
  await seeding.system
    .insertInto('desk')
    .values({ id, name: 'a desk', createdAt: NOW.toISOString() })
    .execute()
  await seeding.close()

  const database = await openSqliteDatabase(path, { projectors: PROJECTORS, durable: false })
  const desk = database.desk(id, { language: 'fr', timeZone: 'Europe/Paris', by: 'bench', now: () => NOW })
  const ids = Array.from({ length: people }, () => uuidv7(NOW))
  await addPeople(
    desk,
    ids.map((personId, i) => {
      const contact = { ...EMPTY_CONTACT, name: `Prénom${i} Nom${i % 997}` }
      return {
        id: personId,
        octets: printCard(newCard(contact)),
        contact,
        acquaintance: NEW_ACQUAINTANCE,
        origin: null,
      }
    }),
  )
  await database.close()

  const bare = await openSqliteDatabase(path, { projectors: {}, durable: false })
  const filling = bare.desk(id, { language: 'fr', timeZone: 'Europe/Paris', by: 'bench', now: () => NOW })
  for (let from = 0; from < encounters; from += BATCH) await addEncounters(filling, someEncounters(from, ids))
  await rebuildTallies(filling)

  const { t } = wordsIn('fr')
  const page = await timed(() => bilanOf(filling, MONTH, t))
  const shared = await timed(() => sharedBilan(filling, MONTH, t))
  console.log(JSON.stringify({ people, encounters, month: MONTH, page, shared }))
  await bare.close()
} finally {
  rmSync(folder, { recursive: true })
}

/** The batch of encounters that begins there, oldest first. Few are seen often, most seldom: the cube of a draw. */
function someEncounters(from: number, personIds: readonly string[]): Encounter[] {
  return Array.from({ length: Math.min(BATCH, encounters - from) }, (_, i) => {
    const share = (from + i) / encounters
    return {
      id: uuidv7(new Date(NOW.getTime() - (1 - share) * LOG_DAYS * 86_400_000)),
      day: addDays(TODAY, Math.ceil((share - 1) * LOG_DAYS)),
      time: null,
      channel: CHANNELS[Math.floor(draw() * CHANNELS.length)] ?? 'call',
      size: 'short',
      minutes: null,
      personIds: [personIds[Math.floor(draw() ** 3 * personIds.length)] as string],
      place: '',
      sphere: null,
      chosen: null,
      initiator: null,
      feeling: null,
      note: '',
      planned: false,
    }
  })
}

async function timed(use: () => Promise<unknown>): Promise<{ p50Ms: number; p95Ms: number }> {
  const times: number[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now()
    await use()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0)
  return { p50Ms: at(0.5), p95Ms: at(0.95) }
}
