import { Agent, createServer } from 'node:http'
import { type Duplex, duplexPair } from 'node:stream'
import { siteOf } from '../../../src/collections.ts'
import { addDevice, setDeviceGroups } from '../../../src/dav/devices.ts'
import type { Device } from '../../../src/dav/request.ts'
import { type DavListener, davListener } from '../../../src/dav/server.ts'
import type { Database } from '../../../src/platform/db/database.ts'
import type { Desk } from '../../../src/platform/desk.ts'
import { openLog } from '../../../src/platform/log.ts'
import { wordsIn } from '../../../src/words.ts'
import type { DavAccount } from './account.ts'
import { type DavCall, type DavReply, exchange } from './connection.ts'

export type Send = (method: string, path: string, call?: DavCall) => Promise<DavReply>

/** The desk's own listener, with what devices find on a real desk. */
export function listenerFor(database: Database, desk: Desk): DavListener {
  const { language, timeZone } = desk
  return davListener({
    database,
    site: siteOf(database),
    log: openLog('silent'),
    words: { fr: wordsIn('fr').t, en: wordsIn('en').t },
    settingsOf: async () => ({ language, timeZone }),
    publicUrl: null,
  })
}

/** All of HTTP between a client and the desk, without a socket: requests go through memory. */
export function inProcess(database: Database, desk: Desk): { send: Send; close: () => void } {
  const listener = listenerFor(database, desk)
  const server = createServer((req, res) => {
    if (!listener(req, res)) res.writeHead(404).end()
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  agent.createConnection = () => {
    const [client, here] = duplexPair()
    server.emit('connection', here)
    return asSocket(client) as never
  }
  const send: Send = (method, path, call = {}) =>
    exchange({ method, path, agent, host: 'desk.example' }, call)
  return {
    send,
    close: () => {
      agent.destroy()
      server.close()
    },
  }
}

/** A device of the desk with a password of its own. */
export async function newDevice(
  database: Database,
  desk: Desk,
  name: string,
  groups: Device['groups'] | null = null,
): Promise<Omit<DavAccount, 'url'> & { id: string; authorization: string }> {
  const { id, user, password } = await addDevice(database, desk.id, name)
  if (groups) await setDeviceGroups(database, { deskId: desk.id, id }, groups)
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  return { id, user, password, authorization }
}

/** What an agent asks of a socket besides being a stream. */
function asSocket(stream: Duplex): Duplex {
  const nothing = () => stream
  return Object.assign(stream, {
    setKeepAlive: nothing,
    setNoDelay: nothing,
    setTimeout: nothing,
    ref: nothing,
    unref: nothing,
  })
}
