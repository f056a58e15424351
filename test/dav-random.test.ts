import { test } from 'vitest'
import { uuidv7 } from '../src/lib/uuid.ts'
import type { Database } from '../src/platform/db/database.ts'
import { LAG, PROJECTORS } from '../src/projectors.ts'
import { campaign, type Walk } from './support/dav/random-campaign.ts'
import { randomPeople } from './support/dav/random-people.ts'
import { onEveryDatabase } from './support/on-every-database.ts'

async function newWalk(database: Database, seed: number): Promise<Walk> {
  const id = uuidv7(new Date())
  await database.system
    .insertInto('desk')
    .values({ id, name: 'a desk', createdAt: new Date().toISOString() })
    .execute()
  return randomPeople({
    database,
    seed,
    deskAs: (by, now) => database.desk(id, { language: 'fr', timeZone: 'Europe/Paris', by, now }),
  })
}

const OPERATIONS = Number(process.env.OPS ?? 300)
const SEED = Number(process.env.SEED ?? 1)

onEveryDatabase(
  PROJECTORS,
  (_, database) => {
    test('two devices and the screen end with the same, nothing lost and nothing twice', async () => {
      await campaign(seed => newWalk(database(), seed), { seed: SEED, operations: OPERATIONS, checkEvery: Number(process.env.EVERY ?? 250) })
    }, 120_000)
  },
  { lag: LAG },
)
