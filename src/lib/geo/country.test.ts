import { expect, test } from 'vitest'
import { countryCodeOf } from './country.ts'

test('countries as cards name them', () => {
  expect(
    ['France', 'FRANCE', 'fr', 'Royaume-Uni', 'United Kingdom', 'Suisse', 'Schweiz'].map(countryCodeOf),
  ).toEqual(['FR', 'FR', 'FR', 'GB', 'GB', 'CH', 'CH'])
  expect(['', 'Atlantide', 'F'].map(countryCodeOf)).toEqual(['', '', ''])
})
