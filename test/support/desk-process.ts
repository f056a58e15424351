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
  /** Settles when the process is gone, however it went. */
  ended: Promise<number | null>
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
/** The program as its sources, or as `bin/start` runs it (`bin/test`, `bin/bench`). */
const PROGRAM =
  process.env.ENTREGENT_PROGRAM === 'build'
    ? { main: 'build/main.js', entregent: 'build/entregent.js' }
    : { main: 'src/main.ts', entregent: 'src/cli/entregent.ts' }

export function newFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'entregent-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/**
 * Starts the program as `bin/start` does, on a free loopback port.
 *
 * @throws Error with what it printed when it stops before it is open.
 */
export async function startProcess(
  folder: string,
  args: string[] = [],
  language: 'fr' | 'en' = 'en',
): Promise<DeskProcess> {
  const { child, printed } = spawnProgram('main', ['--port', '0', '--data', folder, ...args], {
    ENTREGENT_LANGUAGE: language,
  })
  const ended = new Promise<number | null>(done => child.once('exit', done))
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', () => printed.out.includes('Ctrl-C') && ready())
    child.once('exit', code => failed(new Error(`the desk stopped (${code}):\n${printed.out}${printed.err}`)))
  })
  const url = /http:\/\/localhost:\d+/.exec(printed.out)?.[0] as string
  const link = /https?:\/\/\S+\/sign-in\?token=\S+/.exec(printed.out)?.[0] ?? null
  return {
    child,
    url,
    link,
    ended,
    signIn: async () =>
      cookieIn((await fetch(link as string, { redirect: 'manual' })).headers.getSetCookie()),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs the program to its end. */
export async function runProgram(
  name: keyof typeof PROGRAM,
  args: string[],
  env: Record<string, string> = {},
): Promise<Ran> {
  const { child, printed } = spawnProgram(name, args, env)
  const code = await new Promise<number | null>(done => child.once('close', done))
  return { code, ...printed }
}

/** `entregent …` on a data folder. */
export function entregent(folder: string, args: string[]): Promise<Ran> {
  return runProgram('entregent', [...args, '--data', folder])
}

/** A process of the program; `printed` grows as it speaks. It speaks English unless told otherwise. */
export function spawnProgram(name: keyof typeof PROGRAM, args: string[], env: Record<string, string> = {}) {
  const child = spawn(NODE, [join(ROOT, PROGRAM[name]), ...args], {
    cwd: ROOT,
    env: { ...process.env, LC_ALL: 'en', ENTREGENT_LANGUAGE: 'en', NODE_ENV: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { out: '', err: '' }
  child.stdout.on('data', chunk => {
    printed.out += chunk
  })
  child.stderr.on('data', chunk => {
    printed.err += chunk
  })
  return { child, printed }
}
