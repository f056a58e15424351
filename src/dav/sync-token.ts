import { randomBytes } from 'node:crypto'
import type { Database } from '../platform/db/database.ts'
import { keepSecret, secretOf } from '../platform/secrets.ts'

/**
 * What the desk's sync tokens begin with, made at first use. Whoever puts a backup back forgets it: the journal then
 * goes on from an earlier place, and tokens cut after it would mean something else.
 */
export async function epochIn(database: Database, deskId: string): Promise<string> {
  const name = { deskId, id: 'dav_epoch' }
  const known = await secretOf(database, name)
  if (known !== null) return known
  await keepSecret(database, name, randomBytes(6).toString('hex'))
  return (await secretOf(database, name)) as string
}

/** Whose journal a token is cut from: one made anew under the same address is another collection. */
export interface TokenOf {
  epoch: string
  collectionId: string
}

/** RFC 6578 §4: a URI that means nothing to clients. */
export function printSyncToken(of: TokenOf, seq: number): string {
  return `${startOf(of)}${seq}`
}

/** The place it was cut at; null when it is not of this collection's journal. */
export function readSyncToken(token: string, of: TokenOf): number | null {
  const start = startOf(of)
  const seq = token.startsWith(start) ? token.slice(start.length) : ''
  return /^\d{1,15}$/.test(seq) ? Number(seq) : null
}

export function isSyncToken(token: string): boolean {
  return token.startsWith(START)
}

const START = 'urn:entregent:sync:'

function startOf({ epoch, collectionId }: TokenOf): string {
  return `${START}${epoch}:${collectionId.slice(-8)}:`
}
