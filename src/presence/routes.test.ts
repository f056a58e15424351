import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { coffee, newId, peopleNamed } from '../../test/support/encounters.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { place } from '../../test/support/places.ts'
import { absence, halfDay, standing, trial } from '../../test/support/presence.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import { savePlace } from '../places/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { absenceRoutes } from './absence-routes.ts'
import { absencesOf } from './absences.ts'
import type { HalfDayDraft } from './half-day.ts'
import { daysInCompanySaid, halfDaysOver, saveHalfDay } from './half-days.ts'
import { comparisonOf } from './read-comparison.ts'
import { weekOver } from './read-week.ts'
import { halfDayRoutes } from './routes.ts'
import { standingRoutes } from './standing-routes.ts'
import { saveStanding, standingOf } from './standing-store.ts'
import { trialRoutes } from './trial-routes.ts'
import { saveTrial, trialsOf } from './trials.ts'

const WEEK = { from: day('2026-11-16'), to: day('2026-11-22') }
const MONDAY = WEEK.from

onEveryDatabase(PROJECTORS, newDesk => {
  const halves = (desk: Desk) => appWith('/api/half-days', halfDayRoutes, desk)

  test('a half-day is said, edited from where it was read, said no more; a second one gives way', async () => {
    const desk = await newDesk()
    const { id, ...body } = halfDay()
    const path = `/api/half-days/${id}`
    expect((await halves(desk).request(path, json(body))).status).toBe(201)
    expect((await halves(desk).request(path, json(body))).status).toBe(200)
    const [said] = await halfDaysOver(desk, WEEK)
    const edit = { ...body, energy: 4, billedMinutes: 150, revision: said?.revision }
    expect(await (await halves(desk).request(path, json(edit))).json()).toMatchObject({ energy: 4 })
    expect((await halves(desk).request(path, json({ ...edit, energy: 1 }))).status).toBe(409)

    const other = halfDay({ kind: 'cafe' })
    await saveHalfDay(desk, other)
    expect((await halfDaysOver(desk, WEEK)).map(each => each.id)).toEqual([other.id])
    await undo(desk, desk.batches.at(-1) as string)
    expect((await halfDaysOver(desk, WEEK)).map(each => each.id)).toEqual([id])

    expect((await halves(desk).request(path, { method: 'DELETE' })).status).toBe(204)
    expect(await halfDaysOver(desk, WEEK)).toEqual([])
    expect((await halves(desk).request(path, json(body))).status).toBe(410)
  })

  test('a half-day is company as it was said, else as what comes back then; what is to come is none yet', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const nephew = standing({ isCompany: true })
    await saveStanding(desk, nephew)
    const today = desk.today()
    const said = (ago: number, changes: Partial<HalfDayDraft>) =>
      saveHalfDay(desk, halfDay({ day: addDays(today, -ago), ...changes }))
    await said(9, { company: true })
    await said(8, { standingId: nephew.id })
    await said(7, { standingId: nephew.id, company: false })
    await said(6, {})
    await said(-1, { company: true })
    const span = { from: addDays(today, -30), to: addDays(today, 30) }
    expect((await daysInCompanySaid(desk, span)).sort()).toEqual([addDays(today, -9), addDays(today, -8)])
    expect(await daysInCompanySaid(other, span)).toEqual([])
  })

  test('the week: what was said, and guesses for the rest', async () => {
    const desk = await newDesk()
    const hangar = place({ kind: 'coworking', name: 'Le Hangar' })
    await savePlace(desk, hangar)
    const [odile] = await peopleNamed(desk, 'Odile')
    await saveStanding(desk, standing({ personIds: [odile as string] }))
    const at = { day: addDays(MONDAY, 1), time: '14:30', place: 'Le Hangar', personIds: [odile as string] }
    await saveEncounter(desk, coffee(at))
    await saveHalfDay(desk, halfDay())
    const answer = await halves(desk).request(`/api/half-days?from=${WEEK.from}&to=${WEEK.to}`)
    const week = await answer.json()
    expect(week.halves).toHaveLength(1)
    const guess = (on: string, half: string) =>
      week.guesses.find((each: { day: string; half: string }) => each.day === on && each.half === half)
    expect(guess(MONDAY, 'morning')).toBeUndefined()
    expect(guess('2026-11-17', 'afternoon')).toMatchObject({ placeId: hangar.id, company: true })
    expect(guess('2026-11-19', 'morning')).toMatchObject({ kind: 'library', from: 'standing' })
    expect(guess('2026-11-20', 'morning')).toMatchObject({ kind: 'home', from: 'usual' })
    expect((await halves(desk).request('/api/half-days?from=2026-01-01&to=2026-12-31')).status).toBe(422)
  })

  test('a standing half-day is entered, edited and taken away with its people', async () => {
    const desk = await newDesk()
    const app = appWith('/api/standing', standingRoutes, desk)
    const [odile, bruno] = await peopleNamed(desk, 'Odile', 'Bruno')
    const { id, ...body } = standing({ personIds: [odile as string] })
    const first = await (await app.request(`/api/standing/${id}`, json(body))).json()
    expect(first.people).toEqual([{ id: odile, name: 'Odile' }])
    const edit = { ...body, personIds: [bruno], revision: first.revision }
    const second = await (await app.request(`/api/standing/${id}`, json(edit))).json()
    expect(second.people).toEqual([{ id: bruno, name: 'Bruno' }])
    const backwards = json({ ...body, until: '2025-01-01' })
    expect((await app.request(`/api/standing/${newId()}`, backwards)).status).toBe(422)
    const stranger = json({ ...body, personIds: [newId()] })
    expect((await app.request(`/api/standing/${newId()}`, stranger)).status).toBe(404)
    expect((await app.request(`/api/standing/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await (await app.request('/api/standing')).json()).toEqual({ standing: [] })
  })

  test('a month at a place is compared: people, what came by it, days away and holidays left out', async () => {
    const desk = await newDesk()
    const hangar = place({ kind: 'coworking', name: 'Le Hangar' })
    await savePlace(desk, hangar)
    const [odile, bruno] = await peopleNamed(desk, 'Odile', 'Bruno')
    const start = day('2026-03-02')
    const meet = (on: number, who: (string | undefined)[], changes = {}) =>
      saveEncounter(desk, coffee({ day: addDays(start, on), personIds: who as string[], ...changes }))
    await meet(-400, [odile])
    await meet(-20, [odile])
    // On a day away.
    await meet(-14, [odile, bruno], { channel: 'video' })
    await meet(1, [odile, bruno])
    await meet(8, [bruno], { feeling: 5 })
    await saveMandate(
      desk,
      mandate({
        heardOn: addDays(start, 3),
        contributions: [through([], { kind: 'place', label: 'le Hangar' })],
      }),
    )
    const there = { kind: 'coworking', place: 'Le Hangar', placeId: hangar.id } as const
    await saveHalfDay(desk, halfDay({ day: addDays(start, 1), ...there, energy: 3, billedMinutes: 90 }))
    await appWith('/api/absences', absenceRoutes, desk).request(
      `/api/absences/${newId()}`,
      json((({ id: _, ...rest }) => rest)(absence())),
    )
    const app = appWith('/api/trials', trialRoutes, desk)
    const { id, ...body } = trial({ placeId: hangar.id })
    expect((await app.request(`/api/trials/${id}`, json(body))).status).toBe(201)

    const compared = await (await app.request(`/api/trials/${id}/comparison`)).json()
    expect(compared).toMatchObject({
      state: 'over',
      isBaselineShort: false,
      baseline: { days: 49, people: 1, companyDays: { count: 1 }, away: { length: 7 } },
      trial: {
        ...{ days: 28, people: 2, fresh: 0, leads: { count: 1, there: 1 } },
        ...{ mood: { mean: 4, days: 2 }, billed: { minutes: 90, days: 1 }, halves: { said: 1, there: 1 } },
      },
    })
    expect(compared.yearBefore).toMatchObject({ people: 0, days: 28 })
    expect((await app.request(`/api/trials/${newId()}/comparison`)).status).toBe(404)
  })

  test('a trial is decided, then deleted; it cannot end before it begins', async () => {
    const desk = await newDesk()
    const app = appWith('/api/trials', trialRoutes, desk)
    const { id, ...body } = trial()
    const { revision } = await (await app.request(`/api/trials/${id}`, json(body))).json()
    const decided = { ...body, decision: 'keep', concludedOn: desk.today(), verdict: 'le midi', revision }
    expect(await (await app.request(`/api/trials/${id}`, json(decided))).json()).toMatchObject({
      decision: 'keep',
      verdict: 'le midi',
    })
    const backwards = json({ ...body, endsOn: '2026-03-01' })
    expect((await app.request(`/api/trials/${newId()}`, backwards)).status).toBe(422)
    expect((await app.request(`/api/trials/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(`/api/trials/${id}`)).status).toBe(410)
  })

  test("another desk's days are never seen", async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const tried = trial()
    await saveHalfDay(desk, halfDay())
    await saveStanding(desk, standing())
    await saveTrial(desk, tried)
    expect((await weekOver(other, WEEK)).halves).toEqual([])
    expect([await standingOf(other), await trialsOf(other), await absencesOf(other)]).toEqual([[], [], []])
    await expect(comparisonOf(other, tried.id)).rejects.toThrow('not-found')
  })
})
