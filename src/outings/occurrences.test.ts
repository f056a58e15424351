import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptOf, openCoffee, vevent } from '../../test/support/calendars-of-events.ts'
import { type Day, day } from '../lib/day.ts'
import type { Occurrence } from './event.ts'
import { eventText } from './event-text.ts'
import { occurrenceNamed, occurrencesOfEvent, occurrencesWithin } from './occurrences.ts'

const AUTUMN = { from: day('2026-09-01'), to: day('2026-12-31') }
const ZONES = ['America/Montreal', 'Europe/Paris', 'Pacific/Auckland'] as const

const brief = ({ day, time, endDay, endTime }: Occurrence) =>
  `${day} ${time ?? ''}–${endDay === day ? '' : endDay} ${endTime ?? ''}`.replace(/\s+/g, ' ').trim()
const times = (lines: readonly string[], zone: string, span = AUTUMN) =>
  occurrencesWithin(keptOf(...lines), span, zone).map(brief)

describe('desks in three zones', () => {
  test('a time of Paris without a VTIMEZONE is a time of Paris, winter and summer', () => {
    const lines = [
      vevent('a', 'SUMMARY:Avant', 'DTSTART;TZID=Europe/Paris:20261024T183000'),
      vevent('b', 'SUMMARY:Après', 'DTSTART;TZID=Romance Standard Time:20261026T183000'),
    ]
    expect(times(lines, 'Europe/Paris')).toEqual(['2026-10-24 18:30–', '2026-10-26 18:30–'])
    // Montreal changes its clocks a week after Paris: five hours away instead of six in between.
    expect(times(lines, 'America/Montreal')).toEqual(['2026-10-24 12:30–', '2026-10-26 13:30–'])
    // And Auckland has done so a month before.
    expect(times(lines, 'Pacific/Auckland')).toEqual(['2026-10-25 05:30–', '2026-10-27 06:30–'])
  })

  test('a weekly series keeps the hour of its own place when the clocks change', () => {
    const lines = [
      vevent(
        'a',
        'SUMMARY:S',
        'DTSTART;TZID=Europe/Paris:20261018T190000',
        'DTEND;TZID=Europe/Paris:20261018T210000',
        'RRULE:FREQ=WEEKLY;COUNT=3',
      ),
    ]
    expect(times(lines, 'Europe/Paris')).toEqual([
      '2026-10-18 19:00– 21:00',
      '2026-10-25 19:00– 21:00',
      '2026-11-01 19:00– 21:00',
    ])
    expect(times(lines, 'America/Montreal')).toEqual([
      '2026-10-18 13:00– 15:00',
      '2026-10-25 14:00– 16:00',
      '2026-11-01 13:00– 15:00',
    ])
    expect(times(lines, 'Pacific/Auckland')).toEqual([
      '2026-10-19 06:00– 08:00',
      '2026-10-26 07:00– 09:00',
      '2026-11-02 07:00– 09:00',
    ])
  })

  test('whole days are the same days everywhere, their last day in them', () => {
    const lines = [
      vevent('a', 'SUMMARY:Salon', 'DTSTART;VALUE=DATE:20261106', 'DTEND;VALUE=DATE:20261108'),
      vevent('b', 'SUMMARY:Sans fin', 'DTSTART:20261110'),
      vevent('c', 'SUMMARY:Durée', 'DTSTART;VALUE=DATE:20261112', 'DURATION:P3D'),
      vevent('d', 'SUMMARY:Fin avant', 'DTSTART;VALUE=DATE:20261120', 'DTEND;VALUE=DATE:20261120'),
    ]
    const days = ['2026-11-06 –2026-11-07', '2026-11-10 –', '2026-11-12 –2026-11-14', '2026-11-20 –']
    for (const zone of ZONES) expect(times(lines, zone)).toEqual(days)
  })

  test('floating time is that of the calendar where it names one, else the desk’s', () => {
    const event = vevent('a', 'SUMMARY:S', 'DTSTART:20261201T090000')
    for (const zone of ZONES) expect(times([event], zone)).toEqual(['2026-12-01 09:00–'])
    expect(times(['X-WR-TIMEZONE:Europe/Paris', event], 'America/Montreal')).toEqual(['2026-12-01 03:00–'])
    // A zone that nobody knows is no zone.
    const lost = vevent('a', 'SUMMARY:S', 'DTSTART;TZID=Middle Earth:20261201T090000')
    expect(times([lost], 'Pacific/Auckland')).toEqual(['2026-12-01 09:00–'])
  })

  test('an evening that goes past midnight, or past a desk’s midnight, ends on its own day', () => {
    const lines = [vevent('a', 'SUMMARY:S', 'DTSTART:20261204T190000Z', 'DURATION:PT5H30M')]
    expect(times(lines, 'Europe/Paris')).toEqual(['2026-12-04 20:00–2026-12-05 01:30'])
    expect(times(lines, 'America/Montreal')).toEqual(['2026-12-04 14:00– 19:30'])
    expect(times(lines, 'Pacific/Auckland')).toEqual(['2026-12-05 08:00– 13:30'])
  })

  test('a conference under way on the first day of the window is in it', () => {
    const lines = [vevent('a', 'SUMMARY:S', 'DTSTART:20260830T070000Z', 'DTEND:20260902T150000Z')]
    expect(times(lines, 'Europe/Paris')).toEqual(['2026-08-30 09:00–2026-09-02 17:00'])
    const later = { from: day('2026-09-03'), to: day('2026-09-30') }
    expect(times(lines, 'Europe/Paris', later)).toEqual([])
  })

  test('the clock of the place is told where it is another one, but never UTC, which is how programs write', () => {
    const there = (lines: readonly string[], zone: string) =>
      occurrencesWithin(keptOf(...lines), AUTUMN, zone).map(one => one.there)
    const paris = [vevent('a', 'SUMMARY:S', 'DTSTART;TZID=Europe/Paris:20261204T183000')]
    expect(there(paris, 'America/Montreal')).toEqual(['18:30 Europe/Paris'])
    expect(there(paris, 'Europe/Brussels')).toEqual([null])
    expect(there([vevent('a', 'SUMMARY:S', 'DTSTART:20261204T173000Z')], 'America/Montreal')).toEqual([null])
  })
})

describe('exceptions of a series', () => {
  const series = [
    'SUMMARY:Café',
    'LOCATION:Le Hangar\\, 1 rue A\\, 44000 Nantes',
    'DTSTART;TZID=Europe/Paris:20261001T083000',
    'DTEND;TZID=Europe/Paris:20261001T100000',
    'RRULE:FREQ=MONTHLY;BYDAY=1TH;UNTIL=20270101T000000Z',
  ]
  const moved = vevent(
    's',
    'RECURRENCE-ID:20261105T073000Z',
    'SUMMARY:Café au parc',
    'LOCATION:Le parc',
    'DTSTART;TZID=Europe/Paris:20261106T090000',
    'DTEND;TZID=Europe/Paris:20261106T100000',
  )

  test('EXDATE leaves one out, in whatever zone it is written; RDATE adds one', () => {
    const lines = [
      vevent('s', ...series, 'EXDATE:20261105T073000Z', 'RDATE;TZID=Europe/Paris:20261120T183000'),
    ]
    expect(times(lines, 'Europe/Paris')).toEqual([
      '2026-10-01 08:30– 10:00',
      '2026-11-20 18:30– 20:00',
      '2026-12-03 08:30– 10:00',
    ])
  })

  test('one that was moved says where it is now, and keeps the key that it had', () => {
    const [, second] = occurrencesWithin(keptOf(vevent('s', ...series), moved), AUTUMN, 'Europe/Paris')
    expect(second).toMatchObject({
      occurrence: '2026-11-05T08:30',
      day: '2026-11-06',
      time: '09:00',
      title: 'Café au parc',
      place: 'Le parc',
      address: '',
    })
    const [event] = keptOf(vevent('s', ...series), moved)
    if (!event) throw new Error('no event')
    expect(occurrenceNamed(event, '2026-11-05T08:30', 'Pacific/Auckland')?.day).toBe('2026-11-06')
    expect(occurrenceNamed(event, '2026-11-06T08:30', 'Europe/Paris')).toBeNull()
  })

  test('one that was cancelled is told as cancelled; the others are not', () => {
    const cancelled = vevent(
      's',
      'RECURRENCE-ID;TZID=Europe/Paris:20261203T083000',
      'DTSTART;TZID=Europe/Paris:20261203T083000',
      'STATUS:CANCELLED',
    )
    const found = occurrencesWithin(keptOf(vevent('s', ...series), cancelled), AUTUMN, 'Europe/Paris')
    expect(found.map(one => one.status)).toEqual(['scheduled', 'scheduled', 'cancelled'])
    expect(found.map(one => one.title)).toEqual(['Café', 'Café', 'Café'])
  })

  test('from one on, all can move', () => {
    const following = vevent(
      's',
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20261105T083000',
      'SUMMARY:Café du soir',
      'DTSTART;TZID=Europe/Paris:20261105T180000',
    )
    const found = occurrencesWithin(keptOf(vevent('s', ...series), following), AUTUMN, 'Europe/Paris')
    expect(found.map(one => `${one.day} ${one.time} ${one.title}`)).toEqual([
      '2026-10-01 08:30 Café',
      '2026-11-05 18:00 Café du soir',
      '2026-12-03 18:00 Café du soir',
    ])
  })
})

describe('a meeting that came by two ways is there once', () => {
  test('the same page at the same time, whatever its title', () => {
    const page = 'URL:https://club.example/e/7?utm=x'
    const lines = [
      vevent('a', 'SUMMARY:Apéro', 'DTSTART:20261204T173000Z', page),
      vevent(
        'b',
        'SUMMARY:L’apéro du club',
        'DTSTART;TZID=Europe/Paris:20261204T183000',
        'URL:https://club.example/e/7',
      ),
    ]
    expect(times(lines, 'Europe/Paris')).toHaveLength(1)
  })

  test('the same title at the same time; the one that was cancelled gives way', () => {
    const lines = [
      vevent('a', 'SUMMARY:Apéro d’été !', 'DTSTART:20261204T173000Z', 'STATUS:CANCELLED'),
      vevent('b', 'SUMMARY:Apero d’ete', 'DTSTART:20261204T173000Z'),
    ]
    const found = occurrencesWithin(keptOf(...lines), AUTUMN, 'Europe/Paris')
    expect(found.map(one => one.status)).toEqual(['scheduled'])
  })

  test('another day, another title or only the same site are others', () => {
    const site = 'URL:https://club.example/'
    const lines = [
      vevent('a', 'SUMMARY:Un', 'DTSTART:20261204T173000Z', site),
      vevent('b', 'SUMMARY:Deux', 'DTSTART:20261204T173000Z', site),
      vevent('c', 'SUMMARY:Un', 'DTSTART:20261205T173000Z', site),
    ]
    expect(times(lines, 'Europe/Paris')).toHaveLength(3)
  })
})

test('what was noted by hand comes by the same way as what a calendar told', () => {
  const event = openCoffee()
  const found = occurrencesOfEvent({ ...event, ical: eventText(event) }, AUTUMN, 'America/Montreal')
  expect(found.map(one => `${one.occurrence} ${one.day} ${one.time} ${one.there}`)).toEqual([
    '2026-09-03T08:30 2026-09-03 02:30 08:30 Europe/Paris',
    '2026-10-01T08:30 2026-10-01 02:30 08:30 Europe/Paris',
    '2026-11-05T08:30 2026-11-05 02:30 08:30 Europe/Paris',
    '2026-12-03T08:30 2026-12-03 02:30 08:30 Europe/Paris',
  ])
})

test('a series without end is only looked at where one looks, and never gives more than its share', () => {
  const lines = [vevent('a', 'SUMMARY:S', 'DTSTART:20060101T080000Z', 'RRULE:FREQ=DAILY')]
  expect(times(lines, 'Europe/Paris', { from: day('2026-11-01'), to: day('2026-11-03') })).toHaveLength(3)
  const ages = { from: day('2000-01-01'), to: day('2040-01-01') }
  expect(occurrencesWithin(keptOf(...lines), ages, 'Europe/Paris')).toHaveLength(400)
})

test('wherever the desk is, each occurrence is in the window, in order, and found again by its key', () => {
  const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 23 }),
      fc.constantFrom('WEEKLY', 'MONTHLY'),
      weekday,
      fc.integer({ min: 0, max: 300 }),
      (desk, zone, hour, freq, byDay, shift) => {
        const rule = freq === 'WEEKLY' ? `FREQ=WEEKLY;BYDAY=${byDay}` : `FREQ=MONTHLY;BYDAY=-1${byDay}`
        const event = openCoffee({
          zone,
          rule,
          start: { day: day('2026-01-01'), time: `${String(hour).padStart(2, '0')}:15` },
          end: null,
        })
        const kept = { ...event, ical: eventText(event) }
        const from = new Date(Date.UTC(2026, 0, 1 + shift)).toISOString().slice(0, 10) as Day
        const to = new Date(Date.UTC(2026, 0, 60 + shift)).toISOString().slice(0, 10) as Day
        const found = occurrencesOfEvent(kept, { from, to }, desk)
        expect(found.every(one => from <= one.day && one.day <= to)).toBe(true)
        expect(found.map(one => one.day)).toEqual(found.map(one => one.day).sort())
        for (const one of found.slice(0, 2)) expect(occurrenceNamed(kept, one.occurrence, desk)).toEqual(one)
      },
    ),
    { numRuns: 60 },
  )
})
