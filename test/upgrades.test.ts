import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { personDetail } from '../src/people/store.ts'
import { hashOf } from '../src/platform/blobs.ts'
import { type Database, openPostgresDatabase, openSqliteDatabase } from '../src/platform/db/database.ts'
import { TYPES } from '../src/platform/db/dialect.ts'
import { MIGRATIONS } from '../src/platform/db/migrate.ts'
import { TABLES } from '../src/platform/db/schema.ts'
import { undo } from '../src/platform/db/undo.ts'
import { PROJECTORS } from '../src/projectors.ts'
import { filledDesk, ZEPHYRINE } from './support/filled-desk.ts'
import { asVersion, type FirstVersion } from './support/first-version.ts'
import { onEveryDatabase } from './support/on-every-database.ts'
import { rename } from './support/people.ts'

const LAST = MIGRATIONS.at(-1)?.version ?? 0
const EARLIER = MIGRATIONS.map(({ version, name }) => [version, name] as const).filter(
  ([version]) => version < LAST,
)

type Rows = Record<string, Record<string, unknown>[]>

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  let filled: ReturnType<typeof filledDesk> | null = null
  const fill = async () => filledDesk(await newDesk())

  test.each(EARLIER)(
    'a database of version %i (%s) is backed up, comes to this one whole, and works',
    async version => {
      filled ??= fill()
      const { desk, zephyrine } = await filled
      const old = await asVersion(database(), version)
      try {
        const opened = await opening(old, async from => {
          expect(from).toBe(version)
        })
        try {
          const [before, after] = [await rowsOf(database()), await rowsOf(opened)]
          const { rows: versions } = await sql<{ version: number }>`
          select max(version) as version from schema_version`.execute(opened.system)
          expect(versions).toEqual([{ version: LAST }])
          for (const table of tablesOfVersion(version)) {
            // Projections that a migration makes anew, or leaves to the program, are not read here.
            if (TABLES[table] === 'projection' || table === 'change' || table === 'schema_version') continue
            expect([table, said(after[table], lateColumns(version))]).toEqual([
              table,
              said(before[table], lateColumns(version)),
            ])
          }
          const inside = opened.desk(desk.id, { language: 'fr', timeZone: 'Europe/Paris', by: 'test' })
          await rename(inside, zephyrine, 'Zéphyrine Le Goff')
          expect((await personDetail(inside, zephyrine))?.contact.name).toBe('Zéphyrine Le Goff')
          await undo(inside, inside.batches.at(-1) as string)
          expect((await personDetail(inside, zephyrine))?.contact.name).toBe(ZEPHYRINE)
        } finally {
          await opened.close()
        }
      } finally {
        await old.remove()
      }
    },
  )

  const opening = ({ folder, databaseUrl }: FirstVersion, backUp: (from: number) => Promise<void>) =>
    databaseUrl
      ? openPostgresDatabase(databaseUrl, { projectors: PROJECTORS, connections: 2, backUp })
      : openSqliteDatabase(join(folder, 'desk.db'), { projectors: PROJECTORS, durable: false, backUp })
})

async function rowsOf({ system }: Database): Promise<Rows> {
  const rows: Rows = {}
  for (const table of Object.keys(TABLES)) {
    rows[table] = (
      await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(system.withoutPlugins())
    ).rows
  }
  return rows
}

/** Made by the migrations up to a number. */
function tablesOfVersion(version: number): string[] {
  return statementsOf(each => each <= version).flatMap(
    statement => /^create table (\w+)/.exec(statement)?.[1] ?? [],
  )
}

/** Columns that later migrations added: nobody wrote anything there yet. */
function lateColumns(version: number): Set<string> {
  return new Set(
    statementsOf(each => each > version).flatMap(
      statement => /^alter table \w+ add column (\w+)/.exec(statement)?.[1] ?? [],
    ),
  )
}

function statementsOf(isWanted: (version: number) => boolean): string[] {
  return MIGRATIONS.filter(({ version }) => isWanted(version)).flatMap(({ statements }) =>
    statements(TYPES.sqlite),
  )
}

/** The rows of a table as text, in an order of their own. */
function said(rows: Rows[string] = [], without: ReadonlySet<string>): string[] {
  const kept = (row: Rows[string][number]) =>
    Object.entries(row)
      .filter(([name]) => !without.has(name))
      .map(([name, value]) => `${name}=${value instanceof Uint8Array ? hashOf(value) : String(value)}`)
      .sort()
      .join(' ')
  return rows.map(kept).sort()
}
