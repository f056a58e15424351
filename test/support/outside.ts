import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Server as SocketServer } from 'node:net'
import { afterEach, beforeEach } from 'vitest'
import type { Refusal } from '../../src/lib/refusal.ts'
import {
  type Asked,
  type Door,
  type Outgoing,
  openDoor,
  outgoing,
  type ServiceRules,
} from '../../src/platform/outgoing.ts'

/** An address of the Internet: connections to it come to the loopback of the test. */
export const PUBLIC = '93.184.216.34'
export const RULES: ServiceRules = {
  pace: { perSecond: 100_000, atOnce: 20 },
  keptMs: 0,
  mayBePrivate: false,
}
export const TEXT: Asked = { types: ['text/plain'] }

/** The Internet, as one test has it: servers on the loopback, and what was looked up and connected to. */
export interface Outside {
  dialled: string[]
  resolved: string[]
  listening: (server: Server | SocketServer) => Promise<number>
  serve: (answer: RequestListener) => Promise<number>
  /** Names are of the Internet; every connection goes to the loopback, and is noted. */
  door: (parts?: Partial<Door>) => Door
  way: (parts?: { door?: Door; rules?: Partial<ServiceRules>; allowed?: string[] }) => Outgoing
}

/** To be called once in a file of tests: begins anew before each, closes every server after. */
export function outside(): Outside {
  const servers: (Server | SocketServer)[] = []
  const listening = async (server: Server | SocketServer) => {
    servers.push(server)
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
    return (server.address() as AddressInfo).port
  }
  const here: Outside = {
    dialled: [],
    resolved: [],
    listening,
    serve: answer => listening(createServer(answer)),
    door: parts =>
      openDoor({
        userAgent: 'Entregent/test',
        resolve: async host => {
          here.resolved.push(host)
          return [PUBLIC]
        },
        dial: address => {
          here.dialled.push(address)
          return '127.0.0.1'
        },
        ...parts,
      }),
    way: ({ door = here.door(), rules = {}, allowed = ['pages'] } = {}) =>
      outgoing({ door, deskId: 'desk', allowed, rules: () => ({ ...RULES, ...rules }) }),
  }
  beforeEach(() => {
    here.dialled = []
    here.resolved = []
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise(closed => server.close(closed))
    }
  })
  return here
}

/** What was refused. @throws Error when it was answered. */
export function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  return promise.then(
    () => {
      throw new Error('it was answered')
    },
    error => error,
  )
}

export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return (await refusalOf(promise)).code
}
