// quick: bin/bench import [CARDS]: a vCard file read, matched and committed in one batch, the same file again, and the undo.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inventWorld } from '../src/demo/world.ts'
import type { ImportView } from '../src/import/import-view.ts'
import { openImports } from '../src/import/session.ts'
import { day } from '../src/lib/day.ts'
import { uuidv7 } from '../src/lib/uuid.ts'
import { printCard } from '../src/lib/vcard/card.ts'
import { newCard } from '../src/lib/vcard/edit.ts'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import { undo } from '../src/platform/db/undo.ts'
import type { Desk } from '../src/platform/desk.ts'
import { PROJECTORS } from '../src/projectors.ts'

const cards = Number(process.argv[2] ?? 10_000)
const world = inventWorld({ people: cards, years: 1, language: 'fr', seed: 7, today: day('2026-11-21') })
const octets = Buffer.concat(world.people.map(({ contact }) => printCard(newCard(contact))))

const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
const imports = openImports(error => console.error(error))
let peakMb = 0
let longestWaitMs = 0
try {
  const database = await openSqliteDatabase(join(folder, 'desk.db'), { projectors: PROJECTORS })
  const id = uuidv7(new Date())
  await database.system
    .insertInto('desk')
    .values({ id, name: 'bench', createdAt: new Date().toISOString() })
    .execute()
  const desk = database.desk(id, { language: 'fr', timeZone: 'Europe/Paris', by: 'bench' })
  const watch = watching(desk)

  const first = await timed(() => bring(desk))
  const again = await timed(() => bring(desk))
  const batch = first.value.batch
  if (!batch || first.value.result?.added !== world.people.length)
    throw new RangeError('not everybody came in')
  if (again.value.batch) throw new RangeError('the same file changed something')
  const undone = await timed(() => undo(desk, batch))
  await watch.stop()
  const figures = {
    cards: world.people.length,
    fileMb: Math.round(octets.length / 1e5) / 10,
    importMs: { value: first.ms, budget: 5000 },
    sameFileAgainMs: again.ms,
    undoMs: { value: undone.ms, budget: 2000 },
    residentMb: peakMb,
    longestReadMs: Math.round(longestWaitMs),
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  await database.close()
} finally {
  await imports.close()
  rmSync(folder, { recursive: true })
}

/** From the octets to the end of the commit, reading and matching in the worker included. */
async function bring(desk: Desk): Promise<ImportView> {
  const bytes = new Uint8Array(octets)
  const importId = await imports.start(desk, [{ name: 'bench.vcf', bytes }])
  await until(desk, importId, ['ready', 'failed'])
  imports.commit(desk, importId, {})
  return until(desk, importId, ['done', 'failed'])
}

function until(desk: Desk, importId: string, states: ImportView['state'][]): Promise<ImportView> {
  return new Promise(resolve => {
    const look = () => {
      const view = imports.view(desk, importId)
      if (!states.includes(view.state)) return
      unfollow()
      resolve(view)
    }
    const unfollow = imports.follow(desk, importId, look)
    look()
  })
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now()
  const value = await work()
  return { value, ms: Math.round(performance.now() - began) }
}

/** Asks the desk a small question all along: how long the longest answer took, and the most memory held. */
function watching(desk: Desk): { stop: () => Promise<void> } {
  let on = true
  const asking = (async () => {
    while (on) {
      const began = performance.now()
      await new Promise(resolve => setTimeout(resolve, 5))
      await desk.db
        .selectFrom('personCard')
        .select('personId')
        .where('deskId', '=', desk.id)
        .limit(1)
        .execute()
      longestWaitMs = Math.max(longestWaitMs, performance.now() - began - 5)
      peakMb = Math.max(peakMb, Math.round(process.memoryUsage.rss() / 1024 / 1024))
    }
  })()
  return {
    stop: async () => {
      on = false
      await asking
    },
  }
}
