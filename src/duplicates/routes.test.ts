import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { phone, somebody } from '../../test/support/people.ts'
import { PROJECTORS } from '../projectors.ts'
import { openDuplicates } from './find.ts'
import type { Comparing, Review } from './review-view.ts'
import { duplicateRoutes, mergeRoutes } from './routes.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  test('compared, looked at, answered and joined over HTTP', async () => {
    const desk = await newDesk()
    const emails = [{ types: [], label: null, value: 'jo@kerbrat.example' }]
    for (const name of ['Joëlle Kerbrat', 'Jo Kerbrat', 'KERBRAT Joëlle'])
      await somebody(desk, name, { phones: [phone('06 12 34 56 78')], emails })
    const duplicates = openDuplicates()
    const app = appWith('/api/duplicates', duplicateRoutes({ duplicates }), desk)
    const review = async (query = '') =>
      (await (await app.request(`/api/duplicates${query}`)).json()) as Review & Comparing
    expect(await review()).toMatchObject({ state: 'idle', foundAt: null, open: 0, pairs: [] })

    expect((await app.request('/api/duplicates/search', { method: 'POST' })).status).toBe(202)
    await duplicates.settled(desk)
    expect(await review()).toMatchObject({ state: 'idle', open: 3, cards: 3 })
    expect((await review('?from=2')).pairs).toHaveLength(1)
    expect((await app.request('/api/duplicates?from=-1')).status).toBe(422)

    const [one, other] = (await review()).pairs[0]?.cards ?? []
    const said = { personId: one?.id, otherId: other?.id }
    const reply = async (word: string) =>
      app.request('/api/duplicates/replies', json({ ...said, reply: word }, 'POST'))
    expect((await reply('perhaps')).status).toBe(422)
    expect(await (await reply('later')).json()).toEqual({ open: 2 })
    expect((await review('?which=later')).pairs).toHaveLength(1)

    const merges = appWith('/api/merges', mergeRoutes, desk)
    const merge = { kept: one?.id, absorbed: other?.id }
    expect((await merges.request('/api/merges', json({ ...merge, lead: ['shoe'] }, 'POST'))).status).toBe(422)
    const joined = await merges.request('/api/merges', json({ ...merge, lead: ['name'] }, 'POST'))
    expect(((await joined.json()) as { contact: { name: string } }).contact.name).toBe(other?.contact.name)
    expect(joined.headers.get('Entregent-Batch')).not.toBeNull()
    expect(await (await app.request('/api/duplicates/count')).json()).toEqual({ open: 1 })
    await duplicates.close()
  })
})
