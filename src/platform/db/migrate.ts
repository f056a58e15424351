import { CompiledQuery, type Kysely, sql } from 'kysely'
import { Refusal } from '../../lib/refusal.ts'
import { type Dialect, type Migration, TYPES } from './dialect.ts'
import { installJournal } from './journal.ts'
import { ground } from './migrations/0001-ground.ts'
import { dav } from './migrations/0002-dav.ts'
import { work } from './migrations/0003-work.ts'
import { ways } from './migrations/0004-ways.ts'
import { goingOut } from './migrations/0005-going-out.ts'
import { outings } from './migrations/0006-outings.ts'
import { clubs } from './migrations/0007-clubs.ts'
import { company } from './migrations/0008-company.ts'
import { presence } from './migrations/0009-presence.ts'
import { networks } from './migrations/0010-networks.ts'
import { balance } from './migrations/0011-balance.ts'
import { plan } from './migrations/0012-plan.ts'
import { review } from './migrations/0013-review.ts'
import { duplicates } from './migrations/0014-duplicates.ts'
import { leaving } from './migrations/0015-leaving.ts'
import { history } from './migrations/0016-history.ts'
import { mapping } from './migrations/0017-mapping.ts'
import { revised } from './migrations/0018-revised.ts'
import { installRowSecurity } from './row-security.ts'
import type { Schema } from './schema.ts'

/** In order, never changed once released. */
export const MIGRATIONS: readonly Migration[] = [
  ground,
  dav,
  work,
  ways,
  goingOut,
  outings,
  clubs,
  company,
  presence,
  networks,
  balance,
  plan,
  review,
  duplicates,
  leaving,
  history,
  mapping,
  revised,
]

/**
 * Brings the database to this program's schema, in one transaction, then lays the journal's triggers.
 *
 * @param backUp called before the first change of a database that already holds something; if it fails, nothing changes.
 * @throws Refusal `newer-database` when a later program wrote it.
 */
export async function migrate(
  db: Kysely<Schema>,
  dialect: Dialect,
  backUp: (from: number) => Promise<void>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const bare = db.withoutPlugins()
  await sql`create table if not exists schema_version (version integer primary key, name text not null)`.execute(
    bare,
  )
  const current = await versionOf(bare)
  const latest = migrations.at(-1)?.version ?? 0
  if (current > latest) throw new Refusal('newer-database', { found: current, known: latest })

  const due = migrations.filter(({ version }) => version > current)
  if (due.length === 0) return
  if (current > 0) await backUp(current)
  await bare.transaction().execute(async tx => {
    for (const migration of due) {
      for (const statement of migration.statements(TYPES[dialect])) {
        await tx.executeQuery(CompiledQuery.raw(statement))
      }
      await sql`insert into schema_version (version, name) values (${migration.version}, ${migration.name})`.execute(
        tx,
      )
    }
    await installJournal(tx, dialect)
    if (dialect === 'postgres') await installRowSecurity(tx)
  })
}

async function versionOf(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{
    version: number | null
  }>`select max(version) as version from schema_version`.execute(db)
  return rows[0]?.version ?? 0
}
