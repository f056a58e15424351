import { sql } from 'kysely'
import type { Database } from '../../src/platform/db/database.ts'

/**
 * Puts the rows of a desk back as an image of it holds them (`imageOf`), past the journal. PostgreSQL alone, where
 * filling another desk takes a second.
 */
export async function restoreImage(
  { system }: Database,
  deskId: string,
  image: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  await system
    .withoutPlugins()
    .transaction()
    .execute(async tx => {
      // No trigger: neither the journal's, nor those of keys between tables.
      await sql`set local session_replication_role = replica`.execute(tx)
      for (const [table, rows] of Object.entries(image)) {
        const into = sql.table(table)
        await sql`delete from ${into} where desk_id = ${deskId}`.execute(tx)
        if (rows.length === 0) continue
        await sql`insert into ${into}
          select * from jsonb_populate_recordset(null::${into}, ${`[${rows.join()}]`}::jsonb)`.execute(tx)
      }
    })
}
