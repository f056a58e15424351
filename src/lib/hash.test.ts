import { expect, test } from 'vitest'
import { hash32 } from './hash.ts'

test('the same text always gives the same number, from 0 to 2³² − 1', () => {
  expect(hash32('2026-11-21 somebody')).toBe(hash32('2026-11-21 somebody'))
  for (const text of ['', 'a', 'é', '2026-11-21']) {
    expect(Number.isInteger(hash32(text))).toBe(true)
    expect(hash32(text)).toBeGreaterThanOrEqual(0)
    expect(hash32(text)).toBeLessThan(2 ** 32)
  }
})

test('texts that differ by one letter are spread evenly', () => {
  const tenths = new Array<number>(10).fill(0)
  for (let i = 0; i < 10_000; i++) {
    const tenth = Math.floor((hash32(`2026-11-21 ${i}`) / 2 ** 32) * 10)
    tenths[tenth] = (tenths[tenth] as number) + 1
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
