import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { type BroughtFacts, broughtBy, goAgain, type MandateFrom, minutesOf } from './brought.ts'

const TODAY = day('2026-11-21')
const MARCH = day('2026-03-05')

const facts = (changes: Partial<BroughtFacts> = {}, outing: Partial<BroughtFacts['outing']> = {}) => ({
  outing: {
    ...{ day: MARCH, endDay: MARCH, time: '18:30', endTime: '20:30', minutes: null },
    ...{ travelMinutes: 60, cost: { cents: 2_000, currency: 'EUR' }, again: null },
    ...outing,
  },
  met: [],
  mandates: [],
  favours: [],
  ...changes,
})
const met = (name: string, isNew: boolean, ...seenOn: string[]) => ({
  person: { id: name, name },
  isNew,
  seenOn: seenOn.map(day),
})
const mandate = (changes: Partial<MandateFrom> = {}): MandateFrom => ({
  ...{ id: 'm', what: 'Site', cents: 90_000, currency: 'EUR', isWon: true, by: 'event', heardOn: MARCH },
  ...changes,
})

test('kept are those met there for the first time and seen again; what was won is told by the hour and the euro', () => {
  const brought = broughtBy(
    facts({
      met: [met('Ana', true, '2026-04-01'), met('Bo', true), met('Cy', false, '2026-04-02')],
      mandates: [mandate(), mandate({ id: 'n', isWon: false, cents: 50_000 })],
    }),
    TODAY,
  )
  expect(brought).toMatchObject({ met: 3, fresh: 2, minutes: 180, daysSince: 261 })
  expect(brought.kept.map(({ person }) => person.name)).toEqual(['Ana'])
  expect(brought.won).toEqual([{ cents: 90_000, currency: 'EUR' }])
  expect(brought.perHour).toEqual({ cents: 30_000, currency: 'EUR' })
  expect(brought.perUnit).toBe(4_500)
})

test('nothing is divided by nothing, and currencies are never mixed', () => {
  const free = broughtBy(
    facts({ mandates: [mandate()] }, { cost: null, time: null, travelMinutes: null }),
    TODAY,
  )
  expect(free).toMatchObject({ minutes: null, perHour: null, perUnit: null })
  const abroad = broughtBy(facts({ mandates: [mandate({ currency: 'CAD' })] }), TODAY)
  expect(abroad).toMatchObject({ won: [{ currency: 'CAD' }], perHour: null, perUnit: null })
})

test('hours: what was said, else its clock, past midnight too; several days are not one stay', () => {
  const when = { ...facts().outing, travelMinutes: null }
  expect(minutesOf({ ...when, minutes: 45 })).toBe(45)
  expect(minutesOf({ ...when, time: '22:00', endTime: '01:00' })).toBe(180)
  expect(minutesOf({ ...when, endDay: day('2026-03-07') })).toBeNull()
})

test('whether to go again: what was said first, then what came, then time and number', () => {
  const nothing = broughtBy(facts(), TODAY)
  const lately = broughtBy(facts({}, { day: TODAY, endDay: TODAY }), TODAY)
  const unsaid = { again: null, feeling: null }
  const because = (...given: Parameters<typeof goAgain>) => {
    const { advice, because: why, n } = goAgain(...given)
    return [advice, why, n]
  }
  expect(because([lately], unsaid)).toEqual(['open', 'tooEarly', 1])
  expect(because([nothing], unsaid)).toEqual(['open', 'tooFew', 1])
  expect(because([nothing, nothing, nothing], unsaid)).toEqual(['no', 'nothing', 3])
  expect(because([nothing, nothing, nothing], { again: null, feeling: 5 })).toEqual(['yes', 'feltGood', 3])
  expect(because([nothing], { again: 'yes', feeling: 1 })).toEqual(['yes', 'saidYes', 1])
  const kept = broughtBy(facts({ met: [met('Ana', true, '2026-05-01')] }), TODAY)
  expect(goAgain([nothing, kept], unsaid)).toMatchObject({
    advice: 'yes',
    because: 'kept',
    fresh: 1,
    kept: 1,
  })
})

test('more that came never turns a yes into a no', () => {
  const some = fc.record({ fresh: fc.nat(3), kept: fc.nat(3), mandates: fc.nat(2) })
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 5 }), many => {
      const all = many.map(({ fresh, kept, mandates }) =>
        broughtBy(
          facts({
            met: Array.from({ length: fresh + kept }, (_, i) =>
              met(String(i), true, ...(i < kept ? ['2026-05-01'] : [])),
            ),
            mandates: Array.from({ length: mandates }, (_, i) => mandate({ id: String(i) })),
          }),
          TODAY,
        ),
      )
      const before = goAgain(all, { again: null, feeling: null })
      const richer = broughtBy(facts({ mandates: [mandate()] }), TODAY)
      const after = goAgain([...all, richer], { again: null, feeling: null })
      expect(after.advice).toBe('yes')
      expect(before.kept).toBeLessThanOrEqual(before.fresh)
    }),
  )
})
