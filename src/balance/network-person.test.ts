import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import { degreeOf, type Graph, graphOfNames } from '../lib/graph.ts'
import { structuralHoles } from '../lib/structural-holes.ts'
import { type DormantFacts, dormantTies } from './network-dormant.ts'
import { introductionsOf } from './network-introductions.ts'
import {
  dayNumbersIn,
  isActive,
  knownSince,
  type NetworkPerson,
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
  return person(id, {
    activeDays,
    lastOn,
    firstOn: day('2019-03-01'),
    recentDays: [dayNumber(lastOn)],
    ...changes,
  })
}

test('active: seen within three years, or in a circle', () => {
  expect(isActive(seen('a', '2023-12-01'), TODAY)).toBe(true)
  expect(isActive(seen('a', '2023-11-20'), TODAY)).toBe(false)
  expect(isActive(person('a', { circle: 4 }), TODAY)).toBe(true)
  expect(isActive(person('a'), TODAY)).toBe(false)
})

test('a day of contact counts half two years later, a circle one', () => {
  const own = ownTies([seen('a', '2026-11-21'), seen('b', '2024-11-21', 1, { circle: 2 })], TODAY)
  expect(own[0]).toBe(1)
  expect(own[1]).toBeCloseTo(1.5, 6)
  const [now, last] = yearWeights(TODAY)
  expect(now).toMatchObject({ year: 2026 })
  expect((last?.weight ?? 0) / (now?.weight ?? 1)).toBeCloseTo(0.5 ** 0.5, 6)
})

test('the days kept in a list are read as numbers', () => {
  const days = ['2026-11-21', '2024-02-29', '1999-12-31']
  expect(dayNumbersIn(JSON.stringify(days))).toEqual(days.map(text => dayNumber(day(text))))
  expect(dayNumbersIn('[]')).toEqual([])
})

test('ties: seen together, named, introduced; only among those asked about, and never of one with themselves', () => {
  const people = [person('a'), person('b', { metThroughId: 'a' }), person('c', { metThroughId: 'gone' })]
  const network = {
    people,
    seen: [{ personId: 'a', others: 'b 2019=50 2026=2;z 2026=9' }],
    named: [
      { personId: 'b', otherId: 'c' },
      { personId: 'c', otherId: 'c' },
    ],
  }
  const ties = tiesAmong(network, people, TODAY)
  const now = yearWeights(TODAY)[0]?.weight as number
  expect(weightOf(ties, 0, 1)).toBeCloseTo(2 * now + 1, 9)
  expect(weightOf(ties, 2, 1)).toBe(1)
  expect([0, 1, 2].map(node => degreeOf(ties, node))).toEqual([1, 2, 1])
  expect(tiesAmong(network, people.slice(1), TODAY).neighbours).toHaveLength(2)
})

test('the owner among strangers: nothing repeats; among friends of one another: all does', () => {
  const ids = ['a', 'b', 'c']
  const strangers = ofOwner(graphOfNames([], ids).graph, [1, 1, 1])
  expect(strangers).toMatchObject({ effectiveSize: 3, efficiency: 1, hierarchy: 0 })
  expect(strangers.constraint).toBeCloseTo(1 / 3, 9)
  const among = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'a', to: 'c' },
  ]
  const friends = ofOwner(graphOfNames(among).graph, [1, 1, 1])
  // Borgatti (1997): n − 2t/n.
  expect(friends.effectiveSize).toBeCloseTo(1, 9)
})

test('nobody: no figure, rather than 0', () => {
  expect(ofOwner(graphOfNames([]).graph, [])).toMatchObject({ constraint: null, effectiveSize: null })
})

test('a tie of no weight is none, and who is not tied to the owner is no part of it', () => {
  const { graph } = graphOfNames([{ from: 'a', to: 'b' }])
  expect(ofOwner(graph, [1, 0])).toMatchObject({ degree: 1, constraint: 1, effectiveSize: 1 })
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

function ofOwner(ties: Graph, own: number[]) {
  return structuralHoles(withOwner(ties, Float64Array.from(own)), ties.size)
}

function weightOf({ starts, neighbours, weights }: Graph, node: number, other: number): number | undefined {
  const place = neighbours.indexOf(other, starts[node])
  return place < (starts[node + 1] as number) ? weights[place] : undefined
}
