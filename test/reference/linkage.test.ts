import { existsSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { readLabelled } from '../../bench/duplicates/read-labelled.ts'
import { scoreOf, scoreOfClusters } from '../../bench/duplicates/score.ts'
import { randomFrom } from '../../src/demo/random.ts'
import { clustersOf } from '../../src/lib/linkage/clusters.ts'
import { editsBetween, jaro, jaroWinkler } from '../../src/lib/linkage/likeness.ts'
import { linkRecords } from '../../src/lib/linkage/link.ts'
import { LINKAGE_FIELDS } from '../../src/people/linkage-fields.ts'
import { LINKAGE_PASSES } from '../../src/people/linkage-passes.ts'

const FOLDER = '../shared/reference'
const isThere = existsSync(FOLDER)
if (!isThere) console.warn(`linkage: skipped, ${FOLDER} is not there`)

const known = (name: string) =>
  Papa.parse<[string, string, string]>(readFileSync(`${FOLDER}/strings/jellyfish_${name}.csv`, 'utf8'), {
    skipEmptyLines: true,
  }).data

test.skipIf(!isThere)('texts are as alike as jellyfish says', () => {
  for (const [one, other, alike] of known('jaro_distance')) expect(jaro(one, other)).toBeCloseTo(+alike, 3)
  for (const [one, other, alike] of known('jaro_winkler')) {
    expect(jaroWinkler(one, other), `${one} ${other}`).toBeCloseTo(+alike, 3)
  }
})

test.skipIf(!isThere)('edits are those of jellyfish, but where a swapped pair would change again', () => {
  for (const [one, other, edits] of known('damerau_levenshtein')) {
    expect(editsBetween(one, other, 20), `${one} ${other}`).toBeGreaterThanOrEqual(Number(edits))
    expect(editsBetween(one, other, 20) - Number(edits)).toBeLessThanOrEqual(1)
  }
})

const FLOORS = [
  { file: 'febrl_dataset1.csv', pairs: 0.995, clusters: 0.99 },
  { file: 'febrl_dataset2.csv', pairs: 0.99, clusters: 0.99 },
  { file: 'febrl_dataset3.csv', pairs: 0.985, clusters: 0.99 },
  { file: 'fake_1000.csv', pairs: 0.85, clusters: 0.92 },
]

test.skipIf(!isThere).for(FLOORS)('$file: duplicates are found', ({ file, pairs, clusters }) => {
  const { records, truth } = readLabelled(readFileSync(`${FOLDER}/dedup/${file}`, 'utf8'))
  const { links } = linkRecords(records, {
    fields: LINKAGE_FIELDS,
    passes: LINKAGE_PASSES,
    least: 0.5,
    random: randomFrom(1).next,
  })
  expect(scoreOf(links, truth).f1).toBeGreaterThanOrEqual(pairs)
  expect(scoreOfClusters(clustersOf(links), truth).f1).toBeGreaterThanOrEqual(clusters)
})
