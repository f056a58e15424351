import { expect, test } from 'vitest'
import { outlay } from '../../test/support/mandates.ts'
import { EVER, idsAt, rowsOf, source, TODAY, won } from '../../test/support/provenance.ts'
import { addDays, type Day, day } from '../lib/day.ts'
import { WHOLE_SHARE } from './mandate.ts'
import { provenanceOf } from './provenance.ts'
import type { Period } from './provenance-counted.ts'
import { clientKey } from './provenance-ways.ts'

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
  expect(idsAt(all, all.referral.mandates).sort()).toEqual(['a', 'b', 'd'])
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
  expect(idsAt(all, all.withoutValue)).toEqual(['a'])
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
  expect(idsAt(all, all.meeting?.mandates ?? []).sort()).toEqual(['a', 'b', 'e'])
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
  const first = (mandateId: string, on: string, client: string) => ({ client, on: day(on), mandateId })
  const clients = [
    first('again', '2026-09-04', 'aria'),
    first('old', '2025-03-04', 'aria'),
    first('new', '2026-10-30', 'marie'),
  ]
  const of = (from: Day | null) => {
    const period = { from, to: null, by: 'won' as const }
    const all = provenanceOf(rowsOf([[won('new')]], { clients }), period, TODAY)
    return all.growth.map(({ month, clients: count, firsts }) => [month, count, idsAt(all, firsts)])
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
    return idsAt(all, all.whole.mandates)
  }
  expect(of('heard')).toEqual(['b'])
  expect(of('won')).toEqual(['a'])
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

test('a client is the organisation where one is named, the person otherwise', () => {
  expect(clientKey({ organisation: 'ARIA  Été', clientId: 'marie' })).toBe('aria ete')
  expect(clientKey({ organisation: ' ', clientId: 'marie' })).toBe('marie')
  expect(clientKey({ organisation: '', clientId: null })).toBeNull()
})
