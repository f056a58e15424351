import { describe, expect, test } from 'vitest'
import { recurring } from '../../../test/support/calendars.ts'
import { readTimeRange, type TimeRange } from './range.ts'
import { happensWithin } from './time-range.ts'

/** Hours of 10 June 2026 UTC, from and to. */
function hours(from: number | null, to: number | null): TimeRange {
  const at = (hour: number | null) =>
    hour === null ? null : new Date(Date.UTC(2026, 5, 10, hour)).toISOString()
  return { startsAt: at(from), endsAt: at(to) }
}

const within = (kind: string, body: string, range: TimeRange, zone = 'UTC') =>
  happensWithin(recurring(kind, body), range, zone)

type Row = [name: string, body: string, from: number | null, to: number | null, found: boolean]

describe('an event', () => {
  test.each<Row>([
    ['with an end, around', 'DTSTART:20260610T080000Z\nDTEND:20260610T120000Z', 9, 10, true],
    ['with an end, that touches before', 'DTSTART:20260610T080000Z\nDTEND:20260610T120000Z', 12, 13, false],
    ['with an end, that touches after', 'DTSTART:20260610T080000Z\nDTEND:20260610T120000Z', 7, 8, false],
    ['with a duration', 'DTSTART:20260610T080000Z\nDURATION:PT4H', 11, 13, true],
    ['with a duration of nothing, at its start', 'DTSTART:20260610T080000Z\nDURATION:PT0S', 8, 9, true],
    ['with a duration of nothing, before', 'DTSTART:20260610T080000Z\nDURATION:PT0S', 7, 8, false],
    ['of an instant', 'DTSTART:20260610T080000Z', 8, 9, true],
    ['of an instant, after', 'DTSTART:20260610T080000Z', 9, 10, false],
    ['of a day', 'DTSTART;VALUE=DATE:20260610', 23, 24, true],
    ['of the day before', 'DTSTART;VALUE=DATE:20260609', 0, 1, false],
    ['of two days', 'DTSTART;VALUE=DATE:20260609\nDTEND;VALUE=DATE:20260611', 0, 1, true],
    ['with an open range', 'DTSTART:20260610T080000Z', 8, null, true],
    ['past an open range', 'DTSTART:20260610T080000Z', null, 8, false],
    [
      'cancelled at that time',
      'DTSTART:20260609T080000Z\nRRULE:FREQ=DAILY\nEXDATE:20260610T080000Z',
      0,
      20,
      false,
    ],
    ['recurring for ever', 'DTSTART:19700101T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY', 8, 9, true],
    ['recurring, between', 'DTSTART:19700101T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY', 9, 32, false],
    [
      'recurring for long, still going on',
      'DTSTART:20260601T080000Z\nDURATION:P2D\nRRULE:FREQ=WEEKLY',
      7,
      8,
      true,
    ],
  ])('%s', (_, body, from, to, found) => {
    expect(within('VEVENT', body, hours(from, to))).toBe(found)
  })

  test('a day and a floating time are those of the zone', () => {
    expect(within('VEVENT', 'DTSTART;VALUE=DATE:20260611', hours(22, 23), 'Europe/Paris')).toBe(true)
    expect(within('VEVENT', 'DTSTART;VALUE=DATE:20260611', hours(22, 23), 'UTC')).toBe(false)
    expect(within('VEVENT', 'DTSTART:20260610T080000', hours(6, 7), 'Europe/Paris')).toBe(true)
  })
})

describe('a task, by the table of RFC 4791 §9.9', () => {
  const START = 'DTSTART:20260610T080000Z'
  const DUE = 'DUE:20260610T120000Z'
  const CREATED = 'CREATED:20260610T080000Z'
  const COMPLETED = 'COMPLETED:20260610T120000Z'
  test.each<Row>([
    ['start and duration', `${START}\nDURATION:PT4H`, 12, 13, true],
    ['start and duration, past', `${START}\nDURATION:PT4H`, 13, 14, false],
    ['start and due', `${START}\n${DUE}`, 11, 12, true],
    ['start and due, at the due', `${START}\n${DUE}`, 12, 13, false],
    ['start alone', START, 8, 9, true],
    ['start alone, past', START, 9, 10, false],
    ['due alone', DUE, 11, 12, true],
    ['due alone, at it', DUE, 12, 13, false],
    ['completed and created', `${CREATED}\n${COMPLETED}`, 9, 10, true],
    ['completed and created, past', `${CREATED}\n${COMPLETED}`, 13, 14, false],
    ['completed', COMPLETED, 12, 13, true],
    ['completed, before', COMPLETED, 10, 11, false],
    ['created', CREATED, 20, 21, true],
    ['created, before', CREATED, 6, 7, false],
    ['nothing at all', 'SUMMARY:x', 0, 1, true],
    ['each week', `${START}\n${DUE}\nRRULE:FREQ=WEEKLY`, 7 * 24 + 9, 7 * 24 + 10, true],
  ])('%s', (_, body, from, to, found) => {
    expect(within('VTODO', body, hours(from, to))).toBe(found)
  })
})

test.each<[string, string, number, number, boolean]>([
  ['VJOURNAL', 'DTSTART;VALUE=DATE:20260610', 22, 23, true],
  ['VJOURNAL', 'DTSTART:20260610T080000Z', 9, 10, false],
  ['VJOURNAL', 'SUMMARY:x', 0, 24, false],
  ['VFREEBUSY', 'DTSTART:20260610T080000Z\nDTEND:20260610T120000Z', 12, 13, true],
  ['VFREEBUSY', 'FREEBUSY:20260610T080000Z/PT1H,20260610T100000Z/20260610T110000Z', 10, 11, true],
  ['VFREEBUSY', 'FREEBUSY:20260610T080000Z/PT1H,20260610T100000Z/20260610T110000Z', 9, 10, false],
  ['VFREEBUSY', 'SUMMARY:x', 0, 24, false],
  ['VAVAILABILITY', 'DTEND:20260610T120000Z', 3, 4, true],
  ['VAVAILABILITY', 'DTEND:20260610T120000Z', 12, 13, false],
])('%s %s from %i to %i: %s', (kind, body, from, to, found) => {
  expect(within(kind, body, hours(from, to))).toBe(found)
})

test('a range is read as CalDAV writes it', () => {
  expect(readTimeRange('20260610T080000Z', null)).toEqual({ startsAt: '2026-06-10T08:00:00Z', endsAt: null })
  expect(readTimeRange('20260610T080000Z', '20260610T090000Z')?.endsAt).toBe('2026-06-10T09:00:00Z')
  for (const [start, end] of [
    [null, null],
    ['20260610T080000', null],
    ['20260610', null],
    ['20260610T080000Z', '20260610T080000Z'],
    ['20261310T080000Z', null],
  ] as const) {
    expect(readTimeRange(start, end)).toBeNull()
  }
})
