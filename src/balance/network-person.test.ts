import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { structuralHoles, tiesOf } from '../lib/structural-holes.ts'
import { type DormantFacts, dormantTies } from './network-dormant.ts'
import { introductionsOf } from './network-introductions.ts'
import {
  isActive,
  knownSince,
  type NetworkPerson,
  OWNER,
  ownTies,
  tiesAmong,
  withOwner,
  yearWeights,
} from './network-person.ts'

const TODAY = day('2026-11-21')
const NOTHING: DormantFacts = {
  introduced: new Map(),
  mandates: new Map(),
  common: new Map(),
  leftOut: new Set(),
}

function person(id: string, changes: Partial<NetworkPerson> = {}): NetworkPerson {
  return {
    ...{ id, name: id, town: '', organisation: '', relations: [], trade: null, circle: null },
    ...{ household: false, metOn: null, metThroughId: null, addedOn: TODAY },
    ...{ activeDays: 0, firstOn: null, lastOn: null, recentDays: [] },
    ...changes,
  }
}

function seen(id: string, last: string, activeDays = 1, changes: Partial<NetworkPerson> = {}): NetworkPerson {
  const lastOn = day(last)
  return person(id, { activeDays, lastOn, firstOn: day('2019-03-01'), recentDays: [lastOn], ...changes })
}

test('active: seen within three years, or in a circle', () => {
  expect(isActive(seen('a', '2023-12-01'), TODAY)).toBe(true)
  expect(isActive(seen('a', '2023-11-20'), TODAY)).toBe(false)
  expect(isActive(person('a', { circle: 4 }), TODAY)).toBe(true)
  expect(isActive(person('a'), TODAY)).toBe(false)
})

test('a day of contact counts half two years later, a circle one', () => {
  const own = ownTies([seen('a', '2026-11-21'), seen('b', '2024-11-21', 1, { circle: 2 })], TODAY)
  expect(own.get('a')).toBe(1)
  expect(own.get('b')).toBeCloseTo(1.5, 6)
  const [now, last] = yearWeights(TODAY)
  expect(now).toMatchObject({ year: 2026 })
  expect((last?.weight ?? 0) / (now?.weight ?? 1)).toBeCloseTo(0.5 ** 0.5, 6)
})

test('ties: seen together, named, introduced; only among those asked about, and never of one with themselves', () => {
  const network = {
    people: [person('a'), person('b', { metThroughId: 'a' }), person('c', { metThroughId: 'gone' })],
    pairs: [
      { personId: 'a', otherId: 'b', weight: 2 },
      { personId: 'a', otherId: 'z', weight: 9 },
    ],
    named: [
      { personId: 'b', otherId: 'c' },
      { personId: 'c', otherId: 'c' },
    ],
  }
  const ties = tiesOf(tiesAmong(network, new Set(['a', 'b', 'c'])))
  expect(ties.get('a')?.get('b')).toBe(3)
  expect(ties.get('c')?.get('b')).toBe(1)
  expect([...(ties.get('a') ?? [])].length).toBe(1)
})

test('the owner among strangers: nothing repeats; among friends of one another: all does', () => {
  const ids = ['a', 'b', 'c']
  const own = new Map(ids.map(id => [id, 1]))
  const strangers = structuralHoles(withOwner(tiesOf([], ids), own), OWNER)
  expect(strangers).toMatchObject({ effectiveSize: 3, efficiency: 1, hierarchy: 0 })
  expect(strangers.constraint).toBeCloseTo(1 / 3, 9)
  const among = [
    { from: 'a', to: 'b', weight: 1 },
    { from: 'b', to: 'c', weight: 1 },
    { from: 'a', to: 'c', weight: 1 },
  ]
  const friends = structuralHoles(withOwner(tiesOf(among), own), OWNER)
  // Borgatti (1997): n − 2t/n.
  expect(friends.effectiveSize).toBeCloseTo(1, 9)
})

test('nobody: no figure, rather than 0', () => {
  expect(structuralHoles(withOwner(tiesOf([]), new Map()), OWNER)).toMatchObject({
    constraint: null,
    effectiveSize: null,
  })
})

test('a tie of no weight is none', () => {
  const holes = structuralHoles(
    withOwner(
      tiesOf([{ from: 'a', to: 'b', weight: 1 }]),
      new Map([
        ['a', 1],
        ['b', 0],
      ]),
    ),
    OWNER,
  )
  expect(holes).toMatchObject({ degree: 1, constraint: 1, effectiveSize: 1 })
})

test('known since the earlier of the meeting and the first contact, else since the card', () => {
  expect(knownSince(person('a'))).toBe(TODAY)
  expect(knownSince(seen('a', '2026-01-01', 1, { metOn: day('2020-01-01') }))).toBe('2019-03-01')
  expect(knownSince(seen('a', '2026-01-01', 1, { metOn: day('2018-01-01') }))).toBe('2018-01-01')
})

test('worth waking: strong once, the strongest first, with its reasons; never the household or who is left out', () => {
  const people = [
    seen('few', '2020-01-01', 2),
    seen('lately', '2026-01-01', 40),
    seen('many', '2021-01-01', 40),
    seen('some', '2021-01-01', 6),
    seen('near', '2022-01-01', 1, { circle: 2 }),
    seen('home', '2021-01-01', 40, { household: true }),
    seen('never', '2021-01-01', 40),
  ]
  const facts = {
    ...NOTHING,
    mandates: new Map([['some', 2]]),
    common: new Map([['few', 3]]),
    leftOut: new Set(['never']),
  }
  const ties = dormantTies(people, facts, TODAY)
  expect(ties.map(({ id }) => id)).toEqual(['some', 'many', 'near'])
  expect(ties[0]?.reasons).toEqual([
    { why: 'mandates', mandates: 2 },
    { why: 'contact', days: 6, from: 2019, to: 2021 },
  ])
})

test('who introduced whom: the tree of whom most came through first, and a circle is cut', () => {
  const through = (id: string, metThroughId: string | null) => ({ id, name: id, metThroughId })
  const trees = introductionsOf([
    through('a', null),
    through('b', 'a'),
    through('c', 'b'),
    through('d', 'b'),
    through('x', 'y'),
    through('y', 'x'),
    through('self', 'self'),
  ])
  expect(trees.map(({ id, brought }) => [id, brought])).toEqual([
    ['a', 3],
    ['x', 1],
  ])
  expect(trees[0]?.met[0]?.met.map(({ id }) => id)).toEqual(['c', 'd'])
})
