import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { coffee, newId, peopleNamed } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { BATCH_HEADER, type DeskEnv } from '../platform/http.ts'
import { PROJECTORS } from '../projectors.ts'
import { encounterRoutes, followUpRoutes } from './routes.ts'

const routes = new Hono<DeskEnv>().route('/encounters', encounterRoutes).route('/follow-ups', followUpRoutes)

onEveryDatabase(PROJECTORS, newDesk => {
  test('an encounter is created, sent again, edited, refused when stale, deleted, gone', async () => {
    const desk = await newDesk()
    const app = appWith('/api', routes, desk)
    const [marie] = await peopleNamed(desk, 'Marie')
    const { id, ...draft } = coffee({ personIds: [marie as string] })
    const url = `/api/encounters/${id}`

    const created = await app.request(url, json(draft))
    expect(created.status).toBe(201)
    expect(created.headers.get(BATCH_HEADER)).toBe(desk.batches.at(-1))
    const view = await created.json()
    expect(view).toMatchObject({ id, people: [{ id: marie, name: 'Marie' }], planned: false })
    expect((await app.request(url, json(draft))).status).toBe(200)
    expect(await (await app.request(url)).json()).toEqual(view)

    const edited = await app.request(url, json({ ...draft, note: 'relu', revision: view.revision }))
    expect(edited.status).toBe(200)
    const stale = await app.request(url, json({ ...draft, note: 'trop tard', revision: view.revision }))
    expect(stale.status).toBe(409)
    expect(stale.headers.get('content-type')).toMatch('application/problem+json')
    expect(await stale.json()).toMatchObject({ code: 'stale', current: { note: 'relu' } })

    expect((await app.request(url, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(url, json(draft))).status).toBe(410)
    expect((await app.request(url)).status).toBe(410)
  })

  test('a line that makes no sense is refused, naming the field', async () => {
    const app = appWith('/api', routes, await newDesk())
    const { id, ...draft } = coffee()
    const answer = await app.request(
      `/api/encounters/${id}`,
      json({ ...draft, day: '2026-02-30', feeling: 6 }),
    )
    expect(answer.status).toBe(422)
    const { params } = await answer.json()
    expect(params.fields.map((field: string) => field.split(':')[0])).toEqual(['day', 'feeling'])
    expect((await app.request('/api/encounters/1', json(draft))).status).toBe(422)
  })

  test('the list is asked by person and by day, in pages', async () => {
    const desk = await newDesk()
    const app = appWith('/api', routes, desk)
    const [marie] = await peopleNamed(desk, 'Marie')
    for (const personIds of [[marie as string], [marie as string], []]) {
      const { id, ...draft } = coffee({ personIds })
      await app.request(`/api/encounters/${id}`, json(draft))
    }
    const first = await (await app.request(`/api/encounters?person=${marie}&limit=1`)).json()
    expect(first.encounters).toHaveLength(1)
    const cursor = encodeURIComponent(first.next)
    const second = await (
      await app.request(`/api/encounters?person=${marie}&limit=1&cursor=${cursor}`)
    ).json()
    expect(second.next).toBeNull()
    expect(second.encounters[0].id).not.toBe(first.encounters[0].id)
    expect(await (await app.request('/api/encounters?from=2026-11-22')).json()).toEqual({
      encounters: [],
      next: null,
    })
    expect((await app.request('/api/encounters?from=hier')).status).toBe(422)
  })

  test('a follow-up is kept, ticked, and taken away', async () => {
    const desk = await newDesk()
    const app = appWith('/api', routes, desk)
    const url = `/api/follow-ups/${newId()}`
    const kept = await app.request(url, json({ text: 'rappeler', by: 'me', dueOn: '2026-11-23' }))
    expect(kept.status).toBe(200)
    expect(await (await app.request('/api/follow-ups?open=1')).json()).toMatchObject([{ text: 'rappeler' }])
    const { revision } = await kept.json()
    await app.request(url, json({ text: 'rappeler', by: 'me', doneOn: '2026-11-21' }))
    const stale = await app.request(url, json({ text: 'rappeler demain', by: 'me', revision }))
    expect(stale.status).toBe(409)
    expect(await stale.json()).toMatchObject({ code: 'stale', current: { doneOn: '2026-11-21' } })
    expect(await (await app.request('/api/follow-ups?open=1')).json()).toEqual([])
    expect((await app.request(url, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(url, { method: 'DELETE' })).status).toBe(410)
  })
})
