import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pace, politeQueue } from './outgoing-queue.ts'

/** A clock that goes on only when somebody sleeps. */
function clock() {
  let at = 0
  const now = () => at
  const sleep = async (ms: number) => {
    await Promise.resolve()
    at += ms
  }
  return { now, sleep }
}

async function startsOf(pace: Pace, count: number, takesMs: number) {
  const { now, sleep } = clock()
  const queue = politeQueue(pace, { now, sleep })
  const starts: number[] = []
  const order: number[] = []
  let running = 0
  let most = 0
  await Promise.all(
    Array.from({ length: count }, (_, i) =>
      queue.run(async () => {
        starts.push(now())
        order.push(i)
        most = Math.max(most, ++running)
        await sleep(takesMs)
        running -= 1
      }),
    ),
  )
  return { starts, order, most, queue }
}

test('one a second: a second between two', async () => {
  const { starts } = await startsOf({ perSecond: 1, atOnce: 4 }, 4, 0)
  expect(starts).toEqual([0, 1000, 2000, 3000])
})

test('in the order asked, never closer or more at once than agreed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ perSecond: fc.integer({ min: 1, max: 50 }), atOnce: fc.integer({ min: 1, max: 4 }) }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 500 }),
      async (pace, count, takesMs) => {
        const { starts, order, most, queue } = await startsOf(pace, count, takesMs)
        expect(order).toEqual(Array.from({ length: count }, (_, i) => i))
        expect(most).toBeLessThanOrEqual(pace.atOnce)
        for (const [i, start] of starts.entries()) {
          if (i > 0)
            expect(start - (starts[i - 1] as number)).toBeGreaterThanOrEqual(1000 / pace.perSecond - 1e-6)
        }
        expect(queue.waiting()).toBe(0)
      },
    ),
    { numRuns: 50 },
  )
})

test('a task that fails leaves its turn to the next', async () => {
  const queue = politeQueue({ perSecond: 1000, atOnce: 1 }, clock())
  const failing = queue.run(async () => {
    throw new Error('no')
  })
  const next = queue.run(async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('who gives up waiting is never run, and those behind are', async () => {
  const queue = politeQueue({ perSecond: 1000, atOnce: 1 }, clock())
  const stop = new AbortController()
  let ran = false
  let finish = () => {}
  const first = queue.run(() => new Promise<void>(resolve => (finish = resolve)))
  const given = queue.run(async () => {
    ran = true
  }, stop.signal)
  const last = queue.run(async () => 'last')
  stop.abort(new Error('gave up'))
  await expect(given).rejects.toThrow('gave up')
  finish()
  await first
  expect(await last).toBe('last')
  expect(ran).toBe(false)
})
