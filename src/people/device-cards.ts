import { sql } from 'kysely'
import { uuidv7 } from '../lib/uuid.ts'
import type { Card } from '../lib/vcard/card.ts'
import { keepBlob } from '../platform/blobs.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { isThere } from '../platform/rows.ts'
import { CONTACTS, personOf } from './address-book.ts'
import { CARD_TYPE, rememberCard } from './card-blobs.ts'
import { mark, REMOVED } from './guard.ts'
import { newFacts } from './store.ts'

export interface DeviceCard {
  /** Whose card it is; null: somebody new. */
  personId: string | null
  /** They were not in the book: whatever hid them from devices, this one wants them there. */
  isBack: boolean
  collectionId: string
  /** The name the device gave it in the address book. */
  name: string
  octets: Uint8Array
  /** What the octets are, read. */
  card: Card
}

/** Keeps a card as a device put it, in the batch under way; what the desk alone knows of the person stays. */
export async function keepDeviceCard(desk: Desk, card: DeviceCard): Promise<string> {
  const { octets, name } = card
  const cardHash = await keepBlob(desk, { bytes: octets, mediaType: CARD_TYPE })
  rememberCard(desk, cardHash, card.card)
  const collectionId = card.collectionId === CONTACTS ? null : card.collectionId
  if (card.personId === null) {
    const id = uuidv7(desk.now())
    const person = { deskId: desk.id, id, cardHash, ...newFacts(), addedOn: desk.today() }
    await insertRows(desk.db, 'person', [{ ...person, collectionId, uri: name }])
    return id
  }
  // Its name on the desk is already this one: nothing to note.
  const uri = name === `${card.personId}.vcf` && !card.isBack ? null : name
  const shown = card.isBack ? { archived: 0 } : {}
  await desk.db
    .updateTable('person')
    .set({ cardHash, collectionId, uri, removedBy: null, ...shown })
    .where('deskId', '=', desk.id)
    .where('id', '=', card.personId)
    .execute()
  return card.personId
}

/**
 * Who had that UID in the book and was taken away by a device: a telephone that starts anew deletes everybody and brings
 * them back, and nobody must come back without their past. Those deleted for good are put back first.
 *
 * @returns the person, who is on the desk again; null when there is none.
 */
export async function personTakenAway(desk: Desk, collectionId: string, uid: string): Promise<string | null> {
  // Asked by every card that is new. Those of one UID are few: not in the order of an index.
  const { rows } = await sql<{ rowId: string; seq: number | string }>`
    select row_id, seq from dav_member
    where desk_id = ${desk.id} and collection_id = ${collectionId} and uid = ${uid} and gone = 1`.execute(
    desk.db,
  )
  const [gone] = rows.sort((a, b) => Number(b.seq) - Number(a.seq))
  const personId = gone ? personOf(gone.rowId) : null
  if (!personId) return null
  return (await isThere(desk, 'person', personId)) || (await bringBack(desk, personId)) ? personId : null
}

/**
 * Undoes the removal of somebody by a device, as far as that goes. Those who went after them and were theirs (a tie, who
 * met whom) come first, hidden from devices: a tie needs both, and those may be the next that the device brings.
 *
 * @returns whether they are on the desk again.
 */
async function bringBack(desk: Desk, personId: string): Promise<boolean> {
  const removal = await removalOf(desk, personId)
  if (!removal) return false
  const theirs: string[] = []
  for (const other of await thoseTouched(desk, removal.id)) {
    if (other === personId || (await isThere(desk, 'person', other))) continue
    if (await bringBack(desk, other)) theirs.push(other)
  }
  await undo(desk, removal.id, { asFarAsItGoes: true })
  await mark(desk, theirs, removal.by)
  return isThere(desk, 'person', personId)
}

/** The batch in which a device, and nothing else since, took one person away; null: they did not go so. */
async function removalOf(desk: Desk, personId: string): Promise<{ id: string; by: string } | null> {
  const last = await desk.db
    .selectFrom('change')
    .innerJoin('batch', join =>
      join.onRef('batch.deskId', '=', 'change.deskId').onRef('batch.id', '=', 'change.batchId'),
    )
    .select(['batch.id', 'batch.what', 'batch.by', 'batch.details', 'batch.undoneBy', 'change.before'])
    .where('change.deskId', '=', desk.id)
    .where('change.tableName', '=', 'person')
    .where('change.rowId', '=', personId)
    .orderBy('change.seq', 'desc')
    .executeTakeFirst()
  if (!last || last.what !== REMOVED || last.undoneBy !== null || last.before === null) return null
  return Number((JSON.parse(last.details) as { count?: number }).count) === 1 ? last : null
}

/** The people whom a removal touched: themselves, who was met through them, and who had a tie with them. */
async function thoseTouched({ db, id }: Desk, batchId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('change')
    .select(['tableName', 'rowId', 'before'])
    .where('deskId', '=', id)
    .where('batchId', '=', batchId)
    .where('tableName', 'in', ['person', 'tie'])
    .execute()
  return new Set(
    rows.flatMap(({ tableName, rowId, before }) => {
      if (tableName === 'person') return [rowId]
      const tie = JSON.parse(before ?? '{}') as { person_id?: string; other_id?: string }
      return [tie.person_id ?? [], tie.other_id ?? []].flat()
    }),
  )
}
