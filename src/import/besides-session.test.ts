import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { FAMILY, type MonicaDrawn, monicaJson, monicaSql } from '../../test/support/monica.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { mergePeople } from '../duplicates/merge-people.ts'
import { deleteFollowUp, followUpsOf } from '../encounters/follow-ups.ts'
import { day } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { deletePeople } from '../people/bulk.ts'
import { addNamedPeople } from '../people/store.ts'
import { deleteTie, tiesOf } from '../people/ties.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { favoursOf } from '../reciprocity/ledger.ts'
import { renamed } from './besides.ts'
import { takeBesides } from './besides-store.ts'
import type { ImportView } from './import-view.ts'
import { type MonicaRead, readMonica } from './read-monica.ts'
import { openImports } from './session.ts'
import { peopleAfter } from './store.ts'

const imports = openImports()
afterAll(() => imports.close())

async function until(desk: Desk, id: string, state: ImportView['state']): Promise<ImportView> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const view = imports.view(desk, id)
      if (view.state === 'failed') reject(new Error(view.error ?? ''))
      if (view.state === state) resolve(view)
    }
    imports.follow(desk, id, look)
    look()
  })
}

/** @returns the preview, and what came of it. */
async function bring(desk: Desk, text: string): Promise<{ preview: ImportView; done: ImportView }> {
  const id = await imports.start(desk, [{ name: 'monica', bytes: new TextEncoder().encode(text) }])
  const preview = await until(desk, id, 'ready')
  imports.commit(desk, id, {})
  return { preview, done: await until(desk, id, 'done') }
}

const TABLES = ['person', 'cardOrigin', 'tie', 'followUp', 'favour'] as const

/** Every row of what an account may bring. */
async function everything({ db, id }: Desk): Promise<string[][]> {
  return Promise.all(
    TABLES.map(async table => {
      const rows = await db.selectFrom(table).selectAll().where('deskId', '=', id).execute()
      return rows.map(row => JSON.stringify(row)).sort()
    }),
  )
}

async function idOf(desk: Desk, name: string): Promise<string> {
  const person = (await peopleAfter(desk, '')).find(known => known.name === name)
  if (!person) throw new Error(`nobody is called ${name}`)
  return person.id
}

const COUNTS = { ties: 3, followUps: 4, presents: 1, introductions: 1 }
const NONE = { ties: 0, followUps: 0, presents: 0, introductions: 0 }

onEveryDatabase(PROJECTORS, newDesk => {
  test('what an account knows besides cards comes in with them, once, and goes with them', async () => {
    const desk = await newDesk()
    const empty = await everything(desk)
    const { preview, done } = await bring(desk, monicaJson(FAMILY))
    expect([preview.besides, done.result?.besides]).toEqual([COUNTS, COUNTS])
    const [ana, bea, carl] = await Promise.all(['Ana', 'Bea', 'Carl'].map(name => idOf(desk, name)))
    const words = (await tiesOf(desk, ana as string)).map(({ otherId, otherIs }) => [otherId, otherIs])
    expect(words).toEqual([
      [bea, 'fille'],
      [carl, 'ami'],
    ])
    expect((await followUpsOf(desk, { open: true })).map(({ text, personId }) => [text, personId])).toEqual([
      ['Vœux', ana],
      ['Relire le bail', ana],
      ['Rendre le livre', ana],
    ])
    expect(await favoursOf(desk)).toMatchObject([
      { kind: 'attention', direction: 'given', person: { id: ana }, note: 'Un vase' },
    ])
    const met = await desk.db
      .selectFrom('person')
      .select('metThroughId')
      .where('id', '=', carl as string)
      .execute()
    expect(met).toEqual([{ metThroughId: ana }])

    const before = await everything(desk)
    for (const text of [monicaJson(FAMILY), monicaSql(FAMILY)]) {
      const again = await bring(desk, text)
      expect([again.preview.besides, again.done.batch]).toEqual([NONE, null])
    }
    expect(await everything(desk)).toEqual(before)

    await undo(desk, done.batch as string)
    expect(await everything(desk)).toEqual(empty)
    expect((await bring(desk, monicaJson(FAMILY))).done.result?.besides).toEqual(COUNTS)
  })

  test('what a later export knows more comes in where the cards say nothing new', async () => {
    const desk = await newDesk()
    await bring(desk, monicaJson({ ...FAMILY, relations: [] }))
    const later = await bring(desk, monicaJson(FAMILY))
    expect(later.done.result).toMatchObject({ added: 0, completed: 1, besides: { ...NONE, ties: 3 } })
    const alone = await newDesk()
    const people = FAMILY.people.filter(({ name }) => name === 'Bea' || name === 'Carl')
    await bring(alone, monicaJson({ people, relations: [] }))
    const { done } = await bring(alone, monicaJson({ people, relations: FAMILY.relations }))
    expect(done.result).toMatchObject({ added: 0, completed: 0, besides: { ...NONE, ties: 1 } })
    const { what } = await alone.db
      .selectFrom('batch')
      .select('what')
      .where('id', '=', done.batch ?? '')
      .executeTakeFirstOrThrow()
    expect(what).toBe('import:change.besides')
  })

  test('what somebody took away stays away; with the person it comes back', async () => {
    const desk = await newDesk()
    await bring(desk, monicaJson(FAMILY))
    const ana = await idOf(desk, 'Ana')
    const [promise] = await followUpsOf(desk, { open: true })
    await deleteFollowUp(desk, promise?.id ?? '')
    const [tie] = await tiesOf(desk, ana)
    await deleteTie(desk, ana, tie?.id ?? '')
    expect((await bring(desk, monicaJson(FAMILY))).done.batch).toBeNull()

    await deletePeople(desk, [ana])
    const back = await bring(desk, monicaJson(FAMILY))
    expect(back.done.result).toMatchObject({ added: 1, besides: { ties: 1, followUps: 3 } })
  })

  test('two cards made one since are one: nothing comes in twice', async () => {
    const desk = await newDesk()
    await bring(desk, monicaJson(FAMILY))
    await mergePeople(desk, { kept: await idOf(desk, 'Carl'), absorbed: await idOf(desk, 'Ana') })
    const before = await everything(desk)
    expect((await bring(desk, monicaJson(FAMILY))).preview.besides).toEqual(NONE)
    expect(await everything(desk)).toEqual(before)
  })

  test('whatever an account says: twice is once, and undone is as before', async () => {
    await fc.assert(
      fc.asyncProperty(accounts(), async account => {
        const desk = await newDesk()
        const empty = await everything(desk)
        const json = read('json', monicaJson(account))
        const personOf = new Map(json.ids.map(id => [id, uuidv7(desk.now())]))
        const people = [...personOf].map(([name, id]) => ({ id, name }))
        const take = ({ besides }: MonicaRead) =>
          desk.write({ what: 'test' }, async inside => {
            await addNamedPeople(inside, people)
            const named = renamed(besides, id => personOf.get(id) ?? null)
            return takeBesides(inside, named, new Set(personOf.values()))
          })
        await take(json)
        const once = await everything(desk)
        expect(await take(read('sql', monicaSql(account)))).toEqual(NONE)
        expect(await everything(desk)).toEqual(once)
        for (const batch of desk.batches.slice(0, 1)) await undo(desk, batch)
        expect(await everything(desk)).toEqual(empty)
      }),
      { numRuns: 12 },
    )
  })
})

function read(kind: 'json' | 'sql', text: string): MonicaRead {
  const options = { language: 'fr' as const, digest: (said: string) => said, today: day('2026-11-22') }
  return readMonica(new TextEncoder().encode(text), kind, options)
}

const MOST_PEOPLE = 5

function accounts(): fc.Arbitrary<MonicaDrawn> {
  const uuid = fc.uuid()
  const words = fc.string({ minLength: 1, maxLength: 12 })
  const dates = fc.constantFrom('2019-02-28', '2024-02-29', '2026-11-22', '2030-12-31', '')
  const who = fc.integer({ min: 0, max: MOST_PEOPLE - 1 })
  const frequency = fc.constantFrom('one_time', 'week', 'month', 'year', 'fortnight')
  const person = fc.record({
    gender: fc.constantFrom('M' as const, 'F' as const),
    isPartial: fc.boolean(),
    through: fc.option(who),
    reminders: fc.array(fc.record({ uuid, date: dates, frequency, title: words }), { maxLength: 3 }),
    tasks: fc.array(fc.record({ uuid, title: words, doneAt: dates }), { maxLength: 2 }),
    gifts: fc.array(
      fc.record({ uuid, name: words, status: fc.constantFrom('idea', 'offered', 'received'), date: dates }),
      { maxLength: 2 },
    ),
  })
  const type = fc.constantFrom('friend', 'child', 'parent', 'boss', 'lovedby', 'voisin')
  return fc
    .record({
      uuids: fc.uniqueArray(uuid, { minLength: MOST_PEOPLE, maxLength: MOST_PEOPLE }),
      drawn: fc.array(person, { minLength: MOST_PEOPLE, maxLength: MOST_PEOPLE }),
      ties: fc.array(fc.record({ of: who, other: who, type }), { maxLength: 8 }),
    })
    .map(({ uuids, drawn, ties }) => ({
      people: drawn.map(({ through, ...said }, at) => ({
        ...said,
        ...{ uuid: uuids[at] ?? '', name: `Somebody ${'abcde'[at]}` },
        ...(through === null ? {} : { metThrough: uuids[through] ?? '' }),
      })),
      relations: ties.map(({ of, other, ...rest }) => ({
        ...rest,
        ...{ of: uuids[of] ?? '', other: uuids[other] ?? '' },
      })),
    }))
}
