// bin/bench dav-random [OPERATIONS] [SEED]: two devices and the screen at random, ten thousand times each on people and
// groups and on plans and tasks, unless told otherwise. SQLite in a folder that goes; prints how long it took.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import { LAG, PROJECTORS } from '../src/projectors.ts'
import { randomCalendars } from '../test/support/dav/random-calendars.ts'
import { campaign, newDeskFor } from '../test/support/dav/random-campaign.ts'
import { randomPeople } from '../test/support/dav/random-people.ts'

const operations = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
const options = { projectors: PROJECTORS, lag: LAG, durable: false }
const database = await openSqliteDatabase(join(folder, 'desk.db'), options)
const seconds: Record<string, number> = {}
try {
  for (const [name, walk] of Object.entries({ people: randomPeople, calendars: randomCalendars })) {
    const began = performance.now()
    await campaign(async each => walk(await newDeskFor(database, each)), { seed, operations })
    seconds[name] = Math.round((performance.now() - began) / 100) / 10
  }
  console.log(JSON.stringify({ operations, seed, seconds }, null, 2))
} finally {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}
