import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { makeFolder } from './make-folder.ts'

/**
 * Dumps the database by PostgreSQL's own `pg_dump` (custom format), consistent while it is written to.
 *
 * @returns its exit code, 0 when the file is whole; null when the program is not on this machine.
 */
export async function dumpPostgres(url: string, file: string): Promise<number | null> {
  // The password by the environment: anybody may read the arguments of a process.
  const server = new URL(url)
  const env = {
    ...process.env,
    ...(server.password ? { PGPASSWORD: decodeURIComponent(server.password) } : {}),
  }
  server.password = ''
  makeFolder(dirname(file))
  const args = ['--format=custom', `--file=${file}`, `--dbname=${server}`]
  const dump = spawn('pg_dump', args, { stdio: 'inherit', env })
  return new Promise(resolve => {
    dump.once('error', () => resolve(null))
    dump.once('exit', resolve)
  })
}
