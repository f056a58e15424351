import type { Database } from './db/database.ts'
import { hashOfToken, isToken, newToken } from './link-token.ts'

/** Which page a link opens; a token of one kind opens no other. */
export type GuestKind = 'invitation' | 'mastermind' | 'podcast'

interface Of {
  deskId: string
  rowId: string
}

interface At extends Of {
  kind: GuestKind
  now: Date
}

const DAY_MS = 86_400_000

/**
 * Another link to a row's page; those there were are dead from now on. The token is told this once: only its hash is
 * kept.
 *
 * @param days the link opens so long; null: until it is killed.
 */
export async function makeGuestLink(
  { system }: Database,
  { deskId, kind, rowId, now, days }: At & { days: number | null },
): Promise<string> {
  const token = newToken()
  await killGuestLinks({ system }, { deskId, kind, rowId, now })
  await system
    .insertInto('guestLink')
    .values({
      deskId,
      tokenHash: hashOfToken(token),
      kind,
      rowId,
      createdAt: now.toISOString(),
      expiresAt: days === null ? null : new Date(now.getTime() + days * DAY_MS).toISOString(),
      revokedAt: null,
    })
    .execute()
  return token
}

/** Whatever is undone later, a dead link stays dead. */
export async function killGuestLinks(
  { system }: Pick<Database, 'system'>,
  { deskId, kind, rowId, now }: At,
): Promise<void> {
  await system
    .updateTable('guestLink')
    .set({ revokedAt: now.toISOString() })
    .where('deskId', '=', deskId)
    .where('kind', '=', kind)
    .where('rowId', '=', rowId)
    .where('revokedAt', 'is', null)
    .execute()
}

/** Where a token leads; null where it is wrong, of another kind, expired or revoked: nobody learns which. */
export async function followGuestLink(
  { system }: Pick<Database, 'system'>,
  { kind, token, now }: { kind: GuestKind; token: string; now: Date },
): Promise<Of | null> {
  if (!isToken(token)) return null
  const link = await system
    .selectFrom('guestLink')
    .select(['deskId', 'rowId', 'expiresAt'])
    .where('tokenHash', '=', hashOfToken(token))
    .where('kind', '=', kind)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  if (!link || (link.expiresAt !== null && link.expiresAt <= now.toISOString())) return null
  return { deskId: link.deskId, rowId: link.rowId }
}

/** The living links among rows: until when each opens (null: until it is killed). */
export async function livingGuestLinks(
  { system }: Pick<Database, 'system'>,
  { deskId, kind, now }: Omit<At, 'rowId'>,
): Promise<Map<string, string | null>> {
  const links = await system
    .selectFrom('guestLink')
    .select(['rowId', 'expiresAt'])
    .where('deskId', '=', deskId)
    .where('kind', '=', kind)
    .where('revokedAt', 'is', null)
    .execute()
  const alive = links.filter(({ expiresAt }) => expiresAt === null || expiresAt > now.toISOString())
  return new Map(alive.map(({ rowId, expiresAt }) => [rowId, expiresAt]))
}
