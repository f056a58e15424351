import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarObject, calendarText } from '../../../test/support/calendars.ts'
import { day } from '../day.ts'
import { type EventChanges, type TodoChanges, withEvent, withTodo } from './edit.ts'

const AT = '2026-11-21T09:00:00Z'

const EVENT = calendarText(
  'VEVENT',
  `DTSTAMP:20250101T000000Z
DTSTART;TZID=Europe/Paris:20261024T183000
X-THING;A="b;c":kept  as it\\is
DTEND;TZID=Europe/Paris:20261024T200000
SUMMARY;LANGUAGE=fr:Dîner chez
  Joëlle
SEQUENCE:4
BEGIN:VALARM
ACTION:DISPLAY
SUMMARY:not mine
TRIGGER:-PT15M
END:VALARM`,
)

/** The lines that a change took out and put in. */
function changed(before: string, after: string): [out: string[], put: string[]] {
  const [old, now] = [before.split('\r\n'), after.split('\r\n')]
  return [old.filter(line => !now.includes(line)), now.filter(line => !old.includes(line))]
}

const STAMPS = ['DTSTAMP:20261121T090000Z', 'LAST-MODIFIED:20261121T090000Z', 'SEQUENCE:5']

describe('an event', () => {
  test.each<[string, EventChanges, string[]]>([
    ['a text keeps its language', { summary: 'Souper; à deux' }, ['SUMMARY;LANGUAGE=fr:Souper\\; à deux']],
    ['a text taken away', { summary: null }, []],
    ['a place added', { location: 'Lyon' }, ['LOCATION:Lyon']],
    [
      'moved across the change of season, as long',
      { startsAt: '2026-10-25T17:30:00Z' },
      ['DTSTART;TZID=Europe/Paris:20261025T183000', 'DTEND;TZID=Europe/Paris:20261025T200000'],
    ],
    ['longer', { minutes: 120 }, ['DTEND;TZID=Europe/Paris:20261024T203000']],
    ['to a day', { day: day('2026-12-24') }, ['DTSTART;VALUE=DATE:20261224']],
    [
      'to days',
      { day: day('2026-12-24'), lastDay: day('2026-12-26') },
      ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'],
    ],
    ['cancelled', { status: 'CANCELLED' }, ['STATUS:CANCELLED']],
  ])('%s', (_, changes, put) => {
    const after = withEvent(EVENT, changes, AT)
    expect(changed(EVENT, after)[1].toSorted()).toEqual([...put, ...STAMPS].toSorted())
    expect(calendarObject(after).uid).toBe('1')
    expect(after).toContain('SUMMARY:not mine\r\n')
    expect(after.indexOf('X-THING')).toBeGreaterThan(after.indexOf('DTSTART'))
  })

  test('what says the same changes no octet', () => {
    const same: EventChanges = {
      summary: 'Dîner chez Joëlle',
      startsAt: '2026-10-24T16:30:00Z',
      minutes: 90,
      location: null,
    }
    expect(withEvent(EVENT, same, AT)).toBe(EVENT)
    expect(withEvent(EVENT, {}, AT)).toBe(EVENT)
  })

  test('floating and UTC times move to UTC, days stay days', () => {
    const floating = calendarText('VEVENT', 'DTSTART:20261024T183000\nDTEND:20261024T193000')
    expect(changed(floating, withEvent(floating, { startsAt: '2026-10-25T17:30:00Z' }, AT))[1]).toEqual(
      expect.arrayContaining(['DTSTART:20261025T173000Z', 'DTEND:20261025T183000Z']),
    )
    const days = calendarText('VEVENT', 'DTSTART;VALUE=DATE:20261024\nDTEND;VALUE=DATE:20261026')
    expect(changed(days, withEvent(days, { day: day('2026-10-31') }, AT))[1]).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20261031', 'DTEND;VALUE=DATE:20261102']),
    )
  })

  test('the series is edited, not its overrides', () => {
    const text = calendarText(
      'VEVENT',
      'RECURRENCE-ID:20260102T100000Z\nDTSTART:20260102T120000Z\nSUMMARY:this time',
      'DTSTART:20260101T100000Z\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:each',
    )
    const after = withEvent(text, { summary: 'every' }, AT)
    expect(changed(text, after)).toEqual([
      ['SUMMARY:each'],
      ['SUMMARY:every', 'DTSTAMP:20261121T090000Z', 'LAST-MODIFIED:20261121T090000Z', 'SEQUENCE:1'],
    ])
  })
})

test('whatever is written in an event is read back, and the alarm is untouched', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter(value => !/[\p{Cc}\p{Cs}]/u.test(value))
  fc.assert(
    fc.property(text, text, (summary, location) => {
      const after = withEvent(EVENT, { summary, location }, AT)
      expect(calendarObject(after).summary).toBe(summary)
      expect(after.slice(after.indexOf('BEGIN:VALARM'))).toBe(EVENT.slice(EVENT.indexOf('BEGIN:VALARM')))
      for (const line of after.split('\r\n'))
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      expect(withEvent(after, { summary, location }, '2030-01-01T00:00:00Z')).toBe(after)
    }),
  )
})

describe('a task', () => {
  const TASK = calendarText(
    'VTODO',
    'DTSTAMP:20250101T000000Z\nSUMMARY:Rappeler\nDTSTART;VALUE=DATE:20261130\nDUE;VALUE=DATE:20261201\nX-APPLE-SORT-ORDER:3',
  )

  test.each<[string, TodoChanges, string[]]>([
    [
      'done',
      { completedAt: '2026-11-20T08:00:00Z' },
      ['COMPLETED:20261120T080000Z', 'PERCENT-COMPLETE:100', 'STATUS:COMPLETED'],
    ],
    ['later', { due: day('2026-12-05') }, ['DUE;VALUE=DATE:20261205']],
    [
      'earlier than it began',
      { due: day('2026-11-25') },
      ['DTSTART;VALUE=DATE:20261125', 'DUE;VALUE=DATE:20261125'],
    ],
    ['at an hour', { due: '2026-12-05T10:00:00Z' }, ['DTSTART:20261205T100000Z', 'DUE:20261205T100000Z']],
    ['without a day', { due: null }, []],
  ])('%s', (_, changes, put) => {
    const stamps = ['DTSTAMP:20261121T090000Z', 'LAST-MODIFIED:20261121T090000Z', 'SEQUENCE:1']
    const after = withTodo(TASK, changes, AT)
    expect(changed(TASK, after)[1].toSorted()).toEqual([...put, ...stamps].toSorted())
    expect(after).toContain('X-APPLE-SORT-ORDER:3\r\n')
  })

  test('done and to do again ends where it began, but for the stamps', () => {
    const done = withTodo(TASK, { completedAt: '2026-11-20T08:00:00Z' }, AT)
    const again = withTodo(done, { completedAt: null }, AT)
    expect(changed(TASK, again)[1]).toEqual(expect.arrayContaining(['STATUS:NEEDS-ACTION']))
    expect(again).not.toMatch(/COMPLETED|PERCENT/)
  })
})

test('line ends stay as they are', () => {
  const text = EVENT.replaceAll('\r\n', '\n')
  expect(withEvent(text, { summary: 'x', location: 'y' }, AT)).not.toContain('\r')
})

test('what holds no event is our mistake', () => {
  expect(() => withEvent(calendarText('VTODO', 'SUMMARY:x'), { summary: 'y' }, AT)).toThrow(RangeError)
})
