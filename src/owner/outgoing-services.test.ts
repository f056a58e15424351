import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mannersOf,
  mapTilesOf,
  NO_OUTGOING,
  OUTGOING_SERVICES,
  outgoingSettingsOf,
  PUBLIC_SERVERS,
  serverAddress,
  serverOf,
  styleAddress,
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
    tileOrigins: [
      'https://a.example.org/x',
      'https://b.example.org; script-src *',
      'javascript:0',
      'HTTPS://c.org',
    ],
    routingEngine: 'valhalla',
  }
  expect(outgoingSettingsOf(said)).toEqual({
    allowed: ['ban', 'pages'],
    servers: { ban: null, nominatim: null, overpass: null, routing: 'http://192.168.1.4:5000', tiles: null },
    tileOrigins: [],
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

test('a style may have a key in its address; maps have tiles once it is allowed and known where they come from', () => {
  const styleUrl = 'https://maps.example.org/style.json?key=1'
  expect(styleAddress(styleUrl)).toBe(styleUrl)
  for (const said of ['ftp://a/', 'https://a:b@c.org/', 'https://c.org/#x', 'c.org', null]) {
    expect(styleAddress(said)).toBeNull()
  }
  const said = { allowed: ['tiles'], servers: { tiles: styleUrl }, tileOrigins: ['https://maps.example.org'] }
  expect(mapTilesOf(outgoingSettingsOf(said))).toEqual({ styleUrl, origins: ['https://maps.example.org'] })
  expect(mapTilesOf(outgoingSettingsOf({ ...said, allowed: [] }))).toBeNull()
  expect(mapTilesOf(outgoingSettingsOf({ ...said, tileOrigins: ['*'] }))).toBeNull()
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
