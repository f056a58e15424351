import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { DavAccount } from '../../test/support/dav/account.ts'
import type { WrittenCard } from '../../test/support/dav/cards.ts'

/** A server under measure, on loopback, in a folder of its own. */
export interface MeasuredServer {
  name: string
  /** As it is known to the package manager, or the commit for ours. */
  version: string
  account: DavAccount
  /** Its processes are this one and its descendants. */
  pid: number
  /** Puts cards where the server keeps them, without asking it; null where there is no such way. */
  fill: ((book: string, cards: readonly WrittenCard[]) => void) | null
  /** It ends; its folder goes. */
  stop: () => Promise<void>
}

/** @returns a loopback port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(ready => probe.listen(0, '127.0.0.1', ready))
  const { port } = probe.address() as { port: number }
  await new Promise(closed => probe.close(closed))
  return port
}

/** A folder of its own for a program under measure. */
export function newFolder(program: string): string {
  return mkdtempSync(join(tmpdir(), `entregent-${program}-`))
}

/**
 * Starts a program in its folder, which goes when it ends, and waits for its first answer at an address.
 *
 * @throws Error with what it said when it ends first.
 */
export async function startServer(
  command: string,
  args: string[],
  { url, folder }: { url: string; folder: string },
): Promise<Pick<MeasuredServer, 'pid' | 'stop'>> {
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  try {
    const { pid, end } = await answering(command, args, url)
    return { pid, stop: () => end().then(removeFolder) }
  } catch (error) {
    removeFolder()
    throw error
  }
}

async function answering(
  command: string,
  args: string[],
  url: string,
): Promise<{ pid: number; end: () => Promise<void> }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const hear = (part: Buffer) => {
    said = (said + part).slice(-4_000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<void>(done => {
    child.once('exit', () => done())
    child.once('error', error => {
      said += error.message
      done()
    })
  })
  let isOver = false
  ended.then(() => {
    isOver = true
  })
  for (;;) {
    if (isOver) throw new Error(`${command} ended: ${said}`)
    const answer = await fetch(url, { headers: { connection: 'close' } }).catch(() => null)
    if (answer) {
      await answer.arrayBuffer()
      break
    }
    await wait(50)
  }
  return {
    pid: child.pid as number,
    end: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
