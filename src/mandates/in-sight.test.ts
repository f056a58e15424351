import { expect, test } from 'vitest'
import { valueInSight } from './in-sight.ts'

const eur = (cents: number) => ({ cents, currency: 'EUR' })

test('what is to be decided counts by its chance, where the value and the chance are known', () => {
  const sight = valueInSight([
    { stage: 'lead', value: eur(100_000), chance: 30 },
    { stage: 'proposed', value: eur(100_001), chance: 50 },
    { stage: 'talked', value: { cents: 50_000, currency: 'CHF' }, chance: 100 },
    { stage: 'talked', value: eur(70_000), chance: null },
    { stage: 'proposed', value: null, chance: 80 },
    { stage: 'won', value: eur(900_000), chance: 100 },
    { stage: 'lost', value: eur(900_000), chance: 100 },
  ])
  expect(sight).toEqual({
    sums: [
      { cents: 80_001, currency: 'EUR' },
      { cents: 50_000, currency: 'CHF' },
    ],
    counted: 3,
    open: 5,
  })
  expect(valueInSight([])).toEqual({ sums: [], counted: 0, open: 0 })
})
