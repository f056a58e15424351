import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from './day.ts'
import { DAILY, keptCopies, MONTHLY, WEEKLY } from './kept-copies.ts'

const TODAY = day('2026-11-22')
const at = (on: Day) => `${on}T03:00:00.000Z`
const nightly = (nights: number) => Array.from({ length: nights }, (_, i) => at(addDays(TODAY, -i)))

test('of a copy each night for three years, seven days, four weeks and twelve months are kept', () => {
  const kept = [...keptCopies(nightly(1096), TODAY)].map(one => one.slice(0, 10)).sort()
  expect(kept).toEqual([
    ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'],
    ...['2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-01', '2026-11-08', '2026-11-15'],
    ...['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'],
  ])
})

test('pruned every night, what is left is what would be kept of all of them', () => {
  let left: string[] = []
  for (let night = 0; night < 800; night++) {
    const on = addDays(TODAY, night - 799)
    left = [...keptCopies([...left, at(on)], on)]
  }
  expect(new Set(left)).toEqual(keptCopies(nightly(800), TODAY))
})

test('the newest always stays, never more than asked, and looking again drops nothing', () => {
  const instants = fc.array(
    fc
      .date({ min: new Date('2020-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
      .map(date => date.toISOString()),
    { minLength: 1, maxLength: 60 },
  )
  fc.assert(
    fc.property(instants, copies => {
      const kept = keptCopies(copies, TODAY)
      expect(kept.has([...copies].sort().at(-1) as string)).toBe(true)
      expect(kept.size).toBeLessThanOrEqual(DAILY + WEEKLY + MONTHLY)
      expect(keptCopies([...kept], TODAY)).toEqual(kept)
    }),
  )
})

test('a desk that slept for two years keeps its last copy', () => {
  const old = [at(day('2024-03-01')), at(day('2024-03-02'))]
  expect(keptCopies(old, TODAY)).toEqual(new Set([at(day('2024-03-02'))]))
})
