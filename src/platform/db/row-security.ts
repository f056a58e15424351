import { CompiledQuery, type Kysely } from 'kysely'
import { type Schema, TABLES } from './schema.ts'

/**
 * PostgreSQL only: requests run as `entregent_desk`, a role that owns nothing, and see the rows of the desk named in
 * `entregent.desk`. Owners bypass row-level security, hence FORCE and a role of its own.
 */
export async function installRowSecurity(db: Kysely<Schema>): Promise<void> {
  const tables = Object.keys(TABLES).filter(table => TABLES[table] !== 'system')
  const statements = [
    `do $$ begin create role entregent_desk nologin; exception when duplicate_object or unique_violation then null; end $$`,
    `grant entregent_desk to current_user`,
    `do $$ begin execute format('grant usage on schema %I to entregent_desk', current_schema()); end $$`,
    ...tables.flatMap(table => [
      `grant select, insert, update, delete on ${table} to entregent_desk`,
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `drop policy if exists one_desk on ${table}`,
      `create policy one_desk on ${table} to entregent_desk
         using (desk_id = current_setting('entregent.desk', true))
         with check (desk_id = current_setting('entregent.desk', true))`,
    ]),
  ]
  for (const statement of statements) await db.executeQuery(CompiledQuery.raw(statement))
}
