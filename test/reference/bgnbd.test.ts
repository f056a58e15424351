import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  type BgNbd,
  conditionalExpectation,
  expectedEvents,
  fitBgNbd,
  logLikelihood,
  probabilityOfCount,
} from '../../src/lib/bgnbd.ts'

const FOLDER = new URL('../../../shared/reference/hazard/', import.meta.url)

interface Cases {
  mle: BgNbd & { tolerance: number }
  expected_repeat_up_to_t: { t: number[]; value: number[] }
  conditional_expectation: { x: number; t_x: number; T: number; t: number; value: number; tolerance: number }
  pmf_params: BgNbd
  pmf: { 'P(X(2)=10)': number; 'P(X(39)=0)': number; 'P(X(30)=11..20)': number[] }
}

if (!existsSync(FOLDER)) {
  test.skip('BG/NBD known answers: skipped, the folder ../shared/reference/hazard is not on this machine', () => {})
} else {
  const cases = JSON.parse(readFileSync(new URL('bgnbd_cases.json', FOLDER), 'utf8')) as Cases
  const customers = readFileSync(new URL('cdnow_customers_summary.csv', FOLDER), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(',').map(Number) as [number, number, number, number])
    .map(([, x, tx, T]) => ({ x, tx, T }))
  const fitted = fitBgNbd(customers)

  test('all 2,357 customers are read', () => {
    expect(customers).toHaveLength(2357)
  })

  test.each(['r', 'alpha', 'a', 'b'] as const)('the most likely %s on CDNOW is the published one', name => {
    expect(Math.abs(fitted[name] - cases.mle[name])).toBeLessThanOrEqual(cases.mle.tolerance)
  })

  test('no neighbour of the fit is more likely', () => {
    const total = (model: BgNbd) =>
      customers.reduce((sum, customer) => sum + logLikelihood(model, customer), 0)
    const best = total(fitted)
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      for (const by of [0.97, 1.03])
        expect(total({ ...fitted, [name]: fitted[name] * by })).toBeLessThan(best)
    }
  })

  test.each(
    cases.expected_repeat_up_to_t.t.map((t, i) => [t, cases.expected_repeat_up_to_t.value[i] as number]),
  )('repeats expected up to %d weeks', (t, value) => {
    expect(expectedEvents(fitted, t as number)).toBeCloseTo(value as number, 3)
  })

  test('repeats expected of one customer', () => {
    const { x, t_x: tx, T, t, value, tolerance } = cases.conditional_expectation
    expect(Math.abs(conditionalExpectation(fitted, { x, tx, T }, t) - value)).toBeLessThanOrEqual(tolerance)
  })

  test('the chance of exactly so many repeats', () => {
    const { pmf, pmf_params: model } = cases
    expect(probabilityOfCount(model, 10, 2) / pmf['P(X(2)=10)']).toBeCloseTo(1, 4)
    expect(probabilityOfCount(model, 0, 39)).toBeCloseTo(pmf['P(X(39)=0)'], 6)
    pmf['P(X(30)=11..20)'].forEach((value, i) => {
      expect(probabilityOfCount(model, 11 + i, 30)).toBeCloseTo(value, 9)
    })
  })
}
