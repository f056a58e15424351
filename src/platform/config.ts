import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from '../lib/refusal.ts'
import type { Language } from './desk.ts'

/** How this process was asked to run: by flags, else by `ENTREGENT_…` in the environment, else as below. */
export interface Config {
  host: string
  /** 0: any free one. */
  port: number
  /** Absolute path of the data folder. */
  folder: string
  /** null: SQLite in the data folder. */
  databaseUrl: string | null
  /** Where the desk is reached from outside, without a final slash; null: only as `http://localhost:port`. */
  publicUrl: string | null
  demo: boolean
  /** Every request on stderr, not only what went wrong. */
  verbose: boolean
  /** Of the terminal, and of a desk opened for the first time. */
  language: Language
}

export const DEFAULT_PORT = 4680

const FLAGS = {
  host: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  'database-url': { type: 'string' },
  'public-url': { type: 'string' },
  demo: { type: 'boolean' },
  verbose: { type: 'boolean' },
} as const

/** @throws Refusal `bad-flag`, with the flag and what it takes. */
export function readConfig(args: string[], env: NodeJS.ProcessEnv, root: string): Config {
  const flags = parse(args)
  const demo = flags.demo ?? false
  const folder = flags.data ?? env.ENTREGENT_DATA ?? `${root}/data${demo ? '/demo' : ''}`
  return {
    host: flags.host ?? env.ENTREGENT_HOST ?? '127.0.0.1',
    port: portOf(flags.port ?? env.ENTREGENT_PORT ?? String(DEFAULT_PORT)),
    folder: resolve(folder),
    databaseUrl: databaseUrlOf(flags['database-url'] ?? env.ENTREGENT_DATABASE_URL ?? null),
    publicUrl: publicUrlOf(flags['public-url'] ?? env.ENTREGENT_PUBLIC_URL ?? null),
    demo,
    verbose: flags.verbose ?? false,
    language: languageOf(env),
  }
}

/**
 * The language of the terminal: `LC_ALL`, `LC_MESSAGES`, then `LANG`, as programs read them. French where none is
 * named (`C`, `POSIX`), English where another one is.
 */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env.ENTREGENT_LANGUAGE || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^(fr|c|posix)?([^a-z]|$)/i.test(locale) ? 'fr' : 'en'
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** The folder given to `--data`, wherever it stands in a command's arguments, and the arguments without it. */
export function takeShared(args: string[]): { shared: string[]; rest: string[] } {
  const shared: string[] = []
  const rest: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string
    if (/^--(data|database-url|port)$/.test(arg)) shared.push(arg, ...args.slice(++i, i + 1))
    else if (/^--(data|database-url|port)=/.test(arg)) shared.push(arg)
    else rest.push(arg)
  }
  return { shared, rest }
}

const EXPECTED = Object.entries(FLAGS)
  .map(([name, { type }]) => (type === 'boolean' ? `--${name}` : `--${name} …`))
  .join(', ')

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: FLAGS, strict: true, allowPositionals: false }).values
  } catch (error) {
    // Node names the culprit between quotation marks: « Unknown option '--colour' ».
    const [, culprit = args.join(' ')] = /'([^' <]+)/.exec((error as Error).message) ?? []
    throw new Refusal('bad-flag', { flag: culprit, expected: EXPECTED })
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new Refusal('bad-flag', { flag: `--port ${text}`, expected: '0–65535' })
}

function databaseUrlOf(text: string | null): string | null {
  if (text === null || /^postgres(ql)?:\/\//.test(text)) return text
  throw new Refusal('bad-flag', { flag: '--database-url', expected: 'postgres://user@host/database' })
}

function publicUrlOf(text: string | null): string | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search) return url.origin
  throw new Refusal('bad-flag', { flag: `--public-url ${text}`, expected: 'https://desk.example.org' })
}
