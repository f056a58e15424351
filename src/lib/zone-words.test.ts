import { expect, test } from 'vitest'
import { placeOfZone, zoneChoices } from './zone-words.ts'

test('a zone is named by its town, as the language does where it has a name of its own', () => {
  expect(placeOfZone('America/Argentina/Buenos_Aires', 'fr')).toBe('Buenos Aires')
  expect(placeOfZone('America/Montreal', 'fr')).toBe('Montréal')
  expect(placeOfZone('America/Montreal', 'en')).toBe('Montreal')
  expect(placeOfZone('UTC', 'fr')).toBe('UTC')
})

test('clocks to choose from stand in the order of their towns, whatever their part of the world', () => {
  const zones = ['UTC', 'Europe/Athens', 'America/Montreal', 'Africa/Algiers', 'Europe/Brussels']
  expect(zoneChoices(zones, 'fr').map(({ words }) => words)).toEqual([
    'Alger (Afrique)',
    'Athènes (Europe)',
    'Bruxelles (Europe)',
    'Montréal (Amérique)',
    'UTC',
  ])
})
