import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../../test/support/on-every-database.ts'
import type { Migration } from './dialect.ts'
import { MIGRATIONS, migrate } from './migrate.ts'

const LAST = MIGRATIONS.at(-1)?.version ?? 0
/** One more than this program knows. */
const NEXT: Migration = {
  version: LAST + 1,
  name: 'test',
  statements: ({ text }) => [`create table later_thing (id ${text} primary key)`],
}

onEveryDatabase({}, (_, database) => {
  const hasLater = async () => {
    const asked = sql`select id from later_thing`.execute(database().system.withoutPlugins())
    return asked.then(
      () => true,
      () => false,
    )
  }

  test('a migration waits for the backup, and changes nothing when there is none', async () => {
    const { system, dialect } = database()
    const failing = migrate(system, dialect, () => Promise.reject(new Error('disk full')), [
      ...MIGRATIONS,
      NEXT,
    ])
    await expect(failing).rejects.toThrow('disk full')
    expect(await hasLater()).toBe(false)

    const backedUp: { from: number; changed: boolean }[] = []
    const backUp = async (from: number) => {
      backedUp.push({ from, changed: await hasLater() })
    }
    await migrate(system, dialect, backUp, [...MIGRATIONS, NEXT])
    expect(backedUp).toEqual([{ from: LAST, changed: false }])
    expect(await hasLater()).toBe(true)
  })

  test('then there is nothing due, and nothing to back up', async () => {
    const { system, dialect } = database()
    await migrate(system, dialect, () => Promise.reject(new Error('not due')), [...MIGRATIONS, NEXT])
  })

  test('an older program refuses the database, in a sentence', async () => {
    const { system, dialect } = database()
    await expect(migrate(system, dialect, async () => {})).rejects.toMatchObject({
      code: 'newer-database',
      params: { found: LAST + 1, known: LAST },
    })
  })
})
