import type { Database } from '../platform/db/database.ts'
import type { Desk, DeskSettings } from '../platform/desk.ts'
import { rateLimit } from '../platform/rate-limit.ts'
import { groupsOf, onDevicesChanged, passwordHashOf } from './devices.ts'
import type { Device } from './request.ts'

/** Who asks, as the socket and the headers say. */
export interface Caller {
  authorization: string | undefined
  agent: string | undefined
  /** The address of who asks, as the kernel or a proxy of this machine knows it. */
  address: string
}

export type SignedIn =
  | { device: Device; desk: Desk }
  /** No password, or none of ours; `seconds`: after so many wrong ones, when to try again. */
  | { device: null; seconds: number | null }

export interface DeviceSignIn {
  signIn: (caller: Caller) => Promise<SignedIn>
  close: () => void
}

interface Parts {
  database: Database
  /** The desk's language and time zone. */
  settingsOf: (deskId: string) => Promise<Pick<DeskSettings, 'language' | 'timeZone'>>
  now?: () => Date
}

interface Known {
  device: Device
  agent: string
  settings: Pick<DeskSettings, 'language' | 'timeZone'>
  settingsReadAt: number
  seenAt: number
}

const FAILURES_A_MINUTE = 20
const SEEN_EVERY_MS = 60_000
const SETTINGS_FOR_MS = 5_000
const REMEMBERED = 10_000
const MOST_OF_AGENT = 300

/**
 * HTTP Basic with the password of a device (RFC 7617). What was found right stays known by its header, so that a
 * request of a device costs no query; a device that is changed or removed is looked up again.
 */
export function deviceSignIn({ database, settingsOf, now = () => new Date() }: Parts): DeviceSignIn {
  const known = new Map<string, Known>()
  const stale = new Set<string>()
  const limit = rateLimit({ most: FAILURES_A_MINUTE, windowMs: 60_000 })
  const forget = onDevicesChanged(database, () => known.clear())
  const onCommit = (deskId: string | null) => {
    if (deskId === null) for (const { device } of known.values()) stale.add(device.deskId)
    else stale.add(deskId)
  }
  database.committed.on('commit', onCommit)

  const find = async (key: string, caller: Caller, at: number): Promise<Known | null> => {
    const found = await readKnown({ database, settingsOf }, caller, at)
    if (!found) return null
    if (known.size >= REMEMBERED) known.clear()
    known.set(key, found)
    return found
  }

  return {
    close: () => {
      forget()
      database.committed.off('commit', onCommit)
    },
    signIn: async caller => {
      if (caller.authorization === undefined) return { device: null, seconds: null }
      const key = `${caller.authorization}\n${(caller.agent ?? '').slice(0, MOST_OF_AGENT)}`
      const at = now().getTime()
      const entry = known.get(key) ?? (await find(key, caller, at))
      const isGood = entry !== null && (await isStillThere(database, entry, at))
      if (!isGood) {
        known.delete(key)
        // Only failures are counted: whoever has a right password never waits.
        return { device: null, seconds: limit.refuse(caller.address, at) }
      }
      const { device } = entry
      if (stale.has(device.deskId) && at - entry.settingsReadAt >= SETTINGS_FOR_MS) {
        entry.settings = await settingsOf(device.deskId)
        entry.settingsReadAt = at
      }
      return { device, desk: database.desk(device.deskId, { ...entry.settings, by: device.name, now }) }
    },
  }
}

/** Who asks, by the password that came along; null: no password, or none of ours. */
async function readKnown(
  { database, settingsOf }: Pick<Parts, 'database' | 'settingsOf'>,
  { authorization, agent }: Caller,
  at: number,
): Promise<Known | null> {
  const said = credentialsOf(authorization)
  const device = said && (await deviceWith(database, said))
  if (!device) return null
  return {
    device: { ...device, groups: device.groups ?? groupsLikedBy(agent) },
    agent: (agent ?? '').slice(0, MOST_OF_AGENT),
    settings: await settingsOf(device.deskId),
    settingsReadAt: at,
    seenAt: Number.NEGATIVE_INFINITY,
  }
}

/** `lastSeenAt` is written at most once a minute, which also finds out a device that another process removed. */
async function isStillThere({ system }: Database, entry: Known, at: number): Promise<boolean> {
  if (at - entry.seenAt < SEEN_EVERY_MS) return true
  entry.seenAt = at
  const { numUpdatedRows } = await system
    .updateTable('device')
    .set({ lastSeenAt: new Date(at).toISOString(), agent: entry.agent })
    .where('id', '=', entry.device.id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function deviceWith(
  { system }: Database,
  { user, password }: { user: string; password: string },
): Promise<(Omit<Device, 'groups'> & { groups: Device['groups'] | null }) | null> {
  const row = await system
    .selectFrom('device')
    .innerJoin('desk', 'desk.id', 'device.deskId')
    .select(['device.id', 'device.deskId', 'device.name', 'device.groups', 'desk.principal'])
    .where('device.passwordHash', '=', passwordHashOf(password))
    .executeTakeFirst()
  if (!row?.principal || row.principal !== user.trim().toLowerCase()) return null
  return { ...row, principal: row.principal, groups: groupsOf(row.groups) }
}

/** RFC 7617 §2: user and password in UTF-8, parted by the first colon. */
function credentialsOf(authorization: string | undefined): { user: string; password: string } | null {
  const [, encoded] = /^\s*Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization ?? '') ?? []
  if (encoded === undefined) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** Apple's programs know groups as cards; the others read CATEGORIES. */
function groupsLikedBy(agent: string | undefined): Device['groups'] {
  return /^(iOS|iPadOS|macOS|Mac[_ ]OS[_ ]X)\/|AddressBook/i.test(agent ?? '') ? 'cards' : 'categories'
}
