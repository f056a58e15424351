import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockInstant } from './clock-instant.ts'
import { dayAt } from './day.ts'
import { timeInWords } from './moment-in-words.ts'

test.each([
  ['2026-11-24', '10:00', 'Europe/Paris', '2026-11-24T09:00:00Z'],
  ['2026-07-14', '10:00', 'America/Montreal', '2026-07-14T14:00:00Z'],
  ['2026-12-01', '00:30', 'Pacific/Auckland', '2026-11-30T11:30:00Z'],
])('%s %s in %s is %s', (day, time, zone, instant) => {
  expect(clockInstant(day, time, zone)).toBe(instant)
})

test('an instant that a clock shows is found again, all the year', () => {
  const zones = fc.constantFrom('Europe/Paris', 'America/Montreal', 'Pacific/Auckland', 'Asia/Kolkata')
  const halves = fc.integer({ min: 0, max: 365 * 48 })
  fc.assert(
    fc.property(zones, halves, (zone, half) => {
      const at = new Date(Date.UTC(2026, 0, 1) + half * 1_800_000)
      const iso = at.toISOString()
      const found = clockInstant(dayAt(at, zone), timeInWords(iso, zone, 'en'), zone)
      // Where the clocks go back, an hour comes twice: either is it.
      expect(Math.abs(Date.parse(found) - at.getTime()) % 3_600_000).toBe(0)
      expect(timeInWords(found, zone, 'en')).toBe(timeInWords(iso, zone, 'en'))
    }),
  )
})
