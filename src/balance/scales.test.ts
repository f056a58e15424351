import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areAnswersOf, SCALES, SHAPE, scoreOf } from './scales.ts'

const [YES, MORE, NO] = [1, 2, 3]

describe('De Jong Gierveld, six items', () => {
  test('who misses nothing and nobody scores nothing; who misses all scores six', () => {
    expect(scoreOf('djg6', [NO, YES, YES, NO, YES, NO])).toEqual({ total: 0, emotional: 0, social: 0 })
    expect(scoreOf('djg6', [YES, NO, NO, YES, NO, YES])).toEqual({ total: 6, emotional: 3, social: 3 })
  })

  test('more or less is the lonely answer, either way round', () => {
    expect(scoreOf('djg6', [MORE, MORE, MORE, MORE, MORE, MORE])).toEqual({
      total: 6,
      emotional: 3,
      social: 3,
    })
  })

  test('the emotional items are emptiness, missing people and rejection', () => {
    expect(scoreOf('djg6', [YES, YES, YES, YES, YES, YES])).toEqual({ total: 3, emotional: 3, social: 0 })
    expect(scoreOf('djg6', [NO, NO, NO, NO, NO, NO])).toEqual({ total: 3, emotional: 0, social: 3 })
  })

  test('a sub-scale with a missing item is missing; the total is, with more than one', () => {
    expect(scoreOf('djg6', [null, NO, YES, YES, YES, NO])).toEqual({ total: 2, emotional: null, social: 1 })
    expect(scoreOf('djg6', [null, NO, YES, YES, YES, null])).toEqual({
      total: null,
      emotional: null,
      social: 1,
    })
    expect(scoreOf('djg6', [null, null, YES, YES, YES, NO])).toEqual({
      total: null,
      emotional: null,
      social: null,
    })
  })

  test('the total is the sum of its parts when nothing is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 6, maxLength: 6 }), answers => {
        const { total, emotional, social } = scoreOf('djg6', answers)
        expect(total).toBe((emotional as number) + (social as number))
      }),
    )
  })
})

test('UCLA adds three answers, 3 to 9, and has no total with one missing', () => {
  expect(scoreOf('ucla3', [1, 1, 1]).total).toBe(3)
  expect(scoreOf('ucla3', [2, 3, 1]).total).toBe(6)
  expect(scoreOf('ucla3', [3, 3, 3]).total).toBe(9)
  expect(scoreOf('ucla3', [3, null, 3]).total).toBeNull()
})

test('the direct question is its own answer', () => {
  expect(scoreOf('ons', [4])).toEqual({ total: 4, emotional: null, social: null })
  expect(scoreOf('ons', [null]).total).toBeNull()
})

test('a total stays within its scale', () => {
  for (const scale of SCALES) {
    const { items, answers, least, most } = SHAPE[scale]
    const answer = fc.option(fc.integer({ min: 1, max: answers }))
    fc.assert(
      fc.property(fc.array(answer, { minLength: items, maxLength: items }), said => {
        const { total } = scoreOf(scale, said)
        expect(total === null || (least - 1 <= total && total <= most)).toBe(true)
      }),
    )
  }
})

test('answers of another scale are refused', () => {
  expect(areAnswersOf('ucla3', [1, 2])).toBe(false)
  expect(areAnswersOf('ucla3', [1, 2, 4])).toBe(false)
  expect(areAnswersOf('ons', [5])).toBe(true)
  expect(() => scoreOf('djg6', [1, 2, 3])).toThrow(RangeError)
})
