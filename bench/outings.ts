import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { hash32 } from '../src/lib/hash.ts'
import { uuidv7 } from '../src/lib/uuid.ts'
import { placeRoutes } from '../src/places/routes.ts'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import { insertRows } from '../src/platform/db/insert-rows.ts'
import { openGazetteer } from '../src/platform/gazetteer.ts'
import type { DeskEnv } from '../src/platform/http.ts'
import { openDoor } from '../src/platform/outgoing.ts'

// Who is near, among many: `bin/bench outings [people]`. People live where people do: in the towns of France, by their number.
const [people = 100_000] = process.argv.slice(2).map(Number)
const ROUNDS = 60
const NOW = new Date('2026-11-22T07:30:00Z')
const AROUND = {
  lyon: { lat: 45.764, lon: 4.8357 },
  paris: { lat: 48.8566, lon: 2.3522 },
  aurillac: { lat: 44.926, lon: 2.4406 },
}

let draws = 0
function draw(): number {
  return hash32(`outings ${draws++}`) / 2 ** 32
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] as number) * 10) / 10
}

/** Towns, each as often as it has inhabitants. */
function townsOfFrance() {
  const gazetteer = openGazetteer()
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const towns = [...letters].flatMap(letter => gazetteer.beginning('FR', letter, 400))
  gazetteer.close()
  const sums: number[] = []
  let sum = 0
  for (const { population } of towns) {
    sum += population
    sums.push(sum)
  }
  return () => {
    const at = draw() * sum
    const found = sums.findIndex(each => each >= at)
    return towns[found] ?? towns[0]
  }
}

const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
try {
  const database = await openSqliteDatabase(join(folder, 'desk.db'), { projectors: {}, durable: false })
  await database.system.insertInto('desk').values({ id: 'bench', name: '', createdAt: '' }).execute()
  const desk = database.desk('bench', {
    language: 'fr',
    timeZone: 'Europe/Paris',
    by: 'bench',
    now: () => NOW,
  })
  const pick = townsOfFrance()
  const rows = Array.from({ length: people }, (_, i) => {
    const town = pick()
    const { lat, lon } = town?.position ?? { lat: 46, lon: 2 }
    return { personId: uuidv7(NOW), lat, lon, name: `Prénom${i} Nom${i % 997}`, town: town?.name ?? '' }
  })
  await desk.write({ what: 'bench' }, async ({ db }) => {
    await insertRows(
      db,
      'personSpot',
      rows.map(({ personId, lat, lon }) => ({
        ...{ deskId: 'bench', personId, lat, lon },
        precision: 'town',
        source: 'gazetteer',
      })),
    )
    await insertRows(
      db,
      'personCard',
      rows.map(({ personId, name, town }) => ({
        ...{ deskId: 'bench', personId, name, town, sortName: name, givenName: '', familyName: '' },
        ...{
          organisation: '',
          title: '',
          phones: '[]',
          emails: '[]',
          tags: '[]',
          relations: '[]',
          trade: null,
        },
        ...{ birthday: null, birthdayKey: null, photoHash: null, reachable: 0, circle: null, household: 0 },
        ...{ archived: 0, addedOn: '2026-01-01', lastContactOn: null },
      })),
    )
  })
  const app = new Hono<DeskEnv>()
    .use(async (c, next) => {
      c.set('desk', desk)
      await next()
    })
    .route('/api/places', placeRoutes({ door: openDoor({ userAgent: 'bench' }) }))
  const near: Record<string, { found: number; p50Ms: number; p95Ms: number }> = {}
  for (const [name, { lat, lon }] of Object.entries(AROUND)) {
    for (const minutes of [30, 60]) {
      const times: number[] = []
      let found = 0
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now()
        const answer = await app.request(`/api/places/near?lat=${lat}&lon=${lon}&minutes=${minutes}`)
        const { count } = (await answer.json()) as { count: number }
        times.push(performance.now() - start)
        found = count
      }
      near[`${name} ${minutes} min`] = { found, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) }
    }
  }
  await database.close()
  process.stdout.write(`${JSON.stringify({ people, near })}\n`)
} finally {
  rmSync(folder, { recursive: true })
}
