import { CompiledQuery, type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { type Schema, tablesOf } from './schema.ts'

/**
 * Lays the triggers that write the journal: one row of `change` for each row of a fact that is written, numbered by the
 * desk's own counter, with the row before it. A fact written outside a batch aborts.
 */
export async function installJournal(db: Kysely<Schema>, dialect: Dialect): Promise<void> {
  const statements =
    dialect === 'sqlite'
      ? (
          await Promise.all(
            tablesOf('fact').map(async table => sqliteTriggers(table, await columnsOf(db, table))),
          )
        ).flat()
      : [POSTGRES_FUNCTION, REFUSE_TRUNCATE, ...tablesOf('fact').flatMap(postgresTriggers)]
  for (const statement of statements) await db.executeQuery(CompiledQuery.raw(statement))
}

function sqliteTriggers(table: string, columns: string[]): string[] {
  const before = `json_object(${columns.map(column => `'${column}', OLD."${column}"`).join(', ')})`
  const record = (row: 'NEW' | 'OLD', image: string) => `
    insert into desk_seq (desk_id, seq) values (${row}.desk_id, 1) on conflict (desk_id) do update set seq = seq + 1;
    insert into change (desk_id, seq, batch_id, table_name, row_id, before)
    values (${row}.desk_id, (select seq from desk_seq where desk_id = ${row}.desk_id), batch_id(), '${table}',
            ${row}.id, ${image});`
  const trigger = (event: string, row: 'NEW' | 'OLD', image: string) =>
    `create trigger journal_${table}_${event} after ${event} on ${table} begin ${record(row, image)} end`
  return [
    ...['insert', 'update', 'delete'].map(event => `drop trigger if exists journal_${table}_${event}`),
    trigger('insert', 'NEW', 'null'),
    trigger('update', 'OLD', before),
    trigger('delete', 'OLD', before),
  ]
}

async function columnsOf(db: Kysely<Schema>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db)
  return rows.map(row => row.name)
}

const POSTGRES_FUNCTION = `
  create or replace function journal() returns trigger language plpgsql as $$
  declare
    batch text := nullif(current_setting('entregent.batch', true), '');
    touched record;
    next bigint;
  begin
    if batch is null then raise exception 'a fact was written outside a batch: %', tg_table_name; end if;
    if tg_op = 'INSERT' then touched := new; else touched := old; end if;
    insert into desk_seq as s (desk_id, seq) values (touched.desk_id, 1)
      on conflict (desk_id) do update set seq = s.seq + 1 returning seq into next;
    insert into change (desk_id, seq, batch_id, table_name, row_id, before)
      values (touched.desk_id, next, batch, tg_table_name, touched.id,
              case when tg_op = 'INSERT' then null else row_to_json(old)::text end);
    return null;
  end $$`

const REFUSE_TRUNCATE = `
  create or replace function journal_refuse_truncate() returns trigger language plpgsql as $$
  begin raise exception 'truncate would leave no trace in the journal: %', tg_table_name; end $$`

function postgresTriggers(table: string): string[] {
  return [
    `drop trigger if exists journal_${table} on ${table}`,
    `create trigger journal_${table} after insert or update or delete on ${table} for each row execute function journal()`,
    `drop trigger if exists journal_${table}_truncate on ${table}`,
    `create trigger journal_${table}_truncate before truncate on ${table} execute function journal_refuse_truncate()`,
  ]
}
