import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

export interface Outcome {
  code: number | null
  out: string
  err: string
}

export interface ProgramOptions {
  /** Its working folder, its home and the place of all its settings: it sees nothing of the person who runs it. */
  folder: string
  input?: string
  env?: Record<string, string>
  /** @default ten minutes */
  timeoutMs?: number
}

/** Runs a program to its end; one that cannot be started, or is killed by the time limit, ends with `code` null. */
export function runProgram(
  command: string,
  args: readonly string[],
  { folder, input = '', env = {}, timeoutMs = 600_000 }: ProgramOptions,
): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd: folder,
    timeout: timeoutMs,
    env: { ...process.env, ...homeIn(folder), NODE_OPTIONS: '', ...env },
  })
  const outcome: Outcome = { code: null, out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', text => {
    outcome.out += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    outcome.err += text
  })
  // It may end without having read all that it was given.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise(done => {
    child.once('error', error => done({ ...outcome, err: error.message }))
    child.once('close', code => done({ ...outcome, code }))
  })
}

/** Those of the programs (names on the PATH, or absolute paths of files) that are not there. */
export function missing(programs: readonly string[]): string[] {
  return programs.filter(program => !isThere(program))
}

function isThere(program: string): boolean {
  if (isAbsolute(program)) return existsSync(program)
  return (process.env.PATH ?? '').split(delimiter).some(folder => isExecutable(join(folder, program)))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function homeIn(folder: string): Record<string, string> {
  return {
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, '.config'),
    XDG_DATA_HOME: join(folder, '.local/share'),
    XDG_CACHE_HOME: join(folder, '.cache'),
    XDG_STATE_HOME: join(folder, '.local/state'),
    LC_ALL: 'C.UTF-8',
    TZ: 'Europe/Paris',
  }
}
