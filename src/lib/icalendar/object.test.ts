import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarText } from '../../../test/support/calendars.ts'
import { printComponent, readComponents } from './component.ts'
import { isoText } from './moment-text.ts'
import { readCalendarObject } from './object.ts'
import { happensWithin } from './time-range.ts'

const read = (text: string) => readCalendarObject(new TextEncoder().encode(text))
const event = (...bodies: string[]) => calendarText('VEVENT', ...bodies)

test('an object says what it is', () => {
  const text = event('UID:a@b\nDTSTART:20261121T183000Z\nDURATION:PT2H\nSUMMARY:Dîner\\, chez\n  Joëlle')
  expect(read(text)).toMatchObject({
    value: {
      uid: 'a@b',
      component: 'VEVENT',
      text,
      summary: 'Dîner, chez Joëlle',
      startsAt: '2026-11-21T18:30:00Z',
      endsAt: '2026-11-21T20:30:00Z',
      isRecurring: false,
    },
    problems: [],
  })
})

describe('the whole time of an object', () => {
  test.each([
    [
      'of a zone',
      'DTSTART;TZID=Europe/Paris:20260701T100000\nDTEND;TZID=Europe/Paris:20260701T110000',
      '2026-07-01T08:00:00Z',
      '2026-07-01T09:00:00Z',
    ],
    ['of a day, wherever', 'DTSTART;VALUE=DATE:20260701', '2026-06-30T09:00:00Z', '2026-07-02T15:00:00Z'],
    ['without end', 'DTSTART:20260701T100000Z\nRRULE:FREQ=DAILY', '2026-06-30T19:00:00Z', null],
  ])('%s', (_, body, startsAt, endsAt) => {
    expect(read(event(body)).value).toMatchObject({ startsAt, endsAt })
  })

  test('ends after the last occurrence', () => {
    const endsAt = (rule: string) => read(event(`DTSTART:20260701T100000Z\n${rule}`)).value?.endsAt ?? ''
    expect(endsAt('RRULE:FREQ=DAILY;COUNT=3') >= '2026-07-03T10').toBe(true)
    expect(endsAt('RRULE:FREQ=DAILY;COUNT=3') < '2026-07-07').toBe(true)
    expect(endsAt('RRULE:FREQ=DAILY;UNTIL=20270101T000000Z') >= '2027-01-01').toBe(true)
    expect(endsAt('RDATE:20300101T100000Z') >= '2030-01-01T10').toBe(true)
  })

  test('is not told of a task without dates', () => {
    expect(read(calendarText('VTODO', 'SUMMARY:Rappeler')).value).toMatchObject({
      startsAt: null,
      endsAt: null,
    })
  })
})

describe('what a calendar cannot hold is refused with its precondition', () => {
  test.each([
    ['valid-calendar-data', 'nothing', ''],
    ['valid-calendar-data', 'a card', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nEND:VCARD\r\n'],
    [
      'valid-calendar-data',
      'an old version',
      event('DTSTART:20260101T100000Z').replace('VERSION:2.0', 'VERSION:1.0'),
    ],
    ['valid-calendar-data', 'half a text', event('DTSTART:20260101T100000Z').slice(0, -20)],
    ['valid-calendar-data', 'no UID', event('DTSTART:20260101T100000Z').replace('UID:1\r\n', '')],
    ['valid-calendar-data', 'no day', event('DTSTART:20260231')],
    ['valid-calendar-data', 'no DTSTART', event('SUMMARY:x')],
    [
      'valid-calendar-data',
      'two ends',
      event('DTSTART:20260101T100000Z\nDTEND:20260101T110000Z\nDURATION:PT1H'),
    ],
    [
      'max-attendees-per-instance',
      'a crowd',
      event(`DTSTART:20260101T100000Z${'\nATTENDEE:mailto:a@b.example'.repeat(1001)}`),
    ],
    [
      'max-instances',
      'a rule that never ends in sight',
      event('DTSTART:20260101\nRRULE:FREQ=DAILY;COUNT=20000'),
    ],
    ['valid-calendar-data', 'no rule', event('DTSTART:20260101T100000Z\nRRULE:FREQ=NOW')],
    [
      'valid-calendar-object-resource',
      'METHOD',
      event('DTSTART:20260101T100000Z').replace('VERSION', 'METHOD:REQUEST\r\nVERSION'),
    ],
    ['valid-calendar-object-resource', 'two calendars', event('DTSTART:20260101').repeat(2)],
    [
      'valid-calendar-object-resource',
      'two UIDs',
      event('UID:1\nDTSTART:20260101', 'UID:2\nDTSTART:20260101'),
    ],
    ['valid-calendar-object-resource', 'twice the same', event('DTSTART:20260101', 'DTSTART:20260102')],
    ['valid-calendar-object-resource', 'no component', event()],
    [
      'valid-calendar-object-resource',
      'an event and a task',
      event('DTSTART:20260101').replace(
        'END:VCALENDAR',
        'BEGIN:VTODO\r\nUID:1\r\nEND:VTODO\r\nEND:VCALENDAR',
      ),
    ],
    ['supported-calendar-component', 'something else', calendarText('X-THING', 'SUMMARY:x')],
  ])('%s: %s', (code, _, text) => {
    const { value, problems } = read(text)
    expect(value).toBeNull()
    expect(problems.filter(({ level }) => level === 'rejected').map(one => one.code)).toEqual([code])
  })
})

describe('what real programs write is read', () => {
  test('zones of Windows, of Exchange without quotes, behind a prefix', () => {
    for (const zone of [
      'Romance Standard Time',
      '/mozilla.org/20070129_1/Europe/Paris',
      'Europe_Paris',
      '"Europe/Paris"',
    ]) {
      expect(read(event(`DTSTART;TZID=${zone}:20260701T100000`)).value?.startsAt).toBe('2026-07-01T08:00:00Z')
    }
    const own = `BEGIN:VTIMEZONE\r\nTZID:(UTC+01:00) Brussels, Paris\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT`
    for (const [day, hour] of [
      ['20260701', '08'],
      ['20261201', '09'],
      ['20261025', '09'],
      ['20260329', '08'],
    ]) {
      const text = event(`DTSTART;TZID=(UTC+01:00) Brussels, Paris:${day}T100000`).replace(
        'BEGIN:VEVENT',
        own,
      )
      expect(read(text).value?.startsAt?.slice(11, 13)).toBe(hour)
    }
  })

  test('a fold without its space is mended, and said', () => {
    const text = event('DTSTART:20260701T100000Z\nDESCRIPTION:first\nsecond half')
    const { value, problems } = read(text)
    expect(problems).toMatchObject([{ level: 'repaired', where: 'line 8' }])
    expect(value?.text).toBe(text)
  })

  test('Windows-1252, a mark before the text, no PRODID', () => {
    const text = event('DTSTART:20260701T100000Z\nSUMMARY:Caf\xe9').replace(/PRODID.*\r\n/, '')
    expect(readCalendarObject(Uint8Array.from(text, sign => sign.charCodeAt(0)))).toMatchObject({
      value: { summary: 'Café' },
      problems: [{ level: 'repaired' }],
    })
    expect(read(`\ufeff${text}`).value?.text).toBe(`\ufeff${text}`)
  })
})

test.each([
  ['nested without end', 'BEGIN:VEVENT\r\n'.repeat(50_000)],
  ['nested and closed', `${'BEGIN:VEVENT\r\n'.repeat(50_000)}${'END:VEVENT\r\n'.repeat(50_000)}`],
  ['of colons', `DTSTART;TZID=${':'.repeat(300_000)}\r\n`],
  ['of parameters', `DTSTART${';A=,,'.repeat(60_000)}\r\n`],
  ['of one line', 'x'.repeat(1_000_000)],
  ['of folds', `SUMMARY:x${'\r\n y'.repeat(100_000)}\r\n`],
])('a text %s is refused like any other', (_, lines) => {
  const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${lines}END:VCALENDAR\r\n`
  expect(read(text).value).toBeNull()
  expect(readComponents(text).value.map(printComponent).join('')).toBe(text)
})

test('no text throws, and what is read prints as it was', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'VERSION:2.0',
      'UID:1',
      ' folded',
      '',
    ),
    fc.constantFrom(
      'DTSTART:20260101T100000Z',
      'RRULE:FREQ=DAILY;COUNT=3',
      'DURATION:-PT',
      'RDATE:x',
      'A;B="c:d',
      'SUMMARY;X="a;b":c',
    ),
  )
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('\r\n', '\n', '\r'), (lines, end) => {
      const text = ['BEGIN:VCALENDAR', ...lines].join(end)
      read(text)
      const [root] = readComponents(text).value
      expect(text.startsWith(root ? printComponent(root) : '')).toBe(true)
    }),
  )
})

test('an object happens only within its whole time, in whatever zone', () => {
  const two = (value: number) => String(value).padStart(2, '0')
  fc.assert(
    fc.property(
      fc.constantFrom('', 'Z'),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 23 }),
      fc.constantFrom('', 'DURATION:P2D\n', 'DURATION:PT0S\n', 'DURATION:PT36H\n'),
      fc.constantFrom(
        '',
        'RRULE:FREQ=DAILY;COUNT=5\n',
        'RRULE:FREQ=MONTHLY;UNTIL=20260601T000000Z\n',
        'RDATE:20260301T100000Z\n',
      ),
      fc.constantFrom('Pacific/Kiritimati', 'Pacific/Honolulu', 'Europe/Paris'),
      fc.integer({ min: -10, max: 200 }),
      fc.boolean(),
      (z, day, hour, length, rule, zone, days, isDay) => {
        const start = isDay
          ? `DTSTART;VALUE=DATE:202601${two(day)}`
          : `DTSTART:202601${two(day)}T${two(hour)}0000${z}`
        const { value } = read(event(`${start}\n${length}${rule}`))
        if (!value) throw new Error('not read')
        const from = Date.UTC(2026, 0, 1) / 1000 + days * 86_400
        const range = { startsAt: isoText(from), endsAt: isoText(from + 3600) }
        if (!happensWithin(value, range, zone)) return
        expect(value.startsAt === null || value.startsAt <= range.endsAt).toBe(true)
        expect(value.endsAt === null || value.endsAt >= range.startsAt).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})
