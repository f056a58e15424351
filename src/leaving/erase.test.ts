import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { coffee } from '../../test/support/encounters.ts'
import { filledDesk, imageOf, ZEPHYRINE } from '../../test/support/filled-desk.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { rename, somebody } from '../../test/support/people.ts'
import { saveEncounter } from '../encounters/store.ts'
import { archiveLines, writeArchive } from '../import/archive-file.ts'
import { takeArchive } from '../import/archive-store.ts'
import { personDetail } from '../people/store.ts'
import { openSqliteDatabase } from '../platform/db/database.ts'
import { TABLES } from '../platform/db/schema.ts'
import { undo } from '../platform/db/undo.ts'
import { isGone } from '../platform/gone.ts'
import { PROJECTORS } from '../projectors.ts'
import { erasePerson, erasurePreview } from './erase.ts'
import { hashOfPerson } from './erased.ts'
import { eraseAgain, eraseForGood, eraseReturned } from './erased-list.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** All that tells who she is, in lower case. */
const WHO =
  /z[ée]phyrine[^a-z]{1,3}kervadec|kervadec[^a-z]{1,3}z[ée]phyrine|zephyrine@leon|0298610001|02 98 61 00 01/i

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  /** The whole database of that desk as text: every table, octets read as text too. */
  const dump = async (deskId: string) => {
    const found: string[] = []
    for (const table of Object.keys(TABLES)) {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(
        database().system.withoutPlugins(),
      )
      for (const row of rows) {
        if ('desk_id' in row && row.desk_id !== deskId) continue
        const text = Object.values(row)
          .map(value => (value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value)))
          .join(' | ')
        if (WHO.test(text)) found.push(`${table}: ${text.slice(0, 300)}`)
      }
    }
    return found
  }

  test('once somebody is erased, nothing in the whole database says who they were', async () => {
    const { desk, zephyrine, odilon } = await filledDesk(await newDesk())
    await rename(desk, zephyrine, ZEPHYRINE)
    await saveEncounter(
      desk,
      coffee({ personIds: [zephyrine, odilon], note: 'Zephyrine Kervadec (02.98.61.00.01) présente Odilon' }),
    )
    expect((await dump(desk.id)).length).toBeGreaterThan(5)
    await eraseForGood({ database: database(), folder }, desk, zephyrine)
    expect(await dump(desk.id)).toEqual([])
    expect(await personDetail(desk, zephyrine)).toBeNull()
    expect(await isGone(desk, 'person', zephyrine)).toBe(true)
    const kept = await desk.db.selectFrom('encounter').select('note').where('deskId', '=', desk.id).execute()
    expect(kept.map(({ note }) => note)).toContain('[…] ([…]) présente Odilon')
  })

  test('what goes is told beforehand, exactly, and telling changes nothing', async () => {
    const { desk, zephyrine } = await filledDesk(await newDesk())
    const before = await imageOf(database(), desk.id)
    const preview = await erasurePreview(desk, zephyrine)
    expect(await imageOf(database(), desk.id)).toEqual(before)
    expect(preview.goes).toMatchObject({ person: 1, tie: 1, encounter: expect.any(Number) })
    expect(await erasePerson(desk, zephyrine)).toEqual(preview)
  })

  test('it is not undone, nor is what was done with them before; the rest still is', async () => {
    const { desk, zephyrine, batch } = await filledDesk(await newDesk())
    const other = await somebody(desk, 'Maël')
    await rename(desk, other, 'Maël Abgrall')
    const renaming = desk.batches.at(-1) as string
    await erasePerson(desk, zephyrine)
    await expect(undo(desk, desk.batches.at(-1) as string)).rejects.toThrow('undo-for-good')
    await expect(undo(desk, batch)).rejects.toThrow(/undo-/)
    await undo(desk, renaming)
    expect((await personDetail(desk, other))?.contact.name).toBe('Maël')
    expect(await personDetail(desk, zephyrine)).toBeNull()
  })

  test('who has the same name keeps it, and others keep what is theirs', async () => {
    const desk = await newDesk()
    const [one, namesake] = [await somebody(desk, 'Ana Le Goff'), await somebody(desk, 'Ana Le Goff')]
    const other = await somebody(desk, 'Paul Kerbrat', { note: 'la femme : Ana Le Goff' })
    await erasePerson(desk, one)
    expect((await personDetail(desk, namesake))?.contact.name).toBe('Ana Le Goff')
    expect((await personDetail(desk, other))?.contact.note).toBe('la femme : […]')
  })

  test('another desk sees nothing of it', async () => {
    const [{ desk, zephyrine }, { desk: other, zephyrine: hers }] = [
      await filledDesk(await newDesk()),
      await filledDesk(await newDesk()),
    ]
    const before = await imageOf(database(), other.id)
    await erasePerson(desk, zephyrine)
    expect(await imageOf(database(), other.id)).toEqual(before)
    await expect(erasePerson(desk, hers)).rejects.toThrow('not-found')
  })

  test('an archive from before does not bring them back', async () => {
    const { desk, zephyrine, odilon } = await filledDesk(await newDesk())
    const file = join(folder, 'all.jsonl.gz')
    await writeArchive(desk, file)
    await eraseForGood({ database: database(), folder }, desk, zephyrine)
    const fresh = await newDesk()
    await takeArchive(fresh, () => archiveLines(file))
    expect(await eraseReturned({ database: database(), folder }, fresh)).toBe(1)
    expect([await personDetail(fresh, zephyrine), (await personDetail(fresh, odilon))?.id]).toEqual([
      null,
      odilon,
    ])
    expect(await dump(fresh.id)).toEqual([])
  })

  test('a database from before, put back, is erased again at its opening, once', async () => {
    const desk = await newDesk()
    const zephyrine = await somebody(desk, ZEPHYRINE)
    const place = { database: database(), folder }
    const line = { desk: desk.id, person: hashOfPerson(zephyrine), on: '2026-11-20' }
    writeFileSync(join(folder, 'erased.jsonl'), `${JSON.stringify(line)}\n{"cut`)
    expect(await eraseAgain(place, async () => desk)).toBe(1)
    expect(await dump(desk.id)).toEqual([])
    expect(await eraseAgain(place, async () => desk)).toBe(0)
    expect(readFileSync(join(folder, 'erased.jsonl'), 'utf8')).not.toContain(zephyrine)
  })

  test('a list that was lost is written anew from what the database remembers', async () => {
    const desk = await newDesk()
    const zephyrine = await somebody(desk, ZEPHYRINE)
    const place = { database: database(), folder }
    await eraseForGood(place, desk, zephyrine)
    rmSync(join(folder, 'erased.jsonl'))
    await eraseAgain(place, async () => desk)
    expect(readFileSync(join(folder, 'erased.jsonl'), 'utf8')).toContain(hashOfPerson(zephyrine))
  })
})

test('nothing of them is left in the file of the database, nor beside it', async () => {
  const file = join(folder, 'desk.db')
  const database = await openSqliteDatabase(file, { projectors: PROJECTORS })
  try {
    await database.system.insertInto('desk').values({ id: 'd', name: '', createdAt: '' }).execute()
    const { desk, zephyrine } = await filledDesk(
      database.desk('d', { language: 'fr', timeZone: 'Europe/Paris', by: 'test' }),
    )
    const inFiles = () =>
      readdirSync(folder).filter(name => WHO.test(readFileSync(join(folder, name)).toString('utf8')))
    expect(inFiles()).not.toEqual([])
    await eraseForGood({ database, folder }, desk, zephyrine)
    expect(inFiles()).toEqual([])
  } finally {
    await database.close()
  }
}, 60_000)
