import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEventPage } from './events-page.ts'
import { eventTime } from './events-page-time.ts'

const URL_OF_PAGE = 'https://events.example.org/open-coffee?x=1'

const linked = (...said: unknown[]) =>
  said
    .map(
      one =>
        `<script type="application/ld+json">${typeof one === 'string' ? one : JSON.stringify(one)}</script>`,
    )
    .join('\n')

const read = (html: string) => readEventPage(html, URL_OF_PAGE)
const EVENT = {
  '@context': 'https://schema.org',
  '@type': 'Event',
  name: 'Open coffee',
  startDate: '2026-12-03T08:30',
}

test('an event is read whole', () => {
  const { value, problems } = read(
    `<!doctype html><html><head><title>x</title>${linked({
      '@context': 'https://schema.org',
      '@type': 'BusinessEvent',
      name: 'Café des indépendants &amp; amis',
      startDate: '2026-12-03T08:30:00+01:00',
      endDate: '2026-12-03T10:00:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      description: '<p>Venez &agrave; deux.</p><p>Ou seul<br>aussi.</p>',
      url: '/open-coffee',
      image: 'https://elsewhere.example.org/a.png',
      location: {
        '@type': 'Place',
        name: 'La Ruche',
        address: {
          '@type': 'PostalAddress',
          streetAddress: '12 rue des Lilas',
          postalCode: '44000',
          addressLocality: 'Nantes',
          addressCountry: { '@type': 'Country', name: 'FR' },
        },
        geo: { '@type': 'GeoCoordinates', latitude: '47.2', longitude: -1.55 },
      },
      organizer: [{ '@type': 'Organization', name: 'Les Tisserands', url: 'https://tisserands.example.org' }],
      offers: [
        { '@type': 'Offer', price: '15.00', priceCurrency: 'EUR' },
        { '@type': 'Offer', price: 7.5, priceCurrency: 'EUR' },
      ],
    })}`,
  )
  expect(problems).toEqual([])
  expect(value).toEqual([
    {
      title: 'Café des indépendants & amis',
      start: { day: '2026-12-03', time: '08:30', at: '2026-12-03T07:30:00.000Z' },
      end: { day: '2026-12-03', time: '10:00', at: '2026-12-03T09:00:00.000Z' },
      place: {
        name: 'La Ruche',
        address: '12 rue des Lilas, 44000 Nantes, FR',
        position: { lat: 47.2, lon: -1.55 },
      },
      isOnline: false,
      description: 'Venez à deux.\nOu seul\naussi.',
      url: 'https://events.example.org/open-coffee',
      organiser: { name: 'Les Tisserands', url: 'https://tisserands.example.org/' },
      price: { cents: 750, currency: 'EUR' },
      isFree: false,
      status: 'scheduled',
      source: 'json-ld',
    },
  ])
})

test.each([
  ['alone', EVENT],
  ['in a list', [{ '@type': 'WebSite' }, EVENT]],
  ['in a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'Organization' }, EVENT] }],
  ['as what the page is about', { '@type': 'WebPage', mainEntity: EVENT }],
  ['in a list of items', { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: EVENT }] }],
  ['of an organiser', { '@type': 'Organization', name: 'Les Tisserands', event: [EVENT] }],
  ['with two types', { ...EVENT, '@type': ['Thing', 'SocialEvent'] }],
  ['with a whole name of its type', { ...EVENT, '@type': 'http://schema.org/MusicEvent' }],
  ['a festival', { ...EVENT, '@type': 'Festival' }],
  ['twice the same', [EVENT, EVENT]],
])('an event is found %s', (_, said) => {
  expect(read(linked(said)).value.map(({ title }) => title)).toEqual(['Open coffee'])
})

test('the sessions of a series are events too', () => {
  const series = {
    ...EVENT,
    '@type': 'EventSeries',
    name: 'Série',
    subEvent: [EVENT, { ...EVENT, name: 'Autre' }],
  }
  expect(read(linked(series)).value.map(({ title }) => title)).toEqual(['Série', 'Open coffee', 'Autre'])
})

test('what is no gathering is no event', () => {
  const said = ['PublicationEvent', 'DeliveryEvent', 'Person', 'Event/'].map(type => ({
    ...EVENT,
    '@type': type,
  }))
  expect(read(linked(said)).value).toEqual([])
})

test('a place that is only named is found on the page', () => {
  const hall = { '@type': 'Place', '@id': '#hall', name: 'La Ruche', address: 'Nantes' }
  const { value } = read(linked({ '@graph': [{ ...EVENT, location: { '@id': '#hall' } }, hall] }))
  expect(value[0]?.place).toEqual({ name: 'La Ruche', address: 'Nantes', position: null })
})

test.each([
  ['words', 'Café du port, Nantes', { name: '', address: 'Café du port, Nantes', position: null }, false],
  ['a link', 'https://video.example.org/a', null, false],
  ['online', { '@type': 'VirtualLocation', url: 'https://video.example.org/a' }, null, true],
  [
    'both',
    [{ '@type': 'VirtualLocation' }, { '@type': 'Place', name: 'La Ruche' }],
    { name: 'La Ruche', address: '', position: null },
    true,
  ],
  [
    'an address',
    { '@type': 'PostalAddress', addressLocality: 'Nantes' },
    { name: '', address: 'Nantes', position: null },
    false,
  ],
  ['nowhere', { '@type': 'Place', geo: { latitude: 0, longitude: 0 } }, null, false],
  [
    'off the Earth',
    { '@type': 'Place', name: 'La Ruche', geo: { latitude: 147, longitude: 2 } },
    { name: 'La Ruche', address: '', position: null },
    false,
  ],
])('a place said as %s', (_, location, place, isOnline) => {
  expect(read(linked({ ...EVENT, location })).value[0]).toMatchObject({ place, isOnline })
})

test.each([
  [{ offers: { price: '0', priceCurrency: 'EUR' } }, { cents: 0, currency: 'EUR' }, true],
  [{ offers: { price: 'Gratuit' } }, { cents: 0, currency: 'EUR' }, true],
  [
    { offers: { '@type': 'AggregateOffer', lowPrice: '1 234,50 €', priceCurrency: 'eur' } },
    { cents: 123_450, currency: 'EUR' },
    false,
  ],
  [{ offers: { price: '1,200.00', priceCurrency: 'USD' } }, { cents: 120_000, currency: 'USD' }, false],
  [
    { offers: { priceSpecification: { price: 12, priceCurrency: 'CHF' } } },
    { cents: 1200, currency: 'CHF' },
    false,
  ],
  [{ offers: { price: '12' } }, null, null],
  [{ offers: { price: 'à partir de rien', priceCurrency: 'EUR' } }, null, null],
  [{ isAccessibleForFree: 'http://schema.org/True' }, null, true],
  [{ isAccessibleForFree: false }, null, false],
  [{}, null, null],
])('the price of %j', (said, price, isFree) => {
  expect(read(linked({ ...EVENT, ...said })).value[0]).toMatchObject({ price, isFree })
})

test.each([
  ['https://schema.org/EventCancelled', 'cancelled'],
  ['EventPostponed', 'postponed'],
  [['EventScheduled', 'http://schema.org/EventRescheduled'], 'rescheduled'],
  ['EventMovedOnline', 'scheduled'],
  [undefined, 'scheduled'],
])('the status %j', (eventStatus, status) => {
  expect(read(linked({ ...EVENT, eventStatus })).value[0]?.status).toBe(status)
})

test.each([
  ['2026-12-03', '2026-12-03', null, null],
  ['2026-12-03T19:30', '2026-12-03', '19:30', null],
  ['2026-12-03 19:30:15', '2026-12-03', '19:30', null],
  ['2026-12-03T19:30:00.000Z', '2026-12-03', '19:30', '2026-12-03T19:30:00.000Z'],
  ['2026-12-03T00:30:00+01:00', '2026-12-03', '00:30', '2026-12-02T23:30:00.000Z'],
  ['2026-12-03T19:30-0500', '2026-12-03', '19:30', '2026-12-04T00:30:00.000Z'],
  ['2026-12-03T19:30+09', '2026-12-03', '19:30', '2026-12-03T10:30:00.000Z'],
  ['20261203T193000Z', '2026-12-03', '19:30', '2026-12-03T19:30:00.000Z'],
])('%s is a time', (text, day, time, at) => {
  expect(eventTime(text)).toEqual({ day, time, at })
})

test.each([
  '',
  'demain',
  '2026-02-30',
  '2026-13-01T10:00',
  '2026-12-03T25:00',
  '2026-12-03T19:30+99:99',
  '03/12/2026',
])('%j is no time', text => {
  expect(eventTime(text)).toBeNull()
})

test('an event that does not say when is kept, and it is said', () => {
  const { value, problems } = read(linked({ ...EVENT, startDate: 'tous les jeudis' }))
  expect(value).toMatchObject([{ title: 'Open coffee', start: null }])
  expect(problems.map(({ code, level }) => [code, level])).toEqual([['event-without-day', 'ignored']])
})

test('an end before its beginning is not known', () => {
  const ending = (endDate: string) => read(linked({ ...EVENT, endDate })).value[0]?.end
  expect(ending('2026-12-03T08:00')).toBeNull()
  expect(ending('2026-12-03')).toMatchObject({ day: '2026-12-03' })
  expect(ending('2026-12-02')).toBeNull()
})

test.each([
  ['in a comment of HTML', `<!--${JSON.stringify(EVENT)}-->`],
  ['in CDATA', `//<![CDATA[\n${JSON.stringify(EVENT)}\n//]]>`],
  ['with a line end in a text', JSON.stringify({ ...EVENT, description: 'x' }).replace('"x"', '"a\nb\tc"')],
  ['with entities for quotes', JSON.stringify(EVENT).replaceAll('"', '&quot;')],
  ['with a semicolon', `${JSON.stringify(EVENT)};`],
])('JSON %s is read all the same', (_, script) => {
  expect(read(linked(script)).value).toMatchObject([{ title: 'Open coffee' }])
})

test('one damaged part does not hide the others', () => {
  const { value, problems } = read(linked('{"@type": "Event", ', EVENT))
  expect(value).toHaveLength(1)
  expect(problems).toMatchObject([{ code: 'linked-data-unreadable', where: 'text 1' }])
})

test('scripts in comments, in other scripts or of other types say nothing', () => {
  const script = linked(EVENT)
  const html = `<!-- ${script} --><script>const a = '<b>'; const b = ${JSON.stringify(EVENT)}</script>
    <textarea>${script}</textarea><script type="application/json">${JSON.stringify(EVENT)}</script>`
  expect(read(html).value).toEqual([])
})

test('tags are read as people write them', () => {
  const script = `<SCRIPT data-a='>' async TYPE = application/ld+json; >${JSON.stringify(EVENT)}</Script >`
  expect(read(`<p>1 < 2 <b a=">">${script}`).value).toHaveLength(1)
})

test('a page without linked data is read as it is shared', () => {
  const { value, problems } = read(`
    <meta property="og:title" content="Soir&eacute;e &quot;jeux&quot;">
    <meta content='On joue.' property='og:description'>
    <meta property=og:url content=/soiree>
    <meta property="event:start_time" content="2026-12-03T19:30:00+01:00">
    <meta property="place:location:latitude" content="47.2"><meta property="place:location:longitude" content="-1.55">
    <meta property="og:street-address" content="3 quai Vert"><meta property="og:locality" content="Nantes">`)
  expect(problems).toEqual([])
  expect(value).toMatchObject([
    {
      title: 'Soirée "jeux"',
      description: 'On joue.',
      url: 'https://events.example.org/soiree',
      start: { day: '2026-12-03', time: '19:30' },
      place: { address: '3 quai Vert, Nantes', position: { lat: 47.2, lon: -1.55 } },
      source: 'open-graph',
    },
  ])
})

test('shared without a day, the day is left to the owner', () => {
  const { value, problems } = read('<meta property="og:title" content="Soirée">')
  expect(value).toMatchObject([{ title: 'Soirée', start: null, url: URL_OF_PAGE }])
  expect(problems).toMatchObject([{ code: 'event-without-day' }])
})

test('a page that says nothing is said to', () => {
  expect(read('<p>Bonjour')).toMatchObject({
    value: [],
    problems: [{ code: 'page-without-event', level: 'rejected' }],
  })
})

test('what could be run or reveal is no address', () => {
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,a',
    'https://a:b@example.org/',
    'file:///etc/passwd',
  ]) {
    expect(read(linked({ ...EVENT, url })).value[0]?.url).toBe(URL_OF_PAGE)
  }
})

test('tags and what was escaped twice never come through', () => {
  const description = '<script>alert(1)</script>Bonjour &lt;img src=x onerror=alert(1)&gt;<b>tous</b>'
  expect(
    read(linked({ ...EVENT, description: description.replaceAll('</script>', '<\\/script>') })).value[0]
      ?.description,
  ).not.toMatch(/<[a-z]/i)
})

test('a page made to be heavy is read in part, and said to be', () => {
  const many = read(linked(Array.from({ length: 5000 }, (_, i) => ({ ...EVENT, name: `n${i}` }))))
  expect(many.value).toHaveLength(300)
  expect(many.problems.at(-1)).toMatchObject({ code: 'page-too-full' })
  expect(read(linked('['.repeat(1_000_000))).value).toEqual([])
  expect(read(linked('['.repeat(100_000) + ']'.repeat(100_000))).value).toEqual([])
  for (const piece of [
    '<',
    '<!--',
    '<a ',
    '<a "',
    '<script>',
    '<meta a="',
    '<meta property=og:title content="',
  ]) {
    expect(read(piece.repeat(200_000)).value.length).toBeLessThan(2)
  }
})

test('no text makes it throw', () => {
  const pieces = fc.constantFrom(
    '<script type="application/ld+json">',
    '</script>',
    '{"@type":"Event","name":',
    '"startDate":"2026-12-03",',
    '"location":[{"@id":"#a"},null,7],',
    '"a"}',
    '<meta property="og:title" content="',
    '">',
    '<!--',
    '-->',
    '&#x110000;',
    '{"@graph":[',
    ']}',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), parts => {
      const { value } = read(parts.join(''))
      for (const { url } of value) expect(url).toMatch(/^https?:/)
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (location, offers) => {
      const said = {
        ...EVENT,
        location,
        offers,
        organizer: location,
        endDate: offers,
        url: location,
        eventStatus: offers,
      }
      expect(read(linked(JSON.stringify(said).replaceAll('</', '<\\/'))).value).toHaveLength(1)
    }),
  )
})
