import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHANNELS } from '../encounters/encounter.ts'
import { addDays, day } from '../lib/day.ts'
import { dayOfStep, type Exchange, linkFigures, onlineLinks, STEPS } from './links.ts'

const TODAY = day('2026-11-21')
const ago = (days: number) => addDays(TODAY, -days)
const exchange = (personId: string, days: number, channel: Exchange['channel']): Exchange => ({
  personId,
  day: ago(days),
  channel,
})

test('a first word online, then a call, a coffee and a mandate: each step with its day', () => {
  const exchanges = [
    exchange('a', 200, 'network'),
    exchange('a', 190, 'call'),
    exchange('a', 170, 'in-person'),
    exchange('b', 200, 'message'),
  ]
  const mandates = [{ id: 'm', what: 'Refonte', heardOn: ago(100), isWon: true, personIds: ['a'] }]
  const links = onlineLinks(exchanges, { mandates })
  expect(links).toMatchObject([
    { personId: 'a', calledOn: ago(190), metOn: ago(170), mandate: { id: 'm' } },
    { personId: 'b', calledOn: null, metOn: null, mandate: null },
  ])
  expect(linkFigures(links, TODAY)).toMatchObject({
    n: 2,
    became: 1,
    young: 0,
    steps: [
      { step: 'called', reached: 1, n: 2, medianDays: 10 },
      { step: 'met', reached: 1, n: 2, medianDays: 30 },
      { step: 'mandate', reached: 1, n: 2, medianDays: 100 },
    ],
  })
})

test('whom one met first, or wrote a mail to, or met on that same day is no link begun online', () => {
  const exchanges = [
    ...[exchange('met', 90, 'in-person'), exchange('met', 80, 'network')],
    ...[exchange('mail', 90, 'mail'), exchange('mail', 80, 'network')],
    ...[exchange('same', 90, 'network'), exchange('same', 90, 'in-person')],
    exchange('card', 90, 'network'),
  ]
  expect(onlineLinks(exchanges, { mandates: [], met: new Map([['card', ago(400)]]) })).toEqual([])
})

test('a mandate heard of before the first word did not come of it', () => {
  const mandates = [{ id: 'm', what: 'Refonte', heardOn: ago(300), isWon: true, personIds: ['a'] }]
  expect(onlineLinks([exchange('a', 200, 'network')], { mandates })[0]?.mandate).toBeNull()
})

test('without any link, nothing is reached and the interval is the whole', () => {
  expect(linkFigures([], TODAY)).toMatchObject({
    n: 0,
    became: 0,
    steps: STEPS.map(step => ({ step, reached: 0, medianDays: null, interval: { low: 0, high: 1 } })),
  })
})

test('links of more than two years ago are left out; those of this quarter are young', () => {
  const links = onlineLinks([exchange('old', 800, 'network'), exchange('new', 10, 'network')], {
    mandates: [],
  })
  expect(linkFigures(links, TODAY)).toMatchObject({ n: 1, young: 1 })
})

const exchanges = fc.array(
  fc.record({
    personId: fc.constantFrom('a', 'b', 'c', 'd'),
    day: fc.integer({ min: 0, max: 700 }).map(ago),
    channel: fc.constantFrom(...CHANNELS),
  }),
  { maxLength: 30 },
)

test('law: no step comes before the first word, nobody twice, and the order of what happened tells nothing', () => {
  fc.assert(
    fc.property(exchanges, all => {
      const links = onlineLinks(all, { mandates: [] })
      expect(new Set(links.map(({ personId }) => personId)).size).toBe(links.length)
      for (const link of links) {
        for (const step of STEPS) expect((dayOfStep(link, step) ?? link.beganOn) >= link.beganOn).toBe(true)
      }
      expect(onlineLinks(all.toReversed(), { mandates: [] })).toEqual(links)
    }),
  )
})

test('law: another exchange with somebody after their first never takes a step away', () => {
  fc.assert(
    fc.property(exchanges, fc.constantFrom(...CHANNELS), (all, channel) => {
      const before = onlineLinks(all, { mandates: [] })
      const after = onlineLinks([...all, { personId: 'a', day: TODAY, channel }], { mandates: [] })
      if (!all.some(({ personId, day }) => personId === 'a' && day < TODAY)) return
      const reached = (links: typeof before) => linkFigures(links, TODAY).steps.map(step => step.reached)
      expect(after.length).toBe(before.length)
      for (const [i, count] of reached(before).entries())
        expect(reached(after)[i]).toBeGreaterThanOrEqual(count)
    }),
  )
})
