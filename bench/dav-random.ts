// bin/bench dav-random [OPERATIONS] [SEED]: two devices and the screen at random, ten thousand times each on people and
// groups and on plans and tasks, unless told otherwise. SQLite in a folder that goes, or the PostgreSQL server that
// ENTREGENT_TEST_POSTGRES names (test/support/with-postgres starts one); prints how long it took.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openPostgresDatabase, openSqliteDatabase } from '../src/platform/db/database.ts'
import { LAG, PROJECTORS } from '../src/projectors.ts'
import { randomCalendars } from '../test/support/dav/random-calendars.ts'
import { campaign, newDeskFor } from '../test/support/dav/random-campaign.ts'
import { randomPeople } from '../test/support/dav/random-people.ts'
import { onServer } from '../test/support/postgres-server.ts'

const operations = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const server = process.env.ENTREGENT_TEST_POSTGRES
const { database, tidy } = await (server ? onPostgres(server) : onSqlite())
const seconds: Record<string, number> = {}
try {
  for (const [name, walk] of Object.entries({ people: randomPeople, calendars: randomCalendars })) {
    const began = performance.now()
    await campaign(async each => walk(await newDeskFor(database, each)), { seed, operations })
    seconds[name] = Math.round((performance.now() - began) / 100) / 10
  }
  console.log(JSON.stringify({ database: database.dialect, operations, seed, seconds }, null, 2))
} finally {
  await database.close()
  await tidy()
}

interface Opened {
  database: Database
  tidy: () => Promise<void>
}

async function onSqlite(): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
  const options = { projectors: PROJECTORS, lag: LAG, durable: false }
  const database = await openSqliteDatabase(join(folder, 'desk.db'), options)
  return { database, tidy: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function onPostgres(url: string): Promise<Opened> {
  const name = `bench_${process.pid}`
  await onServer(`create database ${name}`)
  const database = await openPostgresDatabase(`${url}/${name}`, {
    projectors: PROJECTORS,
    lag: LAG,
    connections: 3,
  })
  return { database, tidy: () => onServer(`drop database ${name} with (force)`) }
}
