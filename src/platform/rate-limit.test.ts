import { expect, test } from 'vitest'
import { rateLimit } from './rate-limit.ts'

test('beyond the limit one waits for the end of the window, each for oneself', () => {
  const limit = rateLimit({ most: 2, windowMs: 60_000 })
  expect([limit.refuse('a', 0), limit.refuse('a', 1000), limit.refuse('a', 2000)]).toEqual([null, null, 58])
  expect(limit.refuse('b', 2000)).toBeNull()
  expect(limit.refuse('a', 60_000)).toBeNull()
})
