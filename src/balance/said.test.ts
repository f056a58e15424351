import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { helpLine, mood, report, strain } from '../../test/support/balance.ts'
import { coffee, newId, peopleNamed, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { phone } from '../../test/support/people.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { saveSettings } from '../owner/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { deleteHelpLine, helpLinesOf, saveHelpLine } from './help-line-store.ts'
import { moodsOver, saveMood } from './moods.ts'
import { supportFor } from './read-support.ts'
import { balanceRoutes } from './routes.ts'
import { saveSelfReport, selfReportsOf } from './self-reports.ts'
import { saveStrain, strainsOver } from './strains.ts'

const NOVEMBER = { from: day('2026-11-01'), to: day('2026-11-30') }
const [NOTHING, EVERYTHING] = [
  [3, 1, 1, 3, 1, 3],
  [1, 3, 3, 1, 3, 1],
]

onEveryDatabase(PROJECTORS, newDesk => {
  const ask = async (desk: Desk, path: string, init?: RequestInit, folder = '/nowhere') =>
    appWith('/api/balance', balanceRoutes({ folder }), desk).request(`/api/balance${path}`, init)
  const told = async (desk: Desk, path: string) => (await ask(desk, path)).json()

  test('a scale is answered, scored, edited from where it was read, taken away', async () => {
    const desk = await newDesk()
    const { id, ...body } = report({ answers: EVERYTHING as number[] })
    expect((await ask(desk, `/reports/${id}`, json(body))).status).toBe(201)
    expect((await ask(desk, `/reports/${id}`, json(body))).status).toBe(200)
    const said = await told(desk, `/reports/${id}`)
    expect(said).toMatchObject({ total: 6, emotional: 3, social: 3 })
    const edit = { ...body, answers: [null, null, 1, 3, 1, 3], revision: said.revision }
    expect(await (await ask(desk, `/reports/${id}`, json(edit))).json()).toMatchObject({
      total: null,
      emotional: null,
    })
    expect((await ask(desk, `/reports/${id}`, json({ ...edit, note: 'autre' }))).status).toBe(409)
    expect((await ask(desk, `/reports/${newId()}`, json({ ...body, answers: [1] }))).status).toBe(422)
    expect((await ask(desk, `/reports/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(desk, `/reports/${id}`)).status).toBe(410)
    expect((await ask(desk, `/reports/${newId()}`)).status).toBe(404)
  })

  test('trends hold the latest against one’s own past', async () => {
    const desk = await newDesk()
    await saveSelfReport(desk, report({ day: day('2026-08-01'), answers: NOTHING as number[] }))
    await saveSelfReport(desk, report({ answers: EVERYTHING as number[] }))
    const { trends } = await told(desk, '/reports')
    expect(trends[0]).toMatchObject({ scale: 'djg6', change: { kind: 'worse', usual: 0, earlier: 1 } })
    expect(trends[1]).toEqual({ scale: 'ucla3', reports: [], change: null })
  })

  test('what is due, in the desk’s language; a skip is heard for a month', async () => {
    const desk = await newDesk()
    expect(await told(desk, '/questions')).toMatchObject({
      due: 'quarter',
      isBegun: false,
      fileProblem: null,
    })
    const [odile] = await peopleNamed(desk, 'Odile')
    await saveEncounter(desk, coffee({ personIds: [odile as string] }))
    const { wording, isBegun } = await told(desk, '/questions')
    expect(isBegun).toBe(true)
    expect(wording.scales.djg6.items).toHaveLength(6)
    expect(wording.scales.ons.answers[4]).toBe('souvent ou toujours')
    const skip = json({ id: newId(), rhythm: 'quarter' }, 'POST')
    expect((await ask(desk, '/questions/skip', skip)).status).toBe(201)
    expect(await told(desk, '/questions')).toMatchObject({ due: 'month' })
    await undo(desk, desk.batches.at(-1) as string)
    expect(await told(desk, '/questions')).toMatchObject({ due: 'quarter' })
  })

  test('a file in the data folder replaces the wording; a broken one is said', async () => {
    const desk = await newDesk()
    const folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
    const file = join(folder, 'scales.fr.json')
    const ons = { items: ['Seul·e ?'], answers: ['1', '2', '3', '4', '5'] }
    writeFileSync(file, JSON.stringify({ source: 'Une thèse', ons }))
    const of = async () => (await ask(desk, '/questions', undefined, folder)).json()
    expect((await of()).wording).toMatchObject({ source: 'Une thèse', scales: { ons } })
    writeFileSync(file, '{')
    expect(await of()).toMatchObject({ fileProblem: 'JSON', wording: { source: null } })
    rmSync(folder, { recursive: true })
  })

  test('a day has one mood: another gives way, and undo brings it back', async () => {
    const desk = await newDesk()
    const [first, second] = [mood(), mood({ level: 5 })]
    await saveMood(desk, first)
    await saveMood(desk, second)
    expect((await moodsOver(desk, NOVEMBER)).map(({ id }) => id)).toEqual([second.id])
    await undo(desk, desk.batches.at(-1) as string)
    expect((await moodsOver(desk, NOVEMBER)).map(({ id }) => id)).toEqual([first.id])
    expect((await ask(desk, `/moods/${first.id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await told(desk, '/moods?from=2026-11-01&to=2026-11-30')).toEqual({ moods: [] })
    const { id: _, ...body } = mood()
    expect((await ask(desk, `/moods/${newId()}`, json({ ...body, level: 6 }))).status).toBe(422)
  })

  test('a strain is said, noted, taken back', async () => {
    const desk = await newDesk()
    const { id, ...body } = strain({ kind: 'home' })
    const { revision } = await (await ask(desk, `/strains/${id}`, json(body))).json()
    await ask(desk, `/strains/${id}`, json({ ...body, note: 'les devoirs', revision }))
    expect((await told(desk, '/strains?from=2026-11-01&to=2026-11-30')).strains).toMatchObject([
      { kind: 'home', note: 'les devoirs' },
    ])
    expect((await ask(desk, `/strains/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await strainsOver(desk, NOVEMBER)).toEqual([])
  })

  test('a built-in line is put right or put away, and had back; the owner’s own is taken away', async () => {
    const desk = await newDesk()
    const [listed] = await helpLinesOf(desk)
    const { isBuiltIn: _, ...line } = listed as NonNullable<typeof listed>
    await saveHelpLine(desk, { ...line, hours: 'le soir', checkedOn: desk.today() })
    expect((await helpLinesOf(desk))[0]).toMatchObject({ id: line.id, hours: 'le soir', isBuiltIn: true })
    await deleteHelpLine(desk, line.id)
    const [away] = await helpLinesOf(desk)
    expect(away).toMatchObject({ archived: true, hours: 'le soir' })
    const { isBuiltIn: __, ...again } = away as NonNullable<typeof away>
    await saveHelpLine(desk, { ...again, archived: false })
    expect((await helpLinesOf(desk))[0]?.archived).toBe(false)

    const own = helpLine()
    await saveHelpLine(desk, own)
    expect((await helpLinesOf(desk)).at(-1)).toMatchObject({ id: own.id, isBuiltIn: false })
    expect((await ask(desk, `/help/${own.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await helpLinesOf(desk)).some(({ id }) => id === own.id)).toBe(false)
  })

  test('whom to call: the nearest first, nobody of the household, nobody without a number', async () => {
    const desk = await newDesk()
    await saveSettings(desk, { country: 'BE' })
    const at = (name: string, more: object, number: string | null = '02 97 00 00 01') =>
      personWith(desk, { name, phones: number ? [phone(number)] : [] }, more)
    const friend = await at('Ève', { circle: 2 })
    const near = await at('Max', { circle: 1 })
    await at('Lou', { circle: 1, household: true })
    await at('Ana', { circle: 1 }, null)
    await at('Guy', { circle: 3 })
    const { because, people, lines } = await supportFor(desk)
    expect(because).toBeNull()
    expect(people.map(({ id }) => id)).toEqual([near, friend])
    expect(lines.map(({ phone: number }) => number)).toEqual(['107'])
  })

  test('it is put forward at the highest answers, and "not now" is heard for four weeks', async () => {
    let now = new Date('2026-11-21T07:30:00Z')
    const desk = await newDesk({ now: () => now })
    await saveSelfReport(desk, report({ day: day('2026-11-20'), answers: EVERYTHING as number[] }))
    expect((await supportFor(desk)).because).toBe('highest')
    expect((await ask(desk, `/words/${newId()}`, json({ what: 'support' }, 'POST'))).status).toBe(201)
    expect((await supportFor(desk)).because).toBeNull()
    now = new Date('2026-12-18T07:30:00Z')
    expect((await supportFor(desk)).because).toBeNull()
    now = new Date('2026-12-19T07:30:00Z')
    expect((await supportFor(desk)).because).toBe('highest')
    now = new Date(`${addDays(day('2026-11-20'), 61)}T07:30:00Z`)
    expect((await supportFor(desk)).because).toBeNull()
  })

  test("another desk's answers are never seen", async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const said = report()
    await saveSelfReport(desk, said)
    await saveMood(desk, mood())
    await saveStrain(desk, strain())
    await saveHelpLine(desk, helpLine())
    expect(await selfReportsOf(other)).toEqual([])
    expect(await moodsOver(other, NOVEMBER)).toEqual([])
    expect(await strainsOver(other, NOVEMBER)).toEqual([])
    expect((await helpLinesOf(other)).every(({ isBuiltIn }) => isBuiltIn)).toBe(true)
    expect((await ask(other, `/reports/${said.id}`)).status).toBe(404)
  })
})
