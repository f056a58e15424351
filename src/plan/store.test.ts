import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { coffee, newId } from '../../test/support/encounters.ts'
import { idea } from '../../test/support/ideas.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { phone, somebody } from '../../test/support/people.ts'
import { followUpsOf } from '../encounters/follow-ups.ts'
import { findEncounter } from '../encounters/list.ts'
import { saveEncounter } from '../encounters/store.ts'
import { saveIdea } from '../ideas/store.ts'
import { addDays, day } from '../lib/day.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { saveAbsence } from '../presence/absences.ts'
import { PROJECTORS } from '../projectors.ts'
import { wordsIn } from '../words.ts'
import { changeItem, swapItem } from './gestures.ts'
import { planJob } from './jobs.ts'
import { planOfWeek } from './list.ts'
import type { PlanItemView, WeekPlanView, WeekView } from './plan.ts'
import { frontsView } from './read-fronts.ts'
import { rampAt, weekToPlan, weekView } from './read-week.ts'
import { planRoutes } from './routes.ts'
import { movesOf, proposeWeek } from './store.ts'

const TODAY = day('2026-11-21')
const MONDAY = day('2026-11-23')
const { t } = wordsIn('fr')

const wish = (changes: Partial<Parameters<typeof proposeWeek>[1]> = {}) => ({
  ...{
    id: newId(),
    monday: MONDAY,
    energy: 'usual' as const,
    budgetCents: null,
    evenings: 2,
    rampWeek: null,
  },
  ...changes,
})

/** Three people seen several times long ago, and an idea that waits. */
async function fill(desk: Desk): Promise<string[]> {
  const people: string[] = []
  for (const name of ['Léonie Garnier', 'Odilon Prévost', 'Maya Sol']) {
    const id = await somebody(desk, name, { phones: [phone('+33612345678')] })
    for (const ago of [200, 170, 150]) {
      await saveEncounter(desk, coffee({ day: addDays(TODAY, -ago), personIds: [id] }))
    }
    people.push(id)
  }
  await saveIdea(desk, idea({ title: 'Un atelier à deux voix' }))
  return people
}

const kindOf = (plan: WeekPlanView, kind: PlanItemView['kind']) =>
  plan.items.find(item => item.kind === kind && item.state === 'proposed') as PlanItemView

onEveryDatabase(PROJECTORS, newDesk => {
  test('a week is proposed once, proved the best, and nothing of it is in the calendar yet', async () => {
    const desk = await newDesk()
    await fill(desk)
    const sent = wish()
    const plan = await proposeWeek(desk, sent)
    expect(plan.items.map(({ kind }) => kind).sort()).toEqual(['call', 'call', 'dare', 'micro', 'visit'])
    expect(plan.bound).toBe(plan.worth)
    expect((await proposeWeek(desk, sent)).items.map(({ id }) => id)).toEqual(plan.items.map(({ id }) => id))
    expect(await followUpsOf(desk, { open: true })).toEqual([])
    const other = await newDesk()
    expect(await planOfWeek(other, MONDAY)).toBeNull()
  })

  test('accepted, a visit is planned and a call is promised; refused, they leave; undone in one go', async () => {
    const desk = await newDesk()
    await fill(desk)
    const plan = await proposeWeek(desk, wish())
    const visit = kindOf(plan, 'visit')
    const accepted = await changeItem(desk, visit.id, { act: 'accept' }, t)
    const stands = accepted.items.find(({ id }) => id === visit.id) as PlanItemView
    expect(await findEncounter(desk, stands.encounterId as string)).toMatchObject({
      ...{ planned: true, day: visit.day, time: visit.time, personIds: [visit.personId] },
    })
    const batches = desk.batches.length
    await changeItem(desk, visit.id, { act: 'accept' }, t)
    expect(desk.batches).toHaveLength(batches)
    await undo(desk, desk.batches.at(-1) as string)
    expect(await findEncounter(desk, stands.encounterId as string)).toBeUndefined()
    expect(kindOf((await planOfWeek(desk, MONDAY)) as WeekPlanView, 'visit').id).toBe(visit.id)

    const call = kindOf(plan, 'call')
    await changeItem(desk, call.id, { act: 'accept' }, t)
    expect(await followUpsOf(desk, { open: true })).toMatchObject([
      { dueOn: call.day, personId: call.personId, text: `Appeler ${call.person?.name}` },
    ])
    await changeItem(desk, call.id, { act: 'refuse', reason: 'not-this-person' }, t)
    expect(await followUpsOf(desk, { open: true })).toEqual([])
    const again = await proposeWeek(desk, wish())
    const theirs = again.items.filter(({ personId }) => personId === call.personId)
    expect(theirs.map(({ state }) => state)).toEqual(['refused'])
  })

  test('moved, an item goes to a free hour and the calendar with it; another hour is refused', async () => {
    const desk = await newDesk()
    await fill(desk)
    const plan = await proposeWeek(desk, wish())
    const visit = kindOf(plan, 'visit')
    const accepted = await changeItem(desk, visit.id, { act: 'accept' }, t)
    const { encounterId } = accepted.items.find(({ id }) => id === visit.id) as PlanItemView
    const to = (await movesOf(desk, plan, visit)).at(-1) as { day: typeof MONDAY; time: string | null }
    await changeItem(desk, visit.id, { act: 'move', ...to }, t)
    expect(await findEncounter(desk, encounterId as string)).toMatchObject(to)
    const night = { act: 'move', day: to.day, time: '03:00' } as const
    await expect(changeItem(desk, visit.id, night, t)).rejects.toMatchObject({ code: 'invalid-input' })
    await changeItem(desk, visit.id, { act: 'easier' }, t)
    expect(await findEncounter(desk, encounterId as string)).toMatchObject({ channel: 'call', minutes: 30 })
  })

  test('swapped, the next best comes; done and told by the journal, it counts', async () => {
    const desk = await newDesk()
    await fill(desk)
    const plan = await proposeWeek(desk, wish())
    const call = kindOf(plan, 'call')
    const { plan: swapped, isSwapped } = await swapItem(desk, call.id)
    const shown = swapped.items.filter(({ state }) => state === 'proposed')
    expect(isSwapped).toBe(shown.length === plan.items.length)
    expect(shown.map(({ subject }) => subject)).not.toContain(isSwapped ? call.subject : 'nothing')

    const visit = kindOf(swapped, 'visit')
    await changeItem(desk, visit.id, { act: 'accept' }, t)
    await saveEncounter(desk, coffee({ day: MONDAY, planned: true, personIds: [visit.personId as string] }))
    const dare = kindOf(swapped, 'dare')
    await changeItem(desk, dare.id, { act: 'accept' }, t)
    await changeItem(desk, dare.id, { act: 'done' }, t)
    expect(await followUpsOf(desk, { open: true })).toEqual([])
    const { before } = await weekView(desk, addDays(MONDAY, 7))
    expect(before).toMatchObject({ accepted: 2, done: 1, company: { usualInPerson: 0, weeks: 12 } })
    expect((await frontsView(desk)).fronts.map(({ name }) => name)).toHaveLength(6)
  })

  test('a gentle return: the smallest steps first, from a move, then week by week', async () => {
    const desk = await newDesk()
    await fill(desk)
    expect(await rampAt(desk, MONDAY)).toBeNull()
    await saveAbsence(desk, {
      ...{ id: newId(), fromDay: addDays(TODAY, -3), untilDay: TODAY, kind: 'move', note: '' },
    })
    expect(await rampAt(desk, MONDAY)).toBe(2)
    const plan = await proposeWeek(desk, wish({ energy: 'high', rampWeek: 1 }))
    expect(plan.items).toHaveLength(2)
    expect(plan.items.every(({ effort }) => effort === 1)).toBe(true)
    expect(await rampAt(desk, addDays(MONDAY, 14))).toBe(3)
  })

  test('on Sunday evening the next week is proposed to those who plan, once', async () => {
    const desk = await newDesk()
    await fill(desk)
    const sunday = (hour: number): Desk => {
      const now = new Date(`2026-11-29T${hour}:00:00Z`)
      return { ...desk, now: () => now, today: () => day('2026-11-29') }
    }
    expect(weekToPlan(day('2026-11-29'))).toBe('2026-11-30')
    expect(await planJob.run(sunday(18))).toBeNull()
    await proposeWeek(desk, wish())
    expect(await planJob.run(sunday(12))).toBeNull()
    expect(Number(await planJob.run(sunday(18)))).toBeGreaterThan(0)
    expect(await planJob.run(sunday(19))).toBeNull()
  })

  test('by its routes: proposed, accepted, what is free, and what is full', async () => {
    const desk = await newDesk()
    await fill(desk)
    const app = appWith('/api/plans', planRoutes, desk)
    const plan = (await (await app.request('/api/plans/week', json(wish(), 'POST'))).json()) as WeekPlanView
    const visit = kindOf(plan, 'visit')
    const answer = await app.request(`/api/plans/items/${visit.id}`, json({ act: 'accept' }))
    expect([answer.status, answer.headers.has('entregent-batch')]).toEqual([200, true])
    expect((await app.request(`/api/plans/items/${newId()}`, json({ act: 'accept' }))).status).toBe(404)
    expect((await app.request('/api/plans/week?monday=2026-11-24')).status).toBe(422)
    const week = (await (await app.request('/api/plans/week')).json()) as WeekView
    expect(week.monday).toBe('2026-11-16')
    for (const path of ['fronts', 'today', 'decline', `items/${visit.id}/moves`]) {
      expect((await app.request(`/api/plans/${path}`)).status).toBe(200)
    }
    const swapped = await app.request(`/api/plans/items/${visit.id}/swap`, json({}, 'POST'))
    expect(swapped.status).toBe(200)
  })
})
