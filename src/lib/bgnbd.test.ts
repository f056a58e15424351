import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BgNbd,
  conditionalExpectation,
  expectedEvents,
  fitBgNbd,
  logLikelihood,
  probabilityAlive,
  probabilityAliveModified,
  probabilityOfCount,
  probabilityOfEvent,
} from './bgnbd.ts'

const parameter = fc.double({ min: 0.05, max: 20, noNaN: true })
const models = fc.record({ r: parameter, alpha: parameter, a: parameter, b: parameter })
const histories = fc
  .record({
    x: fc.integer({ min: 0, max: 50 }),
    tx: fc.double({ min: 0.1, max: 100, noNaN: true }),
    after: fc.double({ min: 0, max: 100, noNaN: true }),
  })
  .map(({ x, tx, after }) => ({ x, tx: x === 0 ? 0 : tx, T: (x === 0 ? 0 : tx) + after }))
const MODEL: BgNbd = { r: 0.5, alpha: 6, a: 0.8, b: 2.5 }

describe('whatever the model and the history', () => {
  test('the probabilities are within 0 and 1', () => {
    fc.assert(
      fc.property(models, histories, (model, history) => {
        for (const p of [
          probabilityAlive(model, history),
          probabilityAliveModified(model, history),
          probabilityOfEvent(model, history, 30),
        ]) {
          expect(p).toBeGreaterThanOrEqual(0)
          expect(p).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('silence never makes anyone likelier to be alive, nor to come', () => {
    fc.assert(
      fc.property(
        models,
        histories,
        fc.double({ min: 0, max: 50, noNaN: true }),
        (model, history, longer) => {
          const later = { ...history, T: history.T + longer }
          expect(probabilityAlive(model, later)).toBeLessThanOrEqual(probabilityAlive(model, history) + 1e-12)
          expect(probabilityOfEvent(model, later, 30)).toBeLessThanOrEqual(
            probabilityOfEvent(model, history, 30) + 1e-12,
          )
        },
      ),
    )
  })
})

test('who never came back is alive, save where one may drop out at once', () => {
  const once = { x: 0, tx: 0, T: 200 }
  expect(probabilityAlive(MODEL, once)).toBe(1)
  expect(probabilityAliveModified(MODEL, once)).toBeLessThan(0.5)
})

test('P(alive) by hand', () => {
  // 1 / (1 + 1/2 × ((6 + 24) / (6 + 9))²)
  expect(probabilityAlive({ r: 1, alpha: 6, a: 1, b: 2 }, { x: 1, tx: 9, T: 24 })).toBeCloseTo(1 / 3, 12)
})

test('the counts add up to one, and their mean is the expectation', () => {
  let sum = 0
  let mean = 0
  for (let x = 0; x <= 150; x++) {
    const p = probabilityOfCount(MODEL, x, 20)
    sum += p
    mean += x * p
  }
  expect(sum).toBeCloseTo(1, 6)
  expect(mean).toBeCloseTo(expectedEvents(MODEL, 20), 5)
})

test('of somebody just met, what is expected is what is expected of anybody', () => {
  expect(conditionalExpectation(MODEL, { x: 0, tx: 0, T: 0 }, 20)).toBeCloseTo(expectedEvents(MODEL, 20), 10)
})

test('nothing breaks where a is 1', () => {
  const near = expectedEvents({ ...MODEL, a: 1.0001 }, 20)
  expect(expectedEvents({ ...MODEL, a: 1 }, 20)).toBeCloseTo(near, 3)
})

test('the fit is likelier than where it began', () => {
  const seen = Array.from({ length: 60 }, (_, i) => ({
    x: i % 5,
    tx: i % 5 === 0 ? 0 : 10 + (i % 20),
    T: 40,
  }))
  const total = (model: BgNbd) => seen.reduce((sum, history) => sum + logLikelihood(model, history), 0)
  expect(total(fitBgNbd(seen, MODEL))).toBeGreaterThan(total(MODEL))
})

test('a thousand events and a long silence after them do not overflow', () => {
  const faded = { x: 1200, tx: 1300, T: 4000 }
  expect(logLikelihood(MODEL, faded)).toBeLessThan(0)
  expect(Number.isFinite(logLikelihood(MODEL, faded))).toBe(true)
  expect(probabilityAlive(MODEL, faded)).toBe(0)
  const others = Array.from({ length: 40 }, (_, i) => ({ x: i % 7, tx: i % 7 === 0 ? 0 : 100 + i, T: 900 }))
  for (const value of Object.values(fitBgNbd([...others, faded]))) expect(Number.isFinite(value)).toBe(true)
})

test('there is no fit where nobody came back', () => {
  expect(() => fitBgNbd([{ x: 0, tx: 0, T: 5 }])).toThrow(RangeError)
  expect(() => fitBgNbd([])).toThrow(RangeError)
})
