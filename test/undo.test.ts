import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { tablesOf } from '../src/platform/db/schema.ts'
import { undo } from '../src/platform/db/undo.ts'
import type { Desk } from '../src/platform/desk.ts'
import { onEveryDatabase } from './support/on-every-database.ts'

const FACTS = tablesOf('fact')
/** What other rows lean on, each after what it leans on itself. */
const LEANT_ON = [
  'person',
  'encounter',
  'mandate',
  'contribution',
  'handover',
  'idea',
  'need',
  'leap',
  'tour',
  'outing',
  'club',
  'mastermind',
  'mastermind_member',
  'mastermind_session',
  'standing',
  'network',
  'post',
  'week_plan',
  'correspondent',
  'meeting',
]
const LEANS = new RegExp(`^(other|${LEANT_ON.join('|')})_id$`)

/** One random write: a row of a fact added, edited or taken away. */
const write = fc.record({
  table: fc.constantFrom(...FACTS),
  row: fc.integer({ min: 0, max: 5 }),
  kind: fc.constantFrom('insert', 'update', 'delete' as const),
  text: fc.string({ unit: 'grapheme', maxLength: 12 }).filter(text => !text.includes('\u0000')),
  number: fc.integer({ min: -1000, max: 1000 }),
  empty: fc.boolean(),
})
type Write = typeof write extends fc.Arbitrary<infer T> ? T : never
const batch = fc.array(write, { minLength: 1, maxLength: 12 })

onEveryDatabase({}, (newDesk, database) => {
  test('undo∘do = identity, whatever the batch, in every table of facts', async () => {
    const columns = await columnsOf()
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 4 }), batch, async (before, last) => {
        const desk = await newDesk()
        for (const writes of before) await run(desk, writes, columns)
        const image = await imageOf(desk)
        const kept = desk.batches.length
        await run(desk, last, columns)
        const after = await imageOf(desk)
        if (desk.batches.length === kept) {
          // Nothing was there to be touched: no line in the history, nothing to undo.
          expect(after).toEqual(image)
          return
        }

        const done = desk.batches.at(-1) as string
        await undo(desk, done)
        expect(await imageOf(desk)).toEqual(image)

        await undo(desk, desk.batches.at(-1) as string)
        expect(await imageOf(desk)).toEqual(after)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('any stack of batches unwinds to nothing', async () => {
    const columns = await columnsOf()
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 5 }), async batches => {
        const desk = await newDesk()
        for (const writes of batches) await run(desk, writes, columns)
        for (const done of desk.batches.toReversed()) await undo(desk, done)
        expect(Object.values(await imageOf(desk)).flat()).toEqual([])
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  test('another desk’s batch is not there to be undone', async () => {
    const [one, other] = [await newDesk(), await newDesk()]
    await one.write({ what: 'test' }, desk =>
      desk.db.insertInto('setting').values({ deskId: desk.id, id: 'a', value: '1' }).execute(),
    )
    await expect(undo(other, one.batches[0] as string)).rejects.toThrow('not-found')
  })

  test('an undo is refused, with the rows named, where something later leans on what it takes away', async () => {
    const columns = await columnsOf()
    const desk = await newDesk()
    const row = { row: 1, kind: 'insert' as const, text: 'a', number: 1, empty: false }
    await run(desk, [{ ...row, table: 'person' }], columns)
    await run(desk, [{ ...row, table: 'follow_up' }], columns)
    await expect(undo(desk, desk.batches[0] as string)).rejects.toMatchObject({
      code: 'undo-touched-since',
      params: { rows: ['follow_up 1'] },
    })
  })

  test('an undo is refused where it would lean on what is gone; or what can goes back, if that is enough', async () => {
    const columns = await columnsOf()
    const desk = await newDesk()
    const row = { row: 2, kind: 'insert' as const, text: 'a', number: 1, empty: false }
    await run(
      desk,
      [
        { ...row, table: 'follow_up' },
        { ...row, table: 'setting' },
      ],
      columns,
    )
    const gone = { ...row, kind: 'delete' as const }
    await run(
      desk,
      [
        { ...gone, table: 'follow_up' },
        { ...gone, table: 'setting' },
      ],
      columns,
    )
    const removal = desk.batches.at(-1) as string
    await desk.write({ what: 'test' }, ({ db }) =>
      db.deleteFrom('person').where('deskId', '=', desk.id).execute(),
    )
    await expect(undo(desk, removal)).rejects.toMatchObject({
      code: 'undo-touched-since',
      params: { rows: ['person 1'] },
    })
    await undo(desk, removal, { asFarAsItGoes: true })
    const left = async (table: 'setting' | 'followUp') =>
      (await desk.db.selectFrom(table).select('id').where('deskId', '=', desk.id).execute()).length
    expect([await left('setting'), await left('followUp')]).toEqual([1, 0])
  })

  interface Column {
    name: string
    isNumber: boolean
    /** Positions, to six decimals. */
    isReal: boolean
    nullable: boolean
  }

  async function columnsOf(): Promise<Map<string, Column[]>> {
    const found = new Map<string, Column[]>()
    for (const table of FACTS) {
      const { rows } = await (database().dialect === 'sqlite'
        ? sql<Column>`select name, lower(type) in ('integer', 'double precision') as "isNumber",
            lower(type) = 'double precision' as "isReal", "notnull" = 0 as nullable
            from pragma_table_info(${table})`
        : sql<Column>`select column_name as name, data_type in ('integer', 'double precision') as "isNumber",
            data_type = 'double precision' as "isReal", is_nullable = 'YES' as nullable
            from information_schema.columns where table_name = ${table}`
      ).execute(database().system.withoutPlugins())
      found.set(
        table,
        rows.map(row => ({
          name: row.name,
          isNumber: Boolean(row.isNumber),
          isReal: Boolean(row.isReal),
          nullable: Boolean(row.nullable),
        })),
      )
    }
    return found
  }

  /** Writes what the database allows: a row that is already there is edited, one that points nowhere points at person 1. */
  async function run(desk: Desk, writes: Write[], columns: Map<string, Column[]>): Promise<void> {
    await desk.write({ what: 'test' }, async inside => {
      const db = inside.db.withoutPlugins()
      for (const table of LEANT_ON) await ensure(inside, table, '1', columns)
      for (const { table, row, kind, text, number, empty } of writes) {
        const id = String(row)
        const rest = (columns.get(table) ?? []).filter(({ name }) => name !== 'desk_id' && name !== 'id')
        const values = rest.map(({ name, isNumber, isReal, nullable }) => {
          if (LEANS.test(name)) return nullable && empty ? null : '1'
          if (nullable && empty) return null
          if (isReal) return number + 0.123457
          return isNumber ? number : text
        })
        if (kind === 'delete' && id !== '1') {
          await sql`delete from ${sql.table(table)} where desk_id = ${desk.id} and id = ${id}`.execute(db)
        } else {
          await sql`insert into ${sql.table(table)} (desk_id, id, ${sql.join(rest.map(({ name }) => sql.ref(name)))})
            values (${desk.id}, ${id}, ${sql.join(values)})
            on conflict (desk_id, id) do update set
              ${sql.join(rest.map(({ name }, i) => sql`${sql.ref(name)} = ${values[i]}`))}`.execute(db)
        }
      }
    })
  }

  async function ensure(
    desk: Desk,
    table: string,
    id: string,
    columns: Map<string, Column[]>,
  ): Promise<void> {
    const rest = (columns.get(table) ?? []).filter(({ name }) => name !== 'desk_id' && name !== 'id')
    const values = rest.map(({ name, isNumber, nullable }) =>
      nullable ? null : LEANS.test(name) ? '1' : isNumber ? 0 : '',
    )
    await sql`insert into ${sql.table(table)} (desk_id, id, ${sql.join(rest.map(({ name }) => sql.ref(name)))})
      values (${desk.id}, ${id}, ${sql.join(values)}) on conflict (desk_id, id) do nothing`.execute(
      desk.db.withoutPlugins(),
    )
  }

  async function imageOf(desk: Desk): Promise<Record<string, unknown[]>> {
    const image: Record<string, unknown[]> = {}
    for (const table of FACTS) {
      const { rows } =
        await sql`select * from ${sql.table(table)} where desk_id = ${desk.id} order by id`.execute(
          desk.db.withoutPlugins(),
        )
      image[table] = rows
    }
    return image
  }
})
