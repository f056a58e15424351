import { fieldsOf } from '../lib/json-said.ts'

/** What the desk may ask of other machines on behalf of its owner. Nothing leaves for a service that was not allowed. */
export const OUTGOING_SERVICES = [
  'ban',
  'nominatim',
  'overpass',
  'routing',
  'tiles',
  'feeds',
  'pages',
  'mailbox',
] as const
export type OutgoingService = (typeof OUTGOING_SERVICES)[number]

/** Services with a server that one may run oneself. */
export const SERVERS = ['ban', 'nominatim', 'overpass', 'routing', 'tiles'] as const
export type Server = (typeof SERVERS)[number]

export const ROUTING_ENGINES = ['osrm', 'valhalla'] as const
export type RoutingEngine = (typeof ROUTING_ENGINES)[number]

export interface OutgoingSettings {
  /** None until the owner says so. */
  allowed: OutgoingService[]
  /** Where the owner's own servers are; null: the public one, where there is one. Of tiles: the address of a style. */
  servers: Record<Server, string | null>
  /** The servers that the style of the map leads to, as it said when it was allowed; empty where it is not. */
  tileOrigins: string[]
  routingEngine: RoutingEngine
}

/** The public servers, by the people who run them; routing and tiles have none that one may lean on. */
export const PUBLIC_SERVERS: Readonly<Record<Server, string | null>> = {
  // Since 2026 IGN answers for the French base of addresses.
  ban: 'https://data.geopf.fr/geocodage',
  nominatim: 'https://nominatim.openstreetmap.org',
  overpass: 'https://overpass-api.de/api/interpreter',
  routing: null,
  tiles: null,
}

export const NO_OUTGOING: OutgoingSettings = {
  allowed: [],
  servers: { ban: null, nominatim: null, overpass: null, routing: null, tiles: null },
  tileOrigins: [],
  routingEngine: 'osrm',
}

/** What is sent to each, in one sentence of the words. */
export const SENT_TO = {
  ban: 'owner:outgoing.sent.ban',
  nominatim: 'owner:outgoing.sent.nominatim',
  overpass: 'owner:outgoing.sent.overpass',
  routing: 'owner:outgoing.sent.routing',
  tiles: 'owner:outgoing.sent.tiles',
  feeds: 'owner:outgoing.sent.feeds',
  pages: 'owner:outgoing.sent.pages',
  mailbox: 'owner:outgoing.sent.mailbox',
} as const satisfies Record<OutgoingService, string>

/** As it was saved, or came with an archive: what is not understood is left out, so that it allows nothing. */
export function outgoingSettingsOf(said: unknown): OutgoingSettings {
  const { allowed, servers, routingEngine, tileOrigins } = fieldsOf(said)
  const urls = fieldsOf(servers)
  const named = Array.isArray(allowed) ? allowed : []
  const origins = Array.isArray(tileOrigins) ? tileOrigins : []
  return {
    allowed: OUTGOING_SERVICES.filter(service => named.includes(service)),
    servers: {
      ban: serverAddress(urls.ban),
      nominatim: serverAddress(urls.nominatim),
      overpass: serverAddress(urls.overpass),
      routing: serverAddress(urls.routing),
      tiles: styleAddress(urls.tiles),
    },
    tileOrigins: origins.filter(isOrigin),
    routingEngine: ROUTING_ENGINES.find(engine => engine === routingEngine) ?? NO_OUTGOING.routingEngine,
  }
}

/** An address under which a server answers: http or https, no password, nothing after `?` or `#`; no slash at its end. */
export function serverAddress(said: unknown): string | null {
  if (typeof said !== 'string' || said.length > 300 || !URL.canParse(said)) return null
  const { protocol, origin, pathname, username, password, search, hash } = new URL(said)
  if (!/^https?:$/.test(protocol) || username + password + search + hash !== '') return null
  return origin + pathname.replace(/\/+$/, '')
}

/** An address of a map's style: as that of a server, with what follows `?`, where many have a key. */
export function styleAddress(said: unknown): string | null {
  if (typeof said !== 'string' || said.length > 1000 || !URL.canParse(said)) return null
  const { protocol, href, username, password, hash } = new URL(said)
  return /^https?:$/.test(protocol) && username + password + hash === '' ? href : null
}

export function addressFor(server: Server, said: unknown): string | null {
  return server === 'tiles' ? styleAddress(said) : serverAddress(said)
}

/** The style of the maps on screen, and the servers it leads to; null: maps are without tiles. */
export function mapTilesOf({ allowed, servers, tileOrigins }: OutgoingSettings) {
  return allowed.includes('tiles') && servers.tiles !== null && tileOrigins.length > 0
    ? { styleUrl: servers.tiles, origins: tileOrigins }
    : null
}

/** As browsers write one, and nothing more: it stands in the policy of a page. */
function isOrigin(said: unknown): said is string {
  return (
    typeof said === 'string' &&
    /^https?:\/\/[^\s;,'"*]+$/.test(said) &&
    URL.canParse(said) &&
    new URL(said).origin === said
  )
}

/** Where a service is: the owner's own server, else the public one; null where neither is. */
export function serverOf({ servers }: OutgoingSettings, server: Server): string | null {
  return servers[server] ?? PUBLIC_SERVERS[server]
}

export interface ServiceManners {
  /** At most so many a second, and so many under way. */
  pace: { perSecond: number; atOnce: number }
  /** How long an answer is used again. */
  keptMs: number
  mayBePrivate: boolean
}

/**
 * How each is asked. BAN: 50 a second an address are its limit; Nominatim: one a second, answers kept (its usage policy);
 * Overpass: one at a time (its manual). On a server of one's own, as fast as BAN.
 */
export function mannersOf({ servers }: OutgoingSettings, service: OutgoingService): ServiceManners {
  const isOwn = SERVERS.some(server => server === service && isNotPublic(servers[server]))
  const { pace, keptMs } = MANNERS[service]
  return { pace: isOwn ? MANNERS.ban.pace : pace, keptMs, mayBePrivate: isOwn }
}

/** Somebody who writes a public server down themselves is held to its manners all the same. */
function isNotPublic(server: string | null): boolean {
  if (server === null) return false
  const { host } = new URL(server)
  return Object.values(PUBLIC_SERVERS).every(known => known === null || new URL(known).host !== host)
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const MANNERS: Readonly<Record<OutgoingService, Omit<ServiceManners, 'mayBePrivate'>>> = {
  ban: { pace: { perSecond: 40, atOnce: 4 }, keptMs: 7 * DAY },
  nominatim: { pace: { perSecond: 1, atOnce: 1 }, keptMs: 7 * DAY },
  overpass: { pace: { perSecond: 1, atOnce: 1 }, keptMs: DAY },
  routing: { pace: { perSecond: 5, atOnce: 2 }, keptMs: DAY },
  tiles: { pace: { perSecond: 5, atOnce: 2 }, keptMs: 0 },
  feeds: { pace: { perSecond: 2, atOnce: 1 }, keptMs: 0 },
  pages: { pace: { perSecond: 2, atOnce: 1 }, keptMs: 5 * MINUTE },
  mailbox: { pace: { perSecond: 1, atOnce: 1 }, keptMs: 0 },
}
