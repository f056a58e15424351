import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTownName, townKey } from '../lib/geo/town-name.ts'
import { type Gazetteer, openGazetteer } from '../platform/gazetteer.ts'
import { type TownToKeep, writeGazetteer } from '../platform/gazetteer-file.ts'
import { findTown, townChoices } from './find-town.ts'
import { suggestTowns } from './suggest-towns.ts'

let folder: string
let gazetteer: Gazetteer

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'towns-'))
  const file = join(folder, 'towns.db')
  writeGazetteer(file, {
    towns: [
      town('Lyon', '69', 500_000, [], 45.75, 4.85),
      town('Lyon 3e', '69', 100_000, ['69003'], 45.754, 4.869),
      town('Villeurbanne', '69', 150_000, ['69100'], 45.77, 4.88),
      town('Saint-Étienne', '42', 170_000, ['42000', '42100'], 45.43, 4.39),
      town('Le Havre', '76', 160_000, ['76600'], 49.49, 0.11),
      town('Saint-Denis', '93', 110_000, ['93200'], 48.94, 2.35),
      { ...town('Saint-Denis', '974', 150_000, ['97400'], -20.88, 55.45), country: 'RE' },
      town('Valence', '26', 65_000, ['26000'], 44.93, 4.91),
      town('Valence', '82', 5_000, ['82400'], 44.1, 0.9),
      town('Saint-Martin', '54', 50, ['54450'], 48.57, 6.75),
      { ...town('Saint-Martin', '978', 31_000, ['97150'], 18.07, -63.08), country: 'MF' },
      town('Mens', '38', 1_400, ['38710'], 44.8, 5.7),
      { ...town('Prébois', '38', 150, ['38710'], 44.79, 5.69), precision: 'around', source: 'neighbours' },
      town('Ajaccio', '2A', 70_000, ['20000', '20090'], 41.92, 8.74),
      { ...town('London', 'ENG', 7_500_000, [], 51.51, -0.13), country: 'GB', keys: ['london', 'londres'] },
      { ...town('London', '08', 346_000, [], 42.98, -81.23), country: 'CA' },
      { ...town('Springfield', 'MO', 166_000, [], 37.2, -93.3), country: 'US' },
      { ...town('Springfield', 'IL', 117_000, [], 39.8, -89.6), country: 'US' },
      { ...town('Monaco', '00', 33_000, [], 43.73, 7.42), country: 'MC' },
    ],
    departments: [{ code: '38', name: 'Isère', position: { lat: 45.2, lon: 5.6 } }],
  })
  gazetteer = openGazetteer(file)
})

afterAll(() => {
  gazetteer.close()
  rmSync(folder, { recursive: true })
})

test.each([
  ['Lyon', '69003', 'Lyon 3e'],
  ['Lyon 3ème', '', 'Lyon 3e'],
  ['LYON 03', '69003', 'Lyon 3e'],
  ['LYON CEDEX 03', '69326', 'Lyon 3e'],
  ['Lyon', '69000', 'Lyon'],
  ['St Etienne', '42 000', 'Saint-Étienne'],
  ['SAINT-ETIENNE CEDEX 1', '42015', 'Saint-Étienne'],
  ['Havre', '76600', 'Le Havre'],
  ['le havre', '', 'Le Havre'],
  ['Valence', '82400', 'Valence'],
  ['Villeurbanne', '69003', 'Villeurbanne'],
  ['Ajaccio Cedex 9', '20179', 'Ajaccio'],
  ['Monaco', '98000', 'Monaco'],
] as const)('%s %s is %s', (name, postalCode, found) => {
  expect(find(name, postalCode)).toMatchObject({ name: found, precision: 'town', source: 'geonames' })
})

test('the postal code says which of two towns of one name', () => {
  expect(find('Saint-Denis', '93200')?.position.lat).toBeCloseTo(48.94)
  expect(find('Saint-Denis', '97400')?.position.lat).toBeCloseTo(-20.88)
  expect(find('Valence', '82400')?.position.lat).toBeCloseTo(44.1)
})

test('a name alone is a town where it is ten times the next, and nowhere otherwise: one chooses', () => {
  expect(find('Valence', '')?.position.lat).toBeCloseTo(44.93)
  expect(find('Saint-Denis', '')).toBeNull()
  const choices = townChoices(gazetteer, { town: 'Saint-Denis', postalCode: '', country: 'FR' })
  expect(choices.map(({ admin }) => admin)).toEqual(['974', '93'])
})

test('a village of the mainland is not taken for a town across the sea, unless that is the country', () => {
  expect(find('Saint-Martin', '')).toBeNull()
  expect(find('Saint-Martin', '', 'MF')?.position.lon).toBeCloseTo(-63.08)
  expect(find('Saint-Denis', '', 're')?.position.lat).toBeCloseTo(-20.88)
})

test('with a code of another end of the country, the name alone is not believed', () => {
  expect(find('Valence', '38710')).toMatchObject({ precision: 'around' })
  expect(find('Valence', '38999')).toMatchObject({ name: 'Isère', precision: 'department' })
})

test('a hamlet is somewhere under its code', () => {
  const found = find('Les Granges', '38710')
  expect(found).toMatchObject({ name: 'Mens', precision: 'around', source: 'neighbours' })
  expect(found?.position.lat).toBeCloseTo(44.795)
  expect(find('', '76600')).toMatchObject({ name: 'Le Havre', precision: 'town' })
  expect(find('', '00000')).toBeNull()
})

test('a commune without a point of its own says so', () => {
  expect(find('Prébois', '38710')).toMatchObject({ precision: 'around', source: 'neighbours' })
})

test('abroad the most populous of the name in the country is meant, and no code is read', () => {
  expect(find('Londres', 'SW1A 1AA', 'GB')?.name).toBe('London')
  expect(find('London', '', 'CA')?.position.lat).toBeCloseTo(42.98)
  expect(find('Springfield, IL', '', 'US')?.name).toBe('Springfield')
  expect(find('Lyon', '69003', 'CH')).toBeNull()
})

test('towns are suggested as one types, the name typed in full first', () => {
  expect(suggested('saint')).toEqual([
    'Saint-Étienne',
    'Saint-Denis',
    'Saint-Denis',
    'Saint-Martin',
    'Saint-Martin',
  ])
  expect(suggested('st-e')).toEqual(['Saint-Étienne'])
  expect(suggested('hav')).toEqual(['Le Havre'])
  expect(suggested('690')).toEqual(['Lyon 3e'])
  expect(suggested('lon', 'GB')).toEqual(['London'])
  expect(suggested('  ')).toEqual([])
  expect(suggestTowns(gazetteer, 'saint-e', 'FR')[0]?.postalCodes).toEqual(['42000', '42100'])
})

test('no text, whatever it is, is an error', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string({ maxLength: 3 }), (name, postalCode, country) => {
      const found = findTown(gazetteer, { town: name, postalCode, country })
      if (found) expect(found.name).not.toBe('')
      expect(suggestTowns(gazetteer, name, country).length).toBeLessThanOrEqual(8)
    }),
  )
})

function find(name: string, postalCode: string, country = 'FR') {
  return findTown(gazetteer, { town: name, postalCode, country })
}

function suggested(prefix: string, country = 'FR') {
  return suggestTowns(gazetteer, prefix, country).map(({ name }) => name)
}

function town(
  name: string,
  admin: string,
  population: number,
  ...[postalCodes, lat, lon]: [postalCodes: string[], lat: number, lon: number]
): TownToKeep {
  const keys = [townKey(readTownName(name))]
  const place = { position: { lat, lon }, precision: 'town', source: 'geonames' } as const
  return { name, country: 'FR', admin, population, ...place, postalCodes, keys }
}
