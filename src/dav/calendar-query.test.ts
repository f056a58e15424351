import { expect, test } from 'vitest'
import { answeredIn, conditionIn, said } from '../../test/support/dav/answers.ts'
import { setOf, vcalendar, xml } from '../../test/support/dav/bodies.ts'
import { type Ask, askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'

const EVENTS = '/calendars/u/events/'

function query(inside: string, data = ''): string {
  const filter = `<cal:filter><cal:comp-filter name="VCALENDAR">${inside}</cal:comp-filter></cal:filter>`
  return xml('cal:calendar-query', `<d:prop><d:getetag/>${data}</d:prop>${filter}`)
}

function within(start: string, end: string): string {
  return `<cal:comp-filter name="VEVENT"><cal:time-range start="${start}" end="${end}"/></cal:comp-filter>`
}

async function found(ask: Ask, filter: string, headers: Record<string, string> = { depth: '1' }) {
  const { status, text } = await ask('REPORT', EVENTS, { headers, body: query(filter) })
  expect(status).toBe(207)
  return answeredIn(text).map(({ href }) => href.slice(EVENTS.length, -4))
}

async function put(ask: Ask, name: string, lines: string[]): Promise<void> {
  const { status } = await ask('PUT', `${EVENTS}${name}.ics`, { body: vcalendar(name, 'VEVENT', lines) })
  expect(status).toBe(201)
}

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('events are found by when they happen, each time that they do', async () => {
    const ask = askOn(await newDesk())
    await put(ask, 'daily', [
      'DTSTART:20260101T100000Z',
      'DTEND:20260101T110000Z',
      'RRULE:FREQ=DAILY;COUNT=10',
    ])
    await put(ask, 'once', ['DTSTART:20260105T120000Z', 'DTEND:20260105T130000Z', 'SUMMARY:Dentist'])
    expect(await found(ask, within('20260105T000000Z', '20260106T000000Z'))).toEqual(['daily', 'once'])
    expect(await found(ask, within('20260106T000000Z', '20260107T000000Z'), {})).toEqual(['daily'])
    expect(await found(ask, within('20260120T000000Z', '20260121T000000Z'))).toEqual([])
    expect(await found(ask, '<cal:comp-filter name="VEVENT"/>')).toEqual(['daily', 'once'])
    expect(await found(ask, '<cal:comp-filter name="VTODO"/>')).toEqual([])
    expect(await found(ask, '')).toEqual(['daily', 'once'])
    const summary =
      '<cal:comp-filter name="VEVENT"><cal:prop-filter name="SUMMARY"><cal:text-match>dent</cal:text-match></cal:prop-filter></cal:comp-filter>'
    expect(await found(ask, summary)).toEqual(['once'])
    const no =
      '<cal:comp-filter name="VEVENT"><cal:prop-filter name="SUMMARY"><cal:is-not-defined/></cal:prop-filter></cal:comp-filter>'
    expect(await found(ask, no)).toEqual(['daily'])
    expect(await found(ask, '<cal:comp-filter name="VEVENT"/>', { depth: '0' })).toEqual([])
  })

  test('a series may be told one by one', async () => {
    const ask = askOn(await newDesk())
    await put(ask, 'daily', [
      'DTSTART:20260101T100000Z',
      'DTEND:20260101T110000Z',
      'RRULE:FREQ=DAILY;COUNT=10',
    ])
    const data =
      '<cal:calendar-data><cal:expand start="20260105T000000Z" end="20260107T000000Z"/></cal:calendar-data>'
    const { text } = await ask('REPORT', EVENTS, {
      headers: { depth: '1' },
      body: query(within('20260105T000000Z', '20260107T000000Z'), data),
    })
    const [daily] = answeredIn(text)
    const calendar = daily ? said(daily, 'calendar-data') : null
    expect(calendar?.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(calendar).toContain('RECURRENCE-ID:20260105T100000Z')
  })

  test('a day is looked at in the zone of the query, of the calendar, or of the desk', async () => {
    const ask = askOn(await newDesk())
    await put(ask, 'day', ['DTSTART;VALUE=DATE:20260105'])
    // Midnight of the 5th in Tokyo is 15:00 of the 4th in UTC; in Paris it is 23:00.
    const evening = within('20260104T150000Z', '20260104T160000Z')
    const zone = 'BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Asia/Tokyo\nEND:VTIMEZONE\nEND:VCALENDAR\n'
    expect(await found(ask, evening)).toEqual([])
    const tokyo = query(evening).replace('</cal:filter>', `</cal:filter><cal:timezone>${zone}</cal:timezone>`)
    expect(answeredIn((await ask('REPORT', EVENTS, { body: tokyo })).text)).toHaveLength(1)
    await ask('PROPPATCH', EVENTS, { body: setOf(`<cal:calendar-timezone>${zone}</cal:calendar-timezone>`) })
    expect(await found(ask, evening)).toEqual(['day'])
    const none = query(evening).replace(
      '</cal:filter>',
      '</cal:filter><cal:timezone-id>Mars/Olympus</cal:timezone-id>',
    )
    expect(conditionIn((await ask('REPORT', EVENTS, { body: none })).text)).toBe('valid-timezone')
  })

  test('a zone that has no known name is looked at by its own rules (RFC 4791 §5.2.2, §7.3)', async () => {
    const ask = askOn(await newDesk())
    await put(ask, 'day', ['DTSTART;VALUE=DATE:20260105'])
    const zoneOf = (offset: string, more = '') =>
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:x',
        'BEGIN:VTIMEZONE',
        'TZID:Our Own',
        'BEGIN:STANDARD',
        'DTSTART:19700101T000000',
        `TZOFFSETFROM:${offset}`,
        `TZOFFSETTO:${offset}`,
        'END:STANDARD',
        'END:VTIMEZONE',
        `${more}END:VCALENDAR`,
        '',
      ].join('\n')
    // There, midnight of the 5th is noon of the 4th in UTC.
    const noon = within('20260104T120000Z', '20260104T130000Z')
    const asked = query(noon).replace(
      '</cal:filter>',
      `</cal:filter><cal:timezone>${zoneOf('+1200')}</cal:timezone>`,
    )
    expect(answeredIn((await ask('REPORT', EVENTS, { body: asked })).text)).toHaveLength(1)
    expect(await found(ask, noon)).toEqual([])
    const say = (zone: string) =>
      ask('PROPPATCH', EVENTS, { body: setOf(`<cal:calendar-timezone>${zone}</cal:calendar-timezone>`) })
    await say(zoneOf('+1200'))
    expect(await found(ask, noon)).toEqual(['day'])
    const two = zoneOf('+0000', 'BEGIN:VTIMEZONE\nTZID:Europe/Paris\nEND:VTIMEZONE\n')
    for (const wrong of [two, 'BEGIN:VCALENDAR\nEND:VCALENDAR\n', 'Europe/Paris']) {
      expect((await say(wrong)).text).toContain('<cal:valid-calendar-data/>')
    }
    expect(await found(ask, noon)).toEqual(['day'])
  })

  test('when somebody is busy is told without what they do', async () => {
    const ask = askOn(await newDesk())
    await put(ask, 'once', ['DTSTART:20260105T120000Z', 'DTEND:20260105T130000Z', 'SUMMARY:Dentist'])
    const range = '<cal:time-range start="20260105T000000Z" end="20260106T000000Z"/>'
    const answer = await ask('REPORT', EVENTS, { body: xml('cal:free-busy-query', range) })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(answer.text).toContain('FREEBUSY:20260105T120000Z/20260105T130000Z')
    expect(answer.text).not.toContain('Dentist')
    const none = ['', '<cal:time-range/>', '<cal:time-range start="20260105T000000" end="20260106T000000"/>']
    for (const wrong of none) {
      expect((await ask('REPORT', EVENTS, { body: xml('cal:free-busy-query', wrong) })).status).toBe(400)
    }
  })

  test.each([
    ['a range that ends before it begins', within('20260106T000000Z', '20260105T000000Z'), 'valid-filter'],
    ['a range in no zone', within('20260105T000000', '20260106T000000'), 'valid-filter'],
    [
      'what is not defined and yet has something',
      '<cal:comp-filter name="VEVENT"><cal:is-not-defined/><cal:prop-filter name="A"/></cal:comp-filter>',
      'valid-filter',
    ],
    ['a filter that nobody knows', '<cal:odd/>', 'supported-filter'],
    [
      'a collation that nobody knows',
      '<cal:comp-filter name="VEVENT"><cal:prop-filter name="A"><cal:text-match collation="i;bogus">a</cal:text-match></cal:prop-filter></cal:comp-filter>',
      'supported-collation',
    ],
  ])('%s is refused', async (_, filter, condition) => {
    const ask = askOn(await newDesk())
    const { status, text } = await ask('REPORT', EVENTS, { body: query(filter) })
    expect([status, conditionIn(text)]).toEqual([403, condition])
  })
})
