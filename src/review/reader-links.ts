import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Database } from '../platform/db/database.ts'
import { keepSecret, secretOf } from '../platform/secrets.ts'

const SECRET = 'reader-links'
/** 160 bits, as in other links. */
const OCTETS = 20

interface Of {
  deskId: string
  readerId: string
}

/**
 * What the letters of one reader lead to them by. The same in each letter, so that the oldest still takes them off the
 * list; nobody makes one without the desk's key, which no backup of rows shows to a screen.
 */
export async function readerKey(database: Database, { deskId, readerId }: Of): Promise<string> {
  return `${readerId}.${await macOf(database, { deskId, readerId })}`
}

/** Which reader a key leads to; null where it is none of this desk's. */
export async function readerAtKey(database: Database, deskId: string, key: string): Promise<string | null> {
  const [readerId = '', mac = ''] = key.split('.')
  const ours = Buffer.from(await macOf(database, { deskId, readerId }))
  const theirs = Buffer.from(mac)
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? readerId : null
}

async function macOf(database: Database, { deskId, readerId }: Of): Promise<string> {
  const name = { deskId, id: SECRET }
  let secret = await secretOf(database, name)
  if (secret === null) {
    await keepSecret(database, name, randomBytes(32).toString('base64url'))
    secret = (await secretOf(database, name)) as string
  }
  return createHmac('sha256', secret).update(readerId).digest().subarray(0, OCTETS).toString('base64url')
}
