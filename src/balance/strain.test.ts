import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { type StrainKind, strainCounts } from './strain.ts'

const TODAY = day('2026-11-21')
const said = (kind: StrainKind, daysAgo: number) => ({
  id: `${kind}${daysAgo}`,
  day: addDays(TODAY, -daysAgo),
  kind,
  note: '',
})

test('days of each kind, four weeks against the four before; the same day said twice is one', () => {
  const strains = [said('late', 0), said('late', 0), said('late', 27), said('late', 28), said('late', 55)]
  expect(strainCounts([...strains, said('late', 56), said('home', 56)], TODAY)).toEqual([
    { kind: 'late', lately: 2, before: 2 },
  ])
  expect(strainCounts([], TODAY)).toEqual([])
})
