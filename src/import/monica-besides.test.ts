import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FAMILY, monicaJson, monicaSql } from '../../test/support/monica.ts'
import { day, isDay } from '../lib/day.ts'
import { readMonica } from './read-monica.ts'

const [ANA, BEA, CARL] = FAMILY.people.map(({ uuid }) => uuid)

function read(kind: 'json' | 'sql', account = FAMILY, language: 'fr' | 'en' = 'fr') {
  const text = kind === 'json' ? monicaJson(account) : monicaSql(account)
  const options = { language, digest: (said: string) => said, today: day('2026-11-22') }
  return readMonica(new TextEncoder().encode(text), kind, options)
}

test.each(['json', 'sql'] as const)('the %s of Monica gives ties once, seen from both sides', kind => {
  expect(read(kind).besides.ties).toMatchObject([
    { person: ANA, other: BEA, otherIs: 'fille', personIs: 'mère' },
    { person: ANA, other: CARL, otherIs: 'ami', personIs: 'amie' },
    { person: CARL, other: BEA, otherIs: 'voisin de palier', personIs: 'voisine de palier' },
  ])
  expect(read(kind, FAMILY, 'en').besides.ties[0]).toMatchObject({ otherIs: 'daughter', personIs: 'mother' })
})

test.each(['json', 'sql'] as const)(
  'the %s of Monica gives reminders for their next day, and tasks; a birthday adds nothing',
  kind => {
    expect(read(kind).besides.followUps).toMatchObject([
      { person: ANA, text: 'Vœux', dueOn: '2026-12-01', doneOn: null },
      { person: ANA, text: 'Relire le bail', dueOn: '2030-01-15', doneOn: null },
      { person: ANA, text: 'Rendre le livre', dueOn: null, doneOn: null },
      { person: ANA, text: 'Envoyer la facture', dueOn: null, doneOn: '2026-10-03' },
    ])
  },
)

test.each(['json', 'sql'] as const)(
  'the %s of Monica gives presents of a day and through whom one met; the rest stays in the note',
  kind => {
    const { besides, contacts } = read(kind)
    expect(besides.presents).toMatchObject([
      { person: ANA, direction: 'given', day: '2025-12-24', note: 'Un vase' },
    ])
    expect(besides.introductions).toEqual([{ person: CARL, through: ANA }])
    expect(contacts.map(({ contact }) => contact.note)).toEqual([
      [
        'Liens :\nDora (mère)',
        'Rappels :\n2024-05-02: Passé',
        'Cadeaux :\nDes gants (idée)',
        'Dettes :\nme doit 20',
      ].join('\n\n'),
      '',
      '',
    ])
  },
)

test('both exports of one account know the same, by the same keys', () => {
  expect(read('sql').besides).toEqual(read('json').besides)
})

test('the day it is read on changes no card', () => {
  const text = new TextEncoder().encode(monicaJson(FAMILY))
  const on = (today: string) =>
    readMonica(text, 'json', { language: 'fr', digest: said => said, today: day(today) })
  expect(on('2035-01-01').contacts).toEqual(on('2026-11-22').contacts)
  expect(on('2035-01-01').besides.followUps[0]).toMatchObject({ text: 'Vœux', dueOn: '2035-12-01' })
})

test('however an account is damaged, nothing throws, and promises have words and days that are some', () => {
  const texts = { json: monicaJson(FAMILY), sql: monicaSql(FAMILY) }
  const damage = fc.record({
    kind: fc.constantFrom('json' as const, 'sql' as const),
    at: fc.nat({ max: texts.sql.length }),
    drop: fc.nat({ max: 30 }),
    put: fc.constantFrom('', 'x', '0', '-1', "'", '"', '9999-99-99', '\0', '}'),
  })
  fc.assert(
    fc.property(damage, ({ kind, at, drop, put }) => {
      const text = texts[kind].slice(0, at) + put + texts[kind].slice(at + drop)
      const read = { language: 'fr' as const, digest: (said: string) => said, today: day('2026-11-22') }
      const { besides, ids, contacts } = readMonica(new TextEncoder().encode(text), kind, read)
      expect(ids).toHaveLength(contacts.length)
      for (const { dueOn, text: said } of besides.followUps) {
        expect(said).not.toMatch(/^\s*$|\0/)
        expect(dueOn === null || isDay(dueOn)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
