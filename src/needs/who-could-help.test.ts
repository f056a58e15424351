import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import type { FavourKind } from '../reciprocity/favour.ts'
import type { Need } from './need.ts'
import { type HelpSource, type Known, whoCouldHelp } from './who-could-help.ts'

const TODAY = day('2026-11-21')
const ACCOUNTANT = seeking({ skills: ['comptable'] })

test('who does it comes first, by title, skill or the name of the firm, in either language', () => {
  const people = [
    known('a', { title: 'expert-comptable' }),
    known('b', { skills: ['comptabilité', 'paie'] }),
    known('c', { organisation: 'Cabinet Comptable du Port' }),
    known('d', { title: 'accountant' }),
    known('e', { title: 'comptoir des îles' }),
  ]
  const found = whoCouldHelp(ACCOUNTANT, source({ people }))
  expect(found.map(({ person, reasons }) => [person.id, reasons])).toEqual([
    ['a', [{ kind: 'does', by: 'title', words: 'expert-comptable' }]],
    ['b', [{ kind: 'does', by: 'skill', words: 'comptabilité' }]],
    ['d', [{ kind: 'does', by: 'title', words: 'accountant' }]],
    ['c', [{ kind: 'does', by: 'tag', words: 'Cabinet Comptable du Port' }]],
  ])
})

test('who knows somebody that fits is named with that somebody, by a tie or a first meeting', () => {
  const people = [known('fits', { title: 'comptable' }), known('tied'), known('brought'), known('stranger')]
  const links = [
    { oneId: 'tied', otherId: 'fits', by: 'tie' as const },
    { oneId: 'fits', otherId: 'brought', by: 'met' as const },
  ]
  const found = whoCouldHelp(ACCOUNTANT, source({ people, links }))
  expect(found.map(({ person }) => person.id)).toEqual(['fits', 'brought', 'tied'])
  expect(found[2]?.reasons).toEqual([
    { kind: 'knows', personId: 'fits', name: 'Fits', what: 'comptable', by: 'tie' },
  ])
})

test('an organisation is known by its words: who works there, and who met through them', () => {
  const need = seeking({ kind: 'introduction', organisation: 'Ploum' })
  const people = [
    known('there', { organisation: 'Studio Ploum' }),
    known('through'),
    known('plouma', { organisation: 'Plouma' }),
  ]
  const links = [{ oneId: 'through', otherId: 'there', by: 'met' as const }]
  const found = whoCouldHelp(need, source({ people, links }))
  expect(found.map(({ person }) => person.id)).toEqual(['there', 'through'])
  expect(found[0]?.reasons).toEqual([{ kind: 'works-there', organisation: 'Studio Ploum' }])
})

test('the town counts beside another reason, and is one by itself only for a place', () => {
  const people = [
    known('a', { title: 'comptable' }),
    known('b', { title: 'comptable', town: 'Lille' }),
    known('c', { town: 'Lille' }),
  ]
  const found = whoCouldHelp(seeking({ skills: ['comptable'], place: 'Lille' }), source({ people }))
  expect(found.map(({ person, unknowns }) => [person.id, unknowns])).toEqual([
    ['b', ['news']],
    ['a', ['town', 'news']],
  ])
  const rooms = whoCouldHelp(
    seeking({ kind: 'place', skills: ['salle'], place: 'Lille' }),
    source({ people }),
  )
  expect(rooms.map(({ person }) => person.id)).toEqual(['b', 'c'])
})

test('past favours of the kind are a reason; those given stand beside another, never alone', () => {
  const past = [
    { personId: 'gave', direction: 'received' as const, kind: 'referral' as const, count: 2 },
    { personId: 'owes', direction: 'given' as const, kind: 'tip' as const, count: 3 },
    { personId: 'gave', direction: 'given' as const, kind: 'tip' as const, count: 1 },
  ]
  const people = [known('gave'), known('owes')]
  const found = whoCouldHelp(seeking({ kind: 'client' }), source({ people, past }))
  expect(found.map(({ person, reasons }) => [person.id, reasons])).toEqual([
    [
      'gave',
      [
        { kind: 'gave', favours: [{ favour: 'referral', count: 2 }] },
        { kind: 'received', count: 1 },
      ],
    ],
  ])
  expect(whoCouldHelp(seeking({ kind: 'advice' }), source({ people, past }))).toEqual([])
})

test('the kinds of favours received are one reason, the most frequent first; four reasons are said', () => {
  const received = (kind: FavourKind, count: number) => ({
    personId: 'a',
    direction: 'received' as const,
    kind,
    count,
  })
  const past = [
    received('tip', 1),
    received('introduction', 2),
    { ...received('tip', 3), direction: 'given' as const },
  ]
  const people = [
    known('a', { title: 'comptable', skills: ['comptable'], organisation: 'Ploum', town: 'Lille' }),
  ]
  const need = seeking({ kind: 'other', skills: ['comptable'], organisation: 'Ploum', place: 'Lille' })
  const [found] = whoCouldHelp(need, source({ people, past }))
  expect(found?.reasons.map(({ kind }) => kind)).toEqual(['does', 'does', 'works-there', 'gave'])
  expect(found?.reasons.at(-1)).toEqual({
    kind: 'gave',
    favours: [
      { favour: 'introduction', count: 2 },
      { favour: 'tip', count: 1 },
    ],
  })
})

test('for a client, those one works with are asked, when there was news within the year', () => {
  const people = [
    known('old', { relations: ['client'], lastContactOn: day('2025-01-01') }),
    known('client', { relations: ['client'], lastContactOn: day('2026-10-01') }),
    known('friend', { relations: ['friend'], lastContactOn: day('2026-10-01') }),
  ]
  const found = whoCouldHelp(seeking({ kind: 'client' }), source({ people }))
  expect(found.map(({ person }) => person.id)).toEqual(['client'])
  expect(whoCouldHelp(seeking({ kind: 'supplier' }), source({ people }))).toEqual([])
})

test('who was asked lately is there, with the day from which they may be asked again', () => {
  const asked = (on: string) =>
    whoCouldHelp(ACCOUNTANT, source({ people: [known('a', { title: 'comptable', lastAskedOn: day(on) })] }))
  expect(asked('2026-11-01')[0]?.askableFrom).toBe('2026-12-01')
  expect(asked('2026-10-22')[0]?.askableFrom).toBeNull()
  expect(asked('2026-10-23')[0]?.askableFrom).toBe('2026-11-22')
})

test('nobody is there without a reason, everybody once, and the order of what is read does not matter', () => {
  const person = fc.record({
    title: fc.constantFrom('', 'comptable', 'libraire'),
    town: fc.constantFrom('', 'Lille', 'Nice'),
    organisation: fc.constantFrom('', 'Ploum', 'Nacre'),
  })
  fc.assert(
    fc.property(fc.array(person, { maxLength: 12 }), cards => {
      const people = cards.map((card, i) => known(`p${i}`, card))
      const links = people.slice(1).map(({ id }, i) => ({ oneId: id, otherId: `p${i}`, by: 'tie' as const }))
      const need = seeking({ skills: ['comptable'], organisation: 'Ploum', place: 'Lille' })
      const found = whoCouldHelp(need, source({ people, links }))
      expect(found.every(({ reasons }) => reasons.length > 0)).toBe(true)
      expect(new Set(found.map(({ person }) => person.id)).size).toBe(found.length)
      const turned = whoCouldHelp(need, source({ people: [...people].reverse(), links }))
      expect(turned).toEqual(found)
    }),
  )
})

function seeking(changes: Partial<Need>): Pick<Need, 'kind' | 'skills' | 'organisation' | 'place'> {
  return { kind: 'supplier', skills: [], organisation: '', place: '', ...changes }
}

function source(changes: Partial<HelpSource>): HelpSource {
  return { people: [], links: [], past: [], today: TODAY, ...changes }
}

function known(id: string, changes: Partial<Known> = {}): Known {
  return {
    id,
    name: id.charAt(0).toUpperCase() + id.slice(1),
    title: '',
    organisation: '',
    town: '',
    tags: [],
    skills: [],
    relations: [],
    circle: null,
    lastContactOn: null,
    lastAskedOn: null,
    photo: null,
    phone: null,
    email: null,
    ...changes,
  }
}
