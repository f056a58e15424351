import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { type Database, openPostgresDatabase, openSqliteDatabase } from '../../src/platform/db/database.ts'
import type { Desk, DeskSettings, Lag, Projectors } from '../../src/platform/desk.ts'
import { onServer } from './postgres-server.ts'

export type NewDesk = (settings?: Partial<DeskSettings>) => Promise<Desk>

/** Saturday, 21 November 2026, half past eight in Paris. */
export const NOW = new Date('2026-11-21T07:30:00Z')

/**
 * Runs the tests on SQLite, and on PostgreSQL when `ENTREGENT_TEST_POSTGRES` names a server (bin/test starts one).
 * Each call of `newDesk` opens another desk on the same database.
 */
export function onEveryDatabase(
  projectors: Projectors,
  tests: (newDesk: NewDesk, database: () => Database) => void,
  options: { lag?: Lag } = {},
): void {
  describe('on sqlite', () => {
    let folder: string
    runOn(tests, async () => {
      folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
      const file = join(folder, 'desk.db')
      copyFileSync(inject('readyDatabases').sqlite, file)
      const database = await openSqliteDatabase(file, {
        projectors,
        durable: false,
        ...options,
      })
      return { database, tidy: async () => rmSync(folder, { recursive: true }) }
    })
  })

  const server = process.env.ENTREGENT_TEST_POSTGRES
  describe.skipIf(!server)('on postgres', () => {
    runOn(tests, async () => {
      const name = `test_${uuidv7(new Date()).replaceAll('-', '')}`
      await onServer(`create database ${name} template ${inject('readyDatabases').postgres}`)
      const database = await openPostgresDatabase(`${server}/${name}`, {
        projectors,
        connections: 3,
        ...options,
      })
      return { database, tidy: () => onServer(`drop database ${name} with (force)`) }
    })
  })
}

function runOn(
  tests: (newDesk: NewDesk, database: () => Database) => void,
  open: () => Promise<{ database: Database; tidy: () => Promise<void> }>,
): void {
  let opened: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(async () => {
    await opened.database.close()
    await opened.tidy()
  })
  tests(
    async settings => {
      const id = uuidv7(new Date())
      await opened.database.system
        .insertInto('desk')
        .values({ id, name: 'a desk', createdAt: NOW.toISOString() })
        .execute()
      return opened.database.desk(id, {
        language: 'fr',
        timeZone: 'Europe/Paris',
        by: 'test',
        now: () => NOW,
        ...settings,
      })
    },
    () => opened.database,
  )
}
