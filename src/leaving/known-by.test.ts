import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { knownBy, redactor } from './known-by.ts'

const point = (value: string) => ({ types: [], label: null, value })
const ANA = knownBy(
  [
    {
      ...EMPTY_CONTACT,
      name: 'Zéphyrine Le Goff-Kervadec',
      givenName: 'Zéphyrine',
      familyName: 'Le Goff-Kervadec',
      emails: [point('Zephyrine@leon.example')],
      phones: [point('02 98 61 00 01'), point('+352 621 123 456')],
    },
  ],
  'FR',
)
const redact = redactor(ANA)

test('a name goes, whatever its accents, capitals, hyphens and order', () => {
  expect(redact('Déjeuner avec Zéphyrine Le Goff-Kervadec, au phare')).toBe('Déjeuner avec […], au phare')
  expect(redact('ZEPHYRINE LE GOFF KERVADEC')).toBe('[…]')
  expect(redact('Le Goff-Kervadec Zéphyrine')).toBe('[…]')
  expect(redact('Zéphyrine Le Goff-Kervadecq et Zéphyrine')).toBe('Zéphyrine Le Goff-Kervadecq et Zéphyrine')
})

test('a mail and a number go, however they are written', () => {
  expect(redact('<zephyrine@LEON.example>, le 0298610001')).toBe('<[…]>, le […]')
  for (const number of ['02.98.61.00.01', '+33 2 98 61 00 01', '+33 (0)2 98 61 00 01', '0033298610001'])
    expect(redact(`tél. ${number} le soir`), number).toBe('tél. […] le soir')
  expect(redact('+352621123456')).toBe('[…]')
  expect(redact('zephyrine@leon.example.org, 102986100012')).toBe('zephyrine@leon.example.org, 102986100012')
})

test('a name of one word goes where it is all that is said, nowhere else', () => {
  const one = redactor(knownBy([{ ...EMPTY_CONTACT, name: 'Ana' }], 'FR'))
  expect([one('Ana'), one('café avec Ana')]).toEqual(['[…]', 'café avec Ana'])
})

test('who is known by nothing is found nowhere', () => {
  expect(redactor(knownBy([EMPTY_CONTACT], 'FR'))('Ana, 0298610001')).toBe('Ana, 0298610001')
})

test('JSON stays JSON, with its keys and its numbers', () => {
  const values = fc.record({
    text: fc.constantFrom(
      'Zéphyrine Le Goff-Kervadec',
      'à "Zéphyrine Le Goff-Kervadec" \\ 02 98 61 00 01',
      'rien',
    ),
    cents: fc.constantFrom(298610001, 33298610001, -298610001, 352621123456),
    id: fc.uuid(),
  })
  fc.assert(
    fc.property(values, row => {
      const after = JSON.parse(redact(JSON.stringify(row))) as typeof row
      expect({ ...after, text: '' }).toEqual({ ...row, text: '' })
      expect(redact(after.text)).toBe(after.text)
    }),
  )
})
