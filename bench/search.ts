/**
 * How fast somebody is found as one types: `bin/bench search [CARDS…]`, 1,740, 10,000 and 100,000 when none is given.
 * Prints one JSON object a size, figures in milliseconds as the server spends them. `fts5` is the same queries and the
 * same people asked of SQLite's own full-text index, which knows no typo, no end of a number and no recency.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, day } from '../src/lib/day.ts'
import { uuidv7 } from '../src/lib/uuid.ts'
import { projectPeople } from '../src/people/projection.ts'
import { findPeople } from '../src/people/search.ts'
import { addPeople, keepLastContacts } from '../src/people/store.ts'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import type { Desk } from '../src/platform/desk.ts'
import { fullTextOf } from './search/full-text.ts'
import { type Chance, chanceFrom, inventPeople } from './search/invented-people.ts'
import { inventQueries, type Query } from './search/queries.ts'

const QUERIES = 3000
const WARM_UP = 200
const AT_ONCE = 10_000

async function main(sizes: readonly number[]): Promise<void> {
  for (const size of sizes) console.log(JSON.stringify(await measured(size)))
}

async function measured(size: number) {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
  const database = await openSqliteDatabase(join(folder, 'desk.db'), {
    projectors: { person: projectPeople },
  })
  try {
    const id = uuidv7(new Date())
    await database.system.insertInto('desk').values({ id, name: 'bench', createdAt: '' }).execute()
    const desk = database.desk(id, { language: 'fr', timeZone: 'Europe/Paris', by: 'bench' })
    const people = inventPeople(size, 1)
    for (let i = 0; i < size; i += AT_ONCE) await addPeople(desk, people.slice(i, i + AT_ONCE))
    const chance = chanceFrom(2)
    await meet(
      desk,
      people.map(person => person.id),
      chance,
    )

    const queries = inventQueries(people, QUERIES + WARM_UP, chance)
    const ours = await timed(queries, text => findPeople(desk, text, 8))
    const fullText = fullTextOf(people)
    const theirs = await timed(queries, async text => fullText.find(text))
    fullText.close()
    const { p50Ms, p99Ms } = ours
    return {
      cards: size,
      queries: QUERIES,
      ...ours,
      fts5: theirs,
      ratio: { p50: round(p50Ms / theirs.p50Ms), p99: round(p99Ms / theirs.p99Ms) },
    }
  } finally {
    await database.close()
    rmSync(folder, { recursive: true })
  }
}

/** Three in ten were met within three years. */
async function meet(desk: Desk, ids: readonly string[], chance: Chance): Promise<void> {
  const met = ids.filter(() => chance() < 0.3)
  const days = new Map(met.map(id => [id, addDays(day('2026-11-21'), -Math.floor(chance() * 1000))]))
  await desk.write({ what: 'bench' }, inside => keepLastContacts(inside, days))
}

async function timed(queries: readonly Query[], find: (text: string) => Promise<unknown[]>) {
  for (const { text } of queries.slice(0, WARM_UP)) await find(text)
  const times: { kind: string; text: string; ms: number; cpuMs: number; found: number }[] = []
  for (const { kind, text } of queries.slice(WARM_UP)) {
    const cpu = process.cpuUsage()
    const start = performance.now()
    const found = await find(text)
    const ms = performance.now() - start
    const { user, system } = process.cpuUsage(cpu)
    times.push({ kind, text, ms, cpuMs: (user + system) / 1000, found: found.length })
  }
  const sorted = (list: typeof times) => list.map(({ ms }) => ms).sort((a, b) => a - b)
  const slowest = [...times].sort((a, b) => b.ms - a.ms).slice(0, 5)
  const kinds = [...new Set(times.map(({ kind }) => kind))]
  const all = sorted(times)
  return {
    p50Ms: at(all, 0.5),
    p99Ms: at(all, 0.99),
    maxMs: at(all, 1),
    // What the process itself used: the same when the machine has other things to do.
    cpuP99Ms: at(
      times.map(({ cpuMs }) => cpuMs).sort((a, b) => a - b),
      0.99,
    ),
    foundShare: round(times.filter(({ found }) => found > 0).length / times.length),
    p99ByKindMs: Object.fromEntries(
      kinds.map(kind => [kind, at(sorted(times.filter(time => time.kind === kind)), 0.99)]),
    ),
    slowest: slowest.map(({ text, ms }) => `${text}: ${round(ms)}`),
  }
}

function at(sorted: readonly number[], share: number): number {
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter(size => size > 0)
await main(sizes.length > 0 ? sizes : [1740, 10_000, 100_000])
