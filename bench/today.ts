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
import { type CIRCLES, NEW_ACQUAINTANCE, RELATIONS } from '../src/people/person.ts'
import { addPeople } from '../src/people/store.ts'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import type { Desk } from '../src/platform/desk.ts'
import { PROJECTORS } from '../src/projectors.ts'
import { readMorning } from '../src/today/read-morning.ts'
import { wordsIn } from '../src/words.ts'

// The morning of a desk with many people and many encounters: `bin/bench today [people] [encounters]`.
const [people = 10_000, encounters = 1_000_000] = process.argv.slice(2).map(Number)
const ROUNDS = 40
const BATCH = 100_000
const NOW = new Date('2026-11-21T07:30:00Z')
const TODAY = '2026-11-21' as Day
const LOG_DAYS = 1100

let draws = 0
/** 0 ≤ x < 1, the same at every run. */
function draw(): number {
  return hash32(`morning ${draws++}`) / 2 ** 32
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(draw() * list.length)] as T
}

async function addSomebody(desk: Desk): Promise<string[]> {
  const many = Array.from({ length: people }, (_, i) => {
    const circle = i < 5 ? 1 : i < 20 ? 2 : i < 70 ? 3 : i < 220 ? 4 : null
    const birthday =
      draw() < 0.3
        ? { year: null, month: 1 + Math.floor(draw() * 12), day: 1 + Math.floor(draw() * 28) }
        : null
    const contact = { ...EMPTY_CONTACT, name: `Prénom${i} Nom${i % 997}`, birthday }
    const id = uuidv7(NOW)
    const acquaintance = {
      ...NEW_ACQUAINTANCE,
      circle: circle as (typeof CIRCLES)[number] | null,
      relations: [pick(RELATIONS)],
      trade: draw() < 0.5 ? ('inside' as const) : ('outside' as const),
      household: i === 3,
    }
    return { id, octets: printCard(newCard(contact)), contact, acquaintance, origin: null }
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
      sphere: null,
      chosen: null,
      initiator: pick(['me', 'them', null] as const),
      feeling: null,
      note: '',
      planned: false,
    }
  })
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] as number) * 10) / 10
}

const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
const file = join(folder, 'desk.db')
let ticks = 0
const settings = {
  language: 'fr' as const,
  timeZone: 'Europe/Paris',
  by: 'bench',
  now: () => new Date(NOW.getTime() + ticks++),
}
const seconds = async (work: () => Promise<unknown>) => {
  const start = performance.now()
  await work()
  return Math.round((performance.now() - start) / 100) / 10
}
try {
  const withPeople = await openSqliteDatabase(file, { projectors: PROJECTORS, durable: false })
  await withPeople.system.insertInto('desk').values({ id: 'bench', name: '', createdAt: '' }).execute()
  const ids = await addSomebody(withPeople.desk('bench', settings))
  await withPeople.close()

  const bulk = await openSqliteDatabase(file, { projectors: {}, durable: false })
  const desk = bulk.desk('bench', settings)
  const addSeconds = await seconds(async () => {
    for (let from = 0; from < encounters; from += BATCH) await addEncounters(desk, someEncounters(from, ids))
  })
  const rebuildSeconds = await seconds(() => rebuildTallies(desk))
  await bulk.close()

  const database = await openSqliteDatabase(file, { projectors: PROJECTORS })
  const { t } = wordsIn('fr')
  const times: number[] = []
  const cpuTimes: number[] = []
  let suggestions = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    const cpu = process.cpuUsage()
    suggestions = (await readMorning(database.desk('bench', settings), t)).suggestions.length
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(cpu)
    cpuTimes.push((user + system) / 1000)
  }
  await database.close()
  const figures = {
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    cpuMedianMs: quantile(cpuTimes, 0.5),
    suggestions,
    addSeconds,
    rebuildSeconds,
  }
  process.stdout.write(`${JSON.stringify({ people, encounters, ...figures })}\n`)
} finally {
  rmSync(folder, { recursive: true })
}
