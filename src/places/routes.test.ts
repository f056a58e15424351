import { expect, test } from 'vitest'
import { appWith } from '../../test/support/app-with.ts'
import { newId } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { called, livingIn } from '../../test/support/people.ts'
import { NEW_ACQUAINTANCE } from '../people/person.ts'
import { savePerson } from '../people/store.ts'
import type { Desk } from '../platform/desk.ts'
import { openDoor } from '../platform/outgoing.ts'
import { PROJECTORS } from '../projectors.ts'
import { placeRoutes } from './routes.ts'

const LYON = 'lat=45.764&lon=4.8357'

onEveryDatabase(PROJECTORS, newDesk => {
  const asking = (desk: Desk) => {
    const app = appWith('/api/places', placeRoutes({ door: openDoor({ userAgent: 'test' }) }), desk)
    return {
      get: (path: string) => app.request(`/api/places${path}`),
      send: (method: string, path: string, body?: unknown) =>
        app.request(`/api/places${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
    }
  }

  test('a place is kept, found near, and taken away', async () => {
    const desk = await newDesk()
    const { get, send } = asking(desk)
    const id = newId()
    const spot = { lat: 45.76, lon: 4.84, precision: 'exact', source: 'owner' }
    const said = { name: ' La Cordée ', kind: 'coworking', currency: 'EUR', priceCents: 2200, spot }
    expect((await send('PUT', `/${id}`, said)).status).toBe(201)
    expect((await send('PUT', `/${id}`, said)).status).toBe(200)
    const near = await (await get(`/near?${LYON}&minutes=15`)).json()
    expect(near.places).toMatchObject([{ id, name: 'La Cordée', travel: { basis: 'estimate' } }])
    expect((await (await get('')).json()).places).toHaveLength(1)
    expect((await send('DELETE', `/${id}`)).status).toBe(204)
    expect((await get(`/${id}`)).status).toBe(410)
  })

  test('people near are told with their town and how far they are; correcting where one is moves them', async () => {
    const desk = await newDesk()
    const { get, send } = asking(desk)
    const id = newId()
    const contact = called('Bruno', { addresses: [{ ...livingIn('Bron'), postalCode: '69500' }] })
    await savePerson(desk, { id, contact, acquaintance: NEW_ACQUAINTANCE })
    const near = async (minutes: number) => (await get(`/near?${LYON}&minutes=${minutes}&mode=car`)).json()
    expect(await near(30)).toMatchObject({ count: 1, people: [{ id, town: 'Bron', precision: 'town' }] })
    expect(await near(2)).toEqual({ count: 0, people: [], places: [] })
    const moved = await send('PUT', `/located/${id}`, { id: newId(), lat: 48.8, lon: 2.3 })
    expect(await moved.json()).toEqual({ lat: 48.8, lon: 2.3, precision: 'exact', source: 'owner' })
    expect((await near(30)).count).toBe(0)
    expect((await send('DELETE', `/located/${id}`)).status).toBe(204)
    expect((await send('DELETE', `/located/${id}`)).status).toBe(404)
    expect((await near(30)).count).toBe(1)
  })

  test('towns are completed as one types, and found by their postcode', async () => {
    const { get } = asking(await newDesk())
    const towns = await (await get('/towns?q=villeurb')).json()
    expect(towns[0]).toMatchObject({ name: 'Villeurbanne (69100)', precision: 'town' })
    const spot = await (await get('/town?town=St%20Etienne&postalCode=42000')).json()
    expect(spot).toMatchObject({ name: 'Saint-Étienne', source: 'gazetteer' })
    expect(await (await get('/town?town=Nulle-Part')).json()).toBeNull()
  })

  test('nothing is asked outside unless the owner allows it', async () => {
    const { get } = asking(await newDesk())
    for (const path of [
      '/address?address=3%20rue%20du%20Lac&town=Lyon&postalCode=69003',
      `/coworking?${LYON}&km=5`,
    ]) {
      const answer = await get(path)
      expect([answer.status, (await answer.json()).code]).toEqual([403, 'outgoing-not-allowed'])
    }
  })

  test('nonsense is refused', async () => {
    const { get, send } = asking(await newDesk())
    const good = { name: 'Ici', kind: 'cafe', currency: 'EUR' }
    const bad = [
      { name: '' },
      { kind: 'castle' },
      { currency: 'euros' },
      { url: 'javascript:alert(1)' },
      { spot: { lat: 91, lon: 0, precision: 'exact', source: 'owner' } },
      { quiet: 4 },
    ]
    for (const change of bad) {
      expect((await send('PUT', `/${newId()}`, { ...good, ...change })).status).toBe(422)
    }
    for (const path of ['/near?lat=95&lon=1&minutes=30', '/near?lat=45&lon=1&minutes=0', '/towns?q=']) {
      expect((await get(path)).status).toBe(422)
    }
    expect((await send('PUT', `/located/${newId()}`, { id: newId(), lat: 1, lon: 1 })).status).toBe(404)
  })

  test("another desk's places are never seen", async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const id = newId()
    await asking(desk).send('PUT', `/${id}`, { name: 'Ici', kind: 'cafe', currency: 'EUR' })
    expect((await asking(other).get(`/${id}`)).status).toBe(404)
    expect((await (await asking(other).get('')).json()).places).toEqual([])
  })
})
