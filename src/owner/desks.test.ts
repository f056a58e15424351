import { expect, test } from 'vitest'
import { appOn, cookieIn } from '../../test/support/app-on.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { called } from '../../test/support/people.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { NEW_ACQUAINTANCE } from '../people/person.ts'
import { addNamedPeople } from '../people/store.ts'
import { DEMO } from '../platform/batches.ts'
import { PROJECTORS } from '../projectors.ts'
import { saveSettings } from './store.ts'

interface Opened {
  id: string
  name: string
  email: string
  link: string
}

onEveryDatabase(PROJECTORS, (_, database) => {
  const setup = async () => {
    const { app, ask, member } = await appOn(database())
    await member('The machine’s owner')
    const machine = (path: string, body?: unknown) =>
      app.request(
        `/api/machine/${path}`,
        body === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        { local: true },
      )
    const open = async (name: string, email: string) => {
      const answer = await machine('desks', { name, email, language: 'fr' })
      expect(answer.status).toBe(201)
      return (await answer.json()) as Opened
    }
    const cookieBy = async (link: string) => {
      const { pathname, search } = new URL(link)
      return cookieIn((await ask(pathname + search)).headers.getSetCookie())
    }
    const addPerson = async (cookie: string, name: string) => {
      const id = uuidv7(new Date())
      const body = { contact: called(name), acquaintance: NEW_ACQUAINTANCE }
      expect((await ask(`/api/people/${id}`, { method: 'PUT', cookie, body })).status).toBe(201)
      return id
    }
    const read = async (cookie: string, path: string) => (await ask(path, { cookie })).json()
    return { ask, machine, open, cookieBy, addPerson, read }
  }

  test('two users, two desks: neither sees the other’s people, nor can change them', async () => {
    const { ask, open, cookieBy, addPerson, read } = await setup()
    const [ana, zoe] = [await open('Ana', mail()), await open('Zoé', mail())]
    const [byAna, byZoe] = [await cookieBy(ana.link), await cookieBy(zoe.link)]
    const kervadec = await addPerson(byAna, 'Zéphyrine Kervadec')
    const trividic = await addPerson(byZoe, 'Odilon Trividic')

    expect(await read(byAna, '/api/session')).toMatchObject({ desk: { id: ana.id, name: 'Ana' } })
    expect(await read(byZoe, '/api/session')).toMatchObject({ desk: { id: zoe.id, name: 'Zoé' } })
    for (const [cookie, own, foreign] of [
      [byAna, kervadec, trividic],
      [byZoe, trividic, kervadec],
    ] as const) {
      expect(await read(cookie, '/api/people')).toMatchObject({ total: 1, people: [{ id: own }] })
      const name = foreign === kervadec ? 'kervadec' : 'trividic'
      expect(await read(cookie, `/api/people/find?q=${name}`)).toEqual([])
      expect((await ask(`/api/people/${foreign}`, { cookie })).status).toBe(404)
      const bulk = { ids: [foreign], action: 'delete' }
      await ask('/api/people/bulk', { method: 'POST', cookie, body: bulk })
    }
    expect((await ask(`/api/people/${kervadec}`, { cookie: byAna })).status).toBe(200)
    expect((await ask(`/api/people/${trividic}`, { cookie: byZoe })).status).toBe(200)
  })

  test('desks are listed with their addresses, and one person has one', async () => {
    const { machine, open } = await setup()
    const email = mail()
    const { id } = await open('Ana', email.toUpperCase())
    expect(await (await machine('desks')).json()).toContainEqual({
      id,
      name: 'Ana',
      members: [{ name: 'Ana', email }],
    })
    const again = await machine('desks', { name: 'Ana', email, language: 'fr' })
    expect([again.status, (await again.json()).code]).toEqual([409, 'email-taken'])
  })

  test('a link is given for the address asked for, once, and for nobody else', async () => {
    const { machine, open, cookieBy, read } = await setup()
    const email = mail()
    const { id } = await open('Ana', email)
    const { link } = await (await machine('link', { email })).json()
    expect(await read(await cookieBy(link), '/api/session')).toMatchObject({ desk: { id }, user: { email } })
    expect(await read(await cookieBy(link), '/api/session')).toMatchObject({ signedIn: false })
    expect((await machine('link', { email: mail() })).status).toBe(404)
  })

  test('a new desk begins with nothing of its owner’s to take back', async () => {
    const { ask, open, cookieBy, read } = await setup()
    const cookie = await cookieBy((await open('Ana', mail())).link)
    const undoable = async () =>
      ((await read(cookie, '/api/batches')) as { what: string; undoable: boolean }[]).map(
        ({ what, undoable }) => [what, undoable],
      )
    expect(await undoable()).toEqual([['owner:change.first-run', false]])
    const put = (body: unknown) => ask('/api/settings', { method: 'PUT', cookie, body })
    await put({ ownerName: 'Ana' })
    await put({ firstRunDone: ['import'] })
    expect(await undoable()).toEqual([
      ['owner:change.first-run', false],
      ['owner:change.settings', true],
      ['owner:change.first-run', false],
    ])
  })

  test('what was invented for a demonstration is one line of the history, not to be taken back', async () => {
    const { open, cookieBy, read } = await setup()
    const { id, link } = await open('Ana', mail())
    const cookie = await cookieBy(link)
    const desk = database().desk(id, { language: 'fr', timeZone: 'Europe/Paris', by: 'demo' })
    await addNamedPeople(desk, [{ id: uuidv7(new Date()), name: 'Odilon Trividic' }])
    await desk.write({ what: DEMO }, inside => saveSettings(inside, { ownerName: 'Ana' }))
    const batches = (await read(cookie, '/api/batches')) as { what: string; by: string; undoable: boolean }[]
    expect(batches).toMatchObject([
      { what: 'owner:change.demo', by: 'demo', undoable: false },
      { what: 'owner:change.first-run', by: 'first-run', undoable: false },
    ])
  })

  test('who does not sit at the machine is not told that desks can be opened', async () => {
    const { ask, open, cookieBy } = await setup()
    const cookie = await cookieBy((await open('Ana', mail())).link)
    const body = { name: 'Zoé', email: mail(), language: 'fr' }
    expect((await ask('/api/machine/desks', { cookie })).status).toBe(404)
    expect((await ask('/api/machine/desks', { method: 'POST', cookie, body })).status).toBe(404)
    expect((await ask('/api/machine/link', { method: 'POST', cookie, body: {} })).status).toBe(404)
  })
})

function mail(): string {
  return `${uuidv7(new Date())}@example.org`
}
