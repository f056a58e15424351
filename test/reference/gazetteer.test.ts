import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { greatCircleKm } from '../../src/lib/geo/position.ts'
import { findTown } from '../../src/places/find-town.ts'
import { suggestTowns } from '../../src/places/suggest-towns.ts'
import { openGazetteer } from '../../src/platform/gazetteer.ts'

const folder = mkdtempSync(join(tmpdir(), 'towns-'))
// What stands there already is no gazetteer: it is made anew, of the packages.
const file = join(folder, 'towns.db')
writeFileSync(file, 'half of somethi')
const gazetteer = openGazetteer(file)

afterAll(() => {
  gazetteer.close()
  rmSync(folder, { recursive: true })
})

test.each([
  ['Paris', '75011', 48.8574, 2.3795],
  ['PARIS CEDEX 08', '75382', 48.8721, 2.3125],
  ['Paris', '75116', 48.8637, 2.2769],
  ['Lyon 3ème', '69003', 45.7599, 4.8603],
  ['Marseille', '13008', 43.2627, 5.3817],
  ['Grenoble', '38000', 45.1885, 5.7245],
  ['St-Etienne', '42100', 45.4397, 4.3872],
  ['Saint-Denis', '97400', -20.8789, 55.4481],
  ['Ajaccio', '20090', 41.9192, 8.7386],
  ['Bastia', '20200', 42.6976, 9.4509],
  ['Évry', '91000', 48.6238, 2.4296],
  ['Paris La Défense Cedex', '92042', 48.8897, 2.2418],
  ['Nouméa', '98800', -22.2758, 166.458],
  ['Saint-Barthélemy', '97133', 17.8962, -62.8498],
])('%s %s is within three kilometres of where it is', (town, postalCode, lat, lon) => {
  const found = findTown(gazetteer, { town, postalCode, country: 'FR' })
  expect(found?.precision).toBe('town')
  expect(greatCircleKm(found?.position ?? { lat: 0, lon: 0 }, { lat, lon })).toBeLessThan(3)
})

test.each([
  ['Genève', 'CH', 46.2044, 6.1432],
  ['Bruxelles', 'BE', 50.8503, 4.3517],
  ['Londres', 'GB', 51.5074, -0.1278],
  ['München', 'DE', 48.1351, 11.582],
  ['Torino', 'IT', 45.0703, 7.6869],
  ['Montréal', 'CA', 45.5019, -73.5674],
  ['New York', 'US', 40.7128, -74.006],
])('%s in %s is within ten kilometres of where it is', (town, country, lat, lon) => {
  const found = findTown(gazetteer, { town, postalCode: '', country })
  expect(greatCircleKm(found?.position ?? { lat: 0, lon: 0 }, { lat, lon })).toBeLessThan(10)
})

test('a village without a point of its own is about its neighbours', () => {
  const found = findTown(gazetteer, { town: "L'Abergement-Clémenciat", postalCode: '01400', country: 'FR' })
  expect(found).toMatchObject({ precision: 'around', source: 'neighbours' })
  expect(greatCircleKm(found?.position ?? { lat: 0, lon: 0 }, { lat: 46.1515, lon: 4.9214 })).toBeLessThan(15)
})

test('Saint-Martin alone could be anywhere', () => {
  expect(findTown(gazetteer, { town: 'Saint-Martin', postalCode: '', country: 'FR' })).toBeNull()
})

test('the beginning of a name or of a postal code suggests the largest towns', () => {
  expect(suggestTowns(gazetteer, 'stras', 'FR')[0]?.name).toBe('Strasbourg')
  expect(suggestTowns(gazetteer, 'La Roch', 'FR')[0]?.name).toBe('La Rochelle')
  expect(suggestTowns(gazetteer, '3800', 'FR')[0]?.name).toBe('Grenoble')
})
