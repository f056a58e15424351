import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { coffee, newId } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { outingOn } from '../../test/support/outings-met.ts'
import { somebody } from '../../test/support/people.ts'
import { place } from '../../test/support/places.ts'
import { findEncounter } from '../encounters/list.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { findOuting, saveOuting } from '../outings/store.ts'
import { locatePerson } from '../places/located.ts'
import { savePlace } from '../places/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { toursOf } from '../visits/store.ts'
import { wordsIn } from '../words.ts'
import { declineOuting } from './decline-outing.ts'
import { changeItem } from './gestures.ts'
import { planOfWeek } from './list.ts'
import type { PlanItemView, WeekPlanView } from './plan.ts'
import { declineView } from './read-decline.ts'
import { planRoutes } from './routes.ts'
import { movesOf, proposeWeek } from './store.ts'

const TODAY = day('2026-11-21')
const MONDAY = day('2026-11-23')
const LYON = { lat: 45.764, lon: 4.8357 }
const { t } = wordsIn('fr')

/** Two in one village, seen once a year ago and so due; home half an hour away. */
async function twoInOneVillage(desk: Desk): Promise<string[]> {
  await savePlace(desk, place({ kind: 'home', spot: { ...LYON, precision: 'exact', source: 'owner' } }))
  const people: string[] = []
  for (const [i, name] of ['Ysé Morel', 'Basile Cordier'].entries()) {
    const id = await somebody(desk, name, {})
    await locatePerson(desk, id, { id: newId(), lat: LYON.lat + 0.12, lon: LYON.lon + 0.01 * i })
    await saveEncounter(desk, coffee({ day: addDays(TODAY, -360), personIds: [id] }))
    people.push(id)
  }
  return people
}

const proposed = (desk: Desk) =>
  proposeWeek(desk, {
    ...{
      id: newId(),
      monday: MONDAY,
      energy: 'usual' as const,
      budgetCents: null,
      evenings: 2,
      rampWeek: null,
    },
  })
const tourIn = (plan: WeekPlanView | null) => plan?.items.find(({ kind }) => kind === 'tour') as PlanItemView

onEveryDatabase(PROJECTORS, newDesk => {
  test('two who are due, near each other, are one item; accepted, the tour is made and stands in the calendar', async () => {
    const desk = await newDesk()
    const people = await twoInOneVillage(desk)
    const item = tourIn(await proposed(desk))
    expect(item.members.map(({ id }) => id).toSorted()).toEqual(people.toSorted())
    const other = await planOfWeek(await newDesk(), MONDAY)
    expect(other).toBeNull()

    const accepted = tourIn(await changeItem(desk, item.id, { act: 'accept' }, t))
    const [tour] = await toursOf(desk)
    expect(tour).toMatchObject({ id: accepted.tourId, name: expect.stringContaining('Tournée'), mode: 'car' })
    const ids = tour?.stops.map(({ encounterId }) => encounterId as string) ?? []
    const visits = await Promise.all(ids.map(id => findEncounter(desk, id)))
    expect(visits.map(visit => visit?.personIds[0])).toEqual(item.members.map(({ id }) => id))
    expect(visits.every(visit => visit?.planned && visit.day === item.day)).toBe(true)
    expect(visits[0]?.time).toBe(item.time)

    const plan = (await planOfWeek(desk, MONDAY)) as WeekPlanView
    const to = (await movesOf(desk, plan, accepted)).at(-1) as { day: typeof MONDAY; time: string | null }
    await changeItem(desk, item.id, { act: 'move', ...to }, t)
    const [moved] = await toursOf(desk)
    expect(moved?.days[0]?.day).toBe(to.day)
    expect(await findEncounter(desk, ids[0] as string)).toBeUndefined()
    const first = moved?.stops[0]?.encounterId as string
    expect(await findEncounter(desk, first)).toMatchObject({ day: to.day, time: to.time, planned: true })

    await changeItem(desk, item.id, { act: 'refuse', reason: 'no-time' }, t)
    expect([await toursOf(desk), await findEncounter(desk, first)]).toEqual([[], undefined])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await findEncounter(desk, first)).toMatchObject({ planned: true })

    await changeItem(desk, item.id, { act: 'easier' }, t)
    const [eased] = await toursOf(desk)
    expect(eased?.stops.map(({ personId }) => personId)).toEqual([item.members[0]?.id])
    const visit = await findEncounter(desk, eased?.stops[0]?.encounterId as string)
    const { people: _, ...facts } = visit as NonNullable<typeof visit>
    await saveEncounter(desk, { ...facts, day: TODAY, newPeople: [] })
    const done = tourIn(await changeItem(desk, item.id, { act: 'done' }, t))
    expect(done).toMatchObject({ state: 'done', isDone: true })
    expect(await findEncounter(desk, facts.id)).toMatchObject({ day: TODAY, planned: false })
  })

  test('whoever is in a tour is in the week nowhere else', async () => {
    const desk = await newDesk()
    await twoInOneVillage(desk)
    const { items } = await proposed(desk)
    const everybody = items.flatMap(({ personId, members }) =>
      [personId ?? [], members.map(({ id }) => id)].flat(),
    )
    expect(new Set(everybody).size).toBe(everybody.length)
    expect(tourIn(await planOfWeek(desk, MONDAY)).why[0]).toMatchObject({ key: 'tour', count: 2 })
  })

  test('what is too much is declined: it leaves the week, the plan knows, and undo brings it back', async () => {
    const desk = await newDesk()
    for (let week = 1; week <= 8; week++) {
      await saveOuting(desk, outingOn(addDays(MONDAY, -7 * week), { state: 'been' }))
    }
    const ahead = [2, 3, 4].map(days => outingOn(addDays(MONDAY, days), { title: `Soirée ${days}` }))
    for (const outing of ahead) await saveOuting(desk, outing)
    const { held, high, proposals } = await declineView(desk, MONDAY, t)
    expect([held, high, proposals.length]).toEqual([3, 1, 2])
    const [first] = proposals
    expect(first?.draft.text).toContain(first?.title)

    const app = appWith('/api/plans', planRoutes, desk)
    const outingId = first?.outingId as string
    const answer = await app.request(`/api/plans/decline/${outingId}`, json({}))
    expect([answer.status, answer.headers.has('entregent-batch')]).toEqual([204, true])
    expect(await findOuting(desk, outingId)).toMatchObject({ state: 'declined' })
    expect((await declineView(desk, MONDAY, t)).held).toBe(2)
    const batches = desk.batches.length
    await declineOuting(desk, outingId)
    expect(desk.batches).toHaveLength(batches)
    await expect(declineOuting(await newDesk(), outingId)).rejects.toMatchObject({ code: 'not-found' })
    await undo(desk, desk.batches.at(-1) as string)
    expect(await findOuting(desk, outingId)).toMatchObject({ state: 'going' })
  })
})
