import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { wordsIn } from '../words.ts'
import { dryRuns } from './dry-run.ts'
import { importCommand } from './import.ts'

const CARD = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nN:;Ana;;;\nEND:VCARD\n'

const NOTHING = { cards: 0, events: 0, messages: 0, people: 0, exchanges: 0, meetings: 0, problems: [] }
const ONE_CARD = { ...NOTHING, cards: 1, people: 1 }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('folders are walked in the order of names, and every file has its line', () => {
  mkdirSync(join(folder, 'b/c'), { recursive: true })
  writeFileSync(join(folder, 'b/c/two.vcf'), CARD + CARD)
  writeFileSync(join(folder, 'a.ics'), 'BEGIN:VCALENDAR\nEND:VCALENDAR\n')
  writeFileSync(join(folder, 'z'), '')
  const runs = [...dryRuns([folder, join(folder, 'b')], 'en')]
  expect(runs.map(({ file, format, cards }) => [file, format, cards])).toEqual([
    [join(folder, 'a.ics'), 'ics', 0],
    [join(folder, 'b/c/two.vcf'), 'vcard', 2],
    [join(folder, 'z'), 'unknown', 0],
  ])
})

test('what is not there, or leads back, or is no file ends nothing', () => {
  symlinkSync(folder, join(folder, 'back'))
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
  writeFileSync(join(folder, 'one.vcf'), CARD)
  symlinkSync(join(folder, 'one.vcf'), join(folder, 'same.vcf'))
  const runs = [...dryRuns([folder, join(folder, 'missing'), '/dev/null'], 'en')]
  expect(runs.map(({ file, cards, problems }) => [file, cards, problems[0]?.level])).toEqual([
    [join(folder, 'dangling'), 0, 'rejected'],
    [join(folder, 'one.vcf'), 1, undefined],
    [join(folder, 'same.vcf'), 1, undefined],
    [join(folder, 'missing'), 0, 'rejected'],
    ['/dev/null', 0, 'rejected'],
  ])
})

test('as a command it prints a JSON object a line, and opens no desk', async () => {
  writeFileSync(join(folder, 'one.vcf'), CARD)
  writeFileSync(join(folder, 'two.csv'), 'Nom;Courriel\nBo Li;b@li.example\n')
  writeFileSync(join(folder, 'three.txt'), '13/03/2026 10:02 - Marie: Bonjour\n')
  const { code, said } = await run('--dry-run', '--json', folder)
  expect(code).toBe(0)
  expect(said.map(line => JSON.parse(line) as unknown)).toEqual([
    { file: join(folder, 'one.vcf'), format: 'vcard', ...ONE_CARD },
    {
      file: join(folder, 'three.txt'),
      format: 'whatsapp',
      ...ONE_CARD,
      ...{ cards: 0, people: 0, messages: 1, exchanges: 1 },
    },
    { file: join(folder, 'two.csv'), format: 'csv', ...ONE_CARD },
  ])
})

test('for people it says what would come in, in their language', async () => {
  writeFileSync(join(folder, 'one.vcf'), CARD)
  writeFileSync(join(folder, 'agenda.ics'), 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n')
  writeFileSync(join(folder, 'data.json'), '[1]')
  const { said, remarked } = await run('--dry-run', folder)
  expect(said).toEqual([
    expect.stringMatching(/agenda\.ics\u202f: ics, 1 événement$/),
    expect.stringMatching(/1 événement n’a personne d’autre/),
    expect.stringMatching(/data\.json\u202f: json, 0 fiche$/),
    '  fichier (mis de côté)\u202f: Parmi les exports en JSON, seul celui de Monica est lu.',
    expect.stringMatching(/one\.vcf\u202f: vcard, 1 fiche$/),
  ])
  expect(remarked).toEqual([`Rien n’a été importé. Pour le faire\u202f: bin/entregent import ${folder}`])
})

test('a flag that is not known is refused', async () => {
  await expect(run('--dry', folder)).rejects.toThrow('bad-flag')
})

async function run(...args: string[]) {
  const said: string[] = []
  const remarked: string[] = []
  const code = await importCommand.run(args, {
    t: wordsIn('fr').t,
    config: {
      ...{ host: '127.0.0.1', port: 0, folder: '/nowhere', databaseUrl: null, publicUrl: null },
      ...{ demo: false, verbose: false, language: 'fr' },
    },
    say: line => said.push(line),
    remark: line => remarked.push(line),
    ask: async () => null,
    desk: async () => {
      throw new Error('a dry run needs no desk')
    },
  })
  return { code, said, remarked }
}
