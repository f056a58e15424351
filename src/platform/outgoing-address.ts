import { BlockList, isIP } from 'node:net'

/**
 * Whether the Internet knows an address (`public`), only one's own network does (`home`: loopback, private, unique local
 * and shared addresses), or nothing of ours has any business there (`never`: link-local, where clouds keep their keys,
 * multicast, documentation, reserved; and IPv6 that wraps an IPv4 address). Source: the special-purpose registries of IANA
 * (RFC 6890 and what followed).
 *
 * @param address in numbers, IPv4 or IPv6; anything else is `never`.
 */
export function reachOfAddress(address: string): 'public' | 'home' | 'never' {
  const family = isIP(address)
  if (family === 0 || address.includes('%')) return 'never'
  if (family === 4) {
    if (HOME.check(address, 'ipv4')) return 'home'
    return NEVER.check(address, 'ipv4') ? 'never' : 'public'
  }
  if (WRAPPED.check(address, 'ipv6')) return 'never'
  if (HOME.check(address, 'ipv6')) return 'home'
  return GLOBAL.check(address, 'ipv6') && !NEVER.check(address, 'ipv6') ? 'public' : 'never'
}

const WRAPPED = blocks('::ffff:0:0/96')

const HOME = blocks(
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '::1/128',
  'fc00::/7',
)

const NEVER = blocks(
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
)

/** All of IPv6 that was ever given out (RFC 4291 §2.4). */
const GLOBAL = blocks('2000::/3')

function blocks(...networks: string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}
