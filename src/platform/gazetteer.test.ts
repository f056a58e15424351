import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gazetteerFile, openGazetteer } from './gazetteer.ts'
import { type TownToKeep, writeGazetteer } from './gazetteer-file.ts'

const MENS: TownToKeep = {
  name: 'Mens',
  country: 'FR',
  admin: '38',
  population: 1_400,
  position: { lat: 44.81563, lon: -5.75018 },
  precision: 'around',
  source: 'neighbours',
  postalCodes: ['38710', '38710'],
  keys: ['mens', 'mens en trieves'],
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'towns-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('what is written is read back, and nothing else is left in the folder', () => {
  const file = join(folder, 'towns.db')
  writeGazetteer(file, {
    towns: [MENS],
    departments: [{ code: '38', name: 'Isère', position: { lat: 45.2, lon: 5.6 } }],
  })
  const gazetteer = openGazetteer(file)
  const { postalCodes, keys: _, ...town } = MENS
  const [found] = gazetteer.named('FR', 'mens en trieves')
  expect(found).toEqual({ id: 1, ...town })
  expect(gazetteer.named('GB', 'mens')).toEqual([])
  expect(gazetteer.postalCodesOf({ id: 1, ...town })).toEqual([...new Set(postalCodes)])
  expect(gazetteer.department('38')).toEqual({ name: 'Isère', lat: 45.2, lon: 5.6 })
  expect(gazetteer.department('99')).toBeNull()
  gazetteer.close()
  expect(readdirSync(folder)).toEqual(['towns.db'])
})

test('a file that could not be written whole is not there at all', () => {
  const twice = { code: '38', name: 'Isère', position: { lat: 45, lon: 5 } }
  expect(() =>
    writeGazetteer(join(folder, 'towns.db'), { towns: [MENS], departments: [twice, twice] }),
  ).toThrow(/UNIQUE/)
  expect(readdirSync(folder)).toEqual([])
})

test('the file bears the versions of what it is made of', () => {
  expect(gazetteerFile()).toMatch(/towns-\d+-\d+\.\d+\.\d+-\d+\.\d+\.\d+\.db$/)
})
