import { expect, test } from 'vitest'
import { calendarText, recurring } from '../../../test/support/calendars.ts'
import { readComponents } from './component.ts'
import { busyPeriods, printFreeBusy } from './free-busy.ts'

const RANGE = { startsAt: '2026-06-10T08:00:00Z', endsAt: '2026-06-11T20:00:00Z' }
const event = (body: string) => recurring('VEVENT', body)
const busy = (...objects: ReturnType<typeof recurring>[]) =>
  busyPeriods(objects, RANGE, 'Europe/Paris').map(
    ({ startsAt, endsAt, kind }) => `${startsAt.slice(8, 16)} ${endsAt.slice(8, 16)} ${kind}`,
  )

test('what touches is one, kinds apart, cut to the range', () => {
  expect(
    busy(
      event('DTSTART:20260610T070000Z\nDTEND:20260610T090000Z'),
      event('DTSTART:20260610T090000Z\nDURATION:PT30M'),
      event('DTSTART:20260610T091500Z\nDURATION:PT30M\nSTATUS:TENTATIVE'),
      event('DTSTART:20260601T150000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY'),
    ),
  ).toEqual([
    '10T08:00 10T09:30 BUSY',
    '10T09:15 10T09:45 BUSY-TENTATIVE',
    '10T15:00 10T16:00 BUSY',
    '11T15:00 11T16:00 BUSY',
  ])
})

test('what takes no time, is cancelled or has no length is not there', () => {
  const at = 'DTSTART:20260610T100000Z'
  expect(
    busy(
      event(`${at}\nDURATION:PT1H\nTRANSP:TRANSPARENT`),
      event(`${at}\nDURATION:PT1H\nSTATUS:CANCELLED`),
      event(at),
    ),
  ).toEqual([])
  expect(busy(recurring('VTODO', `${at}\nDURATION:PT1H`))).toEqual([])
})

test('whole days are those of the zone', () => {
  expect(busy(event('DTSTART;VALUE=DATE:20260611'))).toEqual(['10T22:00 11T20:00 BUSY'])
})

test('busy times kept as such are counted, free ones are not', () => {
  const object = recurring(
    'VFREEBUSY',
    'FREEBUSY:20260610T100000Z/PT1H\nFREEBUSY;FBTYPE=FREE:20260610T120000Z/PT1H\nFREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260610T130000Z/PT1H',
  )
  expect(busy(object)).toEqual(['10T10:00 10T11:00 BUSY', '10T13:00 10T14:00 BUSY-UNAVAILABLE'])
})

test('the answer is a calendar of one VFREEBUSY, which says the same again', () => {
  const periods = busyPeriods(
    [event('DTSTART:20260610T100000Z\nDURATION:PT1H\nSTATUS:TENTATIVE')],
    RANGE,
    'UTC',
  )
  const text = printFreeBusy({
    uid: 'x',
    stampAt: '2026-06-01T00:00:00Z',
    range: RANGE,
    periods,
    prodId: '-//Us//EN',
  })
  expect(text).toBe(
    calendarText(
      'VFREEBUSY',
      'UID:x\nDTSTAMP:20260601T000000Z\nDTSTART:20260610T080000Z\nDTEND:20260611T200000Z\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20260610T100000Z/20260610T110000Z',
    ).replace('test', 'Us'),
  )
  const [calendar] = readComponents(text).value
  expect(calendar && busyPeriods([{ calendar, component: 'VFREEBUSY' }], RANGE, 'UTC')).toEqual(periods)
})
