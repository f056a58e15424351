import { chmodSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { Refusal } from '../lib/refusal.ts'
import type { DeskEnv } from './http.ts'

export interface Listening {
  port: number
  /** Takes no new request, waits for those under way, then lets go of their connections. */
  close: () => Promise<void>
}

interface Where {
  host: string
  /** 0: any free one. */
  port: number
  /** The socket in the data folder: what comes by it is the machine's owner's. */
  socket: string
}

/** Takes the requests of telephones and calendars; false: not one of them. */
export type Devices = (req: IncomingMessage, res: ServerResponse) => boolean

const LONGEST_ANSWER_MS = 30_000

/** @throws Refusal `port-taken`. */
export async function listen(
  app: Hono<DeskEnv>,
  { host, port, socket }: Where,
  devices: Devices = () => false,
): Promise<Listening> {
  const network = serverOf(app, false, devices)
  const local = serverOf(app, true, () => false)
  await listening(network, { host, port })
  await listening(local, { path: socket })
  chmodSync(socket, 0o600)
  return {
    port: (network.address() as AddressInfo).port,
    close: async () => {
      await Promise.all([drained(network), drained(local)])
    },
  }
}

function serverOf(app: Hono<DeskEnv>, local: boolean, devices: Devices): Server {
  // Never what the client says of itself: only which server it came by, and from where.
  const pages = getRequestListener((request, { incoming }) =>
    app.fetch(request, { local, address: incoming.socket?.remoteAddress ?? '127.0.0.1' }),
  )
  return createServer((req, res) => {
    if (!devices(req, res)) void pages(req, res)
  })
}

function listening(server: Server, at: { host: string; port: number } | { path: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', error => {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE' && 'port' in at
      reject(taken ? new Refusal('port-taken', { port: at.port }) : error)
    })
    server.listen(at, resolve)
  })
}

function drained(server: Server): Promise<void> {
  return new Promise(resolve => {
    // A browser keeps its connection after its answer: let go of each as it falls idle.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const late = setTimeout(() => server.closeAllConnections(), LONGEST_ANSWER_MS)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })
}
