import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readInstance } from '../../bench/tour/instance.ts'
import { faultsOfTour } from '../../src/lib/orienteering/check.ts'
import { proveTour } from '../../src/lib/orienteering/prove.ts'
import { findTour } from '../../src/lib/orienteering/search.ts'

const FOLDER = new URL('../../../shared/reference/op/', import.meta.url)

interface Optima {
  op: Record<string, { optimum: number }>
  optw: Record<string, { optimum: number }>
}

if (!existsSync(FOLDER)) {
  test.skip('known best tours: skipped, the folder ../shared/reference/op is not on this machine', () => {})
} else {
  const { op, optw } = JSON.parse(readFileSync(new URL('known_optima.json', FOLDER), 'utf8')) as Optima
  const instance = (path: string) => readInstance(readFileSync(new URL(path, FOLDER), 'utf8')).problem
  const tsiligirides = (budget: number) => `Tsiligirides_1/tsiligirides_problem_1_budget_${budget}.txt`
  const cases = [
    ...['c101', 'r101', 'r109', 'rc101', 'rc105', 'pr01'].map(
      name => [name, `optw/${name}.txt`, optw[name]?.optimum] as const,
    ),
    // The last is hard enough to be priced.
    ...[20, 35, 46, 65].map(
      budget =>
        [`budget ${budget}`, `op/${tsiligirides(budget)}`, op[tsiligirides(budget)]?.optimum] as const,
    ),
  ]

  test.each(cases)('%s: the best tour is found and proved', (_, path, optimum) => {
    const problem = instance(path)
    const { tour, bound, isProved } = proveTour(problem, { tour: findTour(problem, { maxRounds: 50 }) })
    expect(faultsOfTour(problem, tour)).toEqual([])
    expect({ score: tour.score, bound, isProved }).toEqual({ score: optimum, bound: optimum, isProved: true })
  })

  test('two days of r101 are bounded within one part in twenty', () => {
    const { points, days, travel } = instance('optw/r101.txt')
    const problem = {
      points: points.map(point => ({ ...point, windows: [...point.windows, ...point.windows] })),
      days: [...days, ...days],
      travel,
    }
    const { tour, bound } = proveTour(problem, { tour: findTour(problem, { maxRounds: 100 }) })
    expect(faultsOfTour(problem, tour)).toEqual([])
    // The best value published for two paths.
    expect(bound).toBeGreaterThanOrEqual(349)
    expect(bound).toBeLessThanOrEqual(tour.score * 1.05)
  })
}
