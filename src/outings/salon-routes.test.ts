import { expect, test } from 'vitest'
import { appWith } from '../../test/support/app-with.ts'
import { newId } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { metDraft, outingOn } from '../../test/support/outings-met.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { outingRoutes } from './routes.ts'
import { addOutings } from './store.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  async function evening() {
    const desk = await newDesk()
    const outing = outingOn(desk.today())
    await addOutings(desk, [outing])
    return { desk, ask: asking(desk, `/api/outings/${outing.id}`), outing }
  }

  function asking(desk: Desk, base: string) {
    const app = appWith('/api/outings', outingRoutes, desk)
    return (method: string, path: string, body?: unknown) =>
      app.request(`${base}${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
  }

  test('a meeting is made, said again, edited from the state it was read in, and taken back', async () => {
    const { ask } = await evening()
    const { id, ...odile } = metDraft({ word: 'céramiste' })
    const path = `/met/${id}`
    const made = await ask('PUT', path, odile)
    expect(made.status).toBe(201)
    const { revision } = (await made.json()) as { revision: string }
    expect((await ask('PUT', path, odile)).status).toBe(200)
    expect((await ask('PUT', path, { ...odile, word: 'sculptrice', revision })).status).toBe(200)
    const late = await ask('PUT', path, { ...odile, word: 'autre', revision })
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({ current: { word: 'sculptrice' } })

    const salon = (await (await ask('GET', '/salon')).json()) as { outing: { people: unknown[] } }
    expect(salon.outing.people).toMatchObject([{ id, role: 'met', word: 'sculptrice' }])
    expect((await ask('DELETE', path)).status).toBe(204)
    expect((await ask('DELETE', path)).status).toBe(204)
    expect((await ask('PUT', path, odile)).status).toBe(410)
  })

  test('what cannot be is refused by its field', async () => {
    const { ask } = await evening()
    const { id, ...odile } = metDraft()
    for (const wrong of [
      { ...odile, personId: 'x' },
      { ...odile, at: 'yesterday' },
      { ...odile, card: 'x'.repeat(20_001) },
      { ...odile, name: '' },
      { ...odile, promise: { id: newId(), text: '', dueOn: '2026-11-24' } },
    ]) {
      expect((await ask('PUT', `/met/${id}`, wrong)).status).toBe(422)
    }
    expect((await ask('PUT', '/met/x', odile)).status).toBe(422)
    expect((await ask('PUT', `/aims/${newId()}`, { reached: true })).status).toBe(404)
  })

  test('the photograph of a card stays with the meeting, and goes with it', async () => {
    const { ask } = await evening()
    const { id, ...odile } = metDraft()
    const path = `/met/${id}/picture`
    const base64 = Buffer.from('a picture').toString('base64')
    expect((await ask('PUT', path, { base64 })).status).toBe(404)
    await ask('PUT', `/met/${id}`, odile)
    expect((await ask('GET', path)).status).toBe(404)
    for (let i = 0; i < 2; i++) expect((await ask('PUT', path, { base64 })).status).toBe(204)
    const picture = await ask('GET', path)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    expect(await picture.text()).toBe('a picture')
    await ask('PUT', `/met/${id}`, { ...odile, word: 'céramiste' })
    expect(await (await ask('GET', '/after')).json()).toMatchObject({
      met: [{ word: 'céramiste', picture: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    })
    await ask('DELETE', `/met/${id}`)
    expect((await ask('GET', path)).status).toBe(404)
  })

  test('the evening after, a sign is given once; the few sentences come with the salon', async () => {
    const { desk, ask, outing } = await evening()
    const { id, ...odile } = metDraft()
    await ask('PUT', `/met/${id}`, odile)
    const whole = asking(desk, '/api/outings')
    const pitch = { whoIAm: 'Graphiste', whomILookFor: 'Des éditeurs' }
    expect((await whole('PUT', '/pitch', pitch)).status).toBe(200)
    expect(await (await whole('GET', '/pitch')).json()).toEqual(pitch)
    expect(await (await ask('GET', '/salon')).json()).toMatchObject({ pitch })
    expect(await (await whole('GET', '/met-lately')).json()).toMatchObject([{ outingId: outing.id }])

    const sign = { encounterId: newId(), channel: 'mail' }
    for (let i = 0; i < 2; i++) expect((await ask('POST', `/met/${id}/sign`, sign)).status).toBe(204)
    const after = (await (await ask('GET', '/after')).json()) as { met: unknown[] }
    expect(after.met).toMatchObject([{ id, signOn: desk.today(), sign: null }])
    expect(await (await whole('GET', '/met-lately')).json()).toEqual([])
  })
})
