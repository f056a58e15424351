import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A real desk: its own process, folder and port. */
export interface RunningDesk {
  url: string
  /** Opens a session, once. */
  link: string
  folder: string
  pid: number
  /** Settles when the process is gone, however it went. */
  ended: Promise<void>
  /** SIGTERM, then waits; the folder goes. */
  stop: () => Promise<void>
}

/**
 * Starts the program as `bin/start` does, on a free loopback port.
 *
 * @throws Error with what it printed when it stops before it answers.
 */
export async function startDesk({
  demo = false,
  language = 'fr',
  folder = mkdtempSync(join(tmpdir(), 'entregent-e2e-')),
}: {
  demo?: boolean
  language?: 'fr' | 'en'
  folder?: string
} = {}): Promise<RunningDesk> {
  const flags = ['src/main.ts', '--port', '0', '--data', folder, ...(demo ? ['--demo'] : [])]
  const child = spawn(process.execPath, flags, {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...process.env, LANG: language === 'fr' ? 'fr_FR.UTF-8' : 'en_GB.UTF-8', LC_ALL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  const link = await linkOf(child)
  return {
    url: new URL(link).origin,
    link,
    folder,
    pid: child.pid as number,
    ended,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function linkOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      printed += chunk
      const link = /https?:\/\/\S+\/sign-in\?token=\S+/.exec(printed)
      if (link) found(link[0])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', code => failed(new Error(`the desk stopped (${code}):\n${printed}`)))
  })
}
