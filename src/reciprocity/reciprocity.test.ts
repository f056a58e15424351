import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '../lib/day.ts'
import { FAVOUR_KINDS, type FavourKind } from './favour.ts'
import {
  betweenUs,
  initiativeOf,
  type Known,
  LATELY_DAYS,
  networkLists,
  type PersonTally,
  tallied,
} from './reciprocity.ts'

const TODAY = day('2026-11-21')
const ago = (days: number) => addDays(TODAY, -days)

interface One {
  direction: 'given' | 'received'
  kind: FavourKind
  day: Day
}

function counted(direction: One['direction'], daysAgo: number, kind: FavourKind = 'advice'): One {
  return { direction, kind, day: ago(daysAgo) }
}

/** As the ledger is counted for the lists. */
function tallies(ledger: readonly (One & { personId: string })[]): PersonTally[] {
  return ledger.map(({ personId, direction, kind, day }) => {
    return { personId, direction, kind, count: 1, lately: day >= ago(LATELY_DAYS) ? 1 : 0, lastOn: day }
  })
}

function person(id: string, changes: Partial<Known> = {}): Known {
  return { id, circle: null, relations: [], lastContactOn: null, isAsked: false, isApart: false, ...changes }
}

test('what went each way: counts, kinds, the last of each', () => {
  const { received, given } = betweenUs(
    tallied([
      counted('received', 10),
      counted('received', 3, 'referral'),
      counted('received', 40, 'referral'),
      counted('given', 5),
    ]),
  )
  expect(received).toEqual({
    count: 3,
    kinds: [
      { kind: 'referral', count: 2 },
      { kind: 'advice', count: 1 },
    ],
    lastOn: ago(3),
  })
  expect(given).toEqual({ count: 1, kinds: [{ kind: 'advice', count: 1 }], lastOn: ago(5) })
  expect(betweenUs([]).received).toEqual({ count: 0, kinds: [], lastOn: null })
})

test('law: the counts of kinds sum to the count of their side', () => {
  const favours = fc.array(
    fc.record({
      direction: fc.constantFrom('given' as const, 'received' as const),
      kind: fc.constantFrom(...FAVOUR_KINDS),
      day: fc.integer({ min: 0, max: 900 }).map(ago),
    }),
  )
  fc.assert(
    fc.property(favours, all => {
      const { received, given } = betweenUs(tallied(all))
      expect(received.count + given.count).toBe(all.length)
      for (const { count, kinds } of [received, given]) {
        expect(kinds.reduce((sum, each) => sum + each.count, 0)).toBe(count)
      }
    }),
  )
})

test('initiative is told of those encounters alone where it was noted', () => {
  expect(initiativeOf(['me', null, 'them', 'me'])).toEqual({ mine: 2, known: 3 })
  expect(initiativeOf([null])).toEqual({ mine: 0, known: 0 })
})

test('one returns to those who did more, lately, and to whom nothing went since', () => {
  const ledger = [
    { personId: 'sophie', ...counted('received', 30) },
    { personId: 'luc', ...counted('received', 60) },
    { personId: 'luc', ...counted('received', 50) },
    { personId: 'luc', ...counted('given', 10) },
    { personId: 'marie', ...counted('received', LATELY_DAYS + 1) },
    { personId: 'paul', ...counted('received', 20) },
    { personId: 'yann', ...counted('given', 20) },
  ]
  const people = ['sophie', 'luc', 'marie', 'yann'].map(id => person(id))
  const { toReturn, carrying } = networkLists(
    tallies(ledger),
    [...people, person('paul', { isApart: true })],
    TODAY,
  )
  expect(toReturn.map(({ personId }) => personId)).toEqual(['sophie'])
  expect(carrying.map(({ personId, received }) => [personId, received.count])).toEqual([
    ['luc', 2],
    ['sophie', 1],
  ])
})

test('never asked: near or at work and in touch, who neither gave nor were asked', () => {
  const inTouch = { lastContactOn: ago(40) }
  const people = [
    person('near', { circle: 2, ...inTouch }),
    person('nearer', { circle: 1, lastContactOn: ago(300) }),
    person('peer', { relations: ['peer'], ...inTouch }),
    person('far peer', { relations: ['peer'], lastContactOn: ago(200) }),
    person('lost', { circle: 3, lastContactOn: ago(400) }),
    person('asked', { circle: 1, isAsked: true, ...inTouch }),
    person('gave', { circle: 1, ...inTouch }),
    person('got', { circle: 3, ...inTouch }),
    person('never met', { circle: 1 }),
  ]
  const ledger = [
    { personId: 'gave', ...counted('received', 2000) },
    { personId: 'got', ...counted('given', 20) },
  ]
  expect(networkLists(tallies(ledger), people, TODAY).neverAsked.map(({ personId }) => personId)).toEqual([
    'nearer',
    'near',
    'got',
    'peer',
  ])
})
