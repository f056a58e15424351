import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '../lib/day.ts'
import { type Contribution, type Mandate, NEW_MANDATE } from '../mandates/mandate.ts'
import {
  calibrate,
  creditedTo,
  expectedChance,
  type PastMandate,
  type PastVisit,
  PRIOR,
  pastMandate,
} from './past-visits.ts'

const TODAY = day('2026-11-22')
const IN_EUROS = { today: TODAY, currency: 'EUR' }

test('a visit counts once its year is over; what was won of it within the year counts for it', () => {
  const visits = [seen('2024-03-01', 'anne'), seen('2024-05-01', 'bob'), seen('2026-06-01', 'anne')]
  const mandates = [came('2024-09-01', ['anne'], 200_000), came('2026-07-01', ['anne'], 900_000)]
  expect(calibrate(visits, mandates, IN_EUROS)).toMatchObject({
    n: 2,
    heard: 1,
    won: 1,
    undecided: 0,
    tooRecent: 1,
    rate: 0.5,
    chance: 2 / 12,
    medianCents: { value: 200_000, n: 1 },
  })
})

test('a mandate is put down to the last visit before it, and to one visit only', () => {
  const [early, late, other] = [
    seen('2024-01-10', 'anne'),
    seen('2024-03-10', 'anne'),
    seen('2024-02-10', 'bob'),
  ]
  const mandate = came('2024-04-01', ['bob', 'anne'], 100)
  expect([...creditedTo([early, late, other], [mandate])]).toEqual([[late, [mandate]]])
})

test('of two visits on a day it is that to whoever weighs more in it', () => {
  const [anne, bob] = [seen('2024-01-10', 'anne'), seen('2024-01-10', 'bob')]
  const mandate = came('2024-04-01', ['bob', 'anne'], 100)
  expect([...creditedTo([anne, bob], [mandate])]).toEqual([[bob, [mandate]]])
})

test('heard of on the very day counts, the day before or a year and a day later does not', () => {
  const visit = seen('2024-01-10', 'anne')
  const isCredited = (heardOn: string) => creditedTo([visit], [came(heardOn, ['anne'], 1)]).has(visit)
  expect(['2024-01-09', '2024-01-10', '2025-01-09', '2025-01-10'].map(isCredited)).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('what was lost or is undecided was heard of, and not won', () => {
  const visits = [seen('2024-01-10', 'anne'), seen('2024-01-10', 'bob'), seen('2024-01-10', 'bob')]
  const mandates = [
    { ...came('2024-02-01', ['anne'], 500), outcome: 'lost' as const },
    { ...came('2024-02-01', ['bob'], 500), outcome: 'undecided' as const },
  ]
  expect(calibrate(visits, mandates, IN_EUROS)).toMatchObject({
    n: 2,
    heard: 2,
    won: 0,
    undecided: 1,
    medianCents: null,
  })
})

test('the mandates of one visit are summed, in one currency; the median is of visits', () => {
  const visits = [seen('2024-01-10', 'anne'), seen('2024-01-10', 'bob'), seen('2024-01-10', 'cleo')]
  const mandates = [
    came('2024-02-01', ['anne'], 100),
    came('2024-03-01', ['anne'], 200),
    { ...came('2024-03-01', ['anne'], 7_000), currency: 'CHF' },
    came('2024-02-01', ['bob'], 501),
    came('2024-02-01', ['cleo'], null),
  ]
  const { won, medianCents } = calibrate(visits, mandates, IN_EUROS)
  expect(won).toBe(3)
  expect(medianCents).toEqual({ value: 401, n: 2 })
})

test('without a visit only the prior speaks, and says that it is of none', () => {
  expect(calibrate([], [], IN_EUROS)).toMatchObject({
    n: 0,
    rate: null,
    interval: { low: 0, high: 1 },
    chance: 0.1,
    visitMinutes: null,
  })
})

test('how long visits and trips took, with how many say it', () => {
  const visits = [
    { ...seen('2024-01-10', 'anne'), minutes: 60, travelMinutes: 100, km: 80 },
    { ...seen('2024-01-11', 'anne'), minutes: 90 },
  ]
  const { visitMinutes, travelMinutes, km } = calibrate(visits, [], IN_EUROS)
  expect(visitMinutes).toEqual({ value: 75, n: 2 })
  expect(travelMinutes).toEqual({ value: 100, n: 1 })
  expect(km).toEqual({ value: 80, n: 1 })
})

test('a mandate as the past reads it: through whom, the one who weighs most first', () => {
  const mandate: Mandate = {
    ...NEW_MANDATE,
    id: 'm',
    what: 'Logo',
    currency: 'EUR',
    heardOn: TODAY,
    clientId: 'client',
    stage: 'paid',
    amountCents: 500,
    contributions: [
      way({ share: 3_000, personIds: ['anne', 'bob'] }),
      way({ share: 7_000, kind: 'former-client' }),
    ],
  }
  expect(pastMandate(mandate)).toEqual({
    heardOn: TODAY,
    personIds: ['client', 'anne', 'bob'],
    outcome: 'won',
    cents: 500,
    currency: 'EUR',
  })
  expect(pastMandate({ ...mandate, stage: 'handed-over' }).outcome).toBe('lost')
  expect(pastMandate({ ...mandate, stage: 'talked' }).outcome).toBe('undecided')
})

test('the expected chance grows with what was won, and lies between the prior and the rate', () => {
  const prior = PRIOR.won / (PRIOR.won + PRIOR.not)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(499), (n, some) => {
      const won = Math.min(some, n - 1)
      const chance = expectedChance(won, n)
      expect(expectedChance(won + 1, n)).toBeGreaterThan(chance)
      expect(chance).toBeGreaterThanOrEqual(Math.min(prior, won / n) - 1e-12)
      expect(chance).toBeLessThanOrEqual(Math.max(prior, won / n) + 1e-12)
    }),
  )
})

const someone = fc.constantFrom('anne', 'bob', 'cleo')
const someDay = fc.nat(1_500).map(days => addDays(day('2022-01-01'), days))
const someVisits = fc.array(
  fc.record({ day: someDay, personId: someone }).map(({ day, personId }) => seen(day, personId)),
)
const someMandates = fc.array(
  fc
    .record({ heardOn: someDay, personIds: fc.uniqueArray(someone), cents: fc.option(fc.nat(1_000)) })
    .map(({ heardOn, personIds, cents }) => came(heardOn, personIds, cents)),
)

test('no mandate is counted twice, and none before the visit', () => {
  fc.assert(
    fc.property(someVisits, someMandates, (visits, mandates) => {
      const brought = creditedTo(visits, mandates)
      const credited = [...brought.values()].flat()
      expect(new Set(credited).size).toBe(credited.length)
      for (const [visit, ofIt] of brought) {
        for (const { heardOn, personIds } of ofIt) {
          expect(heardOn >= visit.day && personIds.includes(visit.personId)).toBe(true)
        }
      }
    }),
  )
})

test('one more mandate never lowers the rate', () => {
  fc.assert(
    fc.property(someVisits, someMandates, someMandates, (visits, mandates, more) => {
      const [before, after] = [mandates, [...mandates, ...more]].map(all => calibrate(visits, all, IN_EUROS))
      expect(after?.won).toBeGreaterThanOrEqual(before?.won as number)
      expect(after?.n).toBe(before?.n)
      expect(after?.chance).toBeGreaterThanOrEqual(before?.chance as number)
    }),
  )
})

function seen(on: string, personId: string): PastVisit {
  return { day: on as Day, personId, minutes: null, travelMinutes: null, km: null }
}

function came(heardOn: string, personIds: string[], cents: number | null): PastMandate {
  return { heardOn: heardOn as Day, personIds, outcome: 'won', cents, currency: 'EUR' }
}

function way(said: Partial<Contribution>): Contribution {
  return { id: 'c', kind: 'referral', label: '', personIds: [], share: 10_000, ...said }
}
