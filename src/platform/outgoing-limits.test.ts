import { createServer as createSocketServer } from 'node:net'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { codeOf, outside, refusalOf, TEXT } from '../../test/support/outside.ts'
import { MOST_BYTES } from './outgoing.ts'

const here = outside()
const { door, listening, serve, way } = here

test('100 MB are cut at the limit, and the rest never comes', async () => {
  let written = 0
  const megabyte = Buffer.alloc(1_000_000, 'a')
  const closed = Promise.withResolvers<void>()
  const port = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.on('close', closed.resolve)
    const more = () => {
      while (written < 100_000_000 && !response.destroyed) {
        written += megabyte.length
        if (!response.write(megabyte)) return response.once('drain', more)
      }
      return response.end()
    }
    more()
  })
  const refused = await refusalOf(way().fetchBytes('pages', `http://example.org:${port}/`, TEXT))
  await closed.promise
  expect([refused.code, refused.params.limit]).toEqual(['outgoing-too-large', '5 MB'])
  expect(written).toBeLessThan(50_000_000)
})

test('an answer that says it is too large is not read at all', async () => {
  const port = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': MOST_BYTES + 1 }).flushHeaders()
  })
  expect(await codeOf(way().fetchBytes('pages', `http://example.org:${port}/`, TEXT))).toBe(
    'outgoing-too-large',
  )
})

test('exactly the limit is not too large', async () => {
  const port = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('12345'),
  )
  const { text } = await way().fetchText('pages', `http://example.org:${port}/`, { ...TEXT, mostBytes: 5 })
  expect(text).toBe('12345')
  const less = { ...TEXT, mostBytes: 4 }
  expect(await codeOf(way().fetchText('pages', `http://example.org:${port}/`, less))).toBe(
    'outgoing-too-large',
  )
})

test.each(['gzip', 'br'])('a bomb packed with %s is not unpacked', async coding => {
  const ten = Buffer.alloc(10_000_000)
  // A gigabyte: members of gzip follow one another. A tenth of it in one stream of brotli.
  const bomb =
    coding === 'gzip'
      ? Buffer.concat(Array<Buffer>(100).fill(gzipSync(ten)))
      : brotliCompressSync(Buffer.alloc(100_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
  expect(bomb.length).toBeLessThan(MOST_BYTES)
  const port = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': coding }).end(bomb),
  )
  const before = process.memoryUsage().rss
  expect(await codeOf(way().fetchBytes('pages', `http://example.org:${port}/`, TEXT))).toBe(
    'outgoing-too-large',
  )
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
})

test.each([
  ['gzip', gzipSync('bonjour')],
  ['GZIP', gzipSync('bonjour')],
  ['br', brotliCompressSync('bonjour')],
  ['identity', Buffer.from('bonjour')],
])('what is packed with %s is unpacked', async (coding, packed) => {
  const port = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': coding }).end(packed),
  )
  expect((await way().fetchText('pages', `http://example.org:${port}/`, TEXT)).text).toBe('bonjour')
})

test.each([
  ['gzip', gzipSync('bonjour').subarray(0, 15)],
  ['gzip', Buffer.from('no gzip')],
  ['zstd', Buffer.from('a')],
  ['gzip, gzip', gzipSync(gzipSync('a'))],
])('badly packed with %s, it is no answer', async (coding, packed) => {
  const port = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': coding }).end(packed),
  )
  expect(await codeOf(way().fetchText('pages', `http://example.org:${port}/`, TEXT))).toBe('outgoing-failed')
})

test('a slow drip ends with the time', async () => {
  const closed = Promise.withResolvers<void>()
  const port = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    const drip = setInterval(() => response.write('a'), 5)
    response.on('close', () => {
      clearInterval(drip)
      closed.resolve()
    })
  })
  const refused = await refusalOf(
    way().fetchText('pages', `http://example.org:${port}/`, { ...TEXT, withinMs: 100 }),
  )
  expect([refused.code, refused.params]).toEqual([
    'outgoing-too-slow',
    { host: `example.org:${port}`, waited: 0.1 },
  ])
  await closed.promise
})

test.each(['', 'HTTP/1.1 200 OK\r\nX-Slow: '])(
  'a head that never ends (%j) ends with the time of the first byte',
  async head => {
    const closed = Promise.withResolvers<void>()
    const port = await listening(
      createSocketServer(socket => {
        socket.resume()
        socket.write(head)
        const drip = setInterval(() => head && socket.write('a'), 5)
        socket.on('error', () => {})
        socket.on('close', () => {
          clearInterval(drip)
          closed.resolve()
        })
      }),
    )
    const asked = { ...TEXT, firstByteMs: 100 }
    expect(await codeOf(way().fetchText('pages', `http://example.org:${port}/`, asked))).toBe(
      'outgoing-too-slow',
    )
    await closed.promise
  },
)

test('a head without measure is no answer', async () => {
  const port = await listening(
    createSocketServer(socket => {
      socket.resume()
      socket.on('error', () => {})
      socket.write(`HTTP/1.1 200 OK\r\n${'X-Long: aaaaaaaaaaaaaaaa\r\n'.repeat(10_000)}`)
    }),
  )
  expect(await codeOf(way().fetchText('pages', `http://example.org:${port}/`, TEXT))).toBe('outgoing-failed')
})

test('a name that is never resolved ends with the time', async () => {
  const mute = door({ resolve: () => new Promise(() => {}) })
  const asked = { ...TEXT, withinMs: 50 }
  expect(await codeOf(way({ door: mute }).fetchText('pages', 'http://example.org/', asked))).toBe(
    'outgoing-too-slow',
  )
})

test('many slow redirects end with the time of the whole', async () => {
  const port = await serve((_, response) => {
    setTimeout(() => response.writeHead(302, { location: '/' }).end(), 60)
  })
  const asked = { ...TEXT, withinMs: 150, firstByteMs: 100 }
  expect(await codeOf(way().fetchText('pages', `http://example.org:${port}/`, asked))).toBe(
    'outgoing-too-slow',
  )
})

test.each([
  [200, 'text/html'],
  [500, 'text/plain'],
  [302, 'text/plain'],
])('what is refused with %i and %s is let go of at once', async (status, type) => {
  const closed = Promise.withResolvers<void>()
  const port = await serve((_, response) => {
    response.writeHead(status, { 'content-type': type, location: 'http://10.0.0.1/' }).write('a')
    response.on('close', closed.resolve)
  })
  await refusalOf(way().fetchText('pages', `http://example.org:${port}/`, TEXT))
  await closed.promise
})

test.each([
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\n\r\n',
])('%j and nothing more is no answer', async head => {
  const port = await listening(
    createSocketServer(socket => {
      socket.resume()
      socket.on('error', () => {})
      socket.write(head)
      setTimeout(() => socket.end(), 20)
    }),
  )
  expect(await codeOf(way().fetchText('pages', `http://example.org:${port}/`, TEXT))).toBe('outgoing-failed')
})
