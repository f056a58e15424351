import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recurring } from '../../../test/support/calendars.ts'
import { utcText, wallText } from './moment-text.ts'
import { occurrencesOf } from './occurrences.ts'
import { rangeOf } from './range.ts'
import { ianaZone } from './zone.ts'

const NEW_YORK = ianaZone('America/New_York')
const PARIS = ianaZone('Europe/Paris')

/** Wall times in the zone of the series, of the first `count` occurrences. */
function walls(properties: string, count: number): string[] {
  const found: string[] = []
  for (const { start } of occurrencesOf(event(properties), EVERYTHING, NEW_YORK)) {
    if (found.length === count) break
    if (start) found.push(start.isDate ? wallText(start.wall).slice(0, 8) : wallText(start.wall))
  }
  return found
}

const EVERYTHING = rangeOf({ startsAt: null, endsAt: null })

const event = (...bodies: string[]) => recurring('VEVENT', ...bodies)

const start = (at: string) => `DTSTART;TZID=America/New_York:${at}`
const on = (days: string, hour = 'T090000') =>
  days
    .trim()
    .split(/\s+/)
    .map(day => day + hour)

/** The examples of RFC 5545 §3.8.5.3, their answers copied by hand; those without end are cut. */
const EXAMPLES: [name: string, rule: string, answer: string[], first?: string][] = [
  [
    'daily for 10',
    'FREQ=DAILY;COUNT=10',
    on('19970902 19970903 19970904 19970905 19970906 19970907 19970908 19970909 19970910 19970911'),
  ],
  ['every other day', 'FREQ=DAILY;INTERVAL=2', on('19970902 19970904 19970906 19970908')],
  [
    'every 10 days, 5 times',
    'FREQ=DAILY;INTERVAL=10;COUNT=5',
    on('19970902 19970912 19970922 19971002 19971012'),
  ],
  [
    'weekly until 24 December',
    'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    on(
      '19970902 19970909 19970916 19970923 19970930 19971007 19971014 19971021 19971028 19971104 19971111 19971118 19971125 19971202 19971209 19971216 19971223',
    ),
  ],
  [
    'every other week, Sunday first',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    on('19970902 19970916 19970930 19971014 19971028 19971111'),
  ],
  [
    'Tuesday and Thursday for five weeks',
    'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    on('19970902 19970904 19970909 19970911 19970916 19970918 19970923 19970925 19970930 19971002'),
  ],
  [
    'Tuesday and Thursday every other week, 8 times',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    on('19970902 19970904 19970916 19970918 19970930 19971002 19971014 19971016'),
  ],
  [
    'first Friday, 10 times',
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    on('19970905 19971003 19971107 19971205 19980102 19980206 19980306 19980403 19980501 19980605'),
    '19970905T090000',
  ],
  [
    'first and last Sunday of every other month',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    on('19970907 19970928 19971102 19971130 19980104 19980125 19980301 19980329 19980503 19980531'),
    '19970907T090000',
  ],
  [
    'second to last Monday, 6 times',
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    on('19970922 19971020 19971117 19971222 19980119 19980216'),
    '19970922T090000',
  ],
  [
    'third to the last day',
    'FREQ=MONTHLY;BYMONTHDAY=-3',
    on('19970928 19971029 19971128 19971229 19980129 19980226'),
    '19970928T090000',
  ],
  [
    '2nd and 15th',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    on('19970902 19970915 19971002 19971015 19971102 19971115 19971202 19971215 19980102 19980115'),
  ],
  [
    'first and last day',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    on('19970930 19971001 19971031 19971101 19971130 19971201 19971231 19980101 19980131 19980201'),
    '19970930T090000',
  ],
  [
    'every 18 months, the 10th to 15th',
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    on('19970910 19970911 19970912 19970913 19970914 19970915 19990310 19990311 19990312 19990313'),
    '19970910T090000',
  ],
  [
    'every Tuesday of every other month',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    on('19970902 19970909 19970916 19970923 19970930 19971104 19971111'),
  ],
  [
    'June and July',
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    on('19970610 19970710 19980610 19980710 19990610 19990710 20000610 20000710 20010610 20010710'),
    '19970610T090000',
  ],
  [
    'every third year, days 1, 100 and 200',
    'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    on('19970101 19970410 19970719 20000101 20000409 20000718 20030101 20030410 20030719 20060101'),
    '19970101T090000',
  ],
  ['20th Monday', 'FREQ=YEARLY;BYDAY=20MO', on('19970519 19980518 19990517'), '19970519T090000'],
  [
    'Monday of week 20',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    on('19970512 19980511 19990517'),
    '19970512T090000',
  ],
  [
    'Thursdays of March',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    on('19970313 19970320 19970327 19980305 19980312 19980319 19980326'),
    '19970313T090000',
  ],
  [
    'Saturday after the first Sunday',
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    on('19970913 19971011 19971108 19971213 19980110 19980207'),
    '19970913T090000',
  ],
  [
    'presidential election day',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    on('19961105 20001107 20041102'),
    '19961105T090000',
  ],
  [
    'third of Tuesday, Wednesday, Thursday',
    'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
    on('19970904 19971007 19971106'),
    '19970904T090000',
  ],
  [
    'second to last weekday',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    on('19970929 19971030 19971127 19971230 19980129'),
    '19970929T090000',
  ],
  [
    'every 3 hours until 17:00',
    'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z',
    ['19970902T090000', '19970902T120000', '19970902T150000'],
  ],
  [
    'every 15 minutes, 6 times',
    'FREQ=MINUTELY;INTERVAL=15;COUNT=6',
    [
      '19970902T090000',
      '19970902T091500',
      '19970902T093000',
      '19970902T094500',
      '19970902T100000',
      '19970902T101500',
    ],
  ],
  [
    'week begins on Monday',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    on('19970805 19970810 19970819 19970824'),
    '19970805T090000',
  ],
  [
    'week begins on Sunday',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    on('19970805 19970817 19970819 19970831'),
    '19970805T090000',
  ],
  [
    'a day that does not exist is skipped',
    'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    on('20070115 20070130 20070215 20070315 20070330'),
    '20070115T090000',
  ],
]

describe('the examples of RFC 5545', () => {
  test.each(EXAMPLES)('%s', (_, rule, answer, first = '19970902T090000') => {
    const limit = /COUNT|UNTIL/.test(rule) ? 1000 : answer.length
    expect(walls(`${start(first)}\nRRULE:${rule}`, limit)).toEqual(answer)
  })

  test('Friday the 13th, without the day it begins on', () => {
    const body = `${start('19970902T090000')}\nEXDATE;TZID=America/New_York:19970902T090000\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13`
    expect(walls(body, 5)).toEqual(on('19980213 19980313 19981113 19990813 20001013'))
  })

  test('every day in January for three years, said in two ways', () => {
    const yearly = walls(
      `${start('19980101T090000')}\nRRULE:FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA`,
      1000,
    )
    const daily = walls(
      `${start('19980101T090000')}\nRRULE:FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1`,
      1000,
    )
    expect(yearly).toHaveLength(93)
    expect(daily).toEqual(yearly)
  })
})

describe('a series', () => {
  test('keeps its pace over months that are left out', () => {
    expect(
      walls(`${start('20251230T090000')}\nRRULE:FREQ=DAILY;INTERVAL=3;BYMONTH=1,3;COUNT=14`, 20).slice(8),
    ).toEqual(
      // Three days after 29 January is February, and so on to 28 February.
      on('20260123 20260126 20260129 20260303 20260306 20260309'),
    )
  })

  test('keeps its hour on the wall when the season changes', () => {
    const body = 'DTSTART;TZID=Europe/Paris:20261023T183000\nRRULE:FREQ=DAILY;COUNT=4'
    const instants = [...occurrencesOf(event(body), EVERYTHING, NEW_YORK)].map(({ startsAt }) =>
      utcText(startsAt ?? 0),
    )
    expect(instants).toEqual(['20261023T163000Z', '20261024T163000Z', '20261025T173000Z', '20261026T173000Z'])
  })

  test('lasts as long each time; days are days', () => {
    const body = 'DTSTART;VALUE=DATE:20261024\nDTEND;VALUE=DATE:20261026\nRRULE:FREQ=WEEKLY;COUNT=2'
    const lengths = [...occurrencesOf(event(body), EVERYTHING, PARIS)].map(
      ({ startsAt, endsAt }) => (endsAt ?? 0) - (startsAt ?? 0),
    )
    // The weekend in which the clock goes back has an hour more.
    expect(lengths).toEqual([49 * 3600, 48 * 3600])
  })

  test('adds RDATE, periods too, and takes EXDATE of any form away', () => {
    const body = `DTSTART:20260101T100000Z
DURATION:PT1H
RRULE:FREQ=DAILY;COUNT=4
RDATE:20260101T120000Z,20260102T100000Z
RDATE;VALUE=PERIOD:20260105T100000Z/PT3H,20260106T100000Z/20260106T101500Z
EXDATE;TZID=Europe/Paris:20260103T110000
EXDATE;VALUE=DATE:20260104`
    expect(
      [...occurrencesOf(event(body), EVERYTHING, PARIS)].map(({ startsAt, endsAt }) => [
        utcText(startsAt ?? 0),
        ((endsAt ?? 0) - (startsAt ?? 0)) / 60,
      ]),
    ).toEqual([
      ['20260101T100000Z', 60],
      ['20260101T120000Z', 60],
      ['20260102T100000Z', 60],
      ['20260105T100000Z', 180],
      ['20260106T100000Z', 15],
    ])
  })

  test('shows an override once, where it was moved to', () => {
    const object = event(
      'DTSTART:20260101T100000Z\nDTEND:20260101T110000Z\nRRULE:FREQ=DAILY;COUNT=3',
      'RECURRENCE-ID;TZID=Europe/Paris:20260102T110000\nDTSTART:20260109T100000Z\nDTEND:20260109T123000Z',
    )
    const found = [...occurrencesOf(object, EVERYTHING, PARIS)].map(one => [
      utcText(one.startsAt ?? 0),
      utcText(one.endsAt ?? 0),
      one.recurrenceId && wallText(one.recurrenceId.wall),
    ])
    expect(found).toEqual([
      ['20260109T100000Z', '20260109T123000Z', '20260102T110000'],
      ['20260101T100000Z', '20260101T110000Z', '20260101T100000'],
      ['20260103T100000Z', '20260103T110000Z', '20260103T100000'],
    ])
  })

  test('moves this and all that follow', () => {
    const object = event(
      'DTSTART:20260101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20260103T100000Z\nDTSTART:20260103T143000Z\nDURATION:PT2H',
    )
    const found = [...occurrencesOf(object, EVERYTHING, PARIS)]
      .map(({ startsAt, endsAt }) => `${utcText(startsAt ?? 0)}/${utcText(endsAt ?? 0)}`)
      .sort()
    expect(found).toEqual([
      '20260101T100000Z/20260101T110000Z',
      '20260102T100000Z/20260102T110000Z',
      '20260103T143000Z/20260103T163000Z',
      '20260104T143000Z/20260104T163000Z',
    ])
  })

  test('a rule that can never be met, or says nothing, leaves the first day alone', () => {
    for (const rule of [
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=15',
      'FREQ=MONTHLY;BYDAY=9MO',
      'FREQ=WEEKLY;BYMONTHDAY=3',
      'FREQ=DAILY;INTERVAL=99999999999',
      'FREQ=SOMETIMES',
      'COUNT=3',
    ]) {
      expect(walls(`${start('19970902T090000')}\nRRULE:${rule}`, 10)).toEqual(['19970902T090000'])
    }
  })

  test('without end is cut after 10,000 looks', () => {
    // Of which one is the first day, come twice.
    expect(walls('DTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY', 1e9)).toHaveLength(9_999)
  })
})

test('seen from a late range, a series without end is what it is from its beginning', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(
        '',
        ';BYDAY=TU,TH',
        ';BYDAY=MO;BYSETPOS=1',
        ';WKST=SU',
        ';BYHOUR=6,18',
        ';BYMONTH=3,10',
      ),
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 0, max: 3000 }),
      (frequency, interval, more, day, later) => {
        const object = event(
          `DTSTART;TZID=Europe/Paris:200001${String(day).padStart(2, '0')}T083000\nDURATION:PT5H\nRRULE:FREQ=${frequency};INTERVAL=${interval}${more}`,
        )
        const from = Date.UTC(2003, 0, 1) / 1000 + later * 86_400
        const to = from + 400 * 86_400
        const within = (range: { from: number; to: number }) =>
          [...occurrencesOf(object, range, PARIS)]
            .filter(({ startsAt, endsAt }) => startsAt !== null && startsAt < to && (endsAt ?? 0) > from)
            .map(({ startsAt }) => startsAt)
        expect(within({ from, to })).toEqual(within({ from: Number.NEGATIVE_INFINITY, to }))
      },
    ),
    { numRuns: 60 },
  )
})
