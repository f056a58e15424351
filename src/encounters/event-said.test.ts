import { expect, test } from 'vitest'
import { vcalendar } from '../../test/support/dav/bodies.ts'
import { day } from '../lib/day.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { bornAt, eventChanges, eventOf, instantText, readEvent } from './event-said.ts'

const PARIS = 'Europe/Paris'

function saidIn(lines: string[]) {
  const octets = new TextEncoder().encode(vcalendar('x', 'VEVENT', lines))
  const { value } = readCalendarObject(octets)
  if (!value) throw new Error('no event')
  return readEvent(value, PARIS)
}

test.each([
  [
    'in UTC',
    ['DTSTART:20261124T230000Z', 'DURATION:PT45M'],
    { day: '2026-11-25', time: '00:00', minutes: 45 },
  ],
  [
    'in another zone',
    ['DTSTART;TZID=America/New_York:20261124T100000'],
    { day: '2026-11-24', time: '16:00' },
  ],
  ['of Windows', ['DTSTART;TZID=Romance Standard Time:20261124T100000'], { time: '10:00' }],
  ['floating', ['DTSTART:20261124T100000', 'DTEND:20261124T100000'], { time: '10:00', minutes: null }],
  ['of a day', ['DTSTART;VALUE=DATE:20261124'], { day: '2026-11-24', time: null, spansDays: false }],
  [
    'of the long day of autumn',
    ['DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026'],
    { spansDays: false },
  ],
  [
    'of two days',
    ['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261126'],
    { time: null, spansDays: true },
  ],
  ['called off', ['DTSTART:20261124T230000Z', 'STATUS:cancelled'], { isCancelled: true }],
  ['on line', ['DTSTART:20261124T230000Z', 'LOCATION:https://meet.example/x'], { isOnLine: true }],
])('an event %s is read', (_, lines, said) => {
  expect(saidIn(lines)).toMatchObject(said)
})

test('U+0000 is left out: PostgreSQL takes it in no text', () => {
  expect(saidIn(['DTSTART:20261124T230000Z', 'LOCATION:a\0b'])).toMatchObject({ place: 'ab' })
})

test('an hour that clocks skip is told as the hour after', () => {
  expect(instantText(day('2026-03-29'), '02:30', PARIS)).toBe('2026-03-29T01:30:00.000Z')
})

test('the same facts give the same octets; the stamp is when the thing was born', () => {
  const plan = { id: '01a1fd03-14c0-78f3-a4b3-fb87ed4d22a2', day: day('2026-11-24'), time: '10:00' }
  const planned = { ...plan, minutes: null, place: '', note: '' }
  expect(eventOf(planned, 'Café', PARIS)).toBe(eventOf(planned, 'Café', PARIS))
  expect(bornAt(plan.id)).toBe('2026-11-21T07:30:00.000Z')
  expect(bornAt('anything')).toBe('1970-01-01T00:00:00.000Z')
})

test('only what changed is told', () => {
  const before = { id: 'x', day: day('2026-11-24'), time: '10:00', minutes: null, place: 'a', note: 'b' }
  expect(eventChanges(before, before, PARIS)).toEqual({})
  expect(eventChanges(before, { ...before, place: '' }, PARIS)).toEqual({ location: '' })
  expect(eventChanges(before, { ...before, time: null }, PARIS)).toEqual({ day: '2026-11-24' })
  expect(eventChanges({ ...before, time: null }, before, PARIS)).toEqual({
    startsAt: '2026-11-24T09:00:00.000Z',
    minutes: 60,
  })
})
