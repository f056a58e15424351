import type { Hono } from 'hono'
import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { called, somebody } from '../../test/support/people.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import type { DeskEnv } from '../platform/http.ts'
import { NEW_ACQUAINTANCE, type PersonDetail } from './person.ts'
import { projectPeople } from './projection.ts'
import { peopleRoutes } from './routes.ts'

const newId = () => uuidv7(NOW)

onEveryDatabase({ person: projectPeople }, newDesk => {
  async function open(): Promise<{
    desk: Desk
    app: Hono<DeskEnv>
    get: (path: string) => Promise<Response>
  }> {
    const desk = await newDesk()
    const app = appWith('/api/people', peopleRoutes, desk)
    return { desk, app, get: async path => app.request(`/api/people${path}`) }
  }
  const marie = { contact: called('Marie Dupont'), acquaintance: NEW_ACQUAINTANCE }

  test('somebody is created, read, edited, and the edit of an old state answers with the current one', async () => {
    const { desk, app, get } = await open()
    const path = `/api/people/${newId()}`
    const created = await app.request(path, json(marie))
    expect(created.status).toBe(201)
    expect(created.headers.get('Entregent-Batch')).toBe(desk.batches[0])
    const person = (await created.json()) as PersonDetail
    expect((await app.request(path, json(marie))).status).toBe(200)

    const edit = {
      contact: { ...person.contact, note: 'x' },
      acquaintance: person.acquaintance,
      revision: person.revision,
    }
    expect((await app.request(path, json(edit))).status).toBe(200)
    const stale = await app.request(path, json(edit))
    expect(stale.status).toBe(409)
    expect(stale.headers.get('content-type')).toContain('application/problem+json')
    expect(await stale.json()).toMatchObject({ code: 'stale', current: { contact: { note: 'x' } } })
    expect(((await (await get(`/${person.id}`)).json()) as PersonDetail).contact.note).toBe('x')
  })

  test('what cannot be is refused with the fields named', async () => {
    const { app, get } = await open()
    const wrong = {
      ...marie,
      acquaintance: { ...NEW_ACQUAINTANCE, metOn: '2026-02-30', timeZone: 'Mars/Base' },
    }
    const answer = await app.request(`/api/people/${newId()}`, json(wrong))
    expect(answer.status).toBe(422)
    const { params } = (await answer.json()) as { params: { fields: string[] } }
    expect(params.fields.map(field => field.split(':')[0])).toEqual([
      'acquaintance.timeZone',
      'acquaintance.metOn',
    ])
    expect((await get('/not-an-id')).status).toBe(404)
    expect((await get(`/${newId()}`)).status).toBe(404)
    expect((await get('?circle=9')).status).toBe(422)
  })

  test('the list, the search, the names and the facets', async () => {
    const { desk, get } = await open()
    await somebody(desk, 'Marie Dupont', { tags: ['salon'] }, { circle: 1 })
    await somebody(desk, 'Paul Roux')
    expect(await (await get('?q=dup&limit=10')).json()).toMatchObject({
      total: 1,
      people: [{ name: 'Marie Dupont' }],
    })
    expect(await (await get('?circle=1&tag=salon&met=never')).json()).toMatchObject({ total: 1 })
    expect(await (await get('/find?q=rou')).json()).toMatchObject([{ name: 'Paul Roux' }])
    expect(await (await get('/find')).json()).toEqual([])
    expect(await (await get('/names')).json()).toMatchObject({
      people: [
        [expect.any(String), 'Marie Dupont'],
        [expect.any(String), 'Paul Roux'],
      ],
    })
    expect(await (await get('/facets')).json()).toMatchObject({
      total: 2,
      tags: [{ value: 'salon', count: 1 }],
    })
  })

  test('many at once, undone', async () => {
    const { desk, app, get } = await open()
    const ids = [await somebody(desk, 'Marie Dupont'), await somebody(desk, 'Paul Roux')]
    const bulk = async (body: object) =>
      (await app.request('/api/people/bulk', json({ ids, ...body }, 'POST'))).json()
    expect(await bulk({ action: 'tag', value: 'salon' })).toEqual({ count: 2 })
    expect(await bulk({ action: 'circle', value: 2 })).toEqual({ count: 2 })
    expect(await bulk({ action: 'circle', value: 7 })).toMatchObject({ code: 'invalid-input' })
    expect(await bulk({ action: 'archive' })).toEqual({ count: 2 })
    expect(await (await get('?archived=1')).json()).toMatchObject({
      total: 2,
      people: [{ tags: ['salon'], circle: 2 }, {}],
    })
    expect(await bulk({ action: 'delete' })).toEqual({ count: 2 })
    const gone = await app.request(`/api/people/${ids[0]}`, json(marie))
    expect(gone.status).toBe(410)
    await undo(desk, desk.batches.at(-1) as string)
    expect((await get(`/${ids[0]}`)).status).toBe(200)
  })

  test('a photo is served as an image and nothing else', async () => {
    const { app, get } = await open()
    const id = newId()
    const put = async (mediaType: string, base64: string, revision?: string) =>
      (await (
        await app.request(`/api/people/${id}`, json({ ...marie, photo: { mediaType, base64 }, revision }))
      ).json()) as PersonDetail
    const person = await put('image/png', 'iVBORw0KGgo=')
    const photo = await get(`/${id}/photo?h=${person.photo}`)
    expect(photo.headers.get('content-type')).toBe('image/png')
    expect(photo.headers.get('cache-control')).toContain('immutable')
    await put('image/svg+xml', btoa('<svg onload="alert(1)"/>'), person.revision)
    const drawing = await get(`/${id}/photo`)
    expect(drawing.headers.get('content-type')).toBe('application/octet-stream')
    expect(drawing.headers.get('content-security-policy')).toContain('sandbox')
  })

  test('a card leaves in the version that is asked for', async () => {
    const { desk, get } = await open()
    const id = await somebody(desk, 'Marie Dupont')
    expect(await (await get(`/${id}/card.vcf`)).text()).toContain('VERSION:3.0')
    expect(await (await get(`/${id}/card.vcf?version=4.0`)).text()).toContain('VERSION:4.0')
  })

  test('ties', async () => {
    const { desk, app, get } = await open()
    const [a, b] = [await somebody(desk, 'Marie Dupont'), await somebody(desk, 'Paul Dupont')]
    const path = `/api/people/${a}/ties/${newId()}`
    expect((await app.request(path, json({ otherId: b, otherIs: 'frère', personIs: 'sœur' }))).status).toBe(
      201,
    )
    expect(await (await get(`/${b}`)).json()).toMatchObject({
      ties: [{ otherId: a, otherIs: 'sœur', name: 'Marie Dupont' }],
    })
    expect((await app.request(path, { method: 'DELETE' })).status).toBe(204)
  })

  test('pasted text is read', async () => {
    const { app } = await open()
    const answer = await app.request(
      '/api/people/read',
      json({ text: 'Marie Dupont, marie@aria.fr' }, 'POST'),
    )
    expect(await answer.json()).toMatchObject({
      contact: { name: 'Marie Dupont', emails: [{ value: 'marie@aria.fr' }] },
      problems: [],
    })
  })

  test('what was not understood of it is said in the reader’s language', async () => {
    const { app } = await open()
    const read = async (text: string) => {
      const answer = await app.request('/api/people/read', json({ text }, 'POST'))
      const { problems } = (await answer.json()) as { problems: { where: string; message: string }[] }
      return problems.map(({ where, message }) => `${where} – ${message}`)
    }
    const card = 'BEGIN:VCARD\nFN:Ana\nEND:VCARD\n'
    expect(await read(card + card)).toEqual([
      'fiche 2 – Seule la première fiche a été lue\u202f; 1 autre la suit.',
    ])
    expect(await read('Marie Dupont\ngraphiste\nje ne travaille pas le mercredi')).toEqual([
      'texte – Gardé dans la note\u202f: je ne travaille pas le mercredi',
    ])
  })
})
