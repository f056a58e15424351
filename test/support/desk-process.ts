import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { cookieIn } from './app-on.ts'

export interface DeskProcess {
  child: ChildProcess
  url: string
  /** The one-time link, where one was printed. */
  link: string | null
  /** Signs in by the link. @returns the cookie. */
  signIn: () => Promise<string>
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

export interface Ran {
  code: number | null
  out: string
  err: string
}

const ROOT = resolve(import.meta.dirname, '../..')
const NODE = join(ROOT, 'node_modules/node/bin/node')
const ENV = { ...process.env, LC_ALL: 'en', ENTREGENT_LANGUAGE: 'en', NODE_ENV: '' }

export function newFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'entregent-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A real desk on a free port. */
export async function startDesk(folder: string, args: string[] = []): Promise<DeskProcess> {
  const child = spawn(NODE, ['src/main.ts', '--port', '0', '--data', folder, ...args], {
    cwd: ROOT,
    env: ENV,
  })
  let out = ''
  let err = ''
  child.stdout.on('data', chunk => {
    out += chunk
  })
  child.stderr.on('data', chunk => {
    err += chunk
  })
  const ended = new Promise<number | null>(done => child.once('exit', done))
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', () => out.includes('Ctrl-C') && ready())
    child.once('exit', () => failed(new Error(`the desk did not start: ${out}${err}`)))
  })
  const url = /http:\/\/localhost:\d+/.exec(out)?.[0] as string
  const link = /http\S+token=\S+/.exec(out)?.[0] ?? null
  return {
    child,
    url,
    link,
    signIn: async () =>
      cookieIn((await fetch(link as string, { redirect: 'manual' })).headers.getSetCookie()),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs a file of the project to its end. */
export async function runNode(file: string, args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(NODE, [join(ROOT, file), ...args], {
    env: { ...ENV, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', chunk => {
    out += chunk
  })
  child.stderr.on('data', chunk => {
    err += chunk
  })
  const code = await new Promise<number | null>(done => child.once('close', done))
  return { code, out, err }
}

/** `entregent …` on a data folder. */
export function entregent(folder: string, args: string[]): Promise<Ran> {
  return runNode('src/cli/entregent.ts', [...args, '--data', folder])
}
