import { uuidv7 } from '../../../src/lib/uuid.ts'
import { entregent, newFolder, startProcess } from '../desk-process.ts'
import { onServer } from '../postgres-server.ts'
import type { DavAccount } from './account.ts'

/** A desk of its own that a device may sign in to. */
export interface DeskForDevice extends DavAccount {
  pid: number
  folder: string
  /** The desk ends; its folder and its database go. */
  stop: () => Promise<void>
}

/**
 * Starts a desk in a new folder and adds a device to it.
 *
 * @param server - `postgres://…` without a database: one is made there. null: SQLite in the folder.
 */
export async function deskForDevice(
  device: string,
  { server = null }: { server?: string | null } = {},
): Promise<DeskForDevice> {
  const folder = newFolder()
  const database = server === null ? null : await newDatabase(server)
  const tidy = async () => {
    await database?.drop()
    folder.remove()
  }
  try {
    const desk = await startProcess(folder.path, database ? ['--database-url', database.url] : [])
    const stop = async () => {
      await desk.stop()
      await tidy()
    }
    try {
      const account = await addDevice(folder.path, device)
      return { ...account, pid: desk.child.pid as number, folder: folder.path, stop }
    } catch (error) {
      await desk.stop()
      throw error
    }
  } catch (error) {
    await tidy()
    throw error
  }
}

/** Asks the desk of a folder for an app password, as its owner does on the command line. */
export async function addDevice(folder: string, device: string): Promise<DavAccount> {
  const { code, out, err } = await entregent(folder, ['device', 'add', device, '--json'])
  if (code !== 0) throw new Error(`entregent device add ended with ${code}:\n${out}${err}`)
  const { url, user, password } = JSON.parse(out) as DavAccount
  return { url, user, password }
}

async function newDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${uuidv7(new Date()).replaceAll('-', '')}`
  await onServer(`create database ${name} template template0 encoding 'UTF8'`, server)
  return { url: `${server}/${name}`, drop: () => onServer(`drop database ${name} with (force)`, server) }
}
