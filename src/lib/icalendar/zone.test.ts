import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utcText, wallSeconds } from './moment-text.ts'
import { WINDOWS_ZONES } from './windows-zones.ts'
import { ianaZone, instantOfWall } from './zone.ts'

const utc = (wall: string, zone: string) =>
  utcText(instantOfWall(wallSeconds(wall) ?? Number.NaN, ianaZone(zone)))

test('an hour that is skipped, or comes twice, has the offset before', () => {
  expect(utc('20260329T023000', 'Europe/Paris')).toBe('20260329T013000Z')
  expect(utc('20261025T023000', 'Europe/Paris')).toBe('20261025T003000Z')
  expect(utc('20070311T023000', 'America/New_York')).toBe('20070311T073000Z')
  expect(utc('20071104T013000', 'America/New_York')).toBe('20071104T053000Z')
})

test('offsets are those of the platform', () => {
  const zones = [
    'Europe/Paris',
    'America/St_Johns',
    'Asia/Katmandu',
    'Africa/Casablanca',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: -2_000_000_000, max: 4_000_000_000 }),
      (name, at) => {
        const shown = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(name)
        expect(ianaZone(name).offsetAt(at)).toBe(shown.offsetNanoseconds / 1e9)
        const wall = Temporal.PlainDateTime.from(shown.toPlainDateTime())
        const back = wall.toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds / 1000
        expect(instantOfWall(at + ianaZone(name).offsetAt(at), ianaZone(name))).toBe(back)
      },
    ),
    { numRuns: 500 },
  )
})

test('every zone of Windows is one of the platform', () => {
  expect(Object.keys(WINDOWS_ZONES).length).toBeGreaterThan(80)
  for (const name of Object.values(WINDOWS_ZONES)) expect(ianaZone(name).name).toBe(name)
  expect(() => ianaZone('Mars/Olympus')).toThrow(RangeError)
})
