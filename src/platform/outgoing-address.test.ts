import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachOfAddress } from './outgoing-address.ts'

test.each([
  ['127.0.0.1', 'home'],
  ['127.255.255.254', 'home'],
  ['10.0.0.1', 'home'],
  ['172.16.0.1', 'home'],
  ['172.31.255.255', 'home'],
  ['172.32.0.1', 'public'],
  ['192.168.1.20', 'home'],
  ['100.64.0.1', 'home'],
  ['100.127.255.255', 'home'],
  ['100.128.0.1', 'public'],
  ['0.0.0.0', 'never'],
  ['169.254.169.254', 'never'],
  ['192.0.2.1', 'never'],
  ['198.18.0.1', 'never'],
  ['198.51.100.7', 'never'],
  ['203.0.113.7', 'never'],
  ['224.0.0.251', 'never'],
  ['255.255.255.255', 'never'],
  ['93.184.216.34', 'public'],
  ['::1', 'home'],
  ['fd12:3456::1', 'home'],
  ['::', 'never'],
  ['fe80::1', 'never'],
  ['fe80::1%eth0', 'never'],
  ['2606:2800::1%eth0', 'never'],
  ['ff02::fb', 'never'],
  ['::ffff:127.0.0.1', 'never'],
  ['::ffff:7f00:1', 'never'],
  ['::ffff:93.184.216.34', 'never'],
  ['::127.0.0.1', 'never'],
  ['64:ff9b::7f00:1', 'never'],
  ['2002:7f00:1::', 'never'],
  ['2001:0:7f00:1::', 'never'],
  ['2001:db8::1', 'never'],
  ['2606:2800:220:1::1', 'public'],
  ['2a01:e0a::1', 'public'],
  ['localhost', 'never'],
  ['127.1', 'never'],
  ['2130706433', 'never'],
  ['', 'never'],
])('%s is %s', (address, reach) => {
  expect(reachOfAddress(address)).toBe(reach)
})

test('no form in which an address of one’s own can be written makes it public', () => {
  const own = fc.oneof(
    fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
  )
  const forms = ([a, b, c, d]: number[]) => {
    const [w, x, y, z] = [a, b, c, d] as [number, number, number, number]
    const whole = ((w * 256 + x) * 256 + y) * 256 + z
    return [
      `${w}.${x}.${y}.${z}`,
      `${whole}`,
      `0x${whole.toString(16)}`,
      `0${w.toString(8)}.0${x.toString(8)}.0${y.toString(8)}.0${z.toString(8)}`,
      `${w}.${x * 65_536 + y * 256 + z}`,
      `[::ffff:${w}.${x}.${y}.${z}]`,
      `[64:ff9b::${w}.${x}.${y}.${z}]`,
    ]
  }
  fc.assert(
    fc.property(own, address => {
      for (const form of forms(address)) {
        const host = new URL(`http://${form}/`).hostname.replace(/^\[|\]$/g, '')
        expect(reachOfAddress(host)).not.toBe('public')
      }
    }),
  )
})
