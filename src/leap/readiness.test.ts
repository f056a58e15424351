import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import {
  type Counted,
  type CountedMandate,
  effectiveNumber,
  type ReadinessSource,
  readinessOn,
} from './readiness.ts'

const TODAY = day('2026-11-21')

test('mandates in hand and in sight, each currency by itself, those without an amount said', () => {
  const mandates = [
    mandate({ stage: 'won', amountCents: 450_000, decidedOn: day('2026-11-01') }),
    mandate({
      stage: 'delivered',
      amountCents: 1,
      decidedOn: day('2026-01-01'),
      deliveredOn: day('2026-02-01'),
    }),
    mandate({ stage: 'proposed', amountCents: 50_000, per: 'day', daysHundredths: 250 }),
    mandate({ stage: 'lead' }),
    mandate({ stage: 'talked', amountCents: 90_000, currency: 'CAD' }),
    mandate({ stage: 'lost', amountCents: 7, decidedOn: day('2026-10-01') }),
  ]
  expect(readinessOn(TODAY, source({ mandates })).mandates).toEqual({
    inHand: { count: 1, values: [{ cents: 450_000, currency: 'EUR' }], unvalued: 0 },
    inSight: {
      count: 3,
      values: [
        { cents: 125_000, currency: 'EUR' },
        { cents: 90_000, currency: 'CAD' },
      ],
      unvalued: 1,
    },
  })
})

test('on an earlier day what was decided since was in sight, and what was heard since was not', () => {
  const mandates = [
    mandate({ stage: 'won', decidedOn: day('2026-11-01'), heardOn: day('2026-09-01') }),
    mandate({ stage: 'lead', heardOn: day('2026-11-10') }),
  ]
  const { inHand, inSight } = readinessOn(day('2026-10-01'), source({ mandates })).mandates
  expect([inHand.count, inSight.count]).toEqual([0, 1])
})

test('those who could refer are clients, peers and the first circles, in touch; the others sleep, some a week', () => {
  const people = [
    known('a', { relations: ['client'] }),
    known('b', { relations: ['peer', 'friend'] }),
    known('c', { circle: 3 }),
    known('d', { circle: 4 }),
    known('e', { relations: ['client'], addedOn: day('2027-01-01') }),
    known('f', { relations: ['peer'] }),
    known('g', { circle: 2 }),
  ]
  const found = readinessOn(
    TODAY,
    source({ people, inTouch: new Set(['a', 'b', 'd', 'e']), everSeen: new Set(['a', 'b', 'c', 'd', 'e']) }),
  )
  expect(found.referrers).toEqual({ count: 2, clients: 1, peers: 1 })
  expect(found.inTouch).toEqual({ count: 3, people: 6 })
  // Who was never seen is not dormant.
  expect(found.dormant).toEqual({ count: 1, waking: { aWeek: 1, inAll: 1 } })
  expect(found.circles.wide).toEqual({ count: 1, inTouch: 0 })
})

test('dormant ties are woken at most five a week, and none once the departure is past', () => {
  const people = Array.from({ length: 300 }, (_, i) => known(`p${i}`, { circle: 2 }))
  const everSeen = new Set(people.map(({ id }) => id))
  const waking = (changes: Partial<ReadinessSource>) =>
    readinessOn(TODAY, source({ people, everSeen, ...changes })).dormant.waking
  expect(waking({ leavesOn: addDays(TODAY, 70) })).toEqual({ aWeek: 5, inAll: 50 })
  expect(waking({ leavesOn: addDays(TODAY, 7 * 150) })).toEqual({ aWeek: 2, inAll: 300 })
  expect(waking({ leavesOn: addDays(TODAY, 2) })).toEqual({ aWeek: 5, inAll: 5 })
  expect(waking({ leavesOn: TODAY })).toBeNull()
})

test('variety: outside the trade of those known, organisations once, kinds of relations as if of equal weight', () => {
  const people = [
    known('a', { trade: 'outside', organisation: 'Studio Nacre', relations: ['client'] }),
    known('b', { trade: 'inside', organisation: 'STUDIO NACRE', relations: ['friend'] }),
    known('c', { organisation: 'Ploum', relations: ['client', 'friend'] }),
    known('d', { trade: 'outside', organisation: 'Oléa' }),
  ]
  const { variety } = readinessOn(TODAY, source({ people, inTouch: new Set(['a', 'b', 'c']) }))
  expect(variety).toMatchObject({ outside: 1, known: 2, organisations: 2, related: 3 })
  expect(variety.effective).toBeCloseTo(2, 12)
})

test('the town is told by its name however it is written, and not at all where none was said', () => {
  const people = [known('a', { town: 'La Seyne sur Mer' }), known('b', { town: 'Nice' })]
  expect(readinessOn(TODAY, source({ people, town: 'la seyne-sur-mer' })).town).toEqual({
    count: 1,
    inTouch: 0,
  })
  expect(readinessOn(TODAY, source({ people })).town).toBeNull()
})

test('nothing known is nothing, never a division by zero', () => {
  const found = readinessOn(TODAY, source({}))
  expect(found).toMatchObject({
    referrers: { count: 0 },
    variety: { known: 0, organisations: 0, effective: null, related: 0 },
    cards: { count: 0, reachable: 0 },
  })
})

test('the effective number lies between one and the number of kinds, whatever the scale', () => {
  expect(effectiveNumber([5])).toBeCloseTo(1, 12)
  expect(effectiveNumber([3, 3, 3])).toBeCloseTo(3, 12)
  expect(effectiveNumber([0, 0])).toBeNull()
  // 3/4 and 1/4: exp(0.5623351446)
  expect(effectiveNumber([3, 1])).toBeCloseTo(1.7547653506, 9)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 }), counts => {
      const effective = effectiveNumber(counts) as number
      expect(effective).toBeGreaterThan(1 - 1e-9)
      expect(effective).toBeLessThan(counts.length + 1e-9)
      expect(effectiveNumber(counts.map(count => count * 7))).toBeCloseTo(effective, 9)
    }),
  )
})

function source(changes: Partial<ReadinessSource>): ReadinessSource {
  return {
    people: [],
    mandates: [],
    inTouch: new Set(),
    everSeen: new Set(),
    town: '',
    leavesOn: day('2027-03-01'),
    ...changes,
  }
}

function known(id: string, changes: Partial<Counted> = {}): Counted {
  return {
    id,
    relations: [],
    trade: null,
    circle: null,
    organisation: '',
    town: '',
    isReachable: true,
    addedOn: day('2020-01-01'),
    ...changes,
  }
}

function mandate(changes: Partial<CountedMandate> = {}): CountedMandate {
  return {
    stage: 'lead',
    amountCents: null,
    per: 'whole',
    daysHundredths: null,
    currency: 'EUR',
    heardOn: day('2026-01-01'),
    decidedOn: null,
    deliveredOn: null,
    ...changes,
  }
}
