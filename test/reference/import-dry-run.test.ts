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
    const stated = existsSync(INDEX) ? statedByIndex() : { cards: new Map(), events: new Map() }
    const expected = stated.cards
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

    test('at least 99 % of the calendars give the number of events the index states, archives of them aside', () => {
      const counted = runs
        .map(({ file, events }) => ({ file: relative(FIXTURES, file), events }))
        .filter(
          ({ file }) => /^ics(?:-fuzz)?\//.test(file) && stated.events.has(file) && !file.endsWith('.zip'),
        )
      const wrong = counted.filter(({ file, events }) => events !== stated.events.get(file))
      expect(counted.length).toBeGreaterThan(300)
      expect(wrong.length / counted.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.01)
    })

    test('every file that is a message is read as one, and every mailbox has its messages', () => {
      const mails = runs.filter(({ file }) => /^(?:email|mbox)\//.test(relative(FIXTURES, file)))
      expect(mails.length).toBeGreaterThan(100)
      const unread = mails.filter(({ format, messages }) => !/^(?:eml|mbox)$/.test(format) || messages === 0)
      expect(unread.map(({ file }) => file)).toEqual([])
    })

    test('conversations, call logs, directories and LinkedIn have the numbers of entries that stand in them', () => {
      const entries = (name: string) => runs.find(({ file }) => file.endsWith(name))
      for (const [name, kind, count] of COUNTED) expect([name, entries(name)?.[kind]]).toEqual([name, count])
    })

    test('every problem says its place, what it was and how bad', () => {
      for (const { file, problems } of runs)
        for (const { where, level, message } of problems)
          expect([
            file,
            where.trim() !== '',
            /^(?:repaired|ignored|rejected)$/.test(level),
            message !== '',
          ]).toEqual([...[file, true, true, true]])
    })

    test('no text of a conversation is in what is read of it', () => {
      const chat = runs.find(({ file }) => file.endsWith('lorem-2000.txt'))?.file ?? ''
      const bytes = new Uint8Array(readFileSync(chat))
      const self = { mails: [], phones: [], names: ['Mary'] }
      const { exchanges } = readFile({ name: chat, bytes }, { ...options(), digest: () => '', self })
      expect(exchanges).toHaveLength(2000)
      expect(JSON.stringify(exchanges)).not.toMatch(/lorem|labore|culpa/i)
    })

    test('a file that brings nothing says why', () => {
      const silent = runs.filter(
        ({ people, exchanges, meetings, problems }) => people + exchanges + meetings + problems.length === 0,
      )
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

interface Stated {
  cards: Map<string, number>
  events: Map<string, number>
}

function statedByIndex(): Stated {
  const rows = readFileSync(INDEX, 'utf8')
    .split('\n')
    .slice(1)
    .map(line => line.split('\t'))
  const column = (at: number) =>
    new Map(rows.filter(row => row[at]).map(row => [row[0] ?? '', Number(row[at])] as const))
  const cards = new Map([...column(4)].filter(([file]) => file.startsWith('vcard/')))
  return { cards, events: column(5) }
}

/** Counted by hand in the files. */
const COUNTED = [
  ['calls/novoid__Memacs/calls.xml', 'messages', 8],
  ['calls/novoid__Memacs/smsxml.txt', 'messages', 4],
  ['calls_superbackup.xml', 'exchanges', 2],
  ['whatsapp/lorem-2000.txt', 'messages', 2000],
  ['whatsapp/lorem.txt', 'messages', 500],
  ['addrbook/unit/data/export.ldif', 'people', 2],
  ['basic_ldif_addressbook.ldif', 'people', 1],
  ['fixtures/sample_export.zip', 'people', 2000],
  ['sample_export/Invitations.csv', 'exchanges', 162],
] as const
