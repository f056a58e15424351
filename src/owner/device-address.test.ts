import { expect, test } from 'vitest'
import { davx5Link, reachOf, vdirsyncerConfig } from './device-address.ts'

test.each([
  ['http://localhost:4680/', 'here'],
  ['https://localhost/', 'here'],
  ['http://127.0.0.1:4680/', 'here'],
  ['http://[::1]:4680/', 'here'],
  ['http://192.168.1.20:4680/', 'bare'],
  ['http://desk.home.arpa/', 'bare'],
  ['https://desk.home.arpa/', 'home'],
  ['https://desk.local:8443/', 'home'],
  ['https://192.168.1.20/', 'home'],
  ['https://[fd00::1]/', 'home'],
  ['https://nas/', 'home'],
  ['https://nas.tail1234.ts.net/', 'safe'],
  ['https://desk.example.org:8443/', 'safe'],
])('%s is %s', (address, reach) => {
  expect(reachOf(address)).toBe(reach)
})

test('what DAVx⁵ is given survives an address', () => {
  const link = davx5Link({ url: 'https://desk.example.org:8443/', user: 'zoé', password: 'a:b/c@d' })
  const read = new URL(link)
  expect([read.protocol, read.host, read.pathname]).toEqual(['davx5:', 'desk.example.org:8443', '/'])
  expect([read.username, read.password].map(decodeURIComponent)).toEqual(['zoé', 'a:b/c@d'])
})

test('the configuration of vdirsyncer names both storages, and holds no password', () => {
  const config = vdirsyncerConfig({ url: 'https://desk.example.org/', user: 'zoe' })
  expect(config.match(/^url = "https:\/\/desk\.example\.org\/"$/gm)).toHaveLength(2)
  expect(config.match(/^username = "zoe"$/gm)).toHaveLength(2)
  expect(config.match(/password\.fetch/g)).toHaveLength(2)
})
