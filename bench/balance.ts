import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logFigures } from '../src/balance/log-store.ts'
import { lastFullWeeks } from '../src/balance/weekly.ts'
import { withdrawalNow } from '../src/balance/withdrawal-now.ts'
import { CHANNELS, type Encounter, SPHERES } from '../src/encounters/encounter.ts'
import { addEncounters } from '../src/encounters/store.ts'
import { rebuildTallies } from '../src/encounters/tally.ts'
import { addDays, type Day } from '../src/lib/day.ts'
import { hash32 } from '../src/lib/hash.ts'
import { median } from '../src/lib/spread.ts'
import { uuidv7 } from '../src/lib/uuid.ts'
import { printCard } from '../src/lib/vcard/card.ts'
import { EMPTY_CONTACT } from '../src/lib/vcard/contact.ts'
import { newCard } from '../src/lib/vcard/edit.ts'
import { NEW_ACQUAINTANCE, RELATIONS } from '../src/people/person.ts'
import { addPeople } from '../src/people/store.ts'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import type { Desk } from '../src/platform/desk.ts'
import { PROJECTORS } from '../src/projectors.ts'

// What the log shows of a desk with many people and many encounters: `bin/bench balance [people] [encounters]`.
const [people = 10_000, encounters = 1_000_000] = process.argv.slice(2).map(Number)
const ROUNDS = 15
const BATCH = 100_000
const NOW = new Date('2026-11-21T07:30:00Z')
const TODAY = '2026-11-21' as Day
const LOG_DAYS = 1100
const PERIODS = { fourWeeks: 4, threeMonths: 13, year: 52 }

let draws = 0
/** 0 ≤ x < 1, the same at every run. */
function draw(): number {
  return hash32(`balance ${draws++}`) / 2 ** 32
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(draw() * list.length)] as T
}

async function addSomebody(desk: Desk): Promise<string[]> {
  const many = Array.from({ length: people }, (_, i) => {
    const contact = { ...EMPTY_CONTACT, name: `Prénom${i} Nom${i % 997}` }
    const trade = draw() < 0.5 ? ('inside' as const) : null
    const acquaintance = { ...NEW_ACQUAINTANCE, relations: [pick(RELATIONS)], trade, household: i === 3 }
    return { id: uuidv7(NOW), octets: printCard(newCard(contact)), contact, acquaintance, origin: null }
  })
  await addPeople(desk, many)
  return many.map(({ id }) => id)
}

/** The batch of encounters that begins there, oldest first. Few are seen often, most seldom: the cube of a draw. */
function someEncounters(from: number, ids: readonly string[]): Encounter[] {
  return Array.from({ length: Math.min(BATCH, encounters - from) }, (_, i) => {
    const share = (from + i) / encounters
    return {
      id: uuidv7(new Date(NOW.getTime() - (1 - share) * LOG_DAYS * 86_400_000)),
      day: addDays(TODAY, Math.ceil((share - 1) * LOG_DAYS)),
      time: null,
      channel: pick(CHANNELS),
      size: pick(['micro', 'short', 'long'] as const),
      minutes: null,
      personIds: [ids[Math.floor(draw() ** 3 * ids.length)] as string],
      place: '',
      sphere: pick([...SPHERES, null]),
      chosen: pick(['chosen', 'endured', null] as const),
      initiator: null,
      feeling: null,
      note: '',
      planned: false,
    }
  })
}

const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
const file = join(folder, 'desk.db')
const settings = { language: 'fr' as const, timeZone: 'Europe/Paris', by: 'bench', now: () => NOW }

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return Math.round((median(times) as number) * 10) / 10
}

try {
  const bulk = await openSqliteDatabase(file, { projectors: {}, durable: false })
  await bulk.system.insertInto('desk').values({ id: 'bench', name: '', createdAt: '' }).execute()
  await bulk.close()
  const withPeople = await openSqliteDatabase(file, { projectors: PROJECTORS, durable: false })
  const ids = await addSomebody(withPeople.desk('bench', settings))
  await withPeople.close()

  const uncounted = await openSqliteDatabase(file, { projectors: {}, durable: false })
  const desk = uncounted.desk('bench', settings)
  for (let from = 0; from < encounters; from += BATCH) await addEncounters(desk, someEncounters(from, ids))
  const start = performance.now()
  await rebuildTallies(desk)
  const rebuildSeconds = Math.round((performance.now() - start) / 100) / 10
  await uncounted.close()

  const database = await openSqliteDatabase(file, { projectors: PROJECTORS })
  const open = () => database.desk('bench', settings)
  const figures: Record<string, number> = {}
  for (const [name, weeks] of Object.entries(PERIODS)) {
    figures[name] = await medianMs(() => logFigures(open(), lastFullWeeks(TODAY, weeks)))
  }
  const withdrawalMs = await medianMs(() => withdrawalNow(open()))
  await database.close()
  const said = { people, encounters, rounds: ROUNDS, medianMs: { ...figures, withdrawal: withdrawalMs } }
  process.stdout.write(`${JSON.stringify({ ...said, rebuildSeconds })}\n`)
} finally {
  rmSync(folder, { recursive: true })
}
