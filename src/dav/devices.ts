import { hash, randomBytes } from 'node:crypto'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { Database } from '../platform/db/database.ts'
import type { Device } from './request.ts'

/** A device as its owner sees it. */
export interface KnownDevice {
  id: string
  name: string
  /** How groups are shown to it; null: as its kind of program likes. */
  groups: Device['groups'] | null
  agent: string | null
  createdAt: string
  lastSeenAt: string | null
}

export interface NewDevice {
  id: string
  user: string
  /** Told once: only its hash is kept. */
  password: string
}

const LISTENERS = new WeakMap<Database, Set<() => void>>()

/** A password for a device, and the desk's name in addresses, made with its first device. */
export async function addDevice(
  database: Database,
  deskId: string,
  name: string,
  now = new Date(),
): Promise<NewDevice> {
  const id = uuidv7(now)
  const password = newPassword()
  const user = await principalOf(database, deskId)
  await database.system
    .insertInto('device')
    .values({
      id,
      deskId,
      name,
      passwordHash: passwordHashOf(password),
      groups: null,
      agent: null,
      createdAt: now.toISOString(),
      lastSeenAt: null,
    })
    .execute()
  return { id, user, password }
}

/** Oldest first. */
export async function listDevices({ system }: Database, deskId: string): Promise<KnownDevice[]> {
  const rows = await system
    .selectFrom('device')
    .select(['id', 'name', 'groups', 'agent', 'createdAt', 'lastSeenAt'])
    .where('deskId', '=', deskId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, groups: groupsOf(row.groups) }))
}

/** @throws Refusal `not-found`. */
export async function renameDevice(
  database: Database,
  { deskId, id }: DeviceKey,
  name: string,
): Promise<void> {
  await change(database, { deskId, id }, { name })
}

/** @throws Refusal `not-found`. */
export async function setDeviceGroups(
  database: Database,
  { deskId, id }: DeviceKey,
  groups: Device['groups'] | null,
): Promise<void> {
  await change(database, { deskId, id }, { groups })
}

/** Its password opens nothing from now on. @throws Refusal `not-found`. */
export async function removeDevice(database: Database, { deskId, id }: DeviceKey): Promise<void> {
  const { numDeletedRows } = await database.system
    .deleteFrom('device')
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Refusal('not-found', { what: 'device' })
  tellChanged(database)
}

export interface DeviceKey {
  deskId: string
  id: string
}

/** Calls back after any device of any desk was changed or removed by this process. */
export function onDevicesChanged(database: Database, call: () => void): () => void {
  const listeners = LISTENERS.get(database) ?? new Set()
  listeners.add(call)
  LISTENERS.set(database, listeners)
  return () => listeners.delete(call)
}

/** How it is typed does not matter: blanks, dashes and capitals are nothing, and 0, 1, 8 can only be o, l, b. */
export function passwordHashOf(typed: string): string {
  const plain = typed
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('8', 'b')
  return hash('sha256', plain, 'hex')
}

export function groupsOf(text: string | null): Device['groups'] | null {
  return text === 'cards' || text === 'categories' ? text : null
}

/** The desk's name in the addresses of its devices (RFC 3744 §2): made once, kept for ever. */
export async function principalOf({ system }: Database, deskId: string): Promise<string> {
  const desk = await system
    .selectFrom('desk')
    .select(['name', 'principal'])
    .where('id', '=', deskId)
    .executeTakeFirst()
  if (!desk) throw new Refusal('not-found', { what: 'desk' })
  if (desk.principal !== null) return desk.principal
  const base = slugOf(desk.name)
  for (let n = 1; ; n++) {
    const principal = n === 1 ? base : `${base}-${n}`
    const ours = await takePrincipal(system, { deskId, principal })
    if (ours !== null) return ours
  }
}

/** @returns what the desk is called by now; null when another one has that name. */
async function takePrincipal(
  system: Database['system'],
  { deskId, principal }: { deskId: string; principal: string },
): Promise<string | null> {
  const desks = () => system.selectFrom('desk').select('principal')
  if (await desks().where('principal', '=', principal).executeTakeFirst()) return null
  // Another desk may take it in between: only the index knows.
  const failure = await system
    .updateTable('desk')
    .set({ principal })
    .where('id', '=', deskId)
    .where('principal', 'is', null)
    .execute()
    .then(
      () => null,
      (error: unknown) => error,
    )
  const ours = await desks().where('id', '=', deskId).executeTakeFirst()
  if (ours?.principal) return ours.principal
  if (await desks().where('principal', '=', principal).executeTakeFirst()) return null
  throw failure
}

async function change(
  database: Database,
  { deskId, id }: DeviceKey,
  values: { name: string } | { groups: string | null },
): Promise<void> {
  const { numUpdatedRows } = await database.system
    .updateTable('device')
    .set(values)
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal('not-found', { what: 'device' })
  tellChanged(database)
}

function tellChanged(database: Database): void {
  for (const call of LISTENERS.get(database) ?? []) call()
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/** 128 random bits in base32 (RFC 4648 §6), in small letters, by groups: `k3vd-…`, 26 of them. */
function newPassword(): string {
  const bytes = randomBytes(17)
  let bits = 0
  let held = 0
  let letters = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      letters += LETTERS[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return letters.slice(0, 26).replace(/(.{5})(?=.)/g, '$1-')
}

/** Small ASCII letters, digits and dashes. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return slug === '' ? 'desk' : slug
}
