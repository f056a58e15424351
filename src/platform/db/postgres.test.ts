import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../../test/support/on-every-database.ts'
import { openPostgresDatabase } from './database.ts'

onEveryDatabase({}, (newDesk, database) => {
  test('connections that the server closes are opened again, and commits are heard again', async ({
    skip,
  }) => {
    skip(database().dialect === 'sqlite', 'a file has no connections')
    const desk = await newDesk()
    const save = (value: string) =>
      desk.write({ what: 'test' }, async ({ db, id }) => {
        await db.insertInto('setting').values({ deskId: id, id: value, value }).execute()
      })
    await save('1')

    const closing = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`
    await closing.execute(database().system)
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(database().system).catch(() => {})
    const read = () => desk.db.selectFrom('setting').select('value').where('deskId', '=', desk.id).execute()
    await expect.poll(read).toEqual([{ value: '1' }])

    const heard: (string | null)[] = []
    database().committed.on('commit', deskId => heard.push(deskId))
    let saves = 1
    await expect
      .poll(
        async () => {
          await save(String(++saves))
          return heard
        },
        { timeout: 10_000, interval: 300 },
      )
      .toContain(desk.id)
  })

  test('a connection that cannot enter the desk gives its place back', async ({ skip }) => {
    skip(database().dialect === 'sqlite', 'a file has no connections')
    const desk = await newDesk()
    const nobodys = database().desk('\0', { language: 'fr', timeZone: 'Europe/Paris', by: 'test' })
    const moreThanPlaces = Array.from({ length: 4 }, () =>
      nobodys.db.selectFrom('setting').selectAll().execute(),
    )
    for (const refused of await Promise.allSettled(moreThanPlaces)) expect(refused.status).toBe('rejected')
    await expect(desk.db.selectFrom('setting').selectAll().execute()).resolves.toEqual([])
  })
})

test('a server that does not answer is said so, not as a mistake of ours', async () => {
  const opening = openPostgresDatabase('postgres://nobody@127.0.0.1:1/none', { projectors: {} })
  await expect(opening).rejects.toMatchObject({ code: 'database-unreachable' })
})
