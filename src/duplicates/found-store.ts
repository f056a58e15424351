import { sql } from 'kysely'
import type { Model } from '../lib/linkage/estimate.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import { type Desk, inChunks, lastSeq } from '../platform/desk.ts'
import { withoutPhotos } from './bare-card.ts'
import { inOrder, type Pair } from './pair.ts'

/** The last time that cards were compared. */
export interface Run {
  seq: number
  cards: number
  /** ISO 8601. */
  foundAt: string
  model: Model
}

export interface BareCard {
  id: string
  octets: Uint8Array
}

const PAGE_ROWS = 500
const AT_ONCE = 400

/** Every card, without its photos, a page at a time. Those whom a device took away wait for the owner and are left out. */
export async function* bareCards({ db, id }: Desk): AsyncGenerator<BareCard[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: { id: string; bytes: Uint8Array }[] = await db
      .selectFrom('person')
      .innerJoin('blob', withBlob('person.cardHash'))
      .select(['person.id', 'blob.bytes'])
      .where('person.deskId', '=', id)
      .where('person.removedBy', 'is', null)
      .where('person.id', '>', after)
      .orderBy('person.id')
      .limit(PAGE_ROWS)
      .execute()
    yield rows.map(row => ({ id: row.id, octets: withoutPhotos(row.bytes) }))
    after = rows.at(-1)?.id
  }
}

/** Null: cards were never compared. */
export async function lastRun({ db, id }: Desk): Promise<Run | null> {
  const row = await db
    .selectFrom('duplicateRun')
    .select(['seq', 'cards', 'foundAt', 'model'])
    .where('deskId', '=', id)
    .executeTakeFirst()
  return row ? { ...row, model: JSON.parse(row.model) as Model } : null
}

/** Whose cards were touched after a place in the journal. */
export async function changedSince({ db, id }: Desk, seq: number): Promise<string[]> {
  const rows = await db
    .selectFrom('change')
    .select('rowId')
    .distinct()
    .where('deskId', '=', id)
    .where('seq', '>', seq)
    .where('tableName', '=', 'person')
    .execute()
  return rows.map(({ rowId }) => rowId)
}

export interface Found {
  pairs: readonly Pair[]
  run: Run
  /** Only pairs with these were looked for; null: all. */
  changed: readonly string[] | null
}

/** Keeps what was found in the place of what was found before. */
export async function keepFound(desk: Desk, { pairs, run, changed }: Found): Promise<void> {
  await desk.write({ what: 'duplicates:change.found' }, async ({ db, id }) => {
    if (changed === null) await db.deleteFrom('duplicatePair').where('deskId', '=', id).execute()
    else
      await inChunks(changed, AT_ONCE, chunk =>
        db
          .deleteFrom('duplicatePair')
          .where('deskId', '=', id)
          .where(({ eb, or }) => or([eb('personId', 'in', chunk), eb('otherId', 'in', chunk)]))
          .execute(),
      )
    await insertRows(
      db,
      'duplicatePair',
      pairs.map(({ reasons, ...pair }) => ({
        ...{ deskId: id, ...pair, reasons: JSON.stringify(reasons.map(rounded)), insteadOf: '' },
      })),
    )
    const row = { ...run, model: JSON.stringify(run.model) }
    await db
      .insertInto('duplicateRun')
      .values({ deskId: id, ...row })
      .onConflict(conflict => conflict.column('deskId').doUpdateSet(row))
      .execute()
  })
}

export async function placeInJournal(desk: Desk): Promise<number> {
  return Number(await lastSeq(desk))
}

/**
 * Before one card is joined to another: whoever may be the one may be the other. Those pairs stand as long as the card that
 * was joined is gone, so that undoing brings back what was there.
 */
export async function standIn(
  { db, id }: Desk,
  { kept, absorbed }: { kept: string; absorbed: string },
): Promise<void> {
  const rows = await db
    .selectFrom('duplicatePair')
    .selectAll()
    .where('deskId', '=', id)
    .where(({ eb, or }) => or([eb('personId', '=', absorbed), eb('otherId', '=', absorbed)]))
    .execute()
  for (const { personId, otherId, ...row } of rows) {
    const third = personId === absorbed ? otherId : personId
    if (third === kept) continue
    const [one, other] = inOrder(kept, third)
    await db
      .insertInto('duplicatePair')
      .values({ ...row, personId: one, otherId: other, insteadOf: absorbed })
      .onConflict(conflict => conflict.columns(['deskId', 'personId', 'otherId', 'insteadOf']).doNothing())
      .execute()
  }
}

/** Pairs of cards that are both there, and not in the place of one that came back. */
export const STANDING = sql<boolean>`
  exists (select 1 from person where person.desk_id = duplicate_pair.desk_id and person.id = duplicate_pair.person_id
          and person.removed_by is null)
  and exists (select 1 from person where person.desk_id = duplicate_pair.desk_id and person.id = duplicate_pair.other_id
          and person.removed_by is null)
  and not exists (
    select 1 from person where person.desk_id = duplicate_pair.desk_id and person.id = duplicate_pair.instead_of)`

function rounded({ bits, ...reason }: Pair['reasons'][number]) {
  return { ...reason, bits: Math.round(bits * 100) / 100 }
}
