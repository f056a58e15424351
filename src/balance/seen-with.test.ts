import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SeenInYear, weighSeenWith, writeSeenWith } from './seen-with.ts'

function read(text: string, weights: Record<number, number>): [string, number][] {
  const found: [string, number][] = []
  const byYear = new Map(Object.entries(weights).map(([year, weight]) => [Number(year), weight]))
  weighSeenWith(text, byYear, (otherId, weight) => found.push([otherId, weight]))
  return found
}

test('each other with the years weighed, none where no year weighs', () => {
  const text = 'anne 2019=40 2025=3 2026=12;bilal 2026=1;chloé 2019=2'
  expect(read(text, { 2025: 0.5, 2026: 1 })).toEqual([
    ['anne', 13.5],
    ['bilal', 1],
  ])
  expect(read('', { 2026: 1 })).toEqual([])
})

test('what is written is read', () => {
  const row = fc.record({
    otherId: fc.uuid(),
    year: fc.integer({ min: 1990, max: 2099 }),
    encounters: fc.integer({ min: 1, max: 5000 }),
  })
  const seen = fc.uniqueArray(row, { selector: ({ otherId, year }) => `${otherId} ${year}` })
  fc.assert(
    fc.property(seen, rows => {
      const sorted = rows.toSorted((a, b) =>
        a.otherId < b.otherId ? -1 : a.otherId > b.otherId ? 1 : a.year - b.year,
      )
      const text = writeSeenWith(sorted)
      for (const year of new Set(rows.map(each => each.year))) {
        const told = read(text, { [year]: 1 })
        const of = (each: SeenInYear) => each.year === year
        expect(told).toEqual(sorted.filter(of).map(({ otherId, encounters }) => [otherId, encounters]))
      }
    }),
  )
})
