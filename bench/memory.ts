// bin/bench memory [CARDS…]: memory held by the running desk with so many cards, fresh and after a day's use.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDemo } from '../src/demo/seed.ts'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import { LAG, PROJECTORS } from '../src/projectors.ts'
import { clientOf } from '../test/support/desk-client.ts'
import { startDesk } from '../test/support/running-desk.ts'

const BUDGET_MB = 200
/** Rounds of the morning, a page of 200 people, a search. */
const ROUNDS = 40

const sizes = process.argv.slice(2).map(Number)
for (const cards of sizes.length > 0 ? sizes : [1740, 100_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-memory-'))
  try {
    console.log(JSON.stringify({ cards, ...(await memoryWith(folder, cards)), budgetMbAt1740: BUDGET_MB }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function memoryWith(folder: string, cards: number) {
  // The program makes the folder and the owner's desk; then it is filled behind its back, and opened again.
  const empty = await startDesk({ folder })
  process.kill(empty.pid, 'SIGTERM')
  await empty.ended
  await fill(join(folder, 'desk.db'), cards)

  const desk = await startDesk({ folder })
  try {
    const client = await clientOf(desk.link)
    await client.get('/api/session')
    const freshMb = residentMb(desk.pid)
    for (let round = 0; round < ROUNDS; round++) {
      await (await client.get('/api/today')).arrayBuffer()
      await (await client.get(`/api/people?limit=200&offset=${(round * 200) % cards}`)).arrayBuffer()
      await (await client.get('/api/people/find?q=mar')).arrayBuffer()
    }
    return { freshMb, usedMb: residentMb(desk.pid), rounds: ROUNDS }
  } finally {
    process.kill(desk.pid, 'SIGTERM')
    await desk.ended
  }
}

async function fill(file: string, cards: number): Promise<void> {
  const database = await openSqliteDatabase(file, { projectors: PROJECTORS, lag: LAG, durable: false })
  const { id } = await database.system.selectFrom('desk').select('id').executeTakeFirstOrThrow()
  const desk = database.desk(id, { language: 'fr', timeZone: 'Europe/Paris', by: 'bench' })
  await seedDemo(desk, { people: cards, years: 3, language: 'fr', seed: 1 })
  // What screens read follows what is written: on a desk that is opened, it has done so long since.
  await database.settle(id)
  await database.close()
}

/** Linux only: what the kernel holds in memory for the process. */
function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
