import { createServer } from 'node:http'
import { createServer as createSocketServer } from 'node:net'
import { expect, test } from 'vitest'
import { codeOf, outside, PUBLIC, RULES, refusalOf, TEXT } from '../../test/support/outside.ts'
import { outgoing } from './outgoing.ts'

const here = outside()
const { door, listening, serve, way } = here

test('a page is read, and told who asks and what is understood', async () => {
  const port = await serve((request, response) => {
    response.setHeader('content-type', 'Text/Plain; charset=utf-8')
    response.end(JSON.stringify([request.url, request.headers]))
  })
  const { text, url } = await way().fetchText('pages', `http://example.org:${port}/a?b=c#d`, {
    ...TEXT,
    language: 'fr',
  })
  expect(JSON.parse(text)).toMatchObject([
    '/a?b=c',
    {
      host: `example.org:${port}`,
      'user-agent': 'Entregent/test',
      accept: 'text/plain',
      'accept-language': 'fr',
    },
  ])
  expect(Object.keys(JSON.parse(text)[1])).not.toContain('cookie')
  expect(url).toBe(`http://example.org:${port}/a?b=c`)
  expect(here.dialled).toEqual([PUBLIC])
})

test('sent on five times it arrives, six times it does not', async () => {
  const port = await serve((request, response) => {
    const left = Number(request.url?.slice(1))
    if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end()
    else response.writeHead(200, { 'content-type': 'text/plain' }).end('there')
  })
  const { text, url } = await way().fetchText('pages', `http://example.org:${port}/5`, TEXT)
  expect([text, url]).toEqual(['there', `http://example.org:${port}/0`])
  expect(await codeOf(way().fetchText('pages', `http://example.org:${port}/6`, TEXT))).toBe('outgoing-failed')
})

test('round in circles is an end', async () => {
  const port = await serve((_, response) => response.writeHead(302, { location: '/' }).end())
  const refused = await refusalOf(way().fetchText('pages', `http://example.org:${port}/`, TEXT))
  expect([refused.code, refused.params.reason]).toEqual(['outgoing-failed', 'HTTP 302 × 6'])
})

test('what is sent in a body is not carried elsewhere', async () => {
  const bodies: string[] = []
  const port = await serve(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    bodies.push(`${request.method} ${request.headers['content-type']} ${body}`)
    if (request.url === '/moved') response.writeHead(308, { location: '/' }).end()
    else response.writeHead(200, { 'content-type': 'text/plain' }).end('a')
  })
  const asked = { ...TEXT, body: { text: 'data=é', type: 'application/x-www-form-urlencoded' } }
  await way().fetchText('pages', `http://example.org:${port}/`, asked)
  expect(await codeOf(way().fetchText('pages', `http://example.org:${port}/moved`, asked))).toBe(
    'outgoing-failed',
  )
  expect(bodies).toEqual(Array(2).fill('POST application/x-www-form-urlencoded data=é'))
})

test.each([
  ['text/html', 'Content-Type: text/html'],
  ['text/plainer', 'Content-Type: text/plainer'],
  [undefined, 'Content-Type: –'],
])('of the type %s, it is not read', async (type, reason) => {
  const port = await serve((_, response) =>
    response.writeHead(200, type ? { 'content-type': type } : {}).end('a'),
  )
  const refused = await refusalOf(way().fetchText('pages', `http://example.org:${port}/`, TEXT))
  expect([refused.code, refused.params.reason]).toEqual(['outgoing-failed', reason])
})

test.each([304, 403, 404, 429, 500])('HTTP %i is said', async status => {
  const port = await serve((_, response) =>
    response.writeHead(status, { 'content-type': 'text/plain' }).end(),
  )
  const refused = await refusalOf(way().fetchText('pages', `http://example.org:${port}/`, TEXT))
  expect([refused.code, refused.params.reason]).toEqual(['outgoing-failed', `HTTP ${status}`])
})

test('nobody there, cut off in the middle, or no HTTP at all: one kind of no', async () => {
  const closing = createServer()
  const gone = await listening(closing)
  await new Promise(closed => closing.close(closed))
  const cut = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 10 }).write('a')
    setTimeout(() => response.destroy(), 20)
  })
  const mail = await listening(
    createSocketServer(socket => {
      socket.resume()
      socket.on('error', () => {})
      socket.end('220 mail.example.org ESMTP\r\n')
    }),
  )
  const codes = await Promise.all(
    [gone, cut, mail].map(port => codeOf(way().fetchText('pages', `http://example.org:${port}/`, TEXT))),
  )
  expect(codes).toEqual(Array(3).fill('outgoing-failed'))
  const nowhere = door({
    resolve: async () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })),
  })
  const refused = await refusalOf(way({ door: nowhere }).fetchText('pages', 'http://example.org/', TEXT))
  expect(refused.params).toEqual({ host: 'example.org', reason: 'ENOTFOUND' })
})

test('an answer is kept for its time, for one desk, and one that failed is not', async () => {
  let asked = 0
  const port = await serve((request, response) => {
    asked += 1
    const status = request.url === '/failing' ? 500 : 200
    response.writeHead(status, { 'content-type': 'text/plain' }).end(`${asked}`)
  })
  let now = 0
  const sleep = async (ms: number) => {
    now += ms
  }
  const shared = door({ clock: { now: () => now, sleep } })
  const rules = () => ({ ...RULES, keptMs: 1000 })
  const of = (deskId: string) => outgoing({ door: shared, deskId, allowed: ['pages'], rules })
  const read = async (deskId: string) =>
    (await of(deskId).fetchText('pages', `http://example.org:${port}/`, TEXT)).text
  expect([await read('ours'), await read('ours'), await read('other')]).toEqual(['1', '1', '2'])
  now += 1001
  expect(await read('ours')).toBe('3')
  for (const _ of [1, 2])
    await codeOf(of('ours').fetchText('pages', `http://example.org:${port}/failing`, TEXT))
  expect(asked).toBe(5)
})

test('one at a time is one at a time, whoever asks', async () => {
  let [running, most] = [0, 0]
  const port = await serve((_, response) => {
    most = Math.max(most, ++running)
    setTimeout(() => {
      running -= 1
      response.writeHead(200, { 'content-type': 'text/plain' }).end('a')
    }, 10)
  })
  const shared = door()
  const rules = () => ({ ...RULES, pace: { perSecond: 1000, atOnce: 1 } })
  await Promise.all(
    ['a', 'b', 'c', 'd'].map(deskId =>
      outgoing({ door: shared, deskId, allowed: ['pages'], rules }).fetchText(
        'pages',
        `http://example.org:${port}/${deskId}`,
        TEXT,
      ),
    ),
  )
  expect(most).toBe(1)
})

test('whoever gives up is told what they said, and the connection ends', async () => {
  const [came, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const port = await serve((_, response) => {
    came.resolve()
    response.on('close', closed.resolve)
  })
  const stop = new AbortController()
  const asking = way().fetchText('pages', `http://example.org:${port}/`, { ...TEXT, signal: stop.signal })
  await came.promise
  stop.abort(new Error('gave up'))
  await expect(asking).rejects.toThrow('gave up')
  await closed.promise
})

test('https without a certificate that can be believed is no answer', async () => {
  const port = await serve((_, response) => response.end())
  expect(await codeOf(way().fetchText('pages', `https://example.org:${port}/`, TEXT))).toBe('outgoing-failed')
})

test.each([
  [
    'text/html',
    Buffer.from('<meta charset="iso-8859-1"><p>\u00e9t\u00e9', 'latin1'),
    '<meta charset="iso-8859-1"><p>été',
  ],
  ['text/html; charset=windows-1252', Buffer.from([0x80]), '€'],
  ['text/html; charset=nonsense', Buffer.from('é'), 'é'],
  ['text/html', Buffer.from('\ufeffé'), 'é'],
  ['text/html; charset=latin1', Buffer.from('\ufeffé'), 'é'],
  ['text/html', Buffer.from([0x61, 0xff]), 'a\ufffd'],
])('the text of %s is read in its charset', async (type, bytes, text) => {
  const port = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(bytes))
  const answer = await way().fetchText('pages', `http://example.org:${port}/`, { types: ['text/html'] })
  expect(answer.text).toBe(text)
})
