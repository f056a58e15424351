import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarObject, calendarText } from '../../../test/support/calendars.ts'
import { calendarData } from './expand.ts'
import type { CalendarObject } from './object.ts'
import { readTimeRange, type TimeRange } from './range.ts'

const range = (start: string, end: string) => {
  const read = readTimeRange(start, end)
  if (!read) throw new Error('no range')
  return read
}

const expand = (object: CalendarObject, within: TimeRange, zone: string) =>
  calendarData(object, { expand: within }, zone)

const SERIES = calendarObject(
  calendarText(
    'VEVENT',
    `DTSTART;TZID=Europe/Paris:20261023T183000
DTEND;TZID=Europe/Paris:20261023T193000
RRULE:FREQ=DAILY
SUMMARY:Each
X-KEPT:as is`,
    'RECURRENCE-ID;TZID=Europe/Paris:20261026T183000\nDTSTART;TZID=Europe/Paris:20261027T080000\nDTEND;TZID=Europe/Paris:20261027T090000\nSUMMARY:Moved',
    'RECURRENCE-ID;TZID=Europe/Paris:20270101T183000\nDTSTART;TZID=Europe/Paris:20270102T080000\nSUMMARY:Far',
  ).replace('BEGIN:VEVENT', 'BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT'),
)

test('each occurrence stands by itself, in UTC', () => {
  const text = expand(SERIES, range('20261025T000000Z', '20261028T000000Z'), 'Europe/Paris')
  expect(text).not.toMatch(/TZID|RRULE|VTIMEZONE/)
  expect(text.split('\r\n').filter(line => /^(?:DT|RECURRENCE|SUMMARY|X-)/.test(line))).toEqual([
    'DTSTART:20261025T173000Z',
    'RECURRENCE-ID:20261025T173000Z',
    'DTEND:20261025T183000Z',
    'SUMMARY:Each',
    'X-KEPT:as is',
    'DTSTART:20261027T070000Z',
    'RECURRENCE-ID:20261026T173000Z',
    'DTEND:20261027T080000Z',
    'SUMMARY:Moved',
    'DTSTART:20261027T173000Z',
    'RECURRENCE-ID:20261027T173000Z',
    'DTEND:20261027T183000Z',
    'SUMMARY:Each',
    'X-KEPT:as is',
  ])
})

test('days stay days, floating time floats, what happens once says no RECURRENCE-ID', () => {
  const once = (body: string) =>
    expand(
      calendarObject(calendarText('VEVENT', body)),
      range('20261020T000000Z', '20261101T000000Z'),
      'Europe/Paris',
    )
  expect(once('DTSTART;VALUE=DATE:20261024\nRRULE:FREQ=DAILY;COUNT=2')).toContain(
    'RECURRENCE-ID;VALUE=DATE:20261025',
  )
  expect(once('DTSTART:20261024T080000')).toMatch(/DTSTART:20261024T080000\r\n(?!RECURRENCE)/)
  expect(once('DTSTART:20270101T080000')).not.toContain('VEVENT')
})

test('overrides beside the range are left out, the series stays', () => {
  const text = calendarData(
    SERIES,
    { limitRecurrenceSet: range('20261026T000000Z', '20261026T230000Z') },
    'Europe/Paris',
  )
  expect(text).toContain('RRULE')
  // It was on that day before it was moved.
  expect(text).toContain('Moved')
  expect(text).not.toContain('Far')
})

test('busy periods beside the range are left out', () => {
  const object = calendarObject(
    calendarText(
      'VFREEBUSY',
      'FREEBUSY;FBTYPE=BUSY:20260601T080000Z/PT1H,20260602T080000Z/PT1H\nFREEBUSY:20260603T080000Z/PT1H',
    ),
  )
  const text = calendarData(object, { limitFreeBusy: range('20260602T000000Z', '20260603T000000Z') }, 'UTC')
  expect(text.match(/FREEBUSY[;:]2?.*/g)).toEqual(['FREEBUSY;FBTYPE=BUSY:20260602T080000Z/PT1H'])
})

test('of a component only what is named, in its order', () => {
  const data = (comp: Parameters<typeof calendarData>[1]['comp']) => calendarData(SERIES, { comp }, 'UTC')
  const named = {
    name: 'VCALENDAR',
    props: [{ name: 'VERSION' }],
    comps: [{ name: 'VEVENT', props: [{ name: 'summary' }, { name: 'DTSTART', noValue: true }] }],
  }
  expect(data(named).split('\r\n').slice(0, 6)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'DTSTART;TZID=Europe/Paris:',
    'SUMMARY:Each',
    'END:VEVENT',
  ])
  expect(data({ name: 'VCALENDAR', allProps: true })).toBe(
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nEND:VCALENDAR\r\n',
  )
  expect(data({ name: 'VCALENDAR', comps: [{ name: 'VTIMEZONE' }] })).toContain('TZID:Europe/Paris')
  expect(data({ name: 'VCALENDAR', allComps: true })).not.toContain('VERSION')
})

test('who asks for nothing special gets the text as it came', () => {
  expect(calendarData(SERIES, {}, 'UTC')).toBe(SERIES.text)
  expect(calendarData(SERIES, { comp: { name: 'VCALENDAR', allProps: true, allComps: true } }, 'UTC')).toBe(
    SERIES.text,
  )
})

test('an expansion is the same when its range is cut in two', () => {
  const starts = (text: string) => text.match(/DTSTART:.*/g) ?? []
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 59 }),
      fc.constantFrom('DAILY', 'WEEKLY', 'HOURLY;INTERVAL=7'),
      (day, rule) => {
        const object = calendarObject(
          calendarText('VEVENT', `DTSTART;TZID=Europe/Paris:20250101T083000\nRRULE:FREQ=${rule}`),
        )
        const cut = new Date(Date.UTC(2026, 9, 1 + day)).toISOString()
        const [from, to] = ['2026-10-01T00:00:00Z', '2026-12-01T00:00:00Z']
        const part = (startsAt: string, endsAt: string) => starts(expand(object, { startsAt, endsAt }, 'UTC'))
        expect([...part(from, cut), ...part(cut, to)]).toEqual(part(from, to))
      },
    ),
    { numRuns: 30 },
  )
})
