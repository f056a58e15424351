import { spawn } from 'node:child_process'
import { Refusal } from '../lib/refusal.ts'

interface Asked {
  url: string
  args: readonly string[]
  /** What it reads on its standard input. */
  input?: NodeJS.ReadableStream | string
}

/**
 * Runs one of PostgreSQL's own programs (`pg_dump`, `pg_restore`, `psql`) to its end.
 *
 * @returns its exit code, 0 when it did all; null when the program is not on this machine; and its last words.
 */
export async function runPostgres(
  program: 'pg_dump' | 'pg_restore' | 'psql',
  { url, args, input }: Asked,
): Promise<{ code: number | null; said: string }> {
  const { dbname, env } = connectionOf(url)
  const child = spawn(program, [...args, `--dbname=${dbname}`], {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
    env,
  })
  let said = ''
  child.stderr?.on('data', chunk => {
    said = `${said}${chunk}`.slice(-2000)
  })
  if (child.stdin) {
    // It ends before it has read all where it refuses: its exit code tells.
    child.stdin.on('error', () => {})
    if (typeof input === 'string') child.stdin.end(input)
    else input?.pipe(child.stdin)
  }
  return new Promise(resolve => {
    child.once('error', () => resolve({ code: null, said: `${program}: not found` }))
    child.once('close', code => resolve({ code, said: said.trim() }))
  })
}

/** @throws Refusal `backup-failed` with what the program said. */
export function refuseFailure({ code, said }: { code: number | null; said: string }): void {
  if (code !== 0) throw new Refusal('backup-failed', { reason: said || String(code) })
}

/** The password by the environment: anybody may read the arguments of a process. */
function connectionOf(url: string): { dbname: string; env: NodeJS.ProcessEnv } {
  const server = new URL(url)
  const password = server.password
  server.password = ''
  return {
    dbname: String(server),
    env: { ...process.env, ...(password ? { PGPASSWORD: decodeURIComponent(password) } : {}) },
  }
}
