import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { calendarOf, vevent } from '../../test/support/calendars-of-events.ts'
import { newId } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { outside } from '../../test/support/outside.ts'
import { day } from '../lib/day.ts'
import { NO_OUTGOING } from '../owner/outgoing-services.ts'
import { saveSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { askFeed } from './ask-feed.ts'
import { eventRoutes } from './event-routes.ts'
import { occurrencesBetween } from './event-store.ts'
import { feedRoutes } from './feed-routes.ts'
import { feedOf, feedsOf, saveFeed } from './feeds.ts'
import { feedJob } from './jobs.ts'

const here = outside()
const WINTER = { from: day('2026-11-01'), to: day('2026-12-31') }
const APERO = vevent('a', 'SUMMARY:Apéro', 'DTSTART:20261204T173000Z')

async function allowing(desk: Desk, ...allowed: ('feeds' | 'pages')[]): Promise<Desk> {
  await saveSettings(desk, { outgoing: { ...NO_OUTGOING, allowed } })
  return desk
}
async function follow(desk: Desk, port: number, path = '/a.ics'): Promise<string> {
  const id = newId()
  await saveFeed(desk, { id, name: '', url: `http://club.example:${port}${path}`, isPaused: false })
  return id
}
const titles = async (desk: Desk) => (await occurrencesBetween(desk, WINTER)).map(({ title }) => title)
const calendar = (answer: ServerResponse, ...lines: readonly string[]) =>
  answer.writeHead(200, { 'content-type': 'text/calendar' }).end(calendarOf(...lines))

onEveryDatabase(PROJECTORS, newDesk => {
  test('nothing is asked of anybody as long as the owner did not allow it', async () => {
    const desk = await newDesk()
    const id = await follow(desk, 80)
    await expect(askFeed(desk, here.door(), id)).rejects.toThrow('outgoing-not-allowed')
    expect(await feedJob(here.door()).run(desk)).toBeNull()
    expect([here.resolved, here.dialled]).toEqual([[], []])
    expect((await feedOf(desk, id)).askedAt).toBeNull()
  })

  test('a feed is asked for its calendar, takes its name, and is not sent again while it is the same', async () => {
    const asked: IncomingMessage[] = []
    let etag = '"un"'
    const port = await here.serve((request, answer) => {
      asked.push(request)
      if (request.headers['if-none-match'] === etag) return answer.writeHead(304).end()
      answer.setHeader('etag', etag)
      answer.setHeader('last-modified', 'Fri, 20 Nov 2026 10:00:00 GMT')
      return calendar(answer, 'X-WR-CALNAME:Le club', APERO)
    })
    const desk = await allowing(await newDesk(), 'feeds')
    const id = await follow(desk, port)
    const first = await askFeed(desk, here.door(), id)
    expect(first).toMatchObject({ added: 1, changed: 0, removed: 0, isUnchanged: false })
    expect(first.feed).toMatchObject({ name: 'Le club', events: 1, problem: null })
    expect(await titles(desk)).toEqual(['Apéro'])

    const batches = desk.batches.length
    const again = await askFeed(desk, here.door(), id)
    expect(again).toMatchObject({ added: 0, isUnchanged: true })
    expect(asked[1]?.headers).toMatchObject({
      'if-none-match': '"un"',
      'if-modified-since': 'Fri, 20 Nov 2026 10:00:00 GMT',
    })
    expect(desk.batches).toHaveLength(batches)
    etag = '"deux"'
    expect(await askFeed(desk, here.door(), id)).toMatchObject({ isUnchanged: false, added: 0 })
    expect(await titles(desk)).toEqual(['Apéro'])
  })

  test('what goes wrong is kept as the reason, and leaves the events that are there', async () => {
    let respond: (answer: ServerResponse) => unknown = answer => calendar(answer, APERO)
    const port = await here.serve((_, answer) => void respond(answer))
    const desk = await allowing(await newDesk(), 'feeds')
    const id = await follow(desk, port)
    await askFeed(desk, here.door(), id)
    const problemAfter = async (answer: typeof respond) => {
      respond = answer
      const { feed } = await askFeed(desk, here.door(), id)
      expect(feed.events).toBe(1)
      return feed.problem?.code
    }
    expect(await problemAfter(answer => answer.writeHead(404).end())).toBe('outgoing-failed')
    expect(
      await problemAfter(answer =>
        answer.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
      ),
    ).toBe('outgoing-private')
    expect(
      await problemAfter(answer =>
        answer.writeHead(200, { 'content-type': 'text/html' }).end('<p>Entrez</p>'),
      ),
    ).toBe('outgoing-failed')
    expect(
      await problemAfter(answer => answer.writeHead(200, { 'content-type': 'text/plain' }).end('Entrez')),
    ).toBe('feed-not-calendar')
    expect(await problemAfter(hundredMegabytes)).toBe('outgoing-too-large')
    expect(await titles(desk)).toEqual(['Apéro'])
    expect(await problemAfter(answer => calendar(answer, APERO))).toBeUndefined()
  })

  test('a calendar that takes its time is given up', async () => {
    const port = await here.serve((_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/calendar' }).write('BEGIN:VCALENDAR\r\n')
    })
    const desk = await allowing(await newDesk(), 'feeds')
    const id = await follow(desk, port)
    const { feed } = await askFeed(desk, here.door(), id, { withinMs: 100 })
    expect(feed.problem?.code).toBe('outgoing-too-slow')
  })

  test('the job asks what was not asked for hours, and leaves what is paused', async () => {
    let asked = 0
    const port = await here.serve((_, answer) => {
      asked++
      calendar(answer, APERO)
    })
    const desk = await allowing(await newDesk(), 'feeds')
    await follow(desk, port)
    const paused = await follow(desk, port, '/b.ics')
    await saveFeed(desk, { ...(await feedOf(desk, paused)), isPaused: true })
    expect(await feedJob(here.door()).run(desk)).toBe('1')
    expect(await feedJob(here.door()).run(desk)).toBeNull()
    const later = { ...desk, now: () => new Date(desk.now().getTime() + 5 * 3_600_000) }
    expect(await feedJob(here.door()).run(later)).toBe('0')
    expect(asked).toBe(2)
  })

  test('the routes: a feed by webcal, its reason in a sentence, a page read, a file taken and undone', async () => {
    const port = await here.serve((request, answer) => {
      if (request.url !== '/soiree') return answer.writeHead(500).end()
      const event = { '@type': 'Event', name: 'Soirée', startDate: '2026-12-04T18:30:00-05:00' }
      const linked = `<script type="application/ld+json">${JSON.stringify(event)}</script>`
      return answer.writeHead(200, { 'content-type': 'text/html' }).end(`<html><head>${linked}</head></html>`)
    })
    const desk = await allowing(await newDesk(), 'feeds', 'pages')
    const feeds = appWith('/api/feeds', feedRoutes({ door: here.door() }), desk)
    const id = newId()
    const put = await feeds.request(`/api/feeds/${id}`, json({ url: 'webcal://club.example/a.ics' }))
    expect(put.status).toBe(201)
    expect((await put.json()) as object).toMatchObject({ url: 'https://club.example/a.ics', problem: null })
    const wrong = await feeds.request(`/api/feeds/${newId()}`, json({ url: 'file:///etc/passwd' }))
    expect(wrong.status).toBe(422)
    const failing = newId()
    await feeds.request(`/api/feeds/${failing}`, json({ url: `http://club.example:${port}/a.ics` }))
    const asked = await (await feeds.request(`/api/feeds/${failing}/ask`, json({}, 'POST'))).json()
    expect((asked as { feed: { problem: string } }).feed.problem).toContain('club.example')
    expect(await feedsOf(desk)).toHaveLength(2)

    const events = appWith('/api/events', eventRoutes({ door: here.door() }), desk)
    const read = async (url: string) =>
      (await (await events.request('/api/events/link', json({ url }, 'POST'))).json()) as {
        isFeed: boolean
        proposals: { start: unknown }[]
      }
    const { proposals } = await read(`http://club.example:${port}/soiree`)
    // Half past six in Montreal is half past midnight in Paris.
    expect(proposals).toMatchObject([
      { title: 'Soirée', start: { day: '2026-12-05', time: '00:30' }, knownId: null },
    ])
    expect(await read('webcal://club.example/a.ics')).toMatchObject({ isFeed: true })
    expect(await titles(desk)).toEqual([])

    const body = calendarOf(APERO) as Uint8Array<ArrayBuffer>
    const file = await events.request('/api/events/file', { method: 'POST', body })
    expect(await file.json()).toEqual({ added: 1, changed: 0, problems: [] })
    expect(file.headers.get('Entregent-Batch')).toBe(desk.batches.at(-1))
    const none = await events.request('/api/events/file', { method: 'POST', body: 'bonjour' })
    expect(none.status).toBe(422)
    const list = await events.request('/api/events?from=2026-12-01&to=2026-12-31')
    expect((await list.json()) as object).toMatchObject({
      occurrences: [{ title: 'Apéro', day: '2026-12-04' }],
    })
    expect((await events.request('/api/events?from=2026-12-01&to=2029-12-31')).status).toBe(422)
  })

  test('an event by hand: what ends before it begins, or follows no rule, is refused', async () => {
    const desk = await newDesk()
    const events = appWith('/api/events', eventRoutes({ door: here.door() }), desk)
    const rule = 'FREQ=MONTHLY;BYDAY=1TH'
    const coffee = { title: 'Café', start: { day: '2026-12-03', time: '08:30' }, zone: 'Europe/Paris', rule }
    const put = (changes: object, id = newId()) =>
      events.request(`/api/events/${id}`, json({ ...coffee, ...changes }))
    const id = newId()
    const made = await put({}, id)
    expect(made.status).toBe(201)
    const { revision } = (await made.json()) as { revision: string }
    expect((await put({ title: 'Autre', revision: 'x' }, id)).status).toBe(409)
    expect((await put({ title: 'Autre', revision }, id)).status).toBe(200)
    for (const wrong of [
      { end: { day: '2026-12-03', time: '08:00' } },
      { end: { day: '2026-12-04', time: null } },
      { rule: 'FREQ=SECONDLY' },
      { rule: 'chaque jeudi' },
      { zone: 'Middle Earth' },
      { start: { day: '2026-02-30', time: null } },
      { url: 'javascript:alert(1)' },
    ]) {
      expect([wrong, (await put(wrong)).status]).toEqual([wrong, 422])
    }
    const one = (await (await events.request(`/api/events/${id}`)).json()) as { next: { day: string }[] }
    expect(one.next.map(each => each.day).slice(0, 2)).toEqual(['2026-12-03', '2027-01-07'])
    expect((await events.request(`/api/events/${id}/dismissal`, json({}, 'POST'))).status).toBe(200)
    expect((await events.request(`/api/events/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await events.request(`/api/events/${id}`)).status).toBe(410)
  })
})

function hundredMegabytes(answer: ServerResponse): void {
  answer.writeHead(200, { 'content-type': 'text/calendar' })
  const part = Buffer.alloc(1_000_000, 'x')
  let left = 100
  const more = () => {
    while (left-- > 0) if (!answer.write(part)) return
    answer.end()
  }
  answer.on('drain', more)
  answer.on('error', () => undefined)
  more()
}
