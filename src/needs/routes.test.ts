import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { newId, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { BATCH_HEADER } from '../platform/http.ts'
import { PROJECTORS } from '../projectors.ts'
import { needRoutes } from './routes.ts'

const NEED = { kind: 'supplier', what: 'un comptable', skills: ['comptable'], statedOn: '2026-11-21' }

onEveryDatabase(PROJECTORS, newDesk => {
  test('a need is stated, sent again, edited, refused when stale, deleted, gone', async () => {
    const desk = await newDesk()
    const app = appWith('/api/needs', needRoutes, desk)
    const url = `/api/needs/${newId()}`
    const created = await app.request(url, json(NEED))
    expect(created.status).toBe(201)
    expect(created.headers.get(BATCH_HEADER)).toBe(desk.batches.at(-1))
    const { revision } = await created.json()
    expect((await app.request(url, json(NEED))).status).toBe(200)
    expect((await app.request(url, json({ ...NEED, note: 'pressé', revision }))).status).toBe(200)
    const stale = await app.request(url, json({ ...NEED, note: 'trop tard', revision }))
    expect(stale.status).toBe(409)
    expect(await stale.json()).toMatchObject({ code: 'stale', current: { note: 'pressé' } })
    expect(await (await app.request('/api/needs?open=1')).json()).toHaveLength(1)
    expect((await app.request(url, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(url)).status).toBe(410)
    expect((await app.request(url, json(NEED))).status).toBe(410)
  })

  test('who could help is told with reasons, asked with a draft, and left alone for a month', async () => {
    const desk = await newDesk()
    const app = appWith('/api/needs', needRoutes, desk)
    const needId = newId()
    const personId = await personWith(desk, { name: 'Ana Riou', givenName: 'Ana', title: 'comptable' })
    await app.request(`/api/needs/${needId}`, json(NEED))
    const helpers = async () => (await app.request(`/api/needs/${needId}/helpers`)).json()
    expect(await helpers()).toMatchObject([{ person: { id: personId }, askableFrom: null }])

    const draft = await (await app.request(`/api/needs/${needId}/draft/${personId}`)).json()
    expect(draft).toMatchObject({ name: 'Ana Riou', askableFrom: null })
    expect(draft.text).toContain('un comptable')
    expect(draft.text).toContain('C’est votre domaine')

    const ask = { needId, personId, askedOn: '2026-11-21', how: 'mail' }
    const id = newId()
    expect((await app.request(`/api/needs/asks/${id}`, json(ask))).status).toBe(201)
    expect(await helpers()).toEqual([])
    expect(await (await app.request('/api/needs/today')).json()).toMatchObject([{ awaited: { personId } }])
    const again = await app.request(`/api/needs/asks/${newId()}`, json(ask))
    expect(again.status).toBe(409)
    expect((await again.json()).detail).toContain('Ana Riou')
    const later = await (await app.request(`/api/needs/${needId}/draft/${personId}`)).json()
    expect(later.askableFrom).toBe('2026-12-21')
    expect((await app.request(`/api/needs/asks/${id}`, { method: 'DELETE' })).status).toBe(204)
  })

  test('what makes no sense is refused, naming the field', async () => {
    const app = appWith('/api/needs', needRoutes, await newDesk())
    const answer = await app.request(`/api/needs/${newId()}`, json({ ...NEED, what: ' ', kind: 'wish' }))
    expect(answer.status).toBe(422)
    const { params } = await answer.json()
    expect(params.fields.map((field: string) => field.split(':')[0])).toEqual(['kind', 'what'])
    expect((await app.request('/api/needs/1', json(NEED))).status).toBe(422)
  })
})
