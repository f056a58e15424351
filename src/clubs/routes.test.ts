import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { choir } from '../../test/support/clubs.ts'
import { newId, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { BATCH_HEADER } from '../platform/http.ts'
import { PROJECTORS } from '../projectors.ts'
import { clubRoutes } from './routes.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  test('a club is noted, edited, refused when stale or wrong, deleted, gone', async () => {
    const desk = await newDesk()
    const app = appWith('/api/clubs', clubRoutes, desk)
    const { id, ...body } = choir()
    const url = `/api/clubs/${id}`
    const created = await app.request(url, json(body))
    expect(created.status).toBe(201)
    expect(created.headers.get(BATCH_HEADER)).toBe(desk.batches.at(-1))
    const { revision } = await created.json()
    expect((await app.request(url, json(body))).status).toBe(200)
    expect((await app.request(url, json({ ...body, note: 'a', revision }))).status).toBe(200)
    expect((await app.request(url, json({ ...body, note: 'b', revision }))).status).toBe(409)
    expect((await app.request(url, json({ ...body, time: '25:00' }))).status).toBe(422)
    expect((await app.request(`/api/clubs/${newId()}`, json({ ...body, rule: 'FREQ=DAILY' }))).status).toBe(
      422,
    )
    expect(await (await app.request('/api/clubs')).json()).toMatchObject({
      clubs: [{ club: { id, note: 'a' } }],
    })
    expect((await app.request(url, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(url)).status).toBe(410)
    expect((await app.request(`${url}/possible`)).status).toBe(410)
  })

  test('people join, the morning asks, the answer is kept once, and the page tells it', async () => {
    const desk = await newDesk({ now: () => new Date('2026-11-18T08:00:00Z') })
    const app = appWith('/api/clubs', clubRoutes, desk)
    const { id, ...body } = choir()
    await app.request(`/api/clubs/${id}`, json(body))
    const ana = await personWith(desk, { name: 'Ana Riou' })
    const people = [{ id: newId(), personId: ana }]
    expect((await app.request(`/api/clubs/${id}/people`, json({ people }))).status).toBe(200)
    expect((await app.request(`/api/clubs/${id}/people`, json({ people: [] }))).status).toBe(422)
    const today = async () => (await app.request('/api/clubs/today')).json()
    expect(await today()).toMatchObject({ asked: [{ club: { id }, day: '2026-11-17', usual: [ana] }] })

    const said = {
      clubId: id,
      day: '2026-11-17',
      state: 'went',
      attendance: { id: newId(), personIds: [ana] },
    }
    const session = `/api/clubs/sessions/${newId()}`
    expect((await app.request(session, json(said))).status).toBe(201)
    expect((await app.request(session, json(said))).status).toBe(200)
    expect(await today()).toMatchObject({ asked: [] })
    expect(await (await app.request(`/api/clubs/${id}`)).json()).toMatchObject({
      people: [{ id: ana, together: 1, lastOn: '2026-11-17' }],
      sessions: [{ state: 'went', people: [{ name: 'Ana Riou' }] }],
      attendance: { went: 1, n: 1 },
    })
    expect(await (await app.request(`/api/clubs/of/${ana}`)).json()).toMatchObject([{ id, together: 1 }])
    expect(await (await app.request(`/api/clubs/${id}/possible`)).json()).toEqual([])
    const leftOut = await app.request(`/api/clubs/left-out/${newId()}`, json({ personId: ana }))
    expect(leftOut.status).toBe(204)
    expect((await app.request(session, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(`/api/clubs/${id}/people/${ana}`, { method: 'DELETE' })).status).toBe(204)
    expect(await (await app.request(`/api/clubs/of/${ana}`)).json()).toEqual([])
  })
})
