import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLLATION_NAMES, isKnownCollation, matches } from './collation.ts'

test.each([
  ['i;ascii-casemap', 'Élise Martin', 'MARTIN', true],
  ['i;ascii-casemap', 'Élise Martin', 'élise', false],
  ['i;octet', 'Élise Martin', 'Martin', true],
  ['i;octet', 'Élise Martin', 'martin', false],
  ['i;unicode-casemap', 'Élise Martin', 'éLISE', true],
  // The accent stands apart, the letter is the same: both spellings of É are equal, É and E are not.
  ['i;unicode-casemap', 'E\u0301lise', '\u00e9lise', true],
  ['i;unicode-casemap', 'Élodie', 'xelodie', false],
  ['i;unicode-casemap', 'ⅷ fois', 'VIII FOIS', true],
  ['i;unicode-casemap', 'Straße', 'STRAßE', true],
  ['i;unicode-casemap', 'ǆamija', 'ǅAMIJA', true],
] as const)('%s: “%s” holds “%s”: %s', (collation, value, text, held) => {
  expect(matches(value, { text, collation })).toBe(held)
})

test.each([
  ['equals', 'anna', [true, false, false, false]],
  ['contains', 'nn', [true, true, true, true]],
  ['starts-with', 'an', [true, true, false, false]],
  ['ends-with', 'na', [true, false, true, false]],
] as const)('%s “%s”', (matchType, text, held) => {
  const values = ['Anna', 'Annabel', 'Joanna', 'hannah']
  expect(values.map(value => matches(value, { text, matchType }))).toEqual(held)
})

test('without a word on it, text is contained, whatever its case', () => {
  expect(matches('Joëlle', { text: 'OËL' })).toBe(true)
  expect(matches('Joëlle', { text: 'OËL', collation: 'default' }, 'i;ascii-casemap')).toBe(false)
})

test('negation turns every answer', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
      fc.constantFrom(...COLLATION_NAMES),
      (value, text, collation) => {
        expect(matches(value, { text, collation, negate: true })).toBe(!matches(value, { text, collation }))
      },
    ),
  )
})

test('what octets find, ASCII finds, and Unicode finds what ASCII finds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, text) => {
      const value = `${before} ${text}`
      for (const collation of COLLATION_NAMES) {
        expect(matches(value, { text, collation, matchType: 'ends-with' })).toBe(true)
      }
    }),
  )
})

test('an unknown collation is known to be so', () => {
  expect([...COLLATION_NAMES, 'default'].every(isKnownCollation)).toBe(true)
  expect(isKnownCollation('i;klingon')).toBe(false)
  expect(isKnownCollation('toString')).toBe(false)
  expect(() => matches('a', { text: 'a', collation: 'i;klingon' })).toThrow(RangeError)
})
