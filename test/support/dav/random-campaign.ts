import { uuidv7 } from '../../../src/lib/uuid.ts'
import type { Database } from '../../../src/platform/db/database.ts'
import type { Desk } from '../../../src/platform/desk.ts'

/** Where a walk goes on. */
export interface Parts {
  database: Database
  /** The same desk, as somebody else at some time. */
  deskAs: (by: string, now: () => Date) => Desk
  seed: number
}

export interface Walk {
  step: () => Promise<void>
  check: () => Promise<void>
}

/** A desk of its own. */
export async function newDeskFor(database: Database, seed: number): Promise<Parts> {
  const id = uuidv7(new Date())
  await database.system
    .insertInto('desk')
    .values({ id, name: 'a desk', createdAt: new Date().toISOString() })
    .execute()
  const settings = { language: 'fr', timeZone: 'Europe/Paris' } as const
  return { database, seed, deskAs: (by, now) => database.desk(id, { ...settings, by, now }) }
}

/**
 * So many random operations, everybody looking now and then and at the end. A failure is brought down to the shortest
 * beginning that fails, and told with its seed.
 */
export async function campaign(
  newWalk: (seed: number) => Promise<Walk>,
  { seed, operations, checkEvery = 250 }: { seed: number; operations: number; checkEvery?: number },
): Promise<void> {
  const failure = await failureOf(newWalk, { seed, operations, checkEvery })
  if (!failure) return
  let [fine, failing, told] = [0, failure.after, failure.error]
  while (failing - fine > 1) {
    const middle = Math.floor((fine + failing) / 2)
    const again = await failureOf(newWalk, { seed, operations: middle, checkEvery: middle })
    if (again) {
      failing = again.after
      told = again.error
    } else fine = middle
  }
  // To be played again with `checkEvery` as many: each look brings everybody up to date.
  throw new Error(`seed ${seed}, ${failing} operations: ${told instanceof Error ? told.stack : told}`)
}

async function failureOf(
  newWalk: (seed: number) => Promise<Walk>,
  { seed, operations, checkEvery }: { seed: number; operations: number; checkEvery: number },
): Promise<{ after: number; error: unknown } | null> {
  const walk = await newWalk(seed)
  for (let i = 1; i <= operations; i++) {
    try {
      await walk.step()
      if (i % checkEvery === 0 || i === operations) await walk.check()
    } catch (error) {
      return { after: i, error }
    }
  }
  return null
}
