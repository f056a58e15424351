import { saveEncounter } from '../encounters/store.ts'
import { dayAt } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { ReaderReplyTable } from '../platform/db/schema-review.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { isThere } from '../platform/rows.ts'
import type { Month } from './month.ts'
import { publicationOf } from './publications.ts'
import type { ReaderReply } from './reader.ts'

/** More that wait, and no other is taken. */
const MOST_WAITING = 500

/** Newest first. */
export async function repliesOf({ db, id }: Desk): Promise<ReaderReply[]> {
  const rows = await db
    .selectFrom('readerReply')
    .selectAll()
    .where('deskId', '=', id)
    .orderBy('receivedAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(replyFrom)
}

/** @throws Refusal `gone`, `not-found`. */
export async function replyOf(desk: Desk, replyId: string): Promise<ReaderReply> {
  const row = await desk.db
    .selectFrom('readerReply')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', '=', replyId)
    .executeTakeFirst()
  return foundIn(desk, 'reader_reply', replyId, row && replyFrom(row))
}

interface Written {
  month: Month
  name: string
  mail: string
  text: string
}

/** What somebody wrote waits for the owner. @throws Refusal `invalid-input`, `too-many`, `not-found`. */
export async function receiveReply(desk: Desk, { month, name, mail, text }: Written): Promise<ReaderReply> {
  if (text === '') throw new Refusal('invalid-input', { fields: ['text'] })
  await publicationOf(desk, month)
  const waiting = (await repliesOf(desk)).filter(({ state }) => state === 'waiting').length
  if (waiting >= MOST_WAITING) throw new Refusal('too-many', { seconds: 3600 })
  const now = desk.now()
  const id = uuidv7(now)
  await desk.write({ what: 'review:change.reply-received', details: { name } }, async ({ db }) => {
    await db
      .insertInto('readerReply')
      .values({
        ...{ deskId: desk.id, id, month, name, mail, text },
        ...{ state: 'waiting', receivedAt: now.toISOString(), encounterId: null },
      })
      .execute()
  })
  return replyOf(desk, id)
}

/** It was an exchange in writing with somebody. @throws Refusal as `replyOf`; `not-found` for somebody unknown. */
export async function acceptReply(desk: Desk, replyId: string, personId: string): Promise<ReaderReply> {
  const { name } = await replyOf(desk, replyId)
  if (!(await isThere(desk, 'person', personId))) throw new Refusal('not-found', { what: 'person' })
  await desk.write({ what: 'review:change.reply-accepted', details: { name }, alone: true }, async inside => {
    const { state, text, receivedAt } = await replyOf(inside, replyId)
    if (state === 'accepted') return
    const encounterId = uuidv7(desk.now())
    await saveEncounter(inside, {
      id: encounterId,
      day: dayAt(new Date(receivedAt), desk.timeZone),
      ...{ time: null, channel: 'mail', size: 'micro', minutes: null, place: '', planned: false },
      ...{ personIds: [personId], newPeople: [], followUps: [] },
      ...{ sphere: null, chosen: null, initiator: 'them', feeling: null, note: text },
    })
    await inside.db
      .updateTable('readerReply')
      .set({ state: 'accepted', encounterId })
      .where('deskId', '=', desk.id)
      .where('id', '=', replyId)
      .execute()
  })
  return replyOf(desk, replyId)
}

/** Put aside. @throws Refusal as `replyOf`. */
export async function refuseReply(desk: Desk, replyId: string): Promise<ReaderReply> {
  const { name } = await replyOf(desk, replyId)
  await desk.write({ what: 'review:change.reply-refused', details: { name } }, async ({ db }) => {
    await db
      .updateTable('readerReply')
      .set({ state: 'refused' })
      .where('deskId', '=', desk.id)
      .where('id', '=', replyId)
      .where('state', '=', 'waiting')
      .execute()
  })
  return replyOf(desk, replyId)
}

function replyFrom({ deskId: _, ...row }: ReaderReplyTable): ReaderReply {
  return row as ReaderReply
}
