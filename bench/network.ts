import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { rebuildPairs } from '../src/balance/network-pairs.ts'
import { peopleNetworkRoutes } from '../src/balance/network-routes.ts'
import { addEncounters } from '../src/encounters/store.ts'
import { rebuildTallies } from '../src/encounters/tally.ts'
import { addDays, type Day } from '../src/lib/day.ts'
import { hash32 } from '../src/lib/hash.ts'
import { uuidv7 } from '../src/lib/uuid.ts'
import { printCard } from '../src/lib/vcard/card.ts'
import { EMPTY_CONTACT } from '../src/lib/vcard/contact.ts'
import { newCard } from '../src/lib/vcard/edit.ts'
import { CIRCLES, NEW_ACQUAINTANCE, RELATIONS } from '../src/people/person.ts'
import { projectPeople } from '../src/people/projection.ts'
import { addPeople } from '../src/people/store.ts'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import type { DeskEnv } from '../src/platform/http.ts'

// The network of people, on a desk with many: `bin/bench network [people] [encounters]`. One encounter in ten is with
// two to five people of one circle of twenty-five; few people are met much.
const [people = 10_000, encounters = 1_000_000] = process.argv.slice(2).map(Number)
const ROUNDS = 20
const BATCH = 50_000
const CIRCLE = 25
const LOG_DAYS = 3650
const NOW = new Date('2026-11-22T07:30:00Z')
const TODAY = '2026-11-22' as Day

let draws = 0
/** 0 ≤ x < 1, the same at every run. */
function draw(): number {
  return hash32(`network ${draws++}`) / 2 ** 32
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(draw() * list.length)] as T
}

function present(ids: readonly string[]): string[] {
  const one = Math.floor(draw() ** 2 * ids.length)
  if (draw() >= 0.1) return [ids[one] as string]
  const from = one - (one % CIRCLE)
  const around = Array.from({ length: 1 + Math.floor(draw() * 4) }, () => {
    return ids[Math.min(ids.length - 1, from + Math.floor(draw() * CIRCLE))] as string
  })
  return [...new Set([ids[one] as string, ...around])]
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] as number) * 10) / 10
}

const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
const file = join(folder, 'desk.db')
const settings = { language: 'fr' as const, timeZone: 'Europe/Paris', by: 'bench', now: () => NOW }
try {
  const withPeople = await openSqliteDatabase(file, { projectors: { person: projectPeople }, durable: false })
  await withPeople.system.insertInto('desk').values({ id: 'bench', name: '', createdAt: '' }).execute()
  const filling = withPeople.desk('bench', settings)
  const ids = Array.from({ length: people }, () => uuidv7(NOW))
  await addPeople(
    filling,
    ids.map((id, i) => {
      const contact = { ...EMPTY_CONTACT, name: `Prénom${i} Nom${i % 997}` }
      const acquaintance = {
        ...NEW_ACQUAINTANCE,
        relations: [pick(RELATIONS)],
        circle: i < 150 ? (CIRCLES[Math.floor(Math.sqrt(i) / 3.1)] ?? 4) : null,
        metThroughId: i > 0 && draw() < 0.2 ? (ids[Math.floor(draw() * i)] as string) : null,
      }
      return { id, octets: printCard(newCard(contact)), contact, acquaintance, origin: null }
    }),
  )
  for (let from = 0; from < encounters; from += BATCH) {
    await addEncounters(
      filling,
      Array.from({ length: Math.min(BATCH, encounters - from) }, () => ({
        ...{
          id: uuidv7(NOW),
          day: addDays(TODAY, -Math.floor(draw() * LOG_DAYS)),
          time: null,
          minutes: null,
        },
        ...{ channel: 'in-person' as const, size: 'short' as const, personIds: present(ids), place: '' },
        ...{ sphere: null, chosen: null, initiator: null, feeling: null, note: '', planned: false },
      })),
    )
  }
  await rebuildTallies(filling)
  const start = performance.now()
  await rebuildPairs(filling)
  const rebuildMs = Math.round(performance.now() - start)
  await withPeople.close()

  const database = await openSqliteDatabase(file, { projectors: {} })
  const desk = database.desk('bench', settings)
  const { count } = await database.system
    .selectFrom('pairYear')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const app = new Hono<DeskEnv>()
    .use(async (c, next) => {
      c.set('desk', desk)
      await next()
    })
    .route('/', peopleNetworkRoutes)
  const figures: Record<string, { p50Ms: number; p95Ms: number; bytes: number }> = {}
  let ties = 0
  for (const path of ['/', '/graph', '/dormant', '/introductions']) {
    const times: number[] = []
    let bytes = 0
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now()
      const answer = await app.request(path)
      const text = await answer.text()
      times.push(performance.now() - begun)
      bytes = text.length
      if (answer.status !== 200) throw new Error(text)
      if (path === '/') ties = (JSON.parse(text) as { ties: number }).ties
    }
    figures[path] = { p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), bytes }
  }
  await database.close()
  process.stdout.write(
    `${JSON.stringify({ people, encounters, pairYears: count, ties, rebuildMs, figures })}\n`,
  )
} finally {
  rmSync(folder, { recursive: true })
}
