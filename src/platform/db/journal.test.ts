import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../../test/support/on-every-database.ts'
import { undo } from './undo.ts'

onEveryDatabase({}, (newDesk, database) => {
  test('a fact written outside a batch aborts', async () => {
    const desk = await newDesk()
    const outside = sql`insert into setting (desk_id, id, value) values (${desk.id}, 'a', '1')`
    await expect(outside.execute(database().system)).rejects.toThrow()
  })

  test('the desk handed to a request cannot write outside of write()', async () => {
    const desk = await newDesk()
    const row = { deskId: desk.id, id: 'a', value: '1' }
    await expect(desk.db.insertInto('setting').values(row).execute()).rejects.toThrow(/read/i)
  })

  test('a batch that fails leaves nothing', async () => {
    const desk = await newDesk()
    const failing = desk.write({ what: 'test' }, async inside => {
      await inside.db.insertInto('setting').values({ deskId: desk.id, id: 'a', value: '1' }).execute()
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await desk.db.selectFrom('setting').selectAll().where('deskId', '=', desk.id).execute()).toEqual(
      [],
    )
    expect(await desk.db.selectFrom('batch').selectAll().where('deskId', '=', desk.id).execute()).toEqual([])
  })

  test('a batch that touched no fact leaves no line in the history, one that did stays', async () => {
    const desk = await newDesk()
    const batches = async () => {
      const rows = await desk.db.selectFrom('batch').select('id').where('deskId', '=', desk.id).execute()
      return rows.map(row => row.id)
    }
    expect(await desk.write({ what: 'test' }, async () => 'done')).toBe('done')
    await desk.write({ what: 'test' }, async ({ db, id }) => {
      const row = { deskId: id, day: '2026-11-21', channel: 'call', people: 1, encounters: 1 }
      await db.insertInto('dayTally').values(row).execute()
    })
    expect([await batches(), desk.batches]).toEqual([[], []])
    const tallies = desk.db.selectFrom('dayTally').select('people').where('deskId', '=', desk.id)
    expect(await tallies.execute()).toEqual([{ people: 1 }])

    await desk.write({ what: 'test' }, async ({ db, id }) => {
      await db.insertInto('setting').values({ deskId: id, id: 'a', value: '1' }).execute()
    })
    expect(desk.batches).toHaveLength(1)
    expect(await batches()).toEqual(desk.batches)
  })

  test('each write is numbered, with the row before it, and undone', async () => {
    const desk = await newDesk()
    const set = (value: string) =>
      desk.write({ what: 'test' }, async inside => {
        await inside.db
          .insertInto('setting')
          .values({ deskId: desk.id, id: 'a', value })
          .onConflict(c => c.columns(['deskId', 'id']).doUpdateSet({ value }))
          .execute()
      })
    await set('1')
    await set('2')
    const changes = await desk.db
      .selectFrom('change')
      .selectAll()
      .where('deskId', '=', desk.id)
      .orderBy('seq')
      .execute()
    expect(changes.map(change => change.seq)).toEqual([1, 2])
    expect(changes[0]?.before).toBeNull()
    expect(JSON.parse(changes[1]?.before ?? '')).toMatchObject({ id: 'a', value: '1' })

    const value = async () => {
      const rows = await desk.db.selectFrom('setting').select('value').where('deskId', '=', desk.id).execute()
      return rows.map(row => row.value)
    }
    await undo(desk, desk.batches[1] as string)
    expect(await value()).toEqual(['1'])
    await expect(undo(desk, desk.batches[1] as string)).rejects.toThrow('undo-done')
    await undo(desk, desk.batches[2] as string)
    expect(await value()).toEqual(['2'])
    await expect(undo(desk, desk.batches[0] as string)).rejects.toThrow('undo-touched-since')
  })
})
