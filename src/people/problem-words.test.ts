import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { notRead } from '../import/detect.ts'
import { readFile } from '../import/read-file.ts'
import words from '../import/words.fr.json' with { type: 'json' }
import platformWords from '../platform/words.fr.json' with { type: 'json' }
import { wordsIn } from '../words.ts'
import { saidIn } from './problem-words.ts'

const { t } = wordsIn('fr')
const FOLDERS = [
  'src/import',
  'src/history',
  'src/lib/vcard',
  'src/lib/csv',
  'src/lib/geo',
  'src/places/online',
  'src/cli',
]

test('a problem is said in the reader’s language, place and all', () => {
  const bytes = new TextEncoder().encode('BEGIN:VCARD\nFN:A\nno colon;\n\nEND:VCARD\nEND:VCARD\n')
  const { problems } = readFile({ name: 'a.vcf', bytes }, { language: 'fr', digest: text => text })
  expect(
    problems.map(problem => saidIn(t, problem)).map(({ where, message }) => `${where} – ${message}`),
  ).toEqual([
    expect.stringMatching(/^fiche 1, ligne \d, FN – Des lignes sans nom/),
    'ligne 6 – Un END:VCARD n’avait pas de BEGIN:VCARD\u202f: il a été laissé de côté.',
  ])
})

test('a place within another is said too, and what has no words keeps its own', () => {
  const problem = { where: 'Connections.csv, row 7', level: 'ignored', message: 'x' } as const
  expect(saidIn(t, problem)).toEqual({ ...problem, where: 'Connections.csv, ligne 7' })
  const repeated = { ...problem, code: 'repeated', params: { where: 'card 2, line 9' } }
  expect(saidIn(t, repeated).message).toContain('fiche 2, ligne 9')
  expect(saidIn(t, { ...problem, code: 'never-heard-of' }).message).toBe('x')
})

test('every code that the readers give has its sentence', () => {
  // What a source refuses is said among the refusals.
  const refusals = Object.keys(platformWords.refusal)
  const known = new Set(
    [...Object.keys(words.problem), ...refusals].map(key => key.replace(/_(one|many|other)$/, '')),
  )
  const sources = FOLDERS.flatMap(folder =>
    readdirSync(folder)
      .filter(name => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
      .map(name => readFileSync(`${folder}/${name}`, 'utf8')),
  )
  sources.push(readFileSync('src/people/read-text.ts', 'utf8'), readFileSync('src/lib/ldif.ts', 'utf8'))
  for (const name of readdirSync('src/lib').filter(file => /^events-page.*(?<!\.test)\.ts$/.test(file))) {
    sources.push(readFileSync(`src/lib/${name}`, 'utf8'))
  }
  const codes = sources.flatMap(source =>
    [...source.matchAll(/\bcode: '([\w-]+)'/g)].map(match => match[1] as string),
  )
  expect(codes.length).toBeGreaterThan(25)
  expect([...new Set(codes)].filter(code => !known.has(code))).toEqual([])
  const unread = ['json', 'outlook-data'] as const
  expect(unread.filter(format => notRead(format) === null || !known.has(`unread-${format}`))).toEqual([])
})
