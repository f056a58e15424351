import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { calendarOf, vevent } from '../../test/support/calendars-of-events.ts'
import { readEventFile } from './read-event-file.ts'
import { MOST_EVENTS, readFeed } from './read-feed.ts'

const read = (...lines: readonly string[]) => {
  const { value, problems } = readFeed(calendarOf(...lines))
  return { events: value?.events ?? [], name: value?.name, codes: problems.map(({ code }) => code) }
}
const only = (...lines: readonly string[]) =>
  read(vevent('a', 'DTSTART:20261204T173000Z', ...lines)).events[0]

test('an event of Meetup: its group, its place and address, its page, its position', () => {
  const { events, name } = read(
    'X-WR-CALNAME:Events - Les codeurs du port',
    vevent(
      'event_123@meetup.com',
      'DTSTART;TZID=Europe/Paris:20261204T190000',
      'DTEND;TZID=Europe/Paris:20261204T213000',
      'SUMMARY:Rencontre de décembre',
      'DESCRIPTION:Les codeurs du port\\nvendredi 4 décembre\\, 19:00\\n\\nTrois ex',
      ' posés.\\n\\nPrice: 5.00 EUR\\n\\nhttps://www.meetup.com/codeurs/events/123/',
      'LOCATION:Le Hangar (1 quai Nord\\, Nantes\\, France)',
      'GEO:47.21;-1.56',
      'URL:https://www.meetup.com/codeurs/events/123/',
    ),
  )
  expect(name).toBe('Les codeurs du port')
  expect(events[0]).toMatchObject({
    uid: 'event_123@meetup.com',
    title: 'Rencontre de décembre',
    kind: 'meetup',
    start: { day: '2026-12-04', time: '19:00' },
    end: { day: '2026-12-04', time: '21:30' },
    zone: 'Europe/Paris',
    rule: null,
    place: 'Le Hangar',
    address: '1 quai Nord, Nantes, France',
    position: { lat: 47.21, lon: -1.56 },
    url: 'https://www.meetup.com/codeurs/events/123/',
    price: { cents: 500, currency: 'EUR' },
  })
  expect(events[0]?.description).toContain('Trois exposés.')
})

test('an event of Luma: its page stands where the place should, its address among the words', () => {
  const event = only(
    'SUMMARY:Petit-déjeuner des indépendants',
    'ORGANIZER;CN="Lou Vidal":MAILTO:calendar-invite@lu.ma',
    'LOCATION:https://luma.com/abcd',
    'DESCRIPTION:Get up-to-date information at: https://luma.com/abcd\\n\\nAddress:\\nLe Hangar\\n1 quai Nord\\, 44000 Nantes\\n\\nOn se présente.\\n\\nHosted by Lou Vidal',
  )
  expect(event).toMatchObject({
    place: 'Le Hangar',
    address: '1 quai Nord, 44000 Nantes',
    url: 'https://luma.com/abcd',
    organiser: 'Lou Vidal',
    kind: 'open-coffee',
    zone: 'UTC',
  })
})

describe('places', () => {
  test.each([
    ['Café des Ormeaux\\, 3 place des Ormeaux\\, Toulon', 'Café des Ormeaux', '3 place des Ormeaux, Toulon'],
    ['3 place des Ormeaux\\, Toulon', '', '3 place des Ormeaux, Toulon'],
    ['Café des Ormeaux', 'Café des Ormeaux', ''],
    ['Hall (B)', 'Hall (B)', ''],
    ['En ligne', '', ''],
    ['', '', ''],
  ])('%s', (location, place, address) => {
    expect(only(`LOCATION:${location}`)).toMatchObject({ place, address })
  })

  test('online by a link of its own, of Google, or among the words', () => {
    const link = 'https://meet.example.org/r'
    expect(only(`CONFERENCE;VALUE=URI:${link}`)?.onlineUrl).toBe(link)
    expect(only('X-GOOGLE-CONFERENCE:https://meet.google.com/abc')?.onlineUrl).toBe(
      'https://meet.google.com/abc',
    )
    expect(only('DESCRIPTION:Ici : https://us02web.zoom.us/j/123?pwd=x\\nÀ ce soir')?.onlineUrl).toBe(
      'https://us02web.zoom.us/j/123?pwd=x',
    )
    expect(only('LOCATION:Online event', 'URL:https://a.example/e')?.onlineUrl).toBe('https://a.example/e')
  })
})

describe('what it costs, and who comes', () => {
  test.each([
    ['Tarif : 12 €', { cents: 1200, currency: 'EUR' }],
    ['PAF: 7,50€ sur place', { cents: 750, currency: 'EUR' }],
    ['Fee: $20.00', { cents: 2000, currency: 'USD' }],
    ['Entrée libre', { cents: 0, currency: 'CAD' }],
    ['Tickets: free', { cents: 0, currency: 'CAD' }],
    ['Prix : 30', { cents: 3000, currency: 'CAD' }],
    ['Nous avons levé 12 € pour la place', null],
    ['Freelances bienvenus', null],
  ])('%s', (line, price) => {
    const text = `DESCRIPTION:Bonjour\\n${line.replaceAll(',', '\\,')}\\nMerci`
    const { value } = readFeed(calendarOf(vevent('a', 'DTSTART:20261204', text)), 'CAD')
    expect(value?.events[0]?.price).toEqual(price)
  })

  test('those who accepted are counted, rooms are not; else the number that is said', () => {
    const accepted = (name: string, more = '') =>
      `ATTENDEE;PARTSTAT=ACCEPTED${more};CN=${name}:mailto:${name}@a.example`
    const yes = [accepted('a'), accepted('b'), accepted('salle', ';CUTYPE=ROOM')]
    expect(only(...yes, 'ATTENDEE;PARTSTAT=DECLINED:mailto:c@a.example')?.attendees).toBe(2)
    expect(only('DESCRIPTION:Déjà 23 inscrits')?.attendees).toBe(23)
    expect(only('DESCRIPTION:Au 23 rue des participants')?.attendees).toBeNull()
  })
})

test('HTML becomes words, in DESCRIPTION and in X-ALT-DESC', () => {
  expect(only('DESCRIPTION:<p>Bonjour&nbsp;!</p><p>Venez <b>tôt</b></p>')?.description).toBe(
    'Bonjour !\nVenez tôt',
  )
  expect(
    only('X-ALT-DESC;FMTTYPE=text/html:<html><body>Un<br>deux<script>x</script></body></html>')?.description,
  ).toContain('Un\ndeux')
  expect(only('DESCRIPTION:a < b et c > d')?.description).toBe('a < b et c > d')
})

describe('cancelled', () => {
  test('by its status, by its method, by its title', () => {
    expect(only('STATUS:CANCELLED')?.status).toBe('cancelled')
    expect(only('SUMMARY:ANNULÉ : atelier')?.status).toBe('cancelled')
    expect(read('METHOD:CANCEL', vevent('a', 'DTSTART:20261204')).events[0]?.status).toBe('cancelled')
    expect(only('STATUS:TENTATIVE')?.status).toBe('tentative')
  })
})

describe('what cannot be read', () => {
  test('no calendar at all is said', () => {
    const { value, problems } = readFeed(new TextEncoder().encode('<!doctype html><title>Sign in</title>'))
    expect(value).toBeNull()
    expect(problems.map(({ code }) => code)).toEqual(['feed-not-calendar'])
  })

  test('an empty calendar is one', () => {
    expect(read()).toMatchObject({ events: [], codes: [] })
  })

  test('an event without a day is left out, the others come', () => {
    const { events, codes } = read(
      vevent('a', 'SUMMARY:Sans jour'),
      vevent('b', 'DTSTART:20261301'),
      vevent('c', 'DTSTART:20261204'),
    )
    expect(events.map(({ uid }) => uid)).toEqual(['c'])
    expect(codes).toEqual(['event-without-day', 'event-without-day'])
  })

  test('a rule that nobody can follow, or of every minute, leaves an event that is once, and is said', () => {
    const { events, codes } = read(
      vevent('a', 'DTSTART:20261204', 'RRULE:D1 #5'),
      vevent('b', 'DTSTART:20261204T100000Z', 'RRULE:FREQ=MINUTELY'),
    )
    expect(events.map(({ rule }) => rule)).toEqual([null, null])
    expect(codes).toEqual(['event-rule', 'event-rule'])
  })

  test('a zone that nobody knows is said', () => {
    expect(read(vevent('a', 'DTSTART;TZID=Middle Earth:20261204T100000')).codes).toEqual([
      'event-zone-unknown',
    ])
  })

  test('a calendar that was cut keeps what came, and is not taken for the whole', () => {
    const text = new TextDecoder().decode(
      calendarOf(vevent('a', 'DTSTART:20261204'), vevent('b', 'DTSTART:20261205')),
    )
    const { value, problems } = readFeed(
      new TextEncoder().encode(text.slice(0, text.lastIndexOf('END:VEVENT'))),
    )
    expect(value?.events).toHaveLength(2)
    expect(value?.isWhole).toBe(false)
    expect(problems.map(({ code }) => code)).toEqual(['feed-mended'])
  })

  test('beyond the most, the first are read and it is said', () => {
    const many = Array.from({ length: MOST_EVENTS + 1 }, (_, i) => vevent(`e${i}`, 'DTSTART:20261204'))
    const { value, problems } = readFeed(calendarOf(...many))
    expect(value?.events).toHaveLength(MOST_EVENTS)
    expect(value?.isWhole).toBe(false)
    expect(problems[0]).toMatchObject({ code: 'feed-too-many', params: { count: MOST_EVENTS + 1 } })
  })

  test('whatever octets come, nothing is thrown', () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom(
          'BEGIN:VCALENDAR',
          'END:VCALENDAR',
          'BEGIN:VEVENT',
          'END:VEVENT',
          'UID:a',
          'DTSTART:20261204',
          'RRULE:FREQ=DAILY',
          'RECURRENCE-ID:20261205',
          'X-WR-TIMEZONE:Europe/Paris',
          'DURATION:P1D',
          'GEO:1;2',
        ),
        fc.string(),
      ),
    )
    fc.assert(
      fc.property(lines, all => void readFeed(new TextEncoder().encode(all.join('\r\n')))),
      { numRuns: 200 },
    )
  })
})

test('the highest SEQUENCE wins, whatever the order; an event without UID has the same one at each reading', () => {
  const [late, early] = [
    vevent('a', 'SEQUENCE:10', 'SUMMARY:Nouveau', 'DTSTART:20261205'),
    vevent('a', 'SEQUENCE:9', 'SUMMARY:Ancien', 'DTSTART:20261204'),
  ]
  for (const lines of [
    [late, early],
    [early, late],
  ]) {
    expect(read(...lines).events.map(({ title }) => title)).toEqual(['Nouveau'])
  }
  const nameless = 'BEGIN:VEVENT\r\nSUMMARY:Sans nom\r\nDTSTART:20261204\r\nEND:VEVENT'
  expect(read(nameless).events[0]?.uid).toBe(read(nameless, vevent('b', 'DTSTART:20261204')).events[0]?.uid)
})

test('an event that is not in a calendar is read all the same, and old octets of Windows too', () => {
  const bare = new Uint8Array(
    Buffer.from('BEGIN:VEVENT\r\nSUMMARY:Apéro\r\nDTSTART:20261204\r\nEND:VEVENT\r\n', 'latin1'),
  )
  expect(readFeed(bare).value?.events[0]).toMatchObject({ title: 'Apéro', kind: 'afterwork' })
})

test('an archive of calendars gives each meeting once; what is no calendar in it is let be', () => {
  const bytes = zipSync({
    'a.ics': calendarOf(vevent('x', 'DTSTART:20261204'), vevent('y', 'DTSTART:20261205')),
    'b.ics': calendarOf(vevent('x', 'DTSTART:20261204')),
    'readme.txt': new TextEncoder().encode('Bonjour'),
  })
  expect(readEventFile(bytes, 'EUR').value?.map(({ uid }) => uid)).toEqual(['x', 'y'])
  expect(readEventFile(zipSync({ 'a.txt': new Uint8Array([1]) }), 'EUR').value).toBeNull()
})

test('of more series than can be laid out at once, the first are read and it is said', () => {
  const daily = (i: number) => vevent(`s${i}`, 'DTSTART:20261204', 'RRULE:FREQ=DAILY')
  const many = Array.from({ length: 1001 }, (_, i) => daily(i))
  const { value, problems } = readFeed(calendarOf(...many, vevent('once', 'DTSTART:20261204')))
  expect(value?.events).toHaveLength(1001)
  expect(value?.events.at(-1)?.uid).toBe('once')
  expect(value?.isWhole).toBe(false)
  expect(problems).toMatchObject([{ code: 'feed-too-many', params: { count: 1002, most: 1001 } }])
})
