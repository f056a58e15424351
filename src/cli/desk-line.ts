import { request as httpRequest } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Config } from '../platform/config.ts'
import { socketIn } from '../platform/data-folder.ts'
import { openLog } from '../platform/log.ts'

/** The desk's own routes, as the machine's owner. */
export interface DeskLine {
  /** Whether another process answers; otherwise this one opened the folder. */
  running: boolean
  request: (path: string, init?: RequestInit) => Promise<Response>
  close: () => Promise<void>
}

/** To the running desk by the socket in its folder, or else by opening the folder here. @throws Refusal. */
export async function openDeskLine(config: Config): Promise<DeskLine> {
  const socket = socketIn(config.folder)
  if (await answers(socket)) {
    return { running: true, request: (path, init) => overSocket(socket, path, init), close: async () => {} }
  }
  const { openDesk } = await import('./open-desk.ts')
  const desk = await openDesk(config, openLog('warn'))
  await desk.owner()
  return {
    running: false,
    request: async (path, init) => desk.app.request(path, init, { local: true }),
    close: desk.close,
  }
}

/** Whether a desk is at the other end: the file of a socket outlives a process that was killed. */
export async function answers(socket: string): Promise<boolean> {
  return overSocket(socket, '/api/session', {}).then(
    async answer => {
      await answer.body?.cancel()
      return true
    },
    () => false,
  )
}

/** `fetch`, over a socket in the file system. */
async function overSocket(socketPath: string, path: string, init: RequestInit = {}): Promise<Response> {
  const asked = new Request(new URL(path, 'http://localhost'), init)
  const headers = Object.fromEntries(asked.headers)
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ socketPath, path, method: asked.method, headers }, incoming => {
      const hasBody = incoming.statusCode !== 204 && incoming.statusCode !== 304
      if (!hasBody) incoming.resume()
      const body = hasBody ? (Readable.toWeb(incoming) as unknown as BodyInit) : null
      resolve(
        new Response(body, { status: incoming.statusCode ?? 500, headers: headersOf(incoming.headers) }),
      )
    })
    outgoing.once('error', reject)
    if (asked.body)
      Readable.fromWeb(asked.body as ReadableStream)
        .on('error', reject)
        .pipe(outgoing)
    else outgoing.end()
  })
}

function headersOf(headers: NodeJS.Dict<string | string[]>): Headers {
  const said = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value ?? []].flat()) said.append(name, one)
  }
  return said
}
