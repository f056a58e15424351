import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ToTry } from '../../test/support/reaching-out.ts'
import { apart } from './apart.ts'

const PROGRAM = new URL('../../test/support/reaching-out.ts', import.meta.url)
const FILE = join(tmpdir(), `entregent-apart-${process.pid}`)

let server: Server
let port = 0
let visits = 0
beforeAll(async () => {
  server = createServer(() => visits++)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as { port: number }).port
})
afterAll(() => server.close())

function run(more: Partial<ToTry> = {}, signal = new AbortController().signal) {
  return apart<ToTry, { network: string; file: string; env: string[] }>(
    PROGRAM,
    { port, file: FILE, ...more },
    signal,
  )
}

test('what runs apart reaches no network, writes no file and sees none of our keys', async () => {
  process.env.ENTREGENT_KEY_OF_TEST = 'secret'
  const { network, file, env } = await run()
  delete process.env.ENTREGENT_KEY_OF_TEST
  expect({ network, file }).toEqual({ network: 'ERR_ACCESS_DENIED', file: 'ERR_ACCESS_DENIED' })
  expect(env).not.toContain('ENTREGENT_KEY_OF_TEST')
  expect(visits).toBe(0)
})

test('what dies says its last words, and the next one is run all the same', async () => {
  const [dead, next] = await Promise.allSettled([run({ dies: true }), run()])
  expect(String((dead as PromiseRejectedResult).reason)).toMatch(/ended by 3: something broke/)
  expect(next.status).toBe('fulfilled')
})

test('nobody waits any longer: it is ended, with the reason', async () => {
  const stop = new AbortController()
  const running = run({ waits: true }, stop.signal)
  setTimeout(() => stop.abort(new RangeError('left')), 50)
  await expect(running).rejects.toThrow('left')
  await expect(run({}, AbortSignal.abort(new RangeError('gone')))).rejects.toThrow('gone')
})
