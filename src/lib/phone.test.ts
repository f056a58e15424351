import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phoneKey, splitPhones } from './phone.ts'

test.each([
  '06 12 34 56 78',
  '06.12.34.56.78',
  '06/12/34/56/78',
  '06\u00a012\u202f34 56 78',
  '+33 (0)6 12 34 56 78',
  '0033612345678',
  '00 33 6 12 34 56 78',
  '33612345678',
  '612345678',
  'O6 12 34 56 78',
  '0612345678 (perso)',
  'tel:+33612345678',
  '+33612345678;ext=12',
  '+33612345678,,1234#',
  '\u202a+33 6 12 34 56 78\u202c',
])('%j is one and the same French mobile', text => {
  expect(phoneKey(text, 'FR')).toBe('+33612345678')
})

test.each([
  ['0262 12 34 56', '+262262123456'],
  ['0690 12 34 56', '+590690123456'],
  ['0696 12 34 56', '+596696123456'],
  ['0594 12 34 56', '+594594123456'],
])('%s is an overseas number, not one of mainland France', (text, key) => {
  expect(phoneKey(text, 'FR')).toBe(key)
})

test('an extension in French words does not hide the number', () => {
  expect(phoneKey('01 23 45 67 89 poste 1234', 'FR')).toBe('+33123456789')
  expect(phoneKey('01 23 45 67 89 (p. 12)', 'FR')).toBe('+33123456789')
})

test('a range that is not open yet still has a key', () => {
  expect(phoneKey('07 00 00 00 00', 'FR')).toBe('+33700000000')
})

test('the same digits are another number in another country', () => {
  expect(phoneKey('0475 12 34 56', 'BE')).toBe('+32475123456')
})

test.each(['', '17', '3646', 'demander à Paul', '06 12 34 56 78 / 01 23 45 67 89', '0'.repeat(400)])(
  '%j has no key',
  text => {
    expect(phoneKey(text, 'FR')).toBeNull()
  },
)

test.each([
  ['06 12 34 56 78 / 01 23 45 67 89', ['06 12 34 56 78', '01 23 45 67 89']],
  ['06 12 34 56 78 ou 01 23 45 67 89', ['06 12 34 56 78', '01 23 45 67 89']],
  ['0612345678;0123456789', ['0612345678', '0123456789']],
  ['0612345678, 0123456789', ['0612345678', '0123456789']],
  ['01/23/45/67/89', ['01/23/45/67/89']],
  ['+33612345678;ext=12', ['+33612345678;ext=12']],
  ['+33612345678,,1234#', ['+33612345678,,1234#']],
  ['  ', []],
])('%j splits into %j', (text, numbers) => {
  expect(splitPhones(text)).toEqual(numbers)
})

test('a key is its own key', () => {
  fc.assert(
    fc.property(fc.integer({ min: 600000000, max: 699999999 }), national => {
      const key = phoneKey(`0${national}`, 'FR')
      expect(key && phoneKey(key, 'BE')).toBe(key)
    }),
  )
})

test('any text has a key or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => /^\+\d+$|^null$/.test(`${phoneKey(text, 'FR')}`)),
  )
})
