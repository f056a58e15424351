import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../../test/support/desk-process.ts'
import { backUpSqlite, inspectBackup, restoreSqlite } from './backup.ts'
import { openSqliteDatabase } from './db/database.ts'
import { MIGRATIONS } from './db/migrate.ts'

async function openIn(folder: string) {
  const file = `${folder}/desk.db`
  const database = await openSqliteDatabase(file, { projectors: {} })
  const known = await database.system.selectFrom('desk').select('id').executeTakeFirst()
  if (!known) {
    await database.system.insertInto('desk').values({ id: 'd', name: 'a desk', createdAt: '' }).execute()
  }
  return { file, database, desk: database.desk('d', { language: 'fr', timeZone: 'UTC', by: 'test' }) }
}

function folderForTest(): string {
  const { path, remove } = newFolder()
  onTestFinished(remove)
  return path
}

/** Every row of every table but those of sign-in. */
function everything(file: string): unknown {
  const db = new DatabaseSync(file, { readOnly: true })
  const tables = db.prepare(`select name from sqlite_master where type = 'table' order by name`).all()
  const rows = tables.map(({ name }) => [name, db.prepare(`select * from "${name}"`).all()])
  db.close()
  return JSON.parse(JSON.stringify(rows))
}

test('a backup made while it is written to holds whole batches, and restores to the same desk', async () => {
  const folder = folderForTest()
  const { file, database, desk } = await openIn(folder)
  // Both rows of a batch always hold the same number.
  const write = (n: number) =>
    desk.write({ what: 'test' }, async ({ db, id }) => {
      for (const name of ['a', 'b']) {
        await db
          .insertInto('setting')
          .values({ deskId: id, id: name, value: String(n) })
          .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet({ value: String(n) }))
          .execute()
      }
    })
  await write(0)
  let stop = false
  const writing = (async () => {
    for (let n = 1; !stop; n++) {
      await write(n)
      await new Promise(resolve => setImmediate(resolve))
    }
  })()
  const copies = [`${folder}/1.backup`, `${folder}/2.backup`, `${folder}/3.backup`]
  for (const copy of copies) await backUpSqlite(file, copy)
  stop = true
  await writing
  await database.close()

  for (const copy of copies) {
    expect(inspectBackup(copy)).toMatchObject({ version: MIGRATIONS.at(-1)?.version, desks: 1 })
    const db = new DatabaseSync(copy, { readOnly: true })
    const [a, b] = db.prepare('select value from setting order by id').all()
    const { n } = db.prepare('select count(*) as n from change').get() as { n: number }
    db.close()
    expect(a).toEqual(b)
    expect(n).toBe(2 * (Number((a as { value: string }).value) + 1))
  }

  const last = copies[2] as string
  const before = everything(last)
  expect(restoreSqlite(last, { file, aside: `${folder}/aside` })).toBe(`${folder}/aside`)
  expect(everything(file)).toEqual(before)
  const again = await openIn(folder)
  await again.desk.write({ what: 'test' }, async ({ db }) => {
    await db.deleteFrom('setting').where('deskId', '=', 'd').execute()
  })
  await again.database.close()
})

test('a backup is one file that only its owner reads, and nobody stays signed in, in it', async () => {
  const folder = folderForTest()
  const { file, database } = await openIn(folder)
  const raw = new DatabaseSync(file)
  raw.exec(`insert into auth_user values ('u', 'Ana', 'a@b.c', 1, null, 0, '', '');
    insert into auth_session (id, expires_at, token, created_at, updated_at, user_id) values ('s', '', 'door-key', '', '', 'u')`)
  raw.close()
  await backUpSqlite(file, `${folder}/1.backup`)
  await database.close()
  expect(statSync(`${folder}/1.backup`).mode & 0o777).toBe(0o600)
  expect(readFileSync(`${folder}/1.backup`).includes('door-key')).toBe(false)
})

test('what is no backup, or is damaged, replaces nothing', async () => {
  const folder = folderForTest()
  const { file, database } = await openIn(folder)
  await backUpSqlite(file, `${folder}/1.backup`)
  await database.close()
  const before = everything(file)
  const damaged = readFileSync(`${folder}/1.backup`)
  damaged.fill(0x5a, 8192, 40_000)
  writeFileSync(`${folder}/damaged`, damaged)
  writeFileSync(`${folder}/empty`, '')
  writeFileSync(`${folder}/text`, 'a letter')
  for (const name of ['damaged', 'empty', 'text', 'absent']) {
    const restore = () => restoreSqlite(`${folder}/${name}`, { file, aside: `${folder}/aside` })
    expect(restore, name).toThrow('not-a-backup')
  }
  expect(everything(file)).toEqual(before)
})
