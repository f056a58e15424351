import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { uuidv7 } from '../src/lib/uuid.ts'
import { deletePeople } from '../src/people/bulk.ts'
import { photoOf } from '../src/people/octets.ts'
import { NEW_ACQUAINTANCE } from '../src/people/person.ts'
import { personDetail, savePerson } from '../src/people/store.ts'
import { blobOf, keepBlobs, type Octets } from '../src/platform/blobs.ts'
import { BLOB_COLUMNS, TABLES } from '../src/platform/db/schema.ts'
import { undo } from '../src/platform/db/undo.ts'
import type { Desk } from '../src/platform/desk.ts'
import { isGone } from '../src/platform/gone.ts'
import { type Purged, purge } from '../src/platform/purge.ts'
import { PROJECTORS } from '../src/projectors.ts'
import { filledDesk } from './support/filled-desk.ts'
import { NOW, onEveryDatabase } from './support/on-every-database.ts'
import { called, phone } from './support/people.ts'
import { redPhoto } from './support/photo.ts'

const DAY_MS = 86_400_000

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  /** A desk whose clock goes on by days. */
  const ageing = async () => {
    let days = 0
    const desk = await newDesk({ now: () => new Date(NOW.getTime() + days * DAY_MS) })
    const wait = (more: number) => {
      days += more
    }
    return { desk, wait }
  }
  const save = async (desk: Desk, id: string, number: string) => {
    const known = await personDetail(desk, id)
    const contact = called('Ana Quemeneur', { phones: [phone(number)] })
    const photo = known ? {} : { photo: { mediaType: 'image/png', base64: PHOTO } }
    await savePerson(desk, { id, contact, acquaintance: NEW_ACQUAINTANCE, ...photo }, known?.revision ?? null)
  }
  const hashes = async ({ db, id }: Desk) => {
    const rows = await db.selectFrom('blob').select('hash').where('deskId', '=', id).orderBy('hash').execute()
    return rows.map(row => row.hash)
  }
  const journal = ({ db, id }: Desk) =>
    db
      .selectFrom('change')
      .select(['seq', 'tableName', 'rowId', 'before'])
      .where('deskId', '=', id)
      .orderBy('seq')
      .execute()
  const numbers = async (desk: Desk, id: string) =>
    (await personDetail(desk, id))?.contact.phones.map(({ value }) => value)

  test('within ninety days nothing that undo needs goes: an edit and an erasure are still taken back', async () => {
    const { desk, wait } = await ageing()
    const id = uuidv7(NOW)
    await save(desk, id, '06 12 34 56 78')
    await save(desk, id, '06 12 34 56 79')
    const edit = desk.batches.at(-1) as string
    await deletePeople(desk, [id])
    const erasure = desk.batches.at(-1) as string
    wait(90)
    expect((await purge(desk)).images).toBe(0)

    await undo(desk, erasure)
    expect(await numbers(desk, id)).toEqual(['06 12 34 56 79'])
    expect((await photoOf(desk, id))?.bytes).toEqual(new Uint8Array(redPhoto().buffer))
    await undo(desk, edit)
    expect(await numbers(desk, id)).toEqual(['06 12 34 56 78'])
  })

  test('beyond, images and octets go, what stands stays, and places in the journal too', async () => {
    const { desk, wait } = await ageing()
    const [kept, erased] = [uuidv7(NOW), uuidv7(NOW)]
    await save(desk, kept, '06 12 34 56 78')
    await save(desk, kept, '06 12 34 56 79')
    const edit = desk.batches.at(-1) as string
    await save(desk, erased, '06 12 34 56 70')
    await deletePeople(desk, [erased])
    const [before, octets] = [await journal(desk), await hashes(desk)]
    expect(before.filter(row => row.before !== null).length).toBeGreaterThan(1)

    wait(91)
    const { images, blobs } = await purge(desk)
    expect(images).toBe(before.filter(row => row.before !== null).length)
    expect(await journal(desk)).toEqual(before.map(row => ({ ...row, before: null })))
    // Three cards were written and one photo; a card and the photo are still somebody's.
    expect([octets.length, blobs, (await hashes(desk)).length]).toEqual([4, 2, 2])
    expect(await numbers(desk, kept)).toEqual(['06 12 34 56 79'])
    expect(await photoOf(desk, kept)).not.toBeNull()
    expect(await isGone(desk, 'person', erased)).toBe(true)
    await expect(undo(desk, edit)).rejects.toThrow('undo-expired')
    expect(await purge(desk)).toEqual({ images: 0, blobs: 0 })
  })

  test('it leaves no line in the history, and another desk as it was', async () => {
    const [{ desk, wait }, other] = [await ageing(), await ageing()]
    for (const each of [desk, other.desk]) {
      await save(each, uuidv7(NOW), '06 12 34 56 78')
      await deletePeople(each, [(await journal(each))[0]?.rowId as string])
    }
    const [octets, history] = [await hashes(other.desk), [...desk.batches]]
    wait(91)
    expect((await purge(desk)).blobs).toBe(2)
    expect(desk.batches).toEqual(history)
    expect(await hashes(other.desk)).toEqual(octets)
    expect((await journal(other.desk)).some(row => row.before !== null)).toBe(true)
  })

  test('octets kept again by a batch under way are not let go of before it says whose they are', async () => {
    const { desk, wait } = await ageing()
    const id = uuidv7(NOW)
    await save(desk, id, '06 12 34 56 78')
    const { cardHash } = await desk.db
      .selectFrom('person')
      .select('cardHash')
      .where('deskId', '=', desk.id)
      .executeTakeFirstOrThrow()
    const card = (await blobOf(desk, cardHash)) as Octets
    await save(desk, id, '06 12 34 56 79')
    wait(91)

    let purging: Promise<Purged> | undefined
    await desk.write({ what: 'test' }, async inside => {
      await keepBlobs(inside, new Map([[cardHash, card]]))
      purging = purge(desk)
      await new Promise(resolve => setTimeout(resolve, 200))
      await inside.db.updateTable('person').set({ cardHash }).where('deskId', '=', desk.id).execute()
    })
    expect((await purging)?.blobs).toBe(0)
    expect(await numbers(desk, id)).toEqual(['06 12 34 56 78'])
  })

  test('no other column of a fact or a projection holds the key of a blob', async () => {
    const { desk } = await filledDesk(await newDesk())
    const known = new Set(await hashes(desk))
    const holding = new Set<string>()
    for (const table of Object.keys(TABLES).filter(name => /fact|projection/.test(TABLES[name] as string))) {
      const { rows } = await sql<Record<string, unknown>>`
        select * from ${sql.table(table)} where desk_id = ${desk.id}`.execute(
        database().system.withoutPlugins(),
      )
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) {
          if ([...known].some(hash => String(value).includes(hash))) holding.add(`${table}.${column}`)
        }
      }
    }
    const listed = BLOB_COLUMNS.map(({ table, column }) => `${table}.${column}`)
    // What a card means is hashed too; the card of this desk was written from nothing but that.
    holding.delete('card_origin.meaning')
    expect(listed).toEqual(expect.arrayContaining([...holding]))
    expect(holding.size).toBeGreaterThan(1)
  })
})

const PHOTO = redPhoto().buffer.toString('base64')
