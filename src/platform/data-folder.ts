import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../lib/refusal.ts'
import { makeFolder } from './make-folder.ts'

/** The folder held by this process: nobody else opens it until `release`. */
export interface DataFolder {
  path: string
  database: string
  backups: string
  socket: string
  release: () => void
}

/** Linux takes 107 bytes in `sockaddr_un`, macOS 103. */
const SOCKET_PATH_BYTES = 100

/**
 * Takes the folder, which is made if it is not there, readable by its owner alone.
 *
 * @throws Refusal `folder-in-use` while another process holds it, `folder-unusable` where it cannot be written.
 */
export function holdDataFolder(path: string): DataFolder {
  makeFolder(path)
  const lock = lockIn(path)
  const socket = ownSocketOf(path)
  rmSync(socket, { force: true })
  return {
    path,
    database: databaseIn(path),
    backups: join(path, 'backups'),
    socket,
    release: () => {
      rmSync(socket, { force: true })
      lock.close()
    },
  }
}

/** What a process that was killed had in hand: copies and archives that were going somewhere. */
export function tidyPassing(path: string): void {
  for (const name of readdirSync(path)) {
    if (/^(archive|backup|export)-\w{6}$/.test(name))
      rmSync(join(path, name), { recursive: true, force: true })
  }
}

function databaseIn(path: string): string {
  return join(path, 'desk.db')
}

/** Where the desk that runs on the folder would answer; the file may be there without anybody behind it. */
export function socketIn(path: string): string {
  const recorded = join(path, 'socket-path')
  return existsSync(recorded) ? readFileSync(recorded, 'utf8').trim() : join(path, 'entregent.sock')
}

/** The kernel frees the lock of a process that dies in any way, so a stale one is impossible. */
function lockIn(path: string): DatabaseSync {
  const file = join(path, 'lock')
  try {
    const lock = new DatabaseSync(file)
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    chmodSync(file, 0o600)
    return lock
  } catch (error) {
    const busy = /locked|busy/i.test((error as Error).message)
    if (busy) throw new Refusal('folder-in-use', { folder: path })
    throw new Refusal('folder-unusable', { folder: path, reason: (error as Error).message })
  }
}

/** In the folder; where its path is too long for a socket, in a private folder whose path is written down here. */
function ownSocketOf(path: string): string {
  const record = join(path, 'socket-path')
  rmSync(record, { force: true })
  const here = join(path, 'entregent.sock')
  if (Buffer.byteLength(here) <= SOCKET_PATH_BYTES) return here
  const name = createHash('sha256').update(path).digest('hex').slice(0, 12)
  const short = join(process.env.XDG_RUNTIME_DIR ?? tmpdir(), `entregent-${process.getuid?.() ?? 0}-${name}`)
  rmSync(short, { recursive: true, force: true })
  mkdirSync(short, { mode: 0o700 })
  const socket = join(short, 'desk.sock')
  writeFileSync(record, socket, { mode: 0o600 })
  return socket
}
