import type { randomFrom } from '../../../src/demo/random.ts'
import { Refusal } from '../../../src/lib/refusal.ts'
import type { Database } from '../../../src/platform/db/database.ts'
import { undo } from '../../../src/platform/db/undo.ts'
import type { Desk } from '../../../src/platform/desk.ts'

type Random = ReturnType<typeof randomFrom>

/** An operation, and how often it is done beside the others. */
export type Way = readonly [weight: number, operation: () => Promise<void>]

/** How many of the last batches may be undone. */
const RECENT = 6

export interface RandomWalk {
  /** One operation, by somebody. */
  step: (ways: readonly Way[]) => Promise<void>
  /** The owner takes back one of the last operations; what is known goes back along. */
  undoSome: () => Promise<void>
  /** What was done so far is not undone any more. */
  forget: () => void
}

/** Operations on one desk, and what was known before each. `desks`: everybody's, `screen` the owner's. */
export function randomWalk<Thing>({
  database,
  screen,
  desks,
  known,
  random,
}: {
  database: Database
  screen: Desk
  desks: readonly Desk[]
  known: Map<string, Thing>
  random: Random
}): RandomWalk {
  const done: { batch: string; before: Map<string, Thing | null> }[] = []
  return {
    step: async ways => {
      const before = new Map(known)
      const marks = desks.map(({ batches }) => batches.length)
      await random.pick(ways.flatMap(([weight, way]) => Array.from({ length: weight }, () => way)))()
      const [batch, ...more] = desks.flatMap(({ batches }, i) => batches.slice(marks[i]))
      if (batch === undefined || more.length > 0) return
      const touched = [...before.keys(), ...known.keys()].filter(id => before.get(id) !== known.get(id))
      done.push({ batch, before: new Map(touched.map(id => [id, before.get(id) ?? null])) })
    },
    undoSome: async () => {
      const last = pickOf(random, done.slice(-RECENT))
      if (!last) return
      await database.settle(screen.id)
      try {
        await undo(screen, last.batch)
      } catch (error) {
        if (error instanceof Refusal && error.code.startsWith('undo-')) return
        throw error
      }
      for (const [id, one] of last.before) {
        if (one) known.set(id, one)
        else known.delete(id)
      }
    },
    forget: () => {
      done.length = 0
    },
  }
}

/** Undefined where there is none: no chance is spent then. */
export function pickOf<T>(random: Random, from: readonly T[]): T | undefined {
  return from.length === 0 ? undefined : random.pick(from)
}
