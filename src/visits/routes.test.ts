import { expect, test } from 'vitest'
import { appWith } from '../../test/support/app-with.ts'
import { coffee, newId } from '../../test/support/encounters.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { called, livingIn } from '../../test/support/people.ts'
import { place } from '../../test/support/places.ts'
import { tour } from '../../test/support/tours.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import { NEW_ACQUAINTANCE } from '../people/person.ts'
import { savePerson } from '../people/store.ts'
import { savePlace } from '../places/store.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { tourPlanner } from './plan-tour.ts'
import { tourRoutes, visitRoutes } from './routes.ts'
import { solveBeside } from './solve.ts'

const THURSDAY = day('2026-12-03')
const PARTS = { solve: solveBeside, ways: async () => null }
const LYON = { lat: 45.764, lon: 4.8357 }

const BARE_STOP = {
  position: LYON,
  minutes: 60,
  must: false,
  hours: [null],
  worthCents: 10_000,
  visit: null,
  reason: null,
  encounterId: null,
}

onEveryDatabase(PROJECTORS, newDesk => {
  const visits = visitRoutes({ planTour: tourPlanner(PARTS) })
  const get = async (desk: Desk, path: string) =>
    (await appWith('/api/visits', visits, desk).request(`/api/visits${path}`)).json()

  async function personIn(desk: Desk, name: string, town: string, postalCode: string) {
    const id = newId()
    const contact = called(name, { addresses: [{ ...livingIn(town), postalCode }] })
    await savePerson(desk, { id, contact, acquaintance: NEW_ACQUAINTANCE })
    return id
  }

  test('people worth a visit: whom one has not seen for long first', async () => {
    const desk = await newDesk()
    const bruno = await personIn(desk, 'Bruno', 'Bron', '69500')
    const odile = await personIn(desk, 'Odile', 'Oullins', '69600')
    await personIn(desk, 'Paul', 'Paris', '75011')
    await saveEncounter(desk, coffee({ day: addDays(desk.today(), -3), personIds: [bruno] }))
    await saveEncounter(desk, coffee({ day: addDays(desk.today(), -170), personIds: [odile] }))
    const near = await get(desk, `/candidates?lat=${LYON.lat}&lon=${LYON.lon}&minutes=45`)
    expect(
      near.candidates.map(({ name, daysSince }: { name: string; daysSince: number }) => [name, daysSince]),
    ).toEqual([
      ['Odile', 170],
      ['Bruno', 3],
    ])
    expect(near).toMatchObject({ count: 2, currency: 'EUR' })
  })

  test('a verdict begins with the way from home, and with the past of the owner', async () => {
    const desk = await newDesk()
    const bruno = await personIn(desk, 'Bruno', 'Bron', '69500')
    const before = await get(desk, `/worth/${bruno}`)
    expect(before).toMatchObject({ missing: 'home', travel: null })
    expect(before.basis).toMatchObject({ valueFrom: 'default', rateFrom: 'default', past: { n: 0 } })

    await savePlace(desk, place({ kind: 'home', spot: { ...LYON, precision: 'exact', source: 'owner' } }))
    await saveEncounter(
      desk,
      coffee({ day: addDays(desk.today(), -500), personIds: [bruno], size: 'long', minutes: 90 }),
    )
    await saveMandate(
      desk,
      mandate({
        stage: 'paid',
        heardOn: addDays(desk.today(), -400),
        amountCents: 300_000,
        minutesSpent: 1200,
        contributions: [through([bruno])],
      }),
    )
    const { travel, missing, basis, input } = await get(desk, `/worth/${bruno}`)
    expect(missing).toBeNull()
    expect(travel.minutes).toBeGreaterThan(10)
    // One mandate won of one visit, drawn towards one in ten; 3,000 € in 20 hours.
    expect(basis).toMatchObject({ valueCents: 300_000, valueFrom: 'visits', hourlyRateCents: 15_000 })
    expect(basis.past).toMatchObject({ n: 1, won: 1 })
    expect(input).toMatchObject({ visitMinutes: 90, valueCents: 300_000, hourlyRateCents: 15_000 })
  })

  test('a tour is planned beside: within hours, musts first, and proved', async () => {
    const desk = await newDesk()
    const app = appWith('/api/visits', visits, desk)
    const { days, start } = tour({ start: { ...LYON, name: 'Lyon' } })
    const stop = (lat: number, more: object = {}) => ({
      id: newId(),
      personId: newId(),
      position: { lat, lon: 4.84 },
      minutes: 60,
      must: false,
      hours: [null],
      worthCents: 10_000,
      ...more,
    })
    const stops = [
      stop(45.77),
      stop(45.75, { hours: [[[840, 930]]] }),
      stop(45.74, { must: true, worthCents: 0 }),
      stop(45.73, { hours: [[]] }),
      stop(48.9),
    ]
    const plan = async (effort: string) =>
      (
        await app.request('/api/visits/plan', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ days, start, stops, effort }),
        })
      ).json()
    const quick = await plan('quick')
    expect(quick.stops.map(({ reason }: { reason: string | null }) => reason).slice(3)).toEqual([
      'closed',
      'tooFar',
    ])
    const afternoon = quick.stops.find(({ id }: { id: string }) => id === stops[1]?.id).visit
    expect(afternoon).toMatchObject({ day: THURSDAY })
    expect(afternoon.beginsAt).toBeGreaterThanOrEqual(840)
    expect(quick.stops.find(({ id }: { id: string }) => id === stops[2]?.id).visit).not.toBeNull()
    expect(quick).toMatchObject({ proof: 'found', boundCents: null })
    expect(await plan('proof')).toMatchObject({ proof: 'proved', boundCents: 20_000 })
  })

  test('the ways are those of a routing service where the owner has one', async () => {
    const desk = await newDesk()
    const legs = [
      [{ km: 0, minutes: 0 }, null, { km: 4, minutes: 7 }],
      [
        { km: 4, minutes: 9 },
        { km: 0, minutes: 0 },
        { km: 0, minutes: 0 },
      ],
      [
        { km: 4, minutes: 9 },
        { km: 0, minutes: 0 },
        { km: 0, minutes: 0 },
      ],
    ]
    const planned = await tourPlanner({ ...PARTS, ways: async () => legs })(
      desk,
      { ...tour({ stops: [{ ...BARE_STOP, id: newId(), personId: newId() }] }), order: null },
      { effort: 'proof', signal: new AbortController().signal },
    )
    expect(planned).toMatchObject({ basis: 'routing', days: [{ km: 8, travelMinutes: 16 }] })
    expect(planned.stops[0]?.visit?.leg).toEqual({ km: 4, minutes: 9 })
  })

  test('an order of the owner’s is kept as it is, with the ways of their service', async () => {
    const desk = await newDesk()
    const stops = [45.77, 45.74].map(lat => ({
      ...{ ...BARE_STOP, id: newId(), personId: newId(), position: { lat, lon: 4.84 } },
    }))
    const [one, two] = stops.map(({ id }) => id)
    const ways = async (_: unknown, { positions }: { positions: unknown[] }) =>
      positions.map(() => positions.map(() => ({ km: 4, minutes: 9 })))
    const planned = await tourPlanner({ ...PARTS, ways })(
      desk,
      { ...tour({ stops }), order: [[two ?? '', one ?? '']] },
      { effort: 'quick', signal: new AbortController().signal },
    )
    expect(planned).toMatchObject({ proof: 'own', boundCents: null, basis: 'routing' })
    expect(planned.stops.map(({ id, visit }) => [id, visit?.beginsAt])).toEqual([
      [two, 519],
      [one, 588],
    ])
  })

  test('a tour that nobody waits for any longer ends', async () => {
    const stopped = new AbortController()
    const planned = tourPlanner(PARTS)(
      await newDesk(),
      { ...tour(), order: null },
      { effort: 'proof', signal: stopped.signal },
    )
    stopped.abort()
    await expect(planned).rejects.toThrow('aborted')
  })

  test('tours have their own address, and nonsense is refused', async () => {
    const desk = await newDesk()
    const app = appWith('/api/tours', tourRoutes, desk)
    const put = (id: string, body: object) =>
      app.request(`/api/tours/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const { id, ...draft } = tour()
    expect((await put(id, draft)).status).toBe(201)
    expect((await (await app.request('/api/tours')).json()).tours).toMatchObject([{ id, name: draft.name }])
    expect((await app.request(`/api/tours/${id}/tour.ics`)).headers.get('content-type')).toContain(
      'text/calendar',
    )
    const [first] = draft.days
    const bad = [
      { name: '' },
      { days: [] },
      { days: [first, first] },
      { days: [{ ...first, backBy: 100 }] },
      { mode: 'balloon' },
      { stops: [{}] },
    ]
    for (const change of bad) expect((await put(newId(), { ...draft, ...change })).status).toBe(422)
    expect((await app.request(`/api/tours/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(`/api/tours/${id}`)).status).toBe(410)
  })
})
