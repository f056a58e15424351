import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mannersOf,
  NO_OUTGOING,
  OUTGOING_SERVICES,
  outgoingSettingsOf,
  PUBLIC_SERVERS,
  serverAddress,
  serverOf,
} from './outgoing-services.ts'

test('what was never said allows nothing', () => {
  for (const said of [undefined, null, 'ban', [], {}, { allowed: 'ban' }, { allowed: { 0: 'ban' } }]) {
    expect(outgoingSettingsOf(said)).toEqual(NO_OUTGOING)
  }
})

test('what is not understood is left out; what is understood is kept', () => {
  const said = {
    allowed: ['pages', 'ban', 'ban', 'everything', 7],
    servers: { routing: 'http://192.168.1.4:5000/', ban: 'ftp://a/', other: 'https://example.org' },
    routingEngine: 'valhalla',
  }
  expect(outgoingSettingsOf(said)).toEqual({
    allowed: ['ban', 'pages'],
    servers: { ban: null, nominatim: null, overpass: null, routing: 'http://192.168.1.4:5000' },
    routingEngine: 'valhalla',
  })
})

test('reading what was read changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (allowed, servers) => {
      const once = outgoingSettingsOf({ allowed, servers })
      expect(outgoingSettingsOf(JSON.parse(JSON.stringify(once)))).toEqual(once)
    }),
  )
})

test.each([
  ['https://geo.example.org/', 'https://geo.example.org'],
  ['http://nas:5000/osrm/', 'http://nas:5000/osrm'],
  ['https://example.org/?key=1', null],
  ['https://example.org/#a', null],
  ['https://a:b@example.org/', null],
  ['javascript:alert(1)', null],
  ['example.org', null],
  ['', null],
  [null, null],
  [`https://example.org/${'a'.repeat(300)}`, null],
])('%s is the server %s', (said, address) => {
  expect(serverAddress(said)).toBe(address)
})

test('a server of one’s own takes the place of the public one, may be at home, and need not be spared', () => {
  const own = outgoingSettingsOf({ servers: { nominatim: 'http://nas:8080' } })
  expect([serverOf(own, 'nominatim'), serverOf(own, 'ban'), serverOf(own, 'routing')]).toEqual([
    'http://nas:8080',
    PUBLIC_SERVERS.ban,
    null,
  ])
  expect(mannersOf(own, 'nominatim')).toMatchObject({ mayBePrivate: true, pace: { perSecond: 40 } })
  for (const service of OUTGOING_SERVICES) expect(mannersOf(NO_OUTGOING, service).mayBePrivate).toBe(false)
  expect(mannersOf(NO_OUTGOING, 'nominatim').pace).toEqual({ perSecond: 1, atOnce: 1 })
  expect(mannersOf(NO_OUTGOING, 'overpass').pace.atOnce).toBe(1)
})
