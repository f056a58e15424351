import { describe, expect, test } from 'vitest'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { nameFromParts, parseName, sortNameOf } from './person-name.ts'

describe('a name typed on one line', () => {
  test.each([
    ['Marie Dupont', '', 'Marie', 'Dupont'],
    ['Marie-Claire Dupont', '', 'Marie-Claire', 'Dupont'],
    ['Jean Marie Dupont', '', 'Jean Marie', 'Dupont'],
    ['DUPONT Marie-Claire', '', 'Marie-Claire', 'DUPONT'],
    ['Marie DUPONT', '', 'Marie', 'DUPONT'],
    ['LE BIHAN Yann', '', 'Yann', 'LE BIHAN'],
    ['Yann LE BIHAN', '', 'Yann', 'LE BIHAN'],
    ['Jean de La Tour', '', 'Jean', 'de La Tour'],
    ['Louis van den Berg', '', 'Louis', 'van den Berg'],
    ['Jean d’Ormesson', '', 'Jean', 'd’Ormesson'],
    ['Du Pont Jean', '', 'Jean', 'Du Pont'],
    ['Dupont, Marie', '', 'Marie', 'Dupont'],
    ['Mme Marie Dupont', 'Mme', 'Marie', 'Dupont'],
    ['M. Dupont', 'M.', '', 'Dupont'],
    ['Me Anne de Kerdrel', 'Me', 'Anne', 'de Kerdrel'],
    ['J. DUPONT', '', 'J.', 'DUPONT'],
    ['Marie', '', 'Marie', ''],
    ['MARIE DUPONT', '', 'MARIE', 'DUPONT'],
    ['  Éric   Noël ', '', 'Éric', 'Noël'],
    ['', '', '', ''],
  ])('%s', (text, prefix, givenName, familyName) => {
    expect(parseName(text)).toEqual({ prefix, givenName, additionalName: '', familyName })
  })

  test('a bare civility is not part of the name shown, a title is', () => {
    expect(nameFromParts(parseName('Mme Marie Dupont'))).toBe('Marie Dupont')
    expect(nameFromParts(parseName('Dr Anne Roux'))).toBe('Dr Anne Roux')
  })
})

describe('the order of the list', () => {
  const sorted = (givenName: string, familyName: string) =>
    sortNameOf({ ...EMPTY_CONTACT, name: `${givenName} ${familyName}`, givenName, familyName })

  test.each([
    ['Jean', 'de La Tour', 'la tour jean'],
    ['Jean', 'd’Ormesson', 'ormesson jean'],
    ['Charles', 'de Gaulle', 'gaulle charles'],
    ['Yann', 'Le Bihan', 'le bihan yann'],
    ['Anne', 'du Pont', 'du pont anne'],
    ['Zoé', 'Œuvrard', 'oeuvrard zoe'],
    ['Anne', 'De', 'de anne'],
  ])('%s %s stands under %s', (given, family, key) => {
    expect(sorted(given, family)).toBe(key)
  })

  test('without a family name, under the name as it stands', () => {
    expect(sortNameOf({ ...EMPTY_CONTACT, name: 'Le boulanger' })).toBe('le boulanger')
    expect(sortNameOf({ ...EMPTY_CONTACT, name: 'Marie', givenName: 'Marie' })).toBe('marie')
  })
})
