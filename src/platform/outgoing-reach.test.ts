import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { codeOf, outside, PUBLIC, refusalOf, TEXT } from '../../test/support/outside.ts'
import { openDoor } from './outgoing.ts'

const here = outside()
const { door, listening, serve, way } = here

test('a service that was not allowed: nothing is looked up, nothing is opened', async () => {
  let connections = 0
  const server = createServer((_, response) => response.end())
  server.on('connection', () => connections++)
  const port = await listening(server)
  for (const allowed of [[], ['ban', 'Pages']]) {
    const refused = await refusalOf(way({ allowed }).fetchText('pages', `http://example.org:${port}/`, TEXT))
    expect([refused.code, refused.params]).toEqual(['outgoing-not-allowed', { service: 'pages' }])
  }
  expect([connections, here.resolved, here.dialled]).toEqual([0, [], []])
})

test('what was kept while a service was allowed is not given once it no longer is', async () => {
  const port = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('a'),
  )
  const shared = door()
  const rules = { keptMs: 60_000 }
  await way({ door: shared, rules }).fetchText('pages', `http://example.org:${port}/`, TEXT)
  const later = way({ door: shared, rules, allowed: [] })
  expect(await codeOf(later.fetchText('pages', `http://example.org:${port}/`, TEXT))).toBe(
    'outgoing-not-allowed',
  )
})

test.each([
  'ftp://example.org/',
  'file:///etc/passwd',
  'data:text/plain,a',
  'javascript:alert(1)',
  'http://user:password@example.org/',
  'http://user@example.org/',
  'http://example.org:22/',
  'http://example.org:25/',
  'nonsense',
  '',
])('%s is no address to ask', async address => {
  expect(await codeOf(way().fetchText('pages', address, TEXT))).toBe('invalid-input')
  expect([here.resolved, here.dialled]).toEqual([[], []])
})

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://0/',
  'http://10.0.0.1/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.64.0.1/',
  'http://224.0.0.1/',
  'http://192.0.2.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[64:ff9b::7f00:1]/',
])('%s is refused before a connection', async address => {
  expect(await codeOf(way().fetchText('pages', address, TEXT))).toBe('outgoing-private')
  expect([here.resolved, here.dialled]).toEqual([[], []])
})

test.each([
  [['127.0.0.1']],
  [['10.1.2.3']],
  [['169.254.169.254']],
  [['::1']],
  [['::ffff:10.0.0.1']],
  [[PUBLIC, '192.168.0.1']],
  [['2606:2800::1', 'fe80::1%eth0']],
])('a name of %j is refused', async addresses => {
  const closed = door({ resolve: async () => addresses })
  expect(await codeOf(way({ door: closed }).fetchText('pages', 'http://example.org/', TEXT))).toBe(
    'outgoing-private',
  )
  expect(here.dialled).toEqual([])
})

test.each(['http://127.0.0.1:9999/', 'http://169.254.169.254/', 'http://[::1]:8080/', 'http://10.0.0.1/'])(
  'a page that sends on to %s is not followed',
  async location => {
    const port = await serve((_, response) => response.writeHead(302, { location }).end())
    const refused = await refusalOf(way().fetchText('pages', `http://example.org:${port}/`, TEXT))
    expect([refused.code, refused.params.host]).toEqual(['outgoing-private', new URL(location).host])
    expect(here.dialled).toEqual([PUBLIC])
  },
)

test('a page that sends on to a name of one’s own network is not followed', async () => {
  const port = await serve((_, response) =>
    response.writeHead(307, { location: 'http://nas.home.arpa/' }).end(),
  )
  const names = door({ resolve: async host => (host === 'nas.home.arpa' ? ['192.168.1.4'] : [PUBLIC]) })
  expect(await codeOf(way({ door: names }).fetchText('pages', `http://example.org:${port}/`, TEXT))).toBe(
    'outgoing-private',
  )
  expect(here.dialled).toEqual([PUBLIC])
})

test.each(['ftp://example.org/', 'http://a:b@example.org/', 'http://example.org:22/', 'http://'])(
  'a page that sends on to %s is not followed either',
  async location => {
    const port = await serve((_, response) => response.writeHead(301, { location }).end())
    expect(await codeOf(way().fetchText('pages', `http://example.org:${port}/`, TEXT))).toBe(
      'outgoing-failed',
    )
  },
)

test('a name that means something else a moment later is connected to where it was looked at', async () => {
  const port = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('a'),
  )
  const answers = [[PUBLIC], ['127.0.0.1']]
  const rebinding = door({ resolve: async () => answers.shift() ?? ['127.0.0.1'] })
  const fetching = way({ door: rebinding })
  await fetching.fetchText('pages', `http://example.org:${port}/`, TEXT)
  expect([here.dialled, answers]).toEqual([[PUBLIC], [['127.0.0.1']]])
  expect(await codeOf(fetching.fetchText('pages', `http://example.org:${port}/`, TEXT))).toBe(
    'outgoing-private',
  )
  expect(here.dialled).toEqual([PUBLIC])
})

test('sent on to the same name, it is looked at again', async () => {
  const port = await serve((_, response) => response.writeHead(302, { location: '/b' }).end())
  const answers = [[PUBLIC], ['10.0.0.1']]
  const rebinding = door({ resolve: async () => answers.shift() ?? [] })
  expect(await codeOf(way({ door: rebinding }).fetchText('pages', `http://example.org:${port}/`, TEXT))).toBe(
    'outgoing-private',
  )
})

test('a service at home is reached only where the owner said so and the machine is theirs', async () => {
  const port = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('home'),
  )
  const url = `http://127.0.0.1:${port}/`
  const home = openDoor({ userAgent: 'Entregent/test', homeNetwork: true })
  const open = way({ door: home, rules: { mayBePrivate: true } })
  expect((await open.fetchText('pages', url, TEXT)).text).toBe('home')
  expect(await codeOf(way({ door: home }).fetchText('pages', url, TEXT))).toBe('outgoing-private')
  const shared = openDoor({ userAgent: 'Entregent/test' })
  expect(
    await codeOf(way({ door: shared, rules: { mayBePrivate: true } }).fetchText('pages', url, TEXT)),
  ).toBe('outgoing-private')
  expect(await codeOf(open.fetchText('pages', 'http://169.254.169.254/', TEXT))).toBe('outgoing-private')
})

test('a service at home does not open the rest of the house', async () => {
  const inner = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('secret'),
  )
  const port = await serve((request, response) => {
    const location = request.url === '/own' ? '/end' : `http://127.0.0.1:${inner}/`
    if (request.url === '/end') response.writeHead(200, { 'content-type': 'text/plain' }).end('end')
    else response.writeHead(302, { location }).end()
  })
  const home = openDoor({ userAgent: 'Entregent/test', homeNetwork: true })
  const open = way({ door: home, rules: { mayBePrivate: true } })
  expect((await open.fetchText('pages', `http://127.0.0.1:${port}/own`, TEXT)).text).toBe('end')
  expect(await codeOf(open.fetchText('pages', `http://127.0.0.1:${port}/`, TEXT))).toBe('outgoing-private')
})
