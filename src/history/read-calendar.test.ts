import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { deskClock } from './desk-clock.ts'
import { readCalendar } from './read-calendar.ts'

const SELF = { mails: ['moi@exemple.fr'], phones: [], names: [] }
const options = { self: SELF, today: day('2026-11-21') }
const calendar = (...lines: string[]) =>
  Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'))
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:u1', ...lines, 'END:VEVENT']
const MARIE = 'ATTENDEE;CN=Marie;PARTSTAT=ACCEPTED:mailto:Marie@exemple.fr'
const ME = 'ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:moi@exemple.fr'
const AT = ['DTSTART;TZID=Europe/Paris:20261005T100000', 'DTEND;TZID=Europe/Paris:20261005T111500']
const read = (...lines: string[]) => readCalendar(calendar(...lines), options)

test('an event with people is a meeting; rooms, oneself and those who said no are not met', () => {
  const told = read(
    ...event(
      ...AT,
      MARIE,
      ME,
      'ATTENDEE;CUTYPE=ROOM;CN=Salle:mailto:salle@exemple.fr',
      'ATTENDEE;PARTSTAT=DECLINED:mailto:paul@exemple.fr',
      'ORGANIZER;CN=Lucie:mailto:lucie@exemple.fr',
      'SUMMARY:Bilan\\, deux',
      'LOCATION:Lyon',
    ),
  )
  expect(told).toMatchObject({
    entries: 1,
    meetings: [
      {
        key: 'u1',
        from: { instant: Date.UTC(2026, 9, 5, 8) },
        minutes: 75,
        isVideo: false,
        isCancelled: false,
        title: 'Bilan, deux',
        place: 'Lyon',
        others: [{ name: 'Marie', mail: 'marie@exemple.fr' }, { name: 'Lucie' }],
      },
    ],
  })
  expect(read(...event(...AT, ME))?.meetings).toEqual([])
})

test('called off by its status, by its method, or by one’s own no', () => {
  expect(read(...event(...AT, MARIE, 'STATUS:CANCELLED'))?.meetings[0]?.isCancelled).toBe(true)
  expect(read('METHOD:CANCEL', ...event(...AT, MARIE))?.meetings[0]?.isCancelled).toBe(true)
  const no = ME.replace('ACCEPTED', 'DECLINED')
  expect(read(...event(...AT, MARIE, no))?.meetings[0]?.isCancelled).toBe(true)
  expect(read('METHOD:REPLY', ...event(...AT, MARIE))?.meetings).toEqual([])
})

test('online where a link is the place, or nothing else is', () => {
  const link = 'DESCRIPTION:https://meet.google.com/abc'
  expect(read(...event(...AT, MARIE, link))?.meetings[0]?.isVideo).toBe(true)
  expect(read(...event(...AT, MARIE, link, 'LOCATION:Café du Port'))?.meetings[0]?.isVideo).toBe(false)
  expect(read(...event(...AT, MARIE, 'LOCATION:https://zoom.us/j/1'))?.meetings[0]?.isVideo).toBe(true)
})

test('each of a series by itself, its exceptions too; one without an end is followed for a while, and said so', () => {
  const told = read(
    ...event('DTSTART:20261005T080000Z', 'DTEND:20261005T090000Z', 'RRULE:FREQ=WEEKLY', MARIE),
    ...event('RECURRENCE-ID:20261012T080000Z', 'DTSTART:20261012T080000Z', 'STATUS:CANCELLED', MARIE),
  )
  const keys = told?.meetings.map(({ key }) => key) ?? []
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toContain('u1 2026-10-05T08:00:00Z')
  expect(told?.meetings.find(({ key }) => key === 'u1 2026-10-12T08:00:00Z')?.isCancelled).toBe(true)
  expect(keys.length).toBeGreaterThan(15)
  expect(keys.length).toBeLessThan(30)
  expect(told?.problems).toMatchObject([{ code: 'series-endless', params: { until: '2027-02-21' } }])
})

test('a rule of seconds, an absurd day, no calendar', () => {
  const wild = read(...event('DTSTART:20261005T080000Z', 'RRULE:FREQ=SECONDLY', MARIE))
  expect(wild?.meetings).toHaveLength(1)
  expect(read(...event('DTSTART:quand on veut', MARIE))?.problems).toMatchObject([
    { code: 'event-without-day' },
  ])
  expect(readCalendar(Buffer.from('Bonjour'), options)).toBeNull()
})

test.each(['America/Montreal', 'Pacific/Auckland', 'Europe/Paris'])(
  'a time without a zone is the owner’s in %s, whatever the machine’s; a day is that day',
  zone => {
    const clock = deskClock(zone)
    const floating = read(...event('DTSTART:20261005T100000', MARIE))?.meetings[0]
    expect(floating && clock(floating.from)).toEqual({ day: '2026-10-05', time: '10:00' })
    const whole = read(...event('DTSTART;VALUE=DATE:20261005', MARIE))?.meetings[0]
    expect([whole?.isAllDay, whole && clock(whole.from)?.day]).toEqual([true, '2026-10-05'])
  },
)

test('an instant is on the desk’s clock', () => {
  const instant = Date.UTC(2026, 9, 5, 23, 30)
  expect(deskClock('Pacific/Auckland')({ instant })).toEqual({ day: '2026-10-06', time: '12:30' })
  expect(deskClock('America/Montreal')({ instant })).toEqual({ day: '2026-10-05', time: '19:30' })
  expect(deskClock('Europe/Paris')({ instant: Number.NaN })).toBeNull()
})

test('whose calendar it is, where nobody said: its name, or who is in nearly all of it', () => {
  const nobody = { ...options, self: { mails: [], phones: [], names: [] } }
  const among = (uid: string, ...mails: string[]) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTART:20261005T080000Z',
    ...mails.map(mail => `ATTENDEE:mailto:${mail}@exemple.fr`),
    'END:VEVENT',
  ]
  const met = (...lines: string[]) =>
    readCalendar(calendar(...lines), nobody)?.meetings.map(({ others }) =>
      others.map(({ mail }) => mail?.split('@')[0]),
    )
  const all = ['a', 'b', 'c', 'd'].flatMap(name => among(name, 'moi', name))
  expect(met(...all)).toEqual([['a'], ['b'], ['c'], ['d']])
  expect(met(...among('a', 'moi', 'a'))).toEqual([['moi', 'a']])
  expect(met('X-WR-CALNAME:moi@exemple.fr', ...among('a', 'moi', 'a'))).toEqual([['a']])
})

const LINES = [
  'BEGIN:VEVENT',
  'END:VEVENT',
  'BEGIN:VTIMEZONE',
  'UID:u1',
  'DTSTART:20261005T080000Z',
  'DTSTART;TZID=Nulle/Part:20261005T080000',
  'DTSTART;VALUE=DATE:99991231',
  'DURATION:-P1W',
  'DTEND:19700101T000000Z',
  'RRULE:FREQ=DAILY',
  'RRULE:FREQ=YEARLY;BYMONTH=13;COUNT=99999999',
  'RRULE:FREQ=MONTHLY;BYDAY=5MO,-5SU;INTERVAL=0',
  'RDATE;VALUE=PERIOD:20261005T080000Z/P9999W',
  'RECURRENCE-ID;RANGE=THISANDFUTURE:20261012T080000Z',
  'EXDATE:20261005T080000Z,,',
  MARIE,
  'ATTENDEE;CN="x;y:z',
  'ORGANIZER:',
  ' fold',
]

test('no lines trip it up, in whatever order, and it ends', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 25 }), lines => {
      const told = read('BEGIN:VEVENT', ...lines)
      expect(told?.meetings.length ?? 0).toBeLessThan(20_000)
    }),
    { numRuns: 60 },
  )
})
