import { mkdtempSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { newId, personWith } from '../../test/support/encounters.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { outside } from '../../test/support/outside.ts'
import { NO_OUTGOING } from '../owner/outgoing-services.ts'
import { saveSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { sealIn } from '../platform/sealed.ts'
import { PROJECTORS } from '../projectors.ts'
import { wordsIn } from '../words.ts'
import { sourceJob } from './jobs.ts'
import type { SourceShown } from './source.ts'
import { sourceRoutes } from './source-routes.ts'
import { openSourceRuns } from './source-runs.ts'
import { sourceSecret } from './source-secrets.ts'
import { idsWaiting } from './waiting.ts'

const folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const seal = sealIn(folder)
const here = outside()

const event = (uid: string, day: string, ...more: string[]) =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART:${day}T090000Z`,
    `DTEND:${day}T100000Z`,
    // Google writes the moment it is asked.
    `DTSTAMP:${day}T000000Z`,
    'ORGANIZER:mailto:moi@exemple.fr',
    ...(more.some(line => line.startsWith('ATTENDEE')) ? [] : [PAUL]),
    ...more,
    'END:VEVENT',
  ].join('\r\n')
const PAUL = 'ATTENDEE;CN=Paul;PARTSTAT=ACCEPTED:mailto:paul@exemple.fr'
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
const answering =
  (text: string | Buffer, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/calendar', ...headers }).end(text)

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  /** A desk with a feed on it, on a clock that one moves, and what its server answers now. */
  async function feed() {
    let at = NOW.getTime()
    let answer: RequestListener = answering(calendar())
    const asked: { url: string | undefined; etag: string | undefined; since: string | undefined }[] = []
    const port = await here.serve((request, response) => {
      const { 'if-none-match': etag, 'if-modified-since': since } = request.headers
      asked.push({ url: request.url, etag, since })
      answer(request, response)
    })
    const desk = await newDesk({ now: () => new Date(at) })
    await saveSettings(desk, { outgoing: { ...NO_OUTGOING, allowed: ['feeds'] } })
    await saveSettings(desk, {
      history: { mails: ['moi@exemple.fr'], phones: [], names: [], keepsTitles: true },
    })
    await personWith(desk, { name: 'Paul', emails: [{ types: [], label: null, value: 'paul@exemple.fr' }] })
    let waited = 0
    const sleep = async (ms: number) => {
      waited += ms
    }
    const door = here.door({ clock: { now: () => waited, sleep } })
    const vault = { database: database(), seal }
    const runs = openSourceRuns({ door, ...vault }, error => {
      throw error
    })
    const app = appWith('/api/sources', sourceRoutes({ vault, runs, door }), desk)
    const id = newId()
    const body = { kind: 'calendar', name: 'Agenda', secret: `http://agenda.example:${port}/secret.ics` }
    expect((await app.request(`/api/sources/${id}`, json(body))).status).toBe(201)
    return {
      desk,
      asked,
      serve: (next: RequestListener) => {
        answer = next
      },
      /** Some hours later the schedule looks again. */
      later: async (hours = 5): Promise<SourceShown> => {
        at += hours * 3_600_000
        await sourceJob(runs).run(desk)
        const { sources } = (await (await app.request('/api/sources')).json()) as { sources: SourceShown[] }
        return sources[0] as SourceShown
      },
      meetings: async () =>
        (await meetingsOf(desk)).map(({ day, time, isCancelled, title }) =>
          [day, time, title, ...(isCancelled === 1 ? ['called off'] : [])].join(' '),
        ),
    }
  }
  const meetingsOf = ({ db, id }: Desk) =>
    db.selectFrom('meeting').selectAll().where('deskId', '=', id).orderBy('title').orderBy('day').execute()

  test('read, asked whether it changed, moved, called off, gone, and gone on', async () => {
    const { desk, asked, serve, later, meetings } = await feed()
    const first = [
      event('past', '20261105', 'SUMMARY:a passé'),
      event('moved', '20261106', 'SUMMARY:b déplacé'),
      event('off', '20261107', 'SUMMARY:c annulé'),
      event('deleted', '20261210', 'SUMMARY:d effacé'),
      event('rule', '20261110', 'SUMMARY:e série', 'RRULE:FREQ=MONTHLY'),
    ]
    const validators = { etag: '"1"', 'last-modified': 'Sat, 21 Nov 2026 07:00:00 GMT' }
    serve(answering(gzipSync(calendar(...first)), { ...validators, 'content-encoding': 'gzip' }))
    expect(await later()).toMatchObject({ problem: null, taken: { meetings: 8 } })
    expect(await idsWaiting(desk, {})).toHaveLength(4)

    serve((_, response) => response.writeHead(304).end())
    expect(await later()).toMatchObject({ problem: null, taken: { meetings: 0 } })
    expect(asked).toEqual([
      { url: '/secret.ics', etag: undefined, since: undefined },
      { url: '/secret.ics', etag: '"1"', since: validators['last-modified'] },
    ])

    const second = [
      event('moved', '20261108', 'SUMMARY:b déplacé'),
      event('off', '20261107', 'SUMMARY:c annulé', 'STATUS:CANCELLED'),
      event('new', '20261109', 'SUMMARY:f nouveau'),
      event('rule', '20261110', 'SUMMARY:e série', 'RRULE:FREQ=MONTHLY'),
    ]
    serve(answering(calendar(...second), { etag: '"2"' }))
    expect(await later()).toMatchObject({ problem: null, taken: { meetings: 1 } })
    expect(await meetings()).toEqual([
      // What is over may leave a calendar that tells what is to come.
      '2026-11-05 10:00 a passé',
      '2026-11-08 10:00 b déplacé',
      '2026-11-07 10:00 c annulé called off',
      '2026-12-10 10:00 d effacé called off',
      ...['2026-11-10', '2026-12-10', '2027-01-10', '2027-02-10'].map(day => `${day} 10:00 e série`),
      '2026-11-09 10:00 f nouveau',
    ])

    // A month on it is read anew, though nothing changed: the series goes on.
    await later(31 * 24)
    expect(asked.at(-1)).toMatchObject({ etag: undefined })
    expect(await meetings()).toContain('2027-03-10 10:00 e série')
  })

  test('who says no after they were asked is not met; one that comes back is proposed again', async () => {
    const { desk, serve, later } = await feed()
    serve(answering(calendar(event('a', '20261105'), event('b', '20261210'))))
    await later()
    const no = 'ATTENDEE;CN=Paul;PARTSTAT=DECLINED:mailto:paul@exemple.fr'
    serve(answering(calendar(event('a', '20261105', no))))
    await later()
    expect(await idsWaiting(desk, {})).toEqual([])
    serve(answering(calendar(event('a', '20261105'), event('b', '20261210'))))
    await later()
    expect(await idsWaiting(desk, {})).toHaveLength(1)
    expect((await meetingsOf(desk)).map(({ isCancelled }) => isCancelled)).toEqual([0, 0])
  })

  test('each failure is a sentence and loses nothing; the next time it is read again', async () => {
    const { serve, later, meetings, asked } = await feed()
    const whole = calendar(event('a', '20261105', 'SUMMARY:a'), event('b', '20261210', 'SUMMARY:b'))
    serve(answering(whole, { etag: '"1"' }))
    await later()
    const before = await meetings()
    const t = wordsIn('fr').t
    const port = new URL(`http://x${(await later()).host.replace(/^[^:]*/, '')}`).port
    const host = `agenda.example:${port}`
    const failures: [RequestListener, string][] = [
      [
        (_, response) => response.writeHead(500).end('panne'),
        t('platform:refusal.outgoing-failed', { host, reason: 'HTTP 500' }),
      ],
      [
        answering('<html>Connectez-vous</html>', { 'content-type': 'text/html' }),
        t('platform:refusal.not-a-calendar', { host }),
      ],
      [answering('Bonjour'), t('platform:refusal.not-a-calendar', { host })],
      [
        answering('', { 'content-length': '50000001' }),
        t('platform:refusal.outgoing-too-large', { host, limit: '50 MB' }),
      ],
      [
        (_, response) => {
          response.writeHead(200, { 'content-type': 'text/calendar', 'content-length': '5000' })
          response.write(whole.slice(0, 80))
          setTimeout(() => response.destroy(), 20)
        },
        t('platform:refusal.outgoing-failed', { host, reason: 'ECONNRESET' }),
      ],
      [
        (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/a.ics' }).end(),
        t('platform:refusal.outgoing-private', { host: '10.0.0.1' }),
      ],
    ]
    for (const [answer, sentence] of failures) {
      serve(answer)
      expect(await later()).toMatchObject({ problem: sentence })
      expect(await meetings()).toEqual(before)
    }
    // Cut, and nobody said so: what is there is taken, and nothing is taken for gone.
    serve(answering(calendar(event('c', '20261106', 'SUMMARY:c')).replace('END:VCALENDAR\r\n', '')))
    expect(await later()).toMatchObject({ problem: null, taken: { meetings: 1 } })
    expect(await meetings()).toEqual([...before, '2026-11-06 10:00 c'])
    serve(answering(whole, { etag: '"2"' }))
    await later()
    expect(asked.at(-1)).toMatchObject({ etag: undefined })
    expect(await meetings()).toHaveLength(3)
  })

  test('it is followed where it is sent on to', async () => {
    const { serve, later, asked } = await feed()
    serve((request, response) => {
      if (request.url === '/secret.ics') response.writeHead(301, { location: '/new.ics' }).end()
      else answering(calendar(event('a', '20261105')))(request, response)
    })
    expect(await later()).toMatchObject({ problem: null, taken: { meetings: 1 } })
    expect(asked.map(({ url }) => url)).toEqual(['/secret.ics', '/new.ics'])
  })

  test('webcal is the web; of its address only the host is shown', async () => {
    const desk = await newDesk()
    const vault = { database: database(), seal }
    const door = here.door()
    const runs = openSourceRuns({ door, ...vault }, () => {})
    const app = appWith('/api/sources', sourceRoutes({ vault, runs, door }), desk)
    const id = newId()
    const secret = 'webcal://p01-caldav.example.com/published/2/AbC'
    const saved = await app.request(`/api/sources/${id}`, json({ kind: 'calendar', secret }))
    expect(await saved.json()).toMatchObject({
      host: 'p01-caldav.example.com',
      name: 'p01-caldav.example.com',
    })
    expect(await sourceSecret(vault, { deskId: desk.id, sourceId: id })).toBe(
      'https://p01-caldav.example.com/published/2/AbC',
    )
    const wrong = await app.request(
      `/api/sources/${newId()}`,
      json({ kind: 'calendar', secret: 'file:///etc/passwd' }),
    )
    expect(wrong.status).toBe(422)
  })
})
