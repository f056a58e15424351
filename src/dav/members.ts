import { type Selectable, sql } from 'kysely'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { DavMemberTable } from '../platform/db/schema-dav.ts'
import { type Desk, inChunks } from '../platform/desk.ts'

/** A member of a collection as devices see it: all that is asked of it without its octets. */
export type Member = Omit<Selectable<DavMemberTable>, 'deskId' | 'gone' | 'text'>

/** What a projector says of a row that devices see. */
export type MemberDraft = Omit<DavMemberTable, 'deskId' | 'seq' | 'gone' | 'modifiedAt'>

/** What a listing holds: enough to tell what changed. */
export interface Listed {
  name: string
  etag: string
  seq: number
  gone: number
}

/** Which members a device sees: those for all, and group cards for those that want them. */
export type View = '' | 'cards'

const AT_ONCE = 400
// In plain SQL and without plugins where each request of a device asks it: a third of the time.
const MEMBER = sql.raw(
  `collection_id as "collectionId", name, row_id as "rowId", uid, etag, media_type as "mediaType", component, size,
   modified_at as "modifiedAt", seq, view, starts_at as "startsAt", ends_at as "endsAt"`,
)

/**
 * Brings the members of some rows up to date, for projectors, inside of a write: `rowIds` are the rows looked at, and
 * those without a draft are gone. What did not change keeps its place in the journal.
 */
export async function keepMembers(
  desk: Desk,
  rowIds: readonly string[],
  drafts: readonly MemberDraft[],
): Promise<void> {
  const byRow = new Map(drafts.map(draft => [draft.rowId, draft]))
  await inChunks(rowIds, AT_ONCE, async chunk => {
    const { rows: known } = await sql<Member & { gone: number; text: string }>`
      select ${MEMBER}, gone, text from dav_member
      where desk_id = ${desk.id} and row_id in (${sql.join(chunk)})`.execute(desk.db.withoutPlugins())
    const standing = new Map(known.filter(row => row.gone === 0).map(row => [row.rowId, row]))
    const fresh: MemberDraft[] = []
    const left: Member[] = []
    for (const rowId of chunk) {
      const draft = byRow.get(rowId)
      const old = standing.get(rowId)
      if (old && (!draft || draft.name !== old.name || draft.collectionId !== old.collectionId))
        left.push(old)
      if (draft && !(old && isSame(old, draft))) fresh.push(draft)
    }
    if (fresh.length + left.length > 0) await write(desk, fresh, left)
  })
}

/** The members of a collection that stand, in no order. */
export async function listMembers(desk: Desk, collectionId: string, view: View): Promise<Listed[]> {
  return changedSince(desk, collectionId, { seq: -1, view, withGone: false })
}

/**
 * What changed after a place in the journal, oldest first; without `withGone`, only what stands (RFC 6578 §3.4).
 * Plain columns without plugins: ten thousand of them are read at once.
 */
export async function changedSince(
  desk: Desk,
  collectionId: string,
  { seq, view, withGone, limit }: { seq: number; view: View; withGone: boolean; limit?: number },
): Promise<Listed[]> {
  const seen = view === 'cards' ? sql`` : sql`and view = ''`
  const standing = withGone ? sql`` : sql`and gone = 0`
  const most = limit === undefined ? sql`` : sql`limit ${limit}`
  const { rows } = await sql<Listed>`
    select name, etag, seq, gone from dav_member
    where desk_id = ${desk.id} and collection_id = ${collectionId} and seq > ${seq} ${seen} ${standing}
    order by seq ${most}`.execute(desk.db.withoutPlugins())
  return rows.map(row => ({ ...row, seq: Number(row.seq) }))
}

/** Where the journal of a collection stands: its ctag, and what sync tokens are cut from. */
export async function placeOf(desk: Desk, collectionId: string): Promise<number> {
  const { rows } = await sql<{ seq: number | string | null }>`
    select max(seq) as seq from dav_member
    where desk_id = ${desk.id} and collection_id = ${collectionId}`.execute(desk.db.withoutPlugins())
  return Number(rows[0]?.seq ?? 0)
}

/** Members by name, group cards too; those that do not stand are left out. */
export async function membersNamed(
  desk: Desk,
  collectionId: string,
  names: readonly string[],
): Promise<Map<string, Member>> {
  const found = new Map<string, Member>()
  await inChunks(names, AT_ONCE, async chunk => {
    const { rows } = await sql<Member>`
      select ${MEMBER} from dav_member
      where desk_id = ${desk.id} and collection_id = ${collectionId} and name in (${sql.join(chunk)})
      and gone = 0`.execute(desk.db.withoutPlugins())
    for (const row of rows) found.set(row.name, withNumber(row))
  })
  return found
}

export async function memberNamed(desk: Desk, collectionId: string, name: string): Promise<Member | null> {
  return oneMember(desk, collectionId, sql`name = ${name}`)
}

/** Every member of a collection with all that is known of it, by name. */
export async function everyMember(
  desk: Desk,
  collectionId: string,
  { view, where = sql`` }: { view: View; where?: ReturnType<typeof sql> },
): Promise<Member[]> {
  const seen = view === 'cards' ? sql`` : sql`and view = ''`
  const { rows } = await sql<Member>`
    select ${MEMBER} from dav_member
    where desk_id = ${desk.id} and collection_id = ${collectionId} and gone = 0 ${seen} ${where}
    order by name`.execute(desk.db.withoutPlugins())
  return rows.map(withNumber)
}

/** Who has that UID in the collection (RFC 6352 §5.1, RFC 4791 §4.1: one at most). */
export async function memberWithUid(desk: Desk, collectionId: string, uid: string): Promise<Member | null> {
  return oneMember(desk, collectionId, sql`uid = ${uid}`)
}

async function oneMember(
  desk: Desk,
  collectionId: string,
  where: ReturnType<typeof sql>,
): Promise<Member | null> {
  const { rows } = await sql<Member>`
    select ${MEMBER} from dav_member
    where desk_id = ${desk.id} and collection_id = ${collectionId} and ${where} and gone = 0
    limit 1`.execute(desk.db.withoutPlugins())
  const [row] = rows
  return row ? withNumber(row) : null
}

/** PostgreSQL gives a bigint as text. */
function withNumber(row: Member): Member {
  return typeof row.seq === 'number' ? row : { ...row, seq: Number(row.seq) }
}

async function write(desk: Desk, fresh: readonly MemberDraft[], left: readonly Member[]): Promise<void> {
  const { db, id } = desk
  let seq = (await takeSeq(desk, fresh.length + left.length)) - fresh.length - left.length
  for (const { collectionId, name, rowId } of left) {
    seq++
    await db
      .updateTable('davMember')
      .set({ gone: 1, seq, text: '' })
      .where('deskId', '=', id)
      .where('collectionId', '=', collectionId)
      .where('name', '=', name)
      // Another row may have taken the name already.
      .where('rowId', '=', rowId)
      .execute()
  }
  const modifiedAt = desk.now().toISOString()
  const rows = fresh.map(draft => ({ ...draft, deskId: id, seq: ++seq, gone: 0, modifiedAt }))
  // One that stood under the name before, gone or taken over, gives way.
  for (const byCollection of Map.groupBy(rows, row => row.collectionId).values()) {
    const collectionId = byCollection[0]?.collectionId
    await inChunks(byCollection, AT_ONCE, chunk =>
      sql`delete from dav_member where desk_id = ${id} and collection_id = ${collectionId}
          and name in (${sql.join(chunk.map(row => row.name))})`.execute(db),
    )
  }
  if (rows.length > 0) await insertRows(db, 'davMember', rows)
}

/** Takes places in the desk's journal: those of devices are of the same numbering. @returns the last one. */
async function takeSeq({ db, id }: Desk, count: number): Promise<number> {
  const { rows } = await sql<{ seq: number | string }>`
    insert into desk_seq (desk_id, seq) values (${id}, ${count})
    on conflict (desk_id) do update set seq = desk_seq.seq + ${count} returning seq`.execute(db)
  return Number(rows[0]?.seq)
}

function isSame(old: Member & { text: string }, draft: MemberDraft): boolean {
  return Object.entries(draft).every(([column, value]) => old[column as keyof Member] === value)
}
