import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { openPostgresDatabase, openSqliteDatabase } from '../../src/platform/db/database.ts'
import { onServer } from './postgres-server.ts'

/** Empty databases with the whole schema, which each file of tests copies instead of laying it anew. */
export interface ReadyDatabases {
  /** A file. */
  sqlite: string
  /** The name of a database of the tests' server, where there is one. */
  postgres: string | null
}

declare module 'vitest' {
  export interface ProvidedContext {
    readyDatabases: ReadyDatabases
  }
}

/** Before the first test of a run. @returns what tidies up after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-ready-'))
  const sqlite = join(folder, 'desk.db')
  await (await openSqliteDatabase(sqlite, { projectors: {}, durable: false })).close()

  const server = process.env.ENTREGENT_TEST_POSTGRES
  const postgres = server ? `ready_${uuidv7(new Date()).replaceAll('-', '')}` : null
  if (postgres) {
    await onServer(`create database ${postgres} template template0 encoding 'UTF8'`)
    await (await openPostgresDatabase(`${server}/${postgres}`, { projectors: {}, connections: 1 })).close()
  }
  project.provide('readyDatabases', { sqlite, postgres })
  return async () => {
    rmSync(folder, { recursive: true })
    if (postgres) await onServer(`drop database ${postgres} with (force)`)
  }
}
