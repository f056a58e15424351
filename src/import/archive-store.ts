import { type Kysely, sql } from 'kysely'
import { Refusal } from '../lib/refusal.ts'
import { hashOf, keepBlobs, type Octets } from '../platform/blobs.ts'
import { MIGRATIONS } from '../platform/db/migrate.ts'
import { BLOB_COLUMNS, type Schema, TABLES, tablesOf } from '../platform/db/schema.ts'
import { type Desk, lastSeq } from '../platform/desk.ts'
import { type Line, notAnArchive, printLine, type Value } from './archive.ts'

const PAGE_ROWS = 1000
const PAGE_BLOBS = 50
const ROWS_AT_ONCE = 200

/** Of this program. */
const SCHEMA = MIGRATIONS.at(-1)?.version ?? 0

/**
 * All the facts of a desk and the octets they name, as text, a page at a time, as they stood at one instant: where
 * something was written meanwhile it begins anew, and then nobody writes until it is done.
 *
 * @param keep puts the text where it goes; `begin` forgets what was kept before.
 */
export async function archiveOf(
  desk: Desk,
  { begin, keep }: { begin: () => Promise<void>; keep: (text: string) => Promise<void> },
): Promise<void> {
  const before = await lastSeq(desk)
  await begin()
  await tellAll(desk, keep)
  if ((await lastSeq(desk)) === before) return
  await desk.write({ what: 'archive', alone: true }, async inside => {
    await begin()
    await tellAll(inside, keep)
  })
}

async function tellAll(desk: Desk, keep: (text: string) => Promise<void>): Promise<void> {
  let lines = 0
  const tell = async (page: readonly Line[]) => {
    lines += page.length
    if (page.length > 0) await keep(page.map(printLine).join(''))
  }
  await tell([{ kind: 'head', schema: SCHEMA, made: desk.now().toISOString(), desk: desk.id }])
  for await (const page of blobs(desk)) await tell(page)
  for (const table of tablesOf('fact')) {
    for await (const page of rowsOf(desk, table)) await tell(page)
  }
  await keep(printLine({ kind: 'end', lines }))
}

async function* rowsOf({ db, id }: Desk, table: string): AsyncGenerator<Line[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows }: { rows: Record<string, Value>[] } = await sql<Record<string, Value>>`
      select * from ${sql.table(table)} where desk_id = ${id} and id > ${after} order by id limit ${PAGE_ROWS}`.execute(
      db.withoutPlugins(),
    )
    after = rows.length < PAGE_ROWS ? undefined : (rows.at(-1)?.id as string)
    yield rows.map(({ desk_id: _, ...row }) => ({ kind: 'row', table, row }))
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** Those that facts name: what is made of them is made anew. */
async function* blobs({ db, id }: Desk): AsyncGenerator<Line[]> {
  const named = BLOB_COLUMNS.filter(({ table }) => TABLES[table] === 'fact').map(
    ({ table, column }) =>
      sql`select ${sql.ref(column)} from ${sql.table(table)} where desk_id = ${id} and ${sql.ref(column)} is not null`,
  )
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows }: { rows: { hash: string; mediaType: string; bytes: Uint8Array }[] } = await sql<{
      hash: string
      mediaType: string
      bytes: Uint8Array
    }>`
      select hash, media_type as "mediaType", bytes from blob
      where desk_id = ${id} and hash > ${after} and hash in (${sql.join(named, sql` union `)})
      order by hash limit ${PAGE_BLOBS}`.execute(db.withoutPlugins())
    after = rows.length < PAGE_BLOBS ? undefined : rows.at(-1)?.hash
    yield rows.map(({ bytes, ...row }) => ({ kind: 'blob', ...row, bytes: new Uint8Array(bytes) }))
    await new Promise(resolve => setImmediate(resolve))
  }
}

/**
 * Fills an empty desk with an archive, in one batch. Its settings take the place of the desk's.
 *
 * @param lines read from the beginning each time it is called.
 * @returns how many rows came in.
 * @throws Refusal `desk-not-empty`; `not-an-archive` where it cannot be read to its end, or knows more than this program.
 */
export async function takeArchive(desk: Desk, lines: () => AsyncIterable<Line>): Promise<number> {
  if (!(await isEmpty(desk))) throw new Refusal('desk-not-empty')
  await check(desk, lines())
  return desk.write({ what: 'import:change.archive', alone: true }, async inside => {
    if (!(await isEmpty(inside))) throw new Refusal('desk-not-empty')
    await inside.db.deleteFrom('setting').where('deskId', '=', desk.id).execute()
    const writer = rowWriter(inside)
    for await (const line of lines()) {
      if (line.kind === 'row') await writer.row(line.table, line.row)
      if (line.kind === 'blob') await writer.blob(line.hash, line)
    }
    await writer.end()
    return writer.count()
  })
}

/** Nothing but settings: a new desk has some. */
async function isEmpty({ db, id }: Desk): Promise<boolean> {
  for (const table of tablesOf('fact').filter(name => name !== 'setting')) {
    const { rows } = await sql`select 1 from ${sql.table(table)} where desk_id = ${id} limit 1`.execute(db)
    if (rows.length > 0) return false
  }
  return true
}

/** Read whole before anything is written. */
async function check(desk: Desk, lines: AsyncIterable<Line>): Promise<void> {
  const known = new Map<string, ReadonlySet<string>>()
  let place = 0
  let end: number | null = null
  for await (const line of lines) {
    place++
    if (end !== null) throw notAnArchive(place, 'after the end')
    if (line.kind === 'head' && line.schema > SCHEMA)
      throw new Refusal('newer-database', { found: line.schema, known: SCHEMA })
    if (line.kind === 'end') {
      if (line.lines !== place - 1) throw notAnArchive(place, `${place - 1} ≠ ${line.lines}`)
      end = line.lines
    }
    if (line.kind === 'blob' && hashOf(line.bytes) !== line.hash) throw notAnArchive(place, line.hash)
    if (line.kind !== 'row') continue
    if (TABLES[line.table] !== 'fact') throw notAnArchive(place, line.table)
    const columns = known.get(line.table) ?? (await columnsOf(desk.db, line.table))
    known.set(line.table, columns)
    const strange = Object.keys(line.row).find(name => !columns.has(name))
    if (strange !== undefined || typeof line.row.id !== 'string')
      throw notAnArchive(place, `${line.table}.${strange ?? 'id'}`)
  }
  if (end === null) throw notAnArchive(place + 1, 'no end')
}

/** Those of a row but its desk, which is never said. */
async function columnsOf(db: Kysely<Schema>, table: string): Promise<ReadonlySet<string>> {
  const tables = await db.withoutPlugins().introspection.getTables()
  const found = tables.find(({ name }) => name === table)
  return new Set(found?.columns.map(({ name }) => name).filter(name => name !== 'desk_id'))
}

function rowWriter(inside: Desk) {
  const bare = inside.db.withoutPlugins()
  let [table, columns, rows] = ['', '', [] as Record<string, Value>[]]
  let octets = new Map<string, Octets>()
  let count = 0

  const flush = async () => {
    const names = Object.keys(rows[0] ?? {})
    const values = rows.map(row => sql`(${sql.join([inside.id, ...names.map(name => row[name] ?? null)])})`)
    const into = sql.join(['desk_id', ...names].map(name => sql.ref(name)))
    if (rows.length > 0)
      await sql`insert into ${sql.table(table)} (${into}) values ${sql.join(values)}`.execute(bare)
    count += rows.length
    rows = []
    await keepBlobs(inside, octets)
    octets = new Map()
    await new Promise(resolve => setImmediate(resolve))
  }
  return {
    row: async (name: string, row: Record<string, Value>) => {
      const shape = Object.keys(row).join()
      if (name !== table || shape !== columns || rows.length >= ROWS_AT_ONCE) await flush()
      ;[table, columns] = [name, shape]
      rows.push(row)
    },
    blob: async (hash: string, { bytes, mediaType }: Octets) => {
      octets.set(hash, { bytes, mediaType })
      if (octets.size >= PAGE_BLOBS) await flush()
    },
    end: flush,
    count: () => count,
  }
}
