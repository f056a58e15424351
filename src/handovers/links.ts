import { uuidv7 } from '../lib/uuid.ts'
import type { Database } from '../platform/db/database.ts'
import { hashOfToken, isToken, newToken } from '../platform/link-token.ts'
import type { LinkView, OpeningView } from './handover-view.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** One who reads the page again within that is not noted again. */
const SAME_OPENING_MS = 10 * 60_000
/** Who opened what is let go of after that. */
const KEPT_OPENINGS_MS = 365 * DAY_MS
const MOST_OPENINGS = 200

interface Of {
  deskId: string
  handoverId: string
}

interface At extends Of {
  now: Date
}

/**
 * Another link; those there were are dead from now on. The token is told this once: only its hash is kept.
 *
 * @param days the link itself opens so long; the handover has its own last day besides.
 */
export async function makeLink(
  { system }: Database,
  { deskId, handoverId, now, days }: At & { days: number },
): Promise<string> {
  const token = newToken()
  await killLinks({ system }, { deskId, handoverId, now })
  await system
    .insertInto('handoverLink')
    .values({
      tokenHash: hashOfToken(token),
      deskId,
      handoverId,
      createdAt: now.toISOString(),
      // A day more: the last day is one of the desk's clock, wherever it is.
      expiresAt: new Date(now.getTime() + (days + 2) * DAY_MS).toISOString(),
      revokedAt: null,
    })
    .execute()
  return token
}

/** Whatever is undone later, a dead link stays dead. */
export async function killLinks(
  { system }: Pick<Database, 'system'>,
  { deskId, handoverId, now }: At,
): Promise<void> {
  await system
    .updateTable('handoverLink')
    .set({ revokedAt: now.toISOString() })
    .where('deskId', '=', deskId)
    .where('handoverId', '=', handoverId)
    .where('revokedAt', 'is', null)
    .execute()
}

/** The living link opens that many days from now on. */
export async function prolongLink(
  { system }: Database,
  { deskId, handoverId, now, days }: At & { days: number },
): Promise<void> {
  await system
    .updateTable('handoverLink')
    .set({ expiresAt: new Date(now.getTime() + (days + 2) * DAY_MS).toISOString() })
    .where('deskId', '=', deskId)
    .where('handoverId', '=', handoverId)
    .where('revokedAt', 'is', null)
    .execute()
}

/** Where a token leads; null where it is wrong, expired or revoked. */
export async function followLink({ system }: Database, token: string, now: Date): Promise<Of | null> {
  if (!isToken(token)) return null
  const link = await system
    .selectFrom('handoverLink')
    .select(['deskId', 'handoverId'])
    .where('tokenHash', '=', hashOfToken(token))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now.toISOString())
    .executeTakeFirst()
  return link ?? null
}

/** Notes that the page was opened, and by what kind of program; once in ten minutes. */
export async function noteOpening(
  { system }: Database,
  { deskId, handoverId, now, agent }: At & { agent: string },
): Promise<void> {
  const since = new Date(now.getTime() - SAME_OPENING_MS).toISOString()
  const known = await system
    .selectFrom('handoverOpening')
    .select('id')
    .where('deskId', '=', deskId)
    .where('handoverId', '=', handoverId)
    .where('agent', '=', agent)
    .where('at', '>', since)
    .executeTakeFirst()
  if (known) return
  await system
    .insertInto('handoverOpening')
    .values({ deskId, id: uuidv7(now), handoverId, at: now.toISOString(), agent })
    .execute()
  await system
    .deleteFrom('handoverOpening')
    .where('deskId', '=', deskId)
    .where('at', '<', new Date(now.getTime() - KEPT_OPENINGS_MS).toISOString())
    .execute()
}

/** The newest first. */
export async function openingsOf({ system }: Database, { deskId, handoverId }: Of): Promise<OpeningView[]> {
  return system
    .selectFrom('handoverOpening')
    .select(['at', 'agent'])
    .where('deskId', '=', deskId)
    .where('handoverId', '=', handoverId)
    .orderBy('at', 'desc')
    .limit(MOST_OPENINGS)
    .execute()
}

/** The last link made; null where there was none. */
export async function linkOf(database: Database, { deskId, handoverId, now }: At): Promise<LinkView | null> {
  const links = await database.system
    .selectFrom('handoverLink')
    .select(['createdAt', 'expiresAt', 'revokedAt'])
    .where('deskId', '=', deskId)
    .where('handoverId', '=', handoverId)
    .orderBy('createdAt', 'desc')
    .execute()
  const link = links.find(({ revokedAt }) => revokedAt === null) ?? links[0]
  if (!link) return null
  const openings = await openingsOf(database, { deskId, handoverId })
  return {
    createdAt: link.createdAt,
    isAlive: link.revokedAt === null && link.expiresAt > now.toISOString(),
    openings: openings.length,
    lastOpenedAt: openings[0]?.at ?? null,
  }
}

const BROWSERS: readonly [RegExp, string][] = [
  [/bot|crawl|spider|preview|facebookexternalhit|whatsapp|slack/i, 'robot'],
  [/edg(e|a|ios)?\//i, 'Edge'],
  [/opr\//i, 'Opera'],
  [/firefox|fxios/i, 'Firefox'],
  [/chrome|crios|chromium/i, 'Chrome'],
  [/safari/i, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/android/i, 'Android'],
  [/iphone|ipad|ios/i, 'iOS'],
  [/windows/i, 'Windows'],
  [/mac os|macintosh/i, 'macOS'],
  [/linux|cros/i, 'Linux'],
]

/** `Firefox, Android`: enough to tell a person from a preview, and no more. */
export function roughAgent(said: string | undefined): string {
  const find = (known: readonly [RegExp, string][]) => known.find(([shape]) => shape.test(said ?? ''))?.[1]
  const browser = find(BROWSERS)
  if (browser === 'robot') return browser
  return [browser, find(SYSTEMS)].filter(Boolean).join(', ')
}
