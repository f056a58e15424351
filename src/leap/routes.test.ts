import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { newId } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { followUpsOf } from '../encounters/follow-ups.ts'
import { PROJECTORS } from '../projectors.ts'
import { leapRoutes } from './routes.ts'

const LEAP = { kind: 'move', leavesOn: '2027-03-01', town: 'Nantes', begunOn: '2026-11-21' }

onEveryDatabase(PROJECTORS, newDesk => {
  test('a departure begins with its steps, is edited, refused when stale, deleted, gone', async () => {
    const app = appWith('/api/leaps', leapRoutes, await newDesk())
    const url = `/api/leaps/${newId()}`
    const created = await app.request(url, json(LEAP))
    expect(created.status).toBe(201)
    const { revision, steps } = await created.json()
    expect(steps.length).toBeGreaterThan(10)
    expect((await app.request(url, json(LEAP))).status).toBe(200)
    expect((await app.request(url, json({ ...LEAP, note: 'avec le chat', revision }))).status).toBe(200)
    const stale = await app.request(url, json({ ...LEAP, revision }))
    expect(stale.status).toBe(409)
    expect(await stale.json()).toMatchObject({ code: 'stale', current: { note: 'avec le chat' } })
    expect(await (await app.request(`${url}/readiness`)).json()).toMatchObject({
      now: { town: { count: 0 }, cards: { count: 0 } },
      begun: null,
    })
    expect((await app.request(url, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(url, json(LEAP))).status).toBe(410)
    expect(await (await app.request('/api/leaps')).json()).toEqual([])
  })

  test('a step is added, ticked, made a promise once, deleted', async () => {
    const desk = await newDesk()
    const app = appWith('/api/leaps', leapRoutes, desk)
    const leapId = newId()
    await app.request(`/api/leaps/${leapId}`, json(LEAP))
    const url = `/api/leaps/steps/${newId()}`
    const step = { leapId, text: 'Rendre les clefs', dueOn: '2027-02-28' }
    const added = await app.request(url, json(step))
    expect(added.status).toBe(201)
    const { revision } = await added.json()
    const ticked = await app.request(url, json({ ...step, doneOn: '2026-11-21', revision }))
    expect(await ticked.json()).toMatchObject({ doneOn: '2026-11-21' })
    expect((await app.request(url, json({ ...step, text: 'trop tard', revision }))).status).toBe(409)
    const followUpId = newId()
    const promised = await app.request(`${url}/promise`, json({ followUpId }))
    expect(await promised.json()).toMatchObject({ promise: { id: followUpId } })
    expect((await app.request(url, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(url, json(step))).status).toBe(410)
    const wordless = await app.request(`/api/leaps/steps/${newId()}`, json({ ...step, text: ' ' }))
    expect((await wordless.json()).params.fields[0]).toMatch(/^text/)

    const { steps } = await (await app.request(`/api/leaps/${leapId}`)).json()
    const ofLine = `/api/leaps/steps/${steps[0].id}/promise`
    await app.request(ofLine, json({ followUpId: newId() }))
    expect((await followUpsOf(desk)).map(({ text }) => text).join()).toContain('vingt premiers noms')
  })

  test('a move without its town is refused', async () => {
    const app = appWith('/api/leaps', leapRoutes, await newDesk())
    const answer = await app.request(`/api/leaps/${newId()}`, json({ ...LEAP, town: ' ' }))
    expect(answer.status).toBe(422)
    expect((await answer.json()).params.fields[0]).toMatch(/^town/)
  })
})
