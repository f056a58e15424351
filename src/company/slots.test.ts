import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { ianaZone } from '../lib/icalendar/zone.ts'
import { clockIn } from './session-clock.ts'
import { freeSlots, type Period, type SlotsAsked, USUAL_HOURS, WIDE_HOURS } from './slots.ts'

const ZONES = ['Europe/Paris', 'America/Montreal', 'Pacific/Auckland', 'Asia/Kolkata', 'UTC']

function asked(changes: Partial<SlotsAsked> = {}): SlotsAsked {
  return {
    from: day('2026-11-24'),
    days: 21,
    minutes: 30,
    mine: ianaZone('Europe/Paris'),
    theirs: ianaZone('Europe/Paris'),
    hours: USUAL_HOURS,
    busy: [],
    most: 3,
    ...changes,
  }
}

const shown = (slots: string[], zone: string) =>
  slots.map(slot => Object.values(clockIn(slot, zone)).join(' '))

test('on one clock: three days, in the middle of the morning and of the afternoon, none of them a weekend', () => {
  expect(shown(freeSlots(asked()), 'Europe/Paris')).toEqual([
    '2026-11-24 10:00',
    '2026-11-26 15:00',
    '2026-11-30 10:00',
  ])
})

test('Paris and Montréal meet in the afternoon of one and the morning of the other', () => {
  const slots = freeSlots(asked({ theirs: ianaZone('America/Montreal') }))
  expect(shown(slots, 'Europe/Paris').map(text => text.slice(11))).toEqual(['15:30', '15:30', '15:30'])
  expect(shown(slots, 'America/Montreal').map(text => text.slice(11))).toEqual(['09:30', '09:30', '09:30'])
})

test('between the two changes of clock, Paris and Montréal are five hours apart, not six', () => {
  const slots = freeSlots(asked({ from: day('2026-10-26'), days: 5, theirs: ianaZone('America/Montreal') }))
  expect(shown(slots, 'Europe/Paris')[0]).toBe('2026-10-26 15:00')
  expect(shown(slots, 'America/Montreal')[0]).toBe('2026-10-26 10:00')
})

test('Paris and Auckland never meet at usual hours in December, and do at wide ones', () => {
  const far = { theirs: ianaZone('Pacific/Auckland') }
  expect(freeSlots(asked(far))).toEqual([])
  const slots = freeSlots(asked({ ...far, hours: WIDE_HOURS }))
  expect(slots).toHaveLength(3)
  expect(shown(slots, 'Pacific/Auckland')[0]).toMatch(/ (19:30|20:00|20:30|07:30|08:00|08:30|09:00)$/)
})

test('a day that is full gives its place to another', () => {
  const full = {
    from: Date.parse('2026-11-24T00:00:00Z') / 1000,
    to: Date.parse('2026-11-25T00:00:00Z') / 1000,
  }
  expect(shown(freeSlots(asked({ busy: [full] })), 'Europe/Paris')[0]).toBe('2026-11-25 10:00')
})

test('in one day alone, three moments of that day', () => {
  const slots = freeSlots(asked({ days: 1 }))
  expect(new Set(slots).size).toBe(3)
})

test('whatever the clocks, the season and the calendar: in both hours, free, in order, never twice', () => {
  const start = day('2026-01-01')
  const at = fc.integer({ min: 0, max: 21 * 48 })
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 400 }),
      fc.constantFrom(20, 30, 45, 60),
      fc.array(fc.record({ at, long: fc.integer({ min: 1, max: 12 }) }), { maxLength: 40 }),
      fc.constantFrom(USUAL_HOURS, WIDE_HOURS),
      (mine, theirs, after, minutes, taken, hours) => {
        const from = addDays(start, after)
        const midnight = Date.parse(`${from}T00:00:00Z`) / 1000
        const busy: Period[] = taken.map(({ at: half, long }) => ({
          from: midnight + half * 1800,
          to: midnight + (half + long) * 1800,
        }))
        const zones = { mine: ianaZone(mine), theirs: ianaZone(theirs) }
        const slots = freeSlots({ from, days: 14, minutes, busy, hours, most: 3, ...zones })
        expect([...new Set(slots)].sort()).toEqual(slots)
        for (const slot of slots) {
          const instant = Date.parse(slot) / 1000
          for (const zone of [mine, theirs]) {
            const { day: date, time } = clockIn(slot, zone)
            const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
            expect(minute).toBeGreaterThanOrEqual(hours.from)
            expect(minute + minutes).toBeLessThanOrEqual(hours.to)
            expect(new Date(`${date}T00:00:00Z`).getUTCDay() % 6).not.toBe(0)
          }
          expect(clockIn(slot, mine).day >= from).toBe(true)
          expect(busy.some(one => one.from < instant + minutes * 60 && instant < one.to)).toBe(false)
        }
      },
    ),
    { numRuns: 150 },
  )
})
