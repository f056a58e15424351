import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { insertRows } from './db/insert-rows.ts'
import { type Desk, inChunks } from './desk.ts'

/** What is kept as it came: cards, photos, calendars, files. */
export interface Octets {
  bytes: Uint8Array
  mediaType: string
}

const AT_ONCE = 200

/** SHA-256 of the octets, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}

/** Keeps octets under their hash, inside of a write. @returns the hash. */
export async function keepBlob(desk: Desk, octets: Octets): Promise<string> {
  const hash = hashOf(octets.bytes)
  await keepBlobs(desk, new Map([[hash, octets]]))
  return hash
}

/** Keeps octets under their hashes, each once, inside of a write. */
export async function keepBlobs({ db, id }: Desk, blobs: ReadonlyMap<string, Octets>): Promise<void> {
  const rows = [...blobs].map(([hash, { bytes, mediaType }]) => ({ deskId: id, hash, bytes, mediaType }))
  await insertRows(db, 'blob', rows, 'keep')
}

/** Octets that are kept; null when none are under that hash. */
export async function blobOf({ db, id }: Desk, hash: string): Promise<Octets | null> {
  const row = await db
    .selectFrom('blob')
    .select(['bytes', 'mediaType'])
    .where('deskId', '=', id)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row ? { bytes: new Uint8Array(row.bytes), mediaType: row.mediaType } : null
}

/** Those that are kept of these hashes, in no order; told one by one, since many are more than memory holds. */
export async function eachBlob(
  { db, id }: Desk,
  hashes: readonly string[],
  use: (hash: string, bytes: Uint8Array) => void,
): Promise<void> {
  await inChunks(hashes, AT_ONCE, async chunk => {
    // In plain SQL, without plugins that look at each octet again: a whole book is read so.
    const { rows } = await sql<{ hash: string; bytes: Uint8Array }>`
      select hash, bytes from blob where desk_id = ${id} and hash in (${sql.join(chunk)})`.execute(
      db.withoutPlugins(),
    )
    for (const { hash, bytes } of rows) use(hash, plain(bytes))
  })
}

/** PostgreSQL gives a `Buffer`, which is compared and cut in other ways. */
function plain(bytes: Uint8Array): Uint8Array {
  return Buffer.isBuffer(bytes) ? new Uint8Array(bytes) : bytes
}
