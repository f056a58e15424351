import { expect, test } from 'vitest'
import { appWith } from '../../test/support/app-with.ts'
import { newId } from '../../test/support/encounters.ts'
import { mandate, outlay, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { day } from '../lib/day.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import type { OutlayDraft } from './outlay.ts'
import { outlayRoutes } from './outlay-routes.ts'
import { outlaysOf, saveOutlay } from './outlays.ts'
import { provenanceRoutes } from './provenance-routes.ts'
import { saveMandate } from './store.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  const routesOf = async () => {
    const desk = await newDesk()
    const app = appWith('/api/outlays', outlayRoutes, desk)
    const put = ({ id, ...body }: OutlayDraft) =>
      app.request(`/api/outlays/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const all = async () => (await (await app.request('/api/outlays')).json()).outlays
    return { desk, app, put, all }
  }

  test('what is sent twice is noted once; an edit starts from what was read', async () => {
    const { put, all } = await routesOf()
    const draft = outlay({ per: 'month', cents: 12_000, label: 'Coworking du port', toOn: day('2026-12-31') })
    const first = await put(draft)
    expect(first.status).toBe(201)
    const { revision } = await first.json()
    expect((await put(draft)).status).toBe(200)
    expect((await put({ ...draft, cents: 13_000, revision })).status).toBe(200)
    const late = await put({ ...draft, cents: 14_000, revision })
    expect(late.status).toBe(409)
    expect((await late.json()).current).toMatchObject({ cents: 13_000 })
    expect(await all()).toMatchObject([{ id: draft.id, cents: 13_000, toOn: '2026-12-31', currency: 'EUR' }])
  })

  test('what is paid once has no end; the latest begun is told first', async () => {
    const { put, all } = await routesOf()
    await put(outlay({ fromOn: day('2026-03-02'), toOn: day('2026-01-01') }))
    await put(outlay({ fromOn: day('2026-05-02'), label: 'Salon' }))
    expect(await all()).toMatchObject([{ label: 'Salon' }, { label: 'Open Coffee', toOn: null }])
  })

  test('nothing, less than nothing, too much, nowhere, and an end before the beginning are refused', async () => {
    const { put, all } = await routesOf()
    const wrong: Partial<OutlayDraft>[] = [
      { cents: 0 },
      { cents: -5 },
      { cents: 2_000_000_001 },
      { label: '  ' },
      { currency: 'EURO' },
      { per: 'month', toOn: day('2026-11-20') },
      { id: 'mine' },
    ]
    for (const changes of wrong) expect((await put(outlay(changes))).status).toBe(422)
    expect((await put(outlay({ revision: 'x' }))).status).toBe(404)
    expect(await all()).toEqual([])
  })

  test('taken away it is gone; undone it is back', async () => {
    const { desk, app, put, all } = await routesOf()
    const draft = outlay()
    await put(draft)
    const before = await all()
    const remove = (id: string) => app.request(`/api/outlays/${id}`, { method: 'DELETE' })
    expect((await remove(draft.id)).status).toBe(204)
    expect(await all()).toEqual([])
    expect((await remove(draft.id)).status).toBe(410)
    expect((await put(draft)).status).toBe(410)
    expect((await remove(newId())).status).toBe(404)
    await undo(desk, desk.batches.at(-1) as string)
    expect(await all()).toEqual(before)
  })

  test('provenance tells what was paid in the period beside what it brought, to the cent', async () => {
    const desk = await newDesk()
    await saveMandate(
      desk,
      mandate({
        stage: 'won',
        amountCents: 215_000,
        contributions: [through([], { kind: 'place', label: 'Coworking du Port' })],
      }),
    )
    const coworking = { label: 'coworking du port', per: 'month', cents: 12_000 } as const
    await saveOutlay(desk, outlay({ ...coworking, fromOn: day('2025-09-22') }))
    await saveOutlay(desk, outlay({ label: 'Forum', fromOn: day('2026-02-03') }))
    const app = appWith('/api/provenance', provenanceRoutes, desk)
    const sources = async (query = '') =>
      (await (await app.request(`/api/provenance${query}`)).json()).sources
    // 2,150 € over fourteen times 120 €.
    expect(await sources()).toMatchObject([
      {
        key: 'where:coworking du port',
        label: 'Coworking du Port',
        paid: [{ cents: 168_000, currency: 'EUR' }],
        perPaid: [{ cents: 128, currency: 'EUR' }],
      },
      {
        key: 'where:forum',
        label: 'Forum',
        own: { weight: 0, mandates: [], won: [] },
        paid: [{ cents: 3500 }],
        perPaid: [],
      },
    ])
    expect(await sources('?from=2026-03-01&to=2026-04-30')).toMatchObject([{ paid: [{ cents: 24_000 }] }])
  })

  test("another desk's outlays are never seen", async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    await saveOutlay(desk, outlay())
    expect(await outlaysOf(other)).toEqual([])
    const app = appWith('/api/provenance', provenanceRoutes, other)
    expect((await (await app.request('/api/provenance')).json()).sources).toEqual([])
  })
})
