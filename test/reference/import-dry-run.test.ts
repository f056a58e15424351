import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dryRuns } from '../../src/cli/dry-run.ts'
import { exportedCard } from '../../src/import/export.ts'
import { readFile } from '../../src/import/read-file.ts'

const FIXTURES = join(import.meta.dirname, '../../../shared/fixtures')
const INDEX = join(FIXTURES, 'INDEX.tsv')

describe.skipIf(!existsSync(INDEX))(
  'a dry run over real files (skipped when ../shared/fixtures is absent)',
  () => {
    const expected = existsSync(INDEX) ? cardsByFile() : new Map<string, number>()
    const runs = existsSync(INDEX) ? [...dryRuns([FIXTURES], 'fr')] : []

    test('every file has its line, in order, and none trips it up', () => {
      expect(runs.length).toBeGreaterThanOrEqual(expected.size)
      expect(runs.map(run => run.file)).toEqual([...new Set(runs.map(run => run.file))])
      for (const { file } of runs) expect(file).toBe(join(FIXTURES, relative(FIXTURES, file)))
      expect(
        runs.flatMap(run => run.problems).filter(({ message }) => /could not be read \(/.test(message)),
      ).toEqual([])
    })

    test('at least 97 % of the files that hold a card give the number the index states', () => {
      const counted = runs
        .map(({ file, cards }) => ({ file: relative(FIXTURES, file), cards }))
        .filter(({ file }) => (expected.get(file) ?? 0) > 0)
      const wrong = counted.filter(({ file, cards }) => cards !== expected.get(file))
      expect(counted.length).toBeGreaterThan(100)
      expect(wrong.length / counted.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.03)
    })

    test('a file that brings nothing says why', () => {
      const silent = runs.filter(({ cards, problems }) => cards === 0 && problems.length === 0)
      expect(silent.map(({ file }) => file)).toEqual([])
    })

    test('every card is staged, or named among the problems', () => {
      for (const { file, format } of runs.filter(run => run.format === 'vcard')) {
        const { cards, staged, problems } = read(file)
        const named = problems.filter(
          ({ where, level }) => /^card \d+, line \d+$/.test(where) && level !== 'repaired',
        )
        expect([file, format, staged.length + named.length >= cards]).toEqual([file, format, true])
      }
    })

    test('every card goes out and comes back the same, in 3.0 and in 4.0', () => {
      for (const { file } of runs.filter(run => run.cards > 0)) {
        const { staged } = read(file)
        for (const version of ['3.0', '4.0'] as const) {
          const out = Buffer.concat(staged.map(({ octets }) => exportedCard(octets, 'an-id', version)))
          const back = readFile({ name: 'export.vcf', bytes: new Uint8Array(out) }, options())
          // A card within a card comes back beside its holder too.
          const meanings = new Set(back.staged.map(({ meaning }) => meaning))
          expect([
            file,
            staged.filter(({ meaning }) => !meanings.has(meaning)).map(({ where }) => where),
          ]).toEqual([file, []])
        }
      }
    })
  },
)

function options() {
  // The text is its own digest: a difference is then readable.
  return { language: 'fr' as const, digest: (text: string) => text }
}

function read(file: string) {
  return readFile({ name: file, bytes: new Uint8Array(readFileSync(file)) }, options())
}

function cardsByFile(): Map<string, number> {
  const rows = readFileSync(INDEX, 'utf8')
    .split('\n')
    .slice(1)
    .map(line => line.split('\t'))
    .filter(([file, , , , cards]) => file?.startsWith('vcard/') && cards)
  return new Map(rows.map(([file = '', , , , cards]) => [file, Number(cards)]))
}
