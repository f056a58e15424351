import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outlay } from '../../test/support/mandates.ts'
import { addDays, type Day, day } from '../lib/day.ts'
import { sumsByCurrency } from '../lib/money.ts'
import { CONTRIBUTION_KINDS, isWon, STAGES, WHOLE_SHARE } from './mandate.ts'
import { type Period, type Provenance, type ProvenanceRows, provenanceOf } from './provenance.ts'
import type { ChainFacts, ContributionFacts, MandateFacts } from './provenance-ways.ts'

const TODAY = day('2026-11-21')
const EVER: Period = { from: null, to: null, by: 'heard' }
const NOTHING = {
  clients: [],
  outlays: [],
  spentWith: new Map(),
  spentAt: [],
  names: new Map(),
  metOn: new Map(),
}

/** Won for 1,000 €, heard of and won this month, unless said otherwise. */
function won(id: string, changes: Partial<MandateFacts> = {}): MandateFacts {
  return {
    id,
    stage: 'paid',
    cents: 100_000,
    currency: 'EUR',
    minutesSpent: 0,
    unexpected: false,
    heardOn: day('2026-11-02'),
    decidedOn: day('2026-11-12'),
    ...changes,
  }
}

type Said = Partial<Omit<ContributionFacts, 'mandateId'>> & { chain?: string[] }

/** Mandates with the ways they came. */
function rowsOf(
  mandates: readonly [MandateFacts, ...Said[]][],
  more: Partial<ProvenanceRows> = {},
): ProvenanceRows {
  const contributions: ContributionFacts[] = []
  const chain: ChainFacts[] = []
  for (const [mandate, ...said] of mandates) {
    for (const [position, { chain: people = [], ...way }] of said.entries()) {
      const id = `${mandate.id}-${position}`
      contributions.push({
        id,
        mandateId: mandate.id,
        position,
        kind: 'referral',
        label: '',
        share: WHOLE_SHARE,
        ...way,
      })
      if (people.length > 0) chain.push({ contributionId: id, personIds: people.join(',') })
    }
  }
  return { ...NOTHING, mandates: mandates.map(([mandate]) => mandate), contributions, chain, ...more }
}

const source = ({ sources }: Provenance, key: string) => sources.find(each => each.key === key)
const ids = ({ mandates }: Provenance, places: readonly number[]) => places.map(place => mandates[place]?.id)

test('what came by somebody is told in mandates, in parts and to the cent', () => {
  const all = provenanceOf(
    rowsOf([
      [
        won('a', { cents: 100_001 }),
        { chain: ['sophie', 'luc'], share: 5000 },
        { kind: 'place', label: 'Le Hangar', share: 5000 },
      ],
      [won('b', { cents: 40_000 }), { chain: ['luc'] }],
      [won('c', { cents: 7 }), { kind: 'former-client' }],
      [won('d', { stage: 'lost', cents: 900_000 }), { chain: ['sophie'] }],
      [won('e', { cents: 5000, currency: 'CHF' }), { kind: 'site' }],
    ]),
    EVER,
    TODAY,
  )
  expect(all.count).toBe(5)
  // Half of 1,000.01 € is 500.01 and 500.00: the odd cent goes to the first.
  expect(all.referral).toMatchObject({ weight: 25_000, won: [{ cents: 90_001, currency: 'EUR' }] })
  expect(ids(all, all.referral.mandates).sort()).toEqual(['a', 'b', 'd'])
  expect(all.formerClient).toMatchObject({ weight: 10_000, won: [{ cents: 7, currency: 'EUR' }] })
  expect(all.whole.won).toEqual([
    { cents: 140_008, currency: 'EUR' },
    { cents: 5000, currency: 'CHF' },
  ])
  expect(source(all, 'person:sophie')?.own).toMatchObject({
    weight: 15_000,
    won: [{ cents: 50_001, currency: 'EUR' }],
  })
  expect(source(all, 'person:luc')?.own).toMatchObject({
    weight: 10_000,
    won: [{ cents: 40_000, currency: 'EUR' }],
  })
  expect(source(all, 'person:luc')?.named).toMatchObject({
    weight: 15_000,
    won: [{ cents: 90_001, currency: 'EUR' }],
  })
  expect(source(all, 'where:le hangar')).toMatchObject({ label: 'Le Hangar', kind: 'place' })
  expect(source(all, 'where:le hangar')?.own.won).toEqual([{ cents: 50_000, currency: 'EUR' }])
})

test('where the chain was met is named beside the person, and counted for the person', () => {
  const all = provenanceOf(
    rowsOf([
      [won('a'), { chain: ['sophie'], label: 'Open Coffee' }],
      [won('b'), { kind: 'event', label: 'open café' }],
      [won('c'), { kind: 'event', label: 'Open  coffee' }],
    ]),
    EVER,
    TODAY,
  )
  expect(source(all, 'where:open coffee')).toMatchObject({
    label: 'Open  coffee',
    kind: 'event',
    own: { weight: 10_000 },
    named: { weight: 20_000 },
  })
  expect(source(all, 'person:sophie')?.own.weight).toBe(10_000)
})

test('a mandate of which nothing is said came from nobody knows where', () => {
  const all = provenanceOf(rowsOf([[won('a')]]), EVER, TODAY)
  expect(all.kinds).toEqual([{ kind: 'unknown', figure: all.whole }])
})

test('won but not worth known: counted, named, in no sum', () => {
  const all = provenanceOf(rowsOf([[won('a', { cents: null }), { chain: ['sophie'] }]]), EVER, TODAY)
  expect(ids(all, all.withoutValue)).toEqual(['a'])
  expect(all.whole).toMatchObject({ weight: 10_000, won: [] })
  expect(all.dependence).toEqual([])
})

test('an hour of work is worth what it brought, where both are known', () => {
  const all = provenanceOf(
    rowsOf([
      [won('a', { cents: 90_000, minutesSpent: 600 }), { chain: ['sophie'] }],
      [won('b', { cents: 30_000, minutesSpent: 120 }), { chain: ['sophie'] }],
      [won('c', { cents: 99_000 }), { chain: ['sophie'] }],
      [won('d', { stage: 'lost', minutesSpent: 300 }), { chain: ['sophie'] }],
    ]),
    EVER,
    TODAY,
  )
  // 1,200 € for 12 hours.
  expect(source(all, 'person:sophie')?.perHour).toEqual([{ cents: 10_000, currency: 'EUR' }])
  expect(source(all, 'person:sophie')?.minutes).toBe(1020)
})

test('from meeting to mandate: the median, of those whose both days are known', () => {
  const metOn = new Map([
    ['sophie', day('2026-10-03')],
    ['luc', day('2026-10-30')],
    ['late', day('2026-11-20')],
  ])
  const all = provenanceOf(
    rowsOf(
      [
        [won('a'), { chain: ['sophie'] }],
        [won('b'), { chain: ['luc'] }],
        [won('c'), { chain: ['late'] }],
        [won('d'), { chain: ['unknown'] }],
        [won('e'), { chain: ['luc'], share: 5000 }, { chain: ['luc'], share: 5000 }],
      ],
      { metOn },
    ),
    EVER,
    TODAY,
  )
  expect(all.meeting).toMatchObject({ medianDays: 3, n: 3 })
  expect(ids(all, all.meeting?.mandates ?? []).sort()).toEqual(['a', 'b', 'e'])
  expect(source(all, 'person:sophie')?.meeting).toMatchObject({ medianDays: 30, n: 1 })
})

test('what would be missing if Sophie went quiet, and how spread the rest is', () => {
  const all = provenanceOf(
    rowsOf([
      [won('a', { cents: 60_000 }), { chain: ['sophie'] }],
      [won('b', { cents: 20_000 }), { chain: ['luc', 'sophie'] }],
      [won('c', { cents: 20_000 }), { chain: [] }],
      [won('d', { cents: 500_000 }), { kind: 'event', chain: ['sophie'] }],
      [won('e', { cents: 500_000, stage: 'proposed' }), { chain: ['sophie'] }],
    ]),
    EVER,
    TODAY,
  )
  expect(all.dependence).toHaveLength(1)
  const [euros] = all.dependence
  expect(euros).toMatchObject({ currency: 'EUR', cents: 100_000, unnamedCents: 20_000 })
  expect(euros?.referrers).toMatchObject([
    { personId: 'sophie', cents: 60_000, chainCents: 80_000 },
    { personId: 'luc', cents: 20_000, chainCents: 20_000 },
  ])
  // (3/4)² + (1/4)²
  expect(euros?.herfindahl).toBeCloseTo(0.625, 12)
  expect(euros?.effective).toBeCloseTo(1.6, 12)
})

test('clients are counted from their first won mandate, months before the period among them', () => {
  const first = (
    mandateId: string,
    on: string,
    client: { organisation?: string; clientId?: string } = {},
  ) => ({
    clientId: null,
    organisation: '',
    ...client,
    on: day(on),
    mandateId,
  })
  const clients = [
    first('again', '2026-09-04', { organisation: 'ARIA' }),
    first('old', '2025-03-04', { organisation: 'Aria', clientId: 'marie' }),
    first('new', '2026-10-30', { clientId: 'marie' }),
    first('nobody', '2026-10-30'),
  ]
  const of = (from: Day | null) => {
    const period = { from, to: null, by: 'won' as const }
    const all = provenanceOf(rowsOf([[won('new')]], { clients }), period, TODAY)
    return all.growth.map(({ month, clients: count, firsts }) => [month, count, ids(all, firsts)])
  }
  expect(of(day('2026-09-01'))).toEqual([
    ['2026-09', 1, []],
    ['2026-10', 2, ['new']],
    ['2026-11', 2, []],
  ])
  expect(of(null)).toHaveLength(21)
  expect(of(null)[0]).toEqual(['2025-03', 1, ['old']])
  expect(of(day('2027-01-01'))).toEqual([])
})

test('by the day heard of, or by the day won', () => {
  const rows = rowsOf([
    [won('a', { heardOn: day('2025-12-20'), decidedOn: day('2026-01-10') })],
    [won('b', { heardOn: day('2026-02-01'), stage: 'proposed', decidedOn: null })],
  ])
  const year = { from: day('2026-01-01'), to: day('2026-12-31') }
  const of = (by: Period['by']) => {
    const all = provenanceOf(rows, { ...year, by }, TODAY)
    return ids(all, all.whole.mandates)
  }
  expect(of('heard')).toEqual(['b'])
  expect(of('won')).toEqual(['a'])
})

const PEOPLE = ['ada', 'bea', 'cleo', 'dana']
const someDay = fc
  .integer({ min: 0, max: 700 })
  .map(n => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10) as Day)
const someWay = fc.record({
  kind: fc.constantFrom(...CONTRIBUTION_KINDS),
  label: fc.constantFrom('', 'Le Hangar', 'Open Coffee', 'open coffee'),
  share: fc.nat(10_000),
  chain: fc.array(fc.constantFrom(...PEOPLE), { maxLength: 4 }),
})
const someRows = fc
  .array(
    fc.tuple(
      fc.record({
        stage: fc.constantFrom(...STAGES),
        cents: fc.option(fc.nat(2_000_000_00)),
        currency: fc.constantFrom('EUR', 'CHF'),
        minutesSpent: fc.nat(10_000),
        unexpected: fc.boolean(),
        heardOn: someDay,
        decidedOn: fc.option(someDay),
      }),
      fc.array(someWay, { maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map(many => rowsOf(many.map(([mandate, ways], i) => [won(`m${i}`, mandate), ...ways])))
const somePeriod = fc.record({
  from: fc.option(someDay),
  to: fc.option(someDay),
  by: fc.constantFrom('heard' as const, 'won' as const),
})

test('sources, kinds, and each column of the flows sum to the mandates: in count and in cents of each currency', () => {
  fc.assert(
    fc.property(someRows, somePeriod, (rows, period) => {
      const all = provenanceOf(rows, period, TODAY)
      const known = new Map(rows.mandates.map(mandate => [mandate.id, mandate]))
      const mandates = ids(all, all.whole.mandates).map(id => known.get(id as string) as MandateFacts)
      expect(all.count).toBe(mandates.length)
      const worth = sumsByCurrency(
        mandates.flatMap(each =>
          isWon(each) && each.cents !== null ? [{ ...each, cents: each.cents }] : [],
        ),
      )
      for (const figures of [all.sources.map(({ own }) => own), all.kinds.map(({ figure }) => figure)]) {
        expect(figures.reduce((sum, { weight }) => sum + weight, 0)).toBe(mandates.length * WHOLE_SHARE)
        expect(sumsByCurrency(figures.flatMap(figure => figure.won))).toEqual(worth)
      }
      expect(all.sources.reduce((sum, each) => sum + each.minutes, 0)).toBe(
        mandates.reduce((sum, each) => sum + each.minutesSpent, 0),
      )
      for (const { currency, nodes, links } of all.flows) {
        const whole =
          currency === null
            ? mandates.length * WHOLE_SHARE
            : mandates.reduce((sum, each) => sum + (each.currency === currency ? (each.cents ?? 0) : 0), 0)
        for (const column of [0, 1, 2]) {
          const sizes = nodes.filter(node => node.column === column).map(({ size }) => size)
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(whole)
        }
        for (const { id, column, size } of nodes) {
          const [into, outOf] = [links.filter(({ to }) => to === id), links.filter(({ from }) => from === id)]
          if (column > 0) expect(into.reduce((sum, link) => sum + link.size, 0)).toBe(size)
          if (column < 2) expect(outOf.reduce((sum, link) => sum + link.size, 0)).toBe(size)
        }
      }
    }),
  )
})

test('dependence: people and the unnamed sum to what came by referral; the index lies between 1/n and 1', () => {
  fc.assert(
    fc.property(someRows, somePeriod, (rows, period) => {
      const all = provenanceOf(rows, period, TODAY)
      for (const { currency, cents, unnamedCents, referrers, herfindahl, effective } of all.dependence) {
        expect(referrers.reduce((sum, each) => sum + each.cents, unnamedCents)).toBe(cents)
        expect(cents).toBe(all.referral.won.find(each => each.currency === currency)?.cents)
        const bringing = referrers.filter(each => each.cents > 0).length
        if (herfindahl === null || effective === null) expect(bringing).toBe(0)
        else {
          expect(herfindahl).toBeGreaterThanOrEqual(1 / bringing - 1e-9)
          expect(herfindahl).toBeLessThanOrEqual(1 + 1e-9)
          expect(effective).toBeCloseTo(1 / herfindahl, 9)
        }
      }
    }),
  )
})

test('the order of the rows changes nothing', () => {
  const shuffledBy = <T>(list: readonly T[], keys: readonly number[]) =>
    list
      .map((each, i) => ({ each, key: keys[i % keys.length] as number }))
      .sort((a, b) => a.key - b.key)
      .map(({ each }) => each)
  fc.assert(
    fc.property(
      someRows,
      somePeriod,
      fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
      (rows, period, keys) => {
        const shuffled = {
          ...rows,
          mandates: shuffledBy(rows.mandates, keys),
          contributions: shuffledBy(rows.contributions, keys),
          chain: shuffledBy(rows.chain, keys),
        }
        expect(provenanceOf(shuffled, period, TODAY)).toEqual(provenanceOf(rows, period, TODAY))
      },
    ),
  )
})

test('when two people become one, what each was counted for is added, and nothing else moves', () => {
  const moneyOf = (all: Provenance, keys: string[]) =>
    sumsByCurrency(keys.flatMap(key => source(all, key)?.own.won ?? []))
  fc.assert(
    fc.property(someRows, somePeriod, (rows, period) => {
      const one = (id: string) => (id === 'bea' ? 'ada' : id)
      const merged = {
        ...rows,
        chain: rows.chain.map(({ contributionId, personIds }) => ({
          contributionId,
          personIds: personIds.split(',').map(one).join(','),
        })),
      }
      const [before, after] = [provenanceOf(rows, period, TODAY), provenanceOf(merged, period, TODAY)]
      expect(after.whole).toEqual(before.whole)
      expect(after.referral).toEqual(before.referral)
      expect(after.kinds).toEqual(before.kinds)
      expect(moneyOf(after, ['person:ada'])).toEqual(moneyOf(before, ['person:ada', 'person:bea']))
      const weight = (all: Provenance, key: string) => source(all, key)?.own.weight ?? 0
      expect(weight(after, 'person:ada')).toBe(weight(before, 'person:ada') + weight(before, 'person:bea'))
      for (const key of ['person:cleo', 'person:dana', 'where:le hangar', 'kind:site']) {
        expect(source(after, key)).toEqual(source(before, key))
      }
      expect(after.dependence.map(({ cents }) => cents)).toEqual(before.dependence.map(({ cents }) => cents))
    }),
  )
})

test('what was paid somewhere stands beside what came from there; elsewhere it stands alone', () => {
  const place = { kind: 'place', label: 'Le Hangar' } as const
  const paid = (label: string, cents: number, currency = 'EUR') =>
    outlay({ label, cents, currency, fromOn: day('2026-05-04') })
  const all = provenanceOf(
    rowsOf(
      [
        [won('a', { cents: 10_000 }), place],
        [won('b', { cents: 5000 }), { chain: ['luc'], label: 'Open Coffee' }],
        [won('c', { stage: 'lost' }), { kind: 'network', label: 'Malt' }],
      ],
      {
        outlays: [
          paid('le hangar', 6000),
          paid('LE HANGAR', 1000),
          paid('Le Hangar', 9000, 'CHF'),
          paid('Open coffee', 2000),
          paid('Malt', 100),
          paid('Forum', 3500),
          outlay({ label: 'Plus tard', fromOn: addDays(TODAY, 1) }),
        ],
      },
    ),
    EVER,
    TODAY,
  )
  expect(source(all, 'where:le hangar')).toMatchObject({
    label: 'Le Hangar',
    paid: [
      { cents: 9000, currency: 'CHF' },
      { cents: 7000, currency: 'EUR' },
    ],
    // 100 € over 70 €; nothing was won in francs.
    perPaid: [{ cents: 143, currency: 'EUR' }],
  })
  // Nothing is counted for it, but what came by people met there.
  expect(source(all, 'where:open coffee')?.perPaid).toEqual([{ cents: 250, currency: 'EUR' }])
  expect(source(all, 'where:malt')).toMatchObject({ paid: [{ cents: 100 }], perPaid: [] })
  expect(source(all, 'where:forum')).toMatchObject({ label: 'Forum', kind: null, named: { weight: 0 } })
  expect(source(all, 'where:plus tard')).toBeUndefined()
  expect(all.sources.find(({ personId }) => personId === 'luc')?.paid).toEqual([])
  expect(all.sources.reduce((sum, { own }) => sum + own.weight, 0)).toBe(3 * WHOLE_SHARE)
})
