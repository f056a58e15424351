import { mailKey } from '../lib/mail-address.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { ReaderTable } from '../platform/db/schema-review.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import type { Reader } from './reader.ts'

const DAY_MS = 86_400_000
/** A letter that nobody followed is forgotten after that. */
const WAITS_DAYS = 30
/** To the same address, no letter more often. */
const AGAIN_AFTER_MS = 10 * 60_000
/** More that wait, and nobody else is written to: somebody is playing. */
const MOST_WAITING = 500

/** Newest first. */
export async function readersOf({ db, id }: Desk): Promise<Reader[]> {
  const rows = await db
    .selectFrom('reader')
    .selectAll()
    .where('deskId', '=', id)
    .orderBy('askedAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(readerFrom)
}

/** @throws Refusal `gone`, `not-found`. */
export async function readerOf(desk: Desk, readerId: string): Promise<Reader> {
  const row = await desk.db
    .selectFrom('reader')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', '=', readerId)
    .executeTakeFirst()
  return foundIn(desk, 'reader', readerId, row && readerFrom(row))
}

/**
 * Somebody wants to read by mail.
 *
 * @returns to whom the letter that asks for their yes must go; null where none must: they read already, or were written
 * to a moment ago.
 * @throws Refusal `invalid-input` for what is no mail address, `too-many`.
 */
export async function askToRead(desk: Desk, asked: { mail: string; name: string }): Promise<Reader | null> {
  const mail = mailKey(asked.mail)
  if (mail === null) throw new Refusal('invalid-input', { fields: ['mail'] })
  const now = desk.now()
  const at = now.toISOString()
  const readerId = await desk.write({ what: 'review:change.reader-asked', alone: true }, async inside => {
    const { db } = inside
    const old = new Date(now.getTime() - WAITS_DAYS * DAY_MS).toISOString()
    await db
      .deleteFrom('reader')
      .where('deskId', '=', desk.id)
      .where('state', '=', 'asked')
      .where('askedAt', '<', old)
      .execute()
    const known = (await readersOf(inside)).find(each => each.mail === mail)
    if (known?.state === 'confirmed') return null
    if (known?.state === 'asked' && now.getTime() - Date.parse(known.askedAt) < AGAIN_AFTER_MS) return null
    const again = { state: 'asked', askedAt: at, confirmedAt: null, leftAt: null, name: asked.name }
    if (known) {
      await db
        .updateTable('reader')
        .set(again)
        .where('deskId', '=', desk.id)
        .where('id', '=', known.id)
        .execute()
      return known.id
    }
    const waiting = (await readersOf(inside)).filter(({ state }) => state === 'asked').length
    if (waiting >= MOST_WAITING) throw new Refusal('too-many', { seconds: 3600 })
    const id = uuidv7(now)
    await db
      .insertInto('reader')
      .values({ deskId: desk.id, id, mail, personId: null, ...again })
      .execute()
    return id
  })
  return readerId === null ? null : readerOf(desk, readerId)
}

/** The second yes, by the link of the letter; said twice, it is one. */
export async function confirmReader(desk: Desk, readerId: string): Promise<Reader> {
  return moveReader(desk, readerId, {
    what: 'review:change.reader-confirmed',
    to: { state: 'confirmed', confirmedAt: desk.now().toISOString(), leftAt: null },
  })
}

/** Nothing is sent to them any longer. */
export async function leaveReader(desk: Desk, readerId: string): Promise<Reader> {
  return moveReader(desk, readerId, {
    what: 'review:change.reader-left',
    to: { state: 'left', leftAt: desk.now().toISOString() },
  })
}

/** As if they had never asked. @throws Refusal as `readerOf`. */
export async function deleteReader(desk: Desk, readerId: string): Promise<void> {
  const { mail } = await readerOf(desk, readerId)
  await desk.write({ what: 'review:change.reader-deleted', details: { mail } }, async ({ db }) => {
    await db.deleteFrom('reader').where('deskId', '=', desk.id).where('id', '=', readerId).execute()
  })
}

async function moveReader(
  desk: Desk,
  readerId: string,
  { what, to }: { what: string; to: Pick<Reader, 'state'> & Partial<Reader> },
): Promise<Reader> {
  const { mail, state } = await readerOf(desk, readerId)
  if (state === to.state) return readerOf(desk, readerId)
  await desk.write({ what, details: { mail } }, async ({ db }) => {
    await db.updateTable('reader').set(to).where('deskId', '=', desk.id).where('id', '=', readerId).execute()
  })
  return readerOf(desk, readerId)
}

function readerFrom({ deskId: _, ...row }: ReaderTable): Reader {
  return row as Reader
}
