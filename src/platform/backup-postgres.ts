import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import pg from 'pg'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { type Backing, type BackupContents, makeBackup, refuseNewer, type Verified } from './backup.ts'
import { refuseFailure, runPostgres } from './postgres-programs.ts'
import { isSealed } from './sealed-file.ts'
import {
  NOT_KEPT,
  NOT_KEPT_SECRET,
  printsOfPostgres,
  type TablePrints,
  tablesThatDiffer,
} from './table-prints.ts'

/** A backup whose tables could not be compared says why; it is whole all the same. */
export type VerifiedDump = Verified & { unverified: string | null }

/**
 * Dumps the database by PostgreSQL's own `pg_dump` (custom format), as it stands at one instant, and puts it back in a
 * database of its own to compare it table by table.
 *
 * @throws Refusal `backup-failed` without `pg_dump`, or with what it said; `backup-differs`.
 */
export async function backUpPostgres(
  url: string,
  target: string,
  backing: Backing = {},
): Promise<VerifiedDump> {
  return makeBackup(target, backing, {
    copy: plain => dumpAndPrint(url, plain),
    check: async (aside, before) => ({ ...before, unverified: await compared(url, aside, before.tables) }),
  })
}

async function dumpAndPrint(url: string, file: string): Promise<Verified> {
  const client = await connected(url)
  try {
    // What is counted is what the dump sees.
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id')
    const tables = await printsOfPostgres(client)
    const contents = await contentsOf(client)
    refuseFailure(
      await runPostgres('pg_dump', {
        url,
        args: [
          '--format=custom',
          '--no-owner',
          `--snapshot=${rows[0]?.id}`,
          `--file=${file}`,
          ...NOT_KEPT.map(table => `--exclude-table-data=${table}`),
        ],
      }),
    )
    return { ...contents, tables }
  } finally {
    await client.end()
  }
}

/** @returns why it could not be: no right to make a database. @throws Refusal `backup-differs`. */
async function compared(url: string, file: string, before: TablePrints): Promise<string | null> {
  const name = `entregent_check_${uuidv7(new Date()).replaceAll('-', '')}`
  const client = await connected(url)
  try {
    try {
      await client.query(`create database ${name} template template0`)
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      if (code === '42501') return message
      throw error
    }
    const scratch = new URL(url)
    scratch.pathname = `/${name}`
    refuseFailure(
      await runPostgres('pg_restore', {
        url: String(scratch),
        args: ['--exit-on-error', '--no-owner', file],
      }),
    )
    const aside = await connected(String(scratch))
    const tables = await printsOfPostgres(aside).finally(() => aside.end())
    const differ = tablesThatDiffer(before, tables)
    if (differ.length > 0) throw new Refusal('backup-differs', { tables: differ.join(', ') })
    return null
  } finally {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
  }
}

/**
 * Puts a dump in the place of what the database holds, in one transaction: killed at any moment, the one or the other
 * stands there, whole.
 *
 * @param file not sealed. @throws Refusal `backup-failed`, `newer-database`; then nothing changed.
 */
export async function restorePostgres(url: string, file: string): Promise<void> {
  refuseNewer((await inspectDump(file)).version)
  const client = await connected(url)
  const { rows } = await client
    .query<{ n: number }>(
      `select count(*)::integer as n from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    )
    .finally(() => client.end())
  if ((rows[0]?.n ?? 0) > 0) throw new Refusal('desk-running', { folder: new URL(url).pathname.slice(1) })
  const script = new PassThrough()
  script.write(EMPTIED)
  const dumped = scriptOf(file)
  dumped.out.pipe(script, { end: false })
  void dumped.ended.then(code => {
    // A script that was cut is not committed.
    // The script leaves no schema to be looked in.
    if (code === 0)
      script.write(`reset search_path; delete from desk_secret where id = '${NOT_KEPT_SECRET}';\n`)
    else script.write(`do $$ begin raise exception 'pg_restore: ${code}'; end $$;\n`)
    script.end()
  })
  refuseFailure(
    await runPostgres('psql', {
      url,
      args: ['--no-psqlrc', '--quiet', '--single-transaction', '--set=ON_ERROR_STOP=1', '--file=-'],
      input: script,
    }),
  )
}

/** Whether no desk was ever there: nothing to set aside. */
export async function isEmptyPostgres(url: string): Promise<boolean> {
  const client = await connected(url)
  try {
    const { rows } = await client.query<{ known: string | null }>(`select to_regclass('desk')::text as known`)
    return rows[0]?.known === null
  } finally {
    await client.end()
  }
}

/** What a dump holds, read in it without putting it back. @throws Refusal `not-a-backup`, `backup-failed`. */
export async function inspectDump(file: string): Promise<BackupContents> {
  if (!existsSync(file)) throw new Refusal('not-a-backup', { file, reason: 'not found' })
  if (isSealed(file)) throw new Refusal('passphrase-needed', { file })
  const listed = await textOf('pg_restore', ['--list', file])
  if (listed.code === null) throw new Refusal('backup-failed', { reason: 'pg_restore: not found' })
  if (listed.code !== 0 || !listed.out.includes(' schema_version '))
    throw new Refusal('not-a-backup', { file, reason: listed.said || 'not a desk' })
  const rowsIn = async (table: string) => {
    const { code, out, said } = await textOf('pg_restore', [
      '--data-only',
      `--table=${table}`,
      '--file=-',
      file,
    ])
    if (code !== 0) throw new Refusal('not-a-backup', { file, reason: said })
    const [, copied = ''] = /^COPY .*;\n([\s\S]*?)^\\\.$/m.exec(out) ?? []
    return copied.split('\n').filter(Boolean)
  }
  const versions = (await rowsIn('schema_version')).map(row => Number.parseInt(row, 10))
  return {
    version: Math.max(0, ...versions),
    desks: (await rowsIn('desk')).length,
    people: (await rowsIn('person')).length,
    encounters: (await rowsIn('encounter')).length,
  }
}

/** Tables go, and what stands beside them; the role that they grant to is there on another server too. */
const EMPTIED = `
  set client_min_messages = warning;
  do $$ declare one record; begin
    for one in select tablename as name from pg_tables where schemaname = current_schema() loop
      execute format('drop table %I cascade', one.name);
    end loop;
    drop function if exists journal() cascade;
    drop function if exists journal_refuse_truncate() cascade;
    begin create role entregent_desk nologin; exception when duplicate_object or unique_violation then null; end;
    grant entregent_desk to current_user;
    execute format('grant usage on schema %I to entregent_desk', current_schema());
  end $$;
`

function scriptOf(file: string): { out: NodeJS.ReadableStream; ended: Promise<number | null> } {
  const child = spawn('pg_restore', ['--no-owner', '--file=-', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>(resolve => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  return { out: child.stdout, ended }
}

async function textOf(
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; out: string; said: string }> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, said] = ['', '']
  child.stdout.setEncoding('utf8').on('data', chunk => {
    out += chunk
  })
  child.stderr.setEncoding('utf8').on('data', chunk => {
    said += chunk
  })
  return new Promise(resolve => {
    child.once('error', () => resolve({ code: null, out, said }))
    child.once('close', code => resolve({ code, out, said: said.trim() }))
  })
}

async function contentsOf(client: pg.Client): Promise<BackupContents> {
  const { rows } = await client.query<BackupContents>(
    `select (select max(version) from schema_version)::integer as version,
       (select count(*) from desk)::integer as desks, (select count(*) from person)::integer as people,
       (select count(*) from encounter)::integer as encounters`,
  )
  return rows[0] as BackupContents
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
