import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRange } from './byte-range.ts'

test.each<[string, number, ReturnType<typeof readRange>]>([
  ['bytes=0-0', 10, { first: 0, last: 0 }],
  ['bytes=5-', 10, { first: 5, last: 9 }],
  ['bytes=-3', 10, { first: 7, last: 9 }],
  ['bytes=-30', 10, { first: 0, last: 9 }],
  ['bytes=5-99', 10, { first: 5, last: 9 }],
  ['bytes=10-', 10, 'unsatisfiable'],
  ['bytes=-0', 10, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=5-4', 10, null],
  ['bytes=-', 10, null],
  ['bytes=0-1,4-5', 10, null],
  ['lines=0-1', 10, null],
])('%s of %i octets', (header, size, expected) => {
  expect(readRange(header, size)).toEqual(expected)
})

test('a range is always inside of what there is', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (from, to, size) => {
      const range = readRange(`bytes=${from}-${to}`, size)
      if (range === null || range === 'unsatisfiable') return
      expect(0 <= range.first && range.first <= range.last && range.last < size).toBe(true)
    }),
  )
})
