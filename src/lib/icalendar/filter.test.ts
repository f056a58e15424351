import { expect, test } from 'vitest'
import { calendarObject, calendarText } from '../../../test/support/calendars.ts'
import { type CompFilter, matchesFilter, type PropFilter, rangeOfFilter } from './filter.ts'

const OBJECT = calendarObject(
  calendarText(
    'VEVENT',
    `DTSTART:20260601T080000Z
DURATION:PT1H
RRULE:FREQ=DAILY;COUNT=5
SUMMARY:Déjeuner\\, avec Zoé
ATTENDEE;PARTSTAT=NEEDS-ACTION;CN="Zoé":mailto:zoe@example.org
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
REPEAT:2
DURATION:PT5M
END:VALARM`,
    'RECURRENCE-ID:20260603T080000Z\nDTSTART:20260620T080000Z\nDURATION:PT1H\nSUMMARY:Moved\nCOMPLETED:20260101T000000Z',
  ),
)

const matches = (filter: CompFilter) =>
  matchesFilter(OBJECT, { name: 'VCALENDAR', compFilters: [filter] }, 'Europe/Paris')
const event = (...propFilters: PropFilter[]) => matches({ name: 'VEVENT', propFilters })
const from = (start: string, end: string) => ({ startsAt: `${start}:00Z`, endsAt: `${end}:00Z` })

test('components are there or not, and what is not a calendar is none', () => {
  expect(matches({ name: 'vevent' })).toBe(true)
  expect(matches({ name: 'VTODO' })).toBe(false)
  expect(matches({ name: 'VTODO', isNotDefined: true })).toBe(true)
  expect(matches({ name: 'VEVENT', isNotDefined: true })).toBe(false)
  expect(matchesFilter(OBJECT, { name: 'VCARD' }, 'UTC')).toBe(false)
})

test('text of a property, read, without regard to the case of ASCII', () => {
  expect(event({ name: 'summary', textMatch: { text: 'JEUNER, AVEC' } })).toBe(true)
  expect(event({ name: 'SUMMARY', textMatch: { text: 'DÉJ' } })).toBe(false)
  expect(event({ name: 'SUMMARY', textMatch: { text: 'DÉJ', collation: 'i;unicode-casemap' } })).toBe(true)
  expect(event({ name: 'SUMMARY', textMatch: { text: 'jeuner', collation: 'i;octet', negate: true } })).toBe(
    true,
  )
  expect(event({ name: 'LOCATION', textMatch: { text: 'x', negate: true } })).toBe(false)
  expect(event({ name: 'LOCATION', isNotDefined: true })).toBe(true)
})

test('one and the same component matches all that is asked', () => {
  const moved: PropFilter = { name: 'SUMMARY', textMatch: { text: 'moved' } }
  expect(event(moved, { name: 'RRULE' })).toBe(false)
  expect(
    matches({
      name: 'VEVENT',
      propFilters: [moved],
      timeRange: from('2026-06-20T08:00', '2026-06-20T09:00'),
    }),
  ).toBe(true)
  expect(
    matches({
      name: 'VEVENT',
      propFilters: [moved],
      timeRange: from('2026-06-01T08:00', '2026-06-01T09:00'),
    }),
  ).toBe(false)
})

test('parameters', () => {
  const attendee = (...paramFilters: PropFilter['paramFilters'] & {}) =>
    event({ name: 'ATTENDEE', paramFilters })
  expect(attendee({ name: 'partstat', textMatch: { text: 'needs' } })).toBe(true)
  expect(attendee({ name: 'PARTSTAT', textMatch: { text: 'accepted' } })).toBe(false)
  expect(attendee({ name: 'ROLE', isNotDefined: true })).toBe(true)
  expect(attendee({ name: 'CN' })).toBe(true)
  expect(attendee({ name: 'ROLE' })).toBe(false)
})

test('times of occurrences and of properties', () => {
  expect(matches({ name: 'VEVENT', timeRange: from('2026-06-05T08:30', '2026-06-05T08:40') })).toBe(true)
  // The third was moved away, and there is no sixth.
  expect(matches({ name: 'VEVENT', timeRange: from('2026-06-03T08:00', '2026-06-03T09:00') })).toBe(false)
  expect(matches({ name: 'VEVENT', timeRange: from('2026-06-06T08:00', '2026-06-06T09:00') })).toBe(false)
  expect(event({ name: 'COMPLETED', timeRange: from('2026-01-01T00:00', '2026-01-02T00:00') })).toBe(true)
  expect(event({ name: 'COMPLETED', timeRange: from('2026-01-02T00:00', '2026-01-03T00:00') })).toBe(false)
})

test('alarms ring before each occurrence, and again', () => {
  const rings = (start: string, end: string) =>
    matches({ name: 'VEVENT', compFilters: [{ name: 'VALARM', timeRange: from(start, end) }] })
  expect(rings('2026-06-05T07:45', '2026-06-05T07:46')).toBe(true)
  expect(rings('2026-06-05T07:55', '2026-06-05T07:56')).toBe(true)
  expect(rings('2026-06-05T07:46', '2026-06-05T07:50')).toBe(false)
  expect(rings('2026-06-05T08:00', '2026-06-05T08:01')).toBe(false)
  // The moved one has no alarm.
  expect(rings('2026-06-20T07:45', '2026-06-20T07:46')).toBe(false)
})

test('an alarm rings at its instant, or counted from the end', () => {
  const alarm = (trigger: string) => `BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER${trigger}\nEND:VALARM`
  const rings = (trigger: string, start: string, end: string) =>
    matchesFilter(
      calendarObject(
        calendarText(
          'VEVENT',
          `DTSTART:20260601T080000Z\nDTEND:20260601T100000Z\nRRULE:FREQ=DAILY\n${alarm(trigger)}`,
        ),
      ),
      {
        name: 'VCALENDAR',
        compFilters: [{ name: 'VEVENT', compFilters: [{ name: 'VALARM', timeRange: from(start, end) }] }],
      },
      'UTC',
    )
  expect(rings(';VALUE=DATE-TIME:20250101T070000Z', '2025-01-01T07:00', '2025-01-01T07:01')).toBe(true)
  expect(rings(';VALUE=DATE-TIME:20250101T070000Z', '2026-06-01T07:00', '2026-06-01T12:00')).toBe(false)
  expect(rings(';RELATED=END:P1W', '2027-06-08T10:00', '2027-06-08T10:01')).toBe(true)
})

test('the range that an index may ask for', () => {
  const timeRange = from('2026-06-05T08:30', '2026-06-05T08:40')
  expect(rangeOfFilter({ name: 'VCALENDAR', compFilters: [{ name: 'VEVENT', timeRange }] })).toEqual(
    timeRange,
  )
  expect(
    rangeOfFilter({
      name: 'VCALENDAR',
      compFilters: [{ name: 'VEVENT', compFilters: [{ name: 'VALARM', timeRange }] }],
    }),
  ).toBeNull()
})
