import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { readContactLog } from '../bench/rhythm/contact-log.ts'
import { judge } from '../bench/rhythm/judge.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhythm-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const DAY = 86_400

test('a log is read in any order, tabs or spaces, both ways being one tie and one day one contact', async () => {
  const path = written(
    'log.txt',
    `# from to at\nb a ${3 * DAY}\na\tb\t${DAY}\n\na b ${DAY + 5}\nc a ${DAY}.5\r\n`,
  )
  const { ties, ...counts } = await readContactLog(path)
  expect(counts).toEqual({ lines: 4, malformed: 0, selfContacts: 0 })
  expect(ties.map(days => [...days])).toEqual([[1, 3], [1]])
})

test('lines that are no contact are counted and passed over', async () => {
  const path = written('bad.txt', `a b ${DAY}\na b\na b yesterday\nb b ${DAY}\n`)
  const { ties, ...counts } = await readContactLog(path)
  expect(counts).toEqual({ lines: 4, malformed: 2, selfContacts: 1 })
  expect(ties).toHaveLength(1)
})

test('a packed log is unpacked', async () => {
  const { ties } = await readContactLog(written('log.gz', gzipSync(`a b ${DAY}\n`)))
  expect(ties).toHaveLength(1)
})

test('where there is nothing to judge there are no figures', () => {
  for (const ties of [[], [Int32Array.of(1, 2, 3)], [Int32Array.of(1, 5, 9, 40)]]) {
    expect(judge(ties)).toMatchObject({
      samples: 0,
      baseRate: null,
      rules: { ours: { auc: null, brier: null } },
    })
  }
})

test('regular ties and ended ones are told apart', () => {
  const ties = Array.from({ length: 40 }, (_, i) => {
    const last = i % 2 === 0 ? 400 : 120 + 6 * i
    return Int32Array.from({ length: Math.floor(last / 7) }, (_, k) => k * 7 + (i % 7))
  })
  const { rules, samples, brierBaseRate } = judge(ties)
  expect(samples).toBeGreaterThan(500)
  expect(rules.ours?.auc).toBeGreaterThan(0.9)
  expect(rules.ours?.brier).toBeLessThan(brierBaseRate ?? 0)
  expect(rules.random?.auc).toBeLessThan(0.6)
})
