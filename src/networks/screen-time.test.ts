import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOfApp, readScreenTime } from './screen-time.ts'
import { dayRead, minutesRead } from './time-read.ts'

const ZONE = 'Europe/Paris'
const read = (text: string) =>
  readScreenTime(text, ZONE).value.map(({ app, day, minutes }) => [app, day, minutes])

test('RescueTime’s table: an hour a row, summed by day', () => {
  expect(
    read(
      [
        'Date,Time Spent (seconds),Number of People,Activity,Category,Productivity',
        '2026-11-18T09:00:00,1500,1,linkedin.com,Social,-1',
        '2026-11-18T10:00:00,300,1,linkedin.com,Social,-1',
        '2026-11-19T10:00:00,20,1,linkedin.com,Social,-1',
      ].join('\n'),
    ),
  ).toEqual([['linkedin.com', '2026-11-18', 30]])
})

test('a bucket of ActivityWatch as CSV counts in seconds, on the desk’s days', () => {
  expect(
    read(
      'timestamp,duration,app,title\n' +
        '2026-11-18T23:30:00.000000+00:00,600.5,Mastodon,Accueil\n' +
        '2026-11-19T08:00:00.000000+00:00,300,Mastodon,Accueil\n',
    ),
  ).toEqual([['Mastodon', '2026-11-19', 15]])
})

test('buckets of ActivityWatch as JSON: an app by its name, a site by its host', () => {
  const events = (data: object) => [{ timestamp: '2026-11-19T08:00:00Z', duration: 900, data }]
  const text = JSON.stringify({
    buckets: {
      window: { type: 'currentwindow', events: events({ app: 'Slack', title: 'général' }) },
      web: { type: 'web.tab.current', events: events({ url: 'https://www.linkedin.com/feed/' }) },
      away: { type: 'afkstatus', events: events({ status: 'afk' }) },
    },
  })
  expect(read(text)).toEqual([
    ['Slack', '2026-11-19', 15],
    ['linkedin.com', '2026-11-19', 15],
  ])
})

test('any table with a date, an app and minutes, in French too', () => {
  expect(read('Jour;Application;Durée\n18/11/2026;LinkedIn;1 h 05\n19/11/2026;LinkedIn;12,5\n')).toEqual([
    ['LinkedIn', '2026-11-18', 65],
    ['LinkedIn', '2026-11-19', 13],
  ])
})

test('a table with a column a day', () => {
  expect(read('App,2026-11-18,2026-11-19\nLinkedIn,0:25:00,\nSignal,3m,45s\n')).toEqual([
    ['LinkedIn', '2026-11-18', 25],
    ['Signal', '2026-11-18', 3],
    ['Signal', '2026-11-19', 1],
  ])
})

test('rows that cannot be read are counted, the others stay', () => {
  const { value, problems } = readScreenTime('date,app,minutes\n2026-13-01,A,3\n2026-11-18,A,3\n,B,2\n', ZONE)
  expect(value).toHaveLength(1)
  expect(problems).toMatchObject([{ code: 'unread-rows', params: { count: 2, first: 2 } }])
})

test.each(['', 'bonjour', 'a,b\n1,2', '{', '{"buckets":{"x":{"events":[1,null,{}]}}}', '[[[]]]'])(
  'nothing is read of %j, and it is said',
  text => {
    const { value, problems } = readScreenTime(text, ZONE)
    expect(value).toEqual([])
    expect(problems).not.toEqual([])
  },
)

test('law: foreign text never throws, and no day holds more than a day', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), text => {
      for (const { minutes } of readScreenTime(`date,app,minutes\n${text}`, ZONE).value)
        expect(minutes).toBeLessThanOrEqual(1440)
      readScreenTime(text, ZONE)
    }),
  )
})

test('law: a table read, then read again from what was said of it, says the same', () => {
  const time = fc.record({
    app: fc.constantFrom('LinkedIn', 'Mastodon', 'Le forum'),
    day: fc.constantFrom('2026-11-18', '2026-11-19'),
    minutes: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 12 }), times => {
      const table = (rows: readonly { app: string; day: string; minutes: number }[]) =>
        ['date,app,minutes', ...rows.map(({ app, day, minutes }) => `${day},${app},${minutes}`)].join('\n')
      const once = readScreenTime(table(times), ZONE).value
      expect(readScreenTime(table(once), ZONE).value).toEqual(once)
    }),
  )
})

test('an app is a network by its name or its host', () => {
  const networks = [
    { name: 'LinkedIn', url: 'https://www.linkedin.com/in/moi' },
    { name: 'Le forum', url: 'https://forum.example.org' },
  ]
  const found = (app: string) => networkOfApp(app, networks)?.name ?? null
  expect(
    ['LinkedIn', 'com.linkedin.android', 'linkedin.com', 'forum.example.org', 'Forumeur'].map(found),
  ).toEqual(['LinkedIn', 'LinkedIn', 'LinkedIn', 'Le forum', null])
})

test('durations as people and programs write them', () => {
  const minutes = (text: string) => minutesRead(text, 'minutes')
  expect(
    ['95', '1,5', '1h 35m', '1 h 35', '01:35:00', '2 heures', '90 sec', '', 'long', 'h'].map(minutes),
  ).toEqual([95, 1.5, 95, 95, 95, 120, 1.5, null, null, null])
  expect(minutesRead('90', 'seconds')).toBe(1.5)
})

test('days as exports write them', () => {
  expect(
    ['2026-11-18', '18/11/2026', '2026-11-18 23:30:00', '2026-11-18T23:30:00Z', '31/02/2026', 'hier'].map(
      text => dayRead(text, ZONE),
    ),
  ).toEqual(['2026-11-18', '2026-11-18', '2026-11-18', '2026-11-19', null, null])
})
