import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { filledDesk, imageOf, NOTE, PROMISE, ZEPHYRINE } from '../../test/support/filled-desk.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { archiveLines, writeArchive } from '../import/archive-file.ts'
import { takeArchive } from '../import/archive-store.ts'
import { csvRows } from '../lib/csv/csv-rows.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { tablesOf } from '../platform/db/schema.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { writeExport } from './export-folder.ts'
import { ARCHIVE_NAME } from './export-view.ts'

const LIMITS = { rows: 9999, cells: 99_999, filledCells: 99_999, cellsOfARow: 99, charactersOfACell: 99_999 }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const written = async (desk: Desk) => {
  const steps: string[] = []
  const files = await writeExport(desk, folder, {
    readme: { name: 'README.txt', text: 'Bonjour' },
    onStep: ({ file }) => steps.push(file),
    signal: new AbortController().signal,
  })
  expect(steps).toEqual(files)
  expect(readdirSync(folder).sort()).toEqual([...files].sort())
  return (name: string) => readFileSync(join(folder, name), 'utf8')
}

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  test('everything is there, in formats that other programs read', async () => {
    const { desk } = await filledDesk(await newDesk())
    const read = await written(desk)
    const count = async (table: string) => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from ${sql.table(table)} where desk_id = ${desk.id}`.execute(desk.db)
      return Number(rows[0]?.n)
    }
    const cards = read('cards.vcf')
    expect(cards.match(/BEGIN:VCARD/g)).toHaveLength(await count('person'))
    expect(cards).toMatch(/PHOTO[;:]/)

    for (const [file, table, component] of [
      ['encounters.ics', 'encounter', 'VEVENT'],
      ['outings.ics', 'outing', 'VEVENT'],
      ['follow-ups.ics', 'follow_up', 'VTODO'],
    ] as const) {
      const text = read(file)
      expect(text.match(new RegExp(`BEGIN:${component}`, 'g')), file).toHaveLength(await count(table))
      expect(text.match(/BEGIN:VCALENDAR/g), file).toHaveLength(1)
      expect(text, file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n[\s\S]*END:VCALENDAR\r\n$/)
    }
    const sessions = (await count('club_session')) + (await count('mastermind_session'))
    expect(read('sessions.ics').match(/BEGIN:VEVENT/g)).toHaveLength(sessions)
    const one = /BEGIN:VEVENT[\s\S]*?END:VEVENT\r\n/.exec(read('encounters.ics'))?.[0] ?? ''
    const alone = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${one}END:VCALENDAR\r\n`
    expect(readCalendarObject(new TextEncoder().encode(alone)).value).not.toBeNull()

    for (const [file, table] of [
      ['encounters.csv', 'encounter'],
      ['ties.csv', 'tie'],
      ['follow-ups.csv', 'follow_up'],
      ['mandates.csv', 'mandate'],
      ['favours.csv', 'favour'],
    ] as const) {
      const { rows } = csvRows(read(file), ';', LIMITS)
      expect(rows, file).toHaveLength((await count(table)) + 1)
      expect(new Set(rows.map(({ cells }) => cells.length)).size, file).toBe(1)
    }
    expect(read('encounters.csv')).toContain(NOTE)
    expect(read('encounters.csv')).toContain(ZEPHYRINE)
    expect(read('follow-ups.csv')).toContain(PROMISE)
    expect(JSON.parse(read('settings.json'))).toMatchObject({ ownerName: 'Perpétue Le Goff' })
  })

  test('another desk’s people are in none of it', async () => {
    await filledDesk(await newDesk())
    const read = await written(await newDesk())
    for (const name of readdirSync(folder)) expect(read(name), name).not.toContain(ZEPHYRINE)
  })

  test('whatever a desk holds, its archive fills an empty one the same', async () => {
    const columns = await columnsOf()
    const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.integer({ min: -9e6, max: 9e6 }))
    const rows = fc.array(
      fc.tuple(fc.constantFrom(...columns.keys()), fc.uuid(), fc.array(cell, { minLength: 4 })),
      {
        maxLength: 40,
      },
    )
    await fc.assert(
      fc.asyncProperty(rows, async written => {
        const desk = await newDesk()
        await desk.write({ what: 'test' }, async ({ db, id }) => {
          for (const [table, rowId, cells] of written) {
            const names = columns.get(table) ?? []
            const values = names.map(({ isNumber, isNullable }, i) => {
              const value = cells[i % cells.length] as string | number
              if (isNullable && i % 3 === 0) return null
              if (isNumber) return typeof value === 'number' ? value : value.length
              return String(value).replaceAll('\u0000', '')
            })
            await sql`insert into ${sql.table(table)} (desk_id, id, ${sql.join(names.map(({ name }) => sql.ref(name)))})
              values (${id}, ${rowId}, ${sql.join(values)}) on conflict (desk_id, id) do nothing`.execute(
              db.withoutPlugins(),
            )
          }
        })
        const file = join(folder, ARCHIVE_NAME)
        await writeArchive(desk, file)
        const other = await newDesk()
        await takeArchive(other, () => archiveLines(file))
        expect(await facts(other.id)).toEqual(await facts(desk.id))
      }),
      { numRuns: 12 },
    )
  })

  const facts = async (deskId: string) => {
    const image = await imageOf(database(), deskId)
    return Object.fromEntries(
      tablesOf('fact').map(table => [
        table,
        (image[table] ?? []).map(row => row.replaceAll(deskId, '')).sort(),
      ]),
    )
  }

  /** Of the tables of facts whose rows lean on no other and are projected by nobody. */
  const columnsOf = async () => {
    const tables = await database().system.withoutPlugins().introspection.getTables()
    const alone = [
      'place',
      'mood',
      'strain',
      'self_report',
      'help_line',
      'absence',
      'network',
      'mastermind',
      'need',
    ]
    return new Map(
      tables
        .filter(({ name }) => alone.includes(name))
        .map(({ name, columns }) => [
          name,
          columns
            .filter(column => !/^(desk_id|id)$/.test(column.name))
            .map(column => ({
              name: column.name,
              isNumber: /int|float|double|real/i.test(column.dataType),
              isNullable: column.isNullable,
            })),
        ]),
    )
  }
})
