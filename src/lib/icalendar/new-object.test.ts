import { expect, test } from 'vitest'
import { calendarObject } from '../../../test/support/calendars.ts'
import { day } from '../day.ts'
import { newBirthday, newEvent, newTodo } from './new-object.ts'
import { happensWithin } from './time-range.ts'

const GIVEN = { uid: 'u1', stampAt: '2026-11-21T09:00:00Z', prodId: '-//Us//EN' }
const lines = (text: string | null) => text?.split('\r\n').slice(3, -3)

test('an event of a time', () => {
  const text = newEvent({
    ...GIVEN,
    summary: 'Dîner, à deux',
    startsAt: '2026-11-21T18:30:00Z',
    minutes: 90,
    location: 'Lyon',
    status: 'TENTATIVE',
  })
  expect(lines(text)).toEqual([
    'BEGIN:VEVENT',
    'UID:u1',
    'DTSTAMP:20261121T090000Z',
    'DTSTART:20261121T183000Z',
    'DTEND:20261121T200000Z',
    'SUMMARY:Dîner\\, à deux',
    'LOCATION:Lyon',
    'STATUS:TENTATIVE',
  ])
  expect(calendarObject(text)).toMatchObject({ uid: 'u1', summary: 'Dîner, à deux' })
})

test('an event of days ends the day after the last', () => {
  const text = newEvent({
    ...GIVEN,
    summary: 'Salon',
    day: day('2026-12-30'),
    lastDay: day('2027-01-01'),
    categories: ['a,b', 'c'],
  })
  expect(lines(text)).toEqual(
    expect.arrayContaining([
      'DTSTART;VALUE=DATE:20261230',
      'DTEND;VALUE=DATE:20270102',
      'CATEGORIES:a\\,b,c',
    ]),
  )
})

test('an event says when it is', () => {
  expect(() => newEvent({ ...GIVEN, summary: 'x' })).toThrow(RangeError)
})

test('a task, open or done, with a day, an hour or none', () => {
  expect(lines(newTodo({ ...GIVEN, summary: 'Rappeler' }))?.slice(3)).toEqual([
    'SUMMARY:Rappeler',
    'STATUS:NEEDS-ACTION',
  ])
  expect(lines(newTodo({ ...GIVEN, summary: 'Rappeler', due: day('2026-12-01') }))).toContain(
    'DUE;VALUE=DATE:20261201',
  )
  expect(
    lines(
      newTodo({ ...GIVEN, summary: 'x', due: '2026-12-01T08:00:00Z', completedAt: '2026-11-30T08:00:00Z' }),
    )?.slice(3),
  ).toEqual([
    'DUE:20261201T080000Z',
    'SUMMARY:x',
    'STATUS:COMPLETED',
    'COMPLETED:20261130T080000Z',
    'PERCENT-COMPLETE:100',
  ])
})

test('a birthday is on its day every year, with or without a year, the 29 February too', () => {
  const on = (birthday: { year: number | null; month: number | null; day: number | null }, at: string) => {
    const object = calendarObject(newBirthday({ ...GIVEN, summary: 'Zoé', birthday }) ?? '')
    return happensWithin(object, { startsAt: `${at}T00:00:00Z`, endsAt: `${at}T23:00:00Z` }, 'UTC')
  }
  expect(on({ year: 1980, month: 4, day: 12 }, '2026-04-12')).toBe(true)
  expect(on({ year: 1980, month: 4, day: 12 }, '2026-04-13')).toBe(false)
  expect(on({ year: null, month: 4, day: 12 }, '2026-04-12')).toBe(true)
  expect(on({ year: 1980, month: 2, day: 29 }, '2026-02-28')).toBe(true)
  expect(on({ year: 1980, month: 2, day: 29 }, '2028-02-29')).toBe(true)
  expect(on({ year: 1980, month: 2, day: 29 }, '2028-02-28')).toBe(false)
  expect(newBirthday({ ...GIVEN, summary: 'Zoé', birthday: { year: 1980, month: 4, day: null } })).toBeNull()
})
