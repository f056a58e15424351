import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { newId, peopleNamed } from '../../test/support/encounters.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { BATCH_HEADER } from '../platform/http.ts'
import { PROJECTORS } from '../projectors.ts'
import { mandateRoutes } from './routes.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  test('a mandate is noted, sent again, edited, refused when stale, moved, deleted, gone', async () => {
    const desk = await newDesk()
    const app = appWith('/api/mandates', mandateRoutes, desk)
    const [sophie] = (await peopleNamed(desk, 'Sophie')) as [string]
    const { id, ...draft } = mandate({ amountCents: 450_000, contributions: [through([sophie])] })
    const url = `/api/mandates/${id}`

    const created = await app.request(url, json(draft))
    expect(created.status).toBe(201)
    expect(created.headers.get(BATCH_HEADER)).toBe(desk.batches.at(-1))
    const view = await created.json()
    expect(view).toMatchObject({
      id,
      value: { cents: 450_000, currency: 'EUR' },
      contributions: [{ people: [{ id: sophie, name: 'Sophie' }], share: 10_000 }],
    })
    expect((await app.request(url, json(draft))).status).toBe(200)
    expect(await (await app.request(url)).json()).toEqual(view)

    const edited = await app.request(url, json({ ...draft, note: 'relu', revision: view.revision }))
    expect(edited.status).toBe(200)
    const stale = await app.request(url, json({ ...draft, note: 'trop tard', revision: view.revision }))
    expect(stale.status).toBe(409)
    expect(stale.headers.get('content-type')).toMatch('application/problem+json')
    expect(await stale.json()).toMatchObject({ code: 'stale', current: { note: 'relu' } })

    const won = { method: 'POST', body: JSON.stringify({ stage: 'won', on: '2026-11-22' }) }
    const moved = await app.request(`${url}/stage`, {
      ...won,
      headers: { 'content-type': 'application/json' },
    })
    expect(await moved.json()).toMatchObject({ stage: 'won', decidedOn: '2026-11-22' })

    expect((await app.request(url, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(url, json(draft))).status).toBe(410)
    expect((await app.request(url)).status).toBe(410)
  })

  test('what makes no sense is refused, naming the field; what is beyond the limits, in a sentence', async () => {
    const app = appWith('/api/mandates', mandateRoutes, await newDesk())
    const { id, ...draft } = mandate()
    const fieldsOf = async (changes: object) => {
      const answer = await app.request(`/api/mandates/${id}`, json({ ...draft, ...changes }))
      expect(answer.status).toBe(422)
      return (await answer.json()).params.fields as string[]
    }
    const named = async (changes: object) => (await fieldsOf(changes)).map(field => field.split(':')[0])
    expect(await named({ what: ' ', stage: 'maybe', heardOn: '2026-02-30', currency: 'EURO' })).toEqual([
      'what',
      'stage',
      'currency',
      'heardOn',
    ])
    expect(await fieldsOf({ amountCents: 2_000_000_001 })).toEqual(['un montant va jusqu’à 20 000 000'])
    expect(await fieldsOf({ per: 'day', daysHundredths: 100_001 })).toHaveLength(1)
    expect(await fieldsOf({ contributions: Array.from({ length: 21 }, () => through([])) })).toHaveLength(1)
    expect(await fieldsOf({ contributions: [through(Array.from({ length: 11 }, newId))] })).toHaveLength(1)
    expect((await app.request('/api/mandates/1', json(draft))).status).toBe(422)
  })

  test('the list is asked by stages, by person and by words; a card asks what somebody has to do with them', async () => {
    const desk = await newDesk()
    const app = appWith('/api/mandates', mandateRoutes, desk)
    const [sophie, luc] = (await peopleNamed(desk, 'Sophie', 'Luc')) as [string, string]
    const drafts = [
      mandate({ what: 'Logo', clientId: luc, contributions: [through([sophie])] }),
      mandate({ what: 'Audit', stage: 'won', clientId: luc }),
      mandate({ what: 'Site', stage: 'lost', organisation: 'Ploum' }),
    ]
    for (const { id, ...draft } of drafts) await app.request(`/api/mandates/${id}`, json(draft))
    const whats = async (query: string) => {
      const { mandates } = await (await app.request(`/api/mandates${query}`)).json()
      return mandates.map(({ what }: { what: string }) => what).sort()
    }
    expect(await whats('')).toEqual(['Audit', 'Logo', 'Site'])
    expect(await whats('?stage=won,lost')).toEqual(['Audit', 'Site'])
    expect(await whats(`?person=${sophie}`)).toEqual(['Logo'])
    expect(await whats('?q=ploum')).toEqual(['Site'])
    expect((await app.request('/api/mandates?stage=nope')).status).toBe(422)
    const of = await (await app.request(`/api/mandates/of/${sophie}`)).json()
    expect(of.mandates).toMatchObject([{ mandate: { what: 'Logo' }, parts: ['source'] }])
  })
})
