import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ewma } from '../../src/lib/ewma.ts'

const FILE = '../shared/reference/changepoint_cases.json'
const isThere = existsSync(FILE)
if (!isThere) console.warn(`moving averages: skipped, ${FILE} is not there`)

test.skipIf(!isThere)('the piston rings of R qcc: average, its spread, the rings outside', () => {
  const { pistonrings } = JSON.parse(readFileSync(FILE, 'utf8'))
  const { group_means: means, center: centre, std_dev: ofOne, n_per_group: n, ewma: known } = pistonrings
  const sigma = ofOne / Math.sqrt(n)
  const found = [...ewma(means as number[], { lambda: known.lambda, centre, sigma })]
  expect(found).toHaveLength(known.y.length)
  found.forEach((each, i) => {
    expect(each.value).toBeCloseTo(known.y[i], 6)
    expect(each.sigma).toBeCloseTo(known.sigma[i], 12)
  })
  const outside = found.flatMap(({ value, sigma: spread }, i) =>
    Math.abs(value - centre) > known.nsigmas * spread ? [i + 1] : [],
  )
  expect(outside).toEqual(known.violations)
})
