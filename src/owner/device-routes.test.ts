import { expect, test } from 'vitest'
import { appOn } from '../../test/support/app-on.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { PROJECTORS } from '../projectors.ts'

interface Added {
  id: string
  name: string
  url: string
  user: string
  password: string
}

onEveryDatabase(PROJECTORS, (_, database) => {
  const signedIn = async (name = 'Ana') => {
    const { ask, member, cookieOf } = await appOn(database())
    const { userId, deskId } = await member(name)
    const cookie = await cookieOf(userId)
    const send = (method: string, path: string, body?: unknown) => ask(path, { method, cookie, body })
    return {
      ask,
      deskId,
      send,
      devices: async () =>
        (await (await send('GET', '/api/devices')).json()) as { devices: Record<string, unknown>[] },
      add: async (device: string) => {
        const answer = await send('POST', '/api/devices', { name: device })
        expect(answer.status).toBe(201)
        return (await answer.json()) as Added
      },
      history: async () =>
        (await (await send('GET', '/api/batches')).json()) as { what: string; undoable: boolean }[],
    }
  }

  test('a device is told its password once, and where to go', async () => {
    const { add, devices } = await signedIn()
    const added = await add('iPhone')
    expect(added).toMatchObject({ name: 'iPhone', url: 'http://localhost:4680/', user: 'ana-s' })
    expect(added.password.length).toBeGreaterThan(20)
    const listed = await devices()
    expect(listed.devices).toMatchObject([{ name: 'iPhone', kind: null, groups: null, lastSeenAt: null }])
    expect(JSON.stringify(listed)).not.toContain(added.password)
    expect((await add('iPhone')).name).toBe('iPhone 2')
  })

  test('nobody who is not signed in is told of devices', async () => {
    const { ask } = await signedIn()
    expect((await ask('/api/devices')).status).toBe(401)
    expect((await ask('/api/devices', { method: 'POST', body: { name: 'x' } })).status).toBe(401)
  })

  test('a device is called otherwise, and its groups shown as one likes', async () => {
    const { add, send, devices } = await signedIn()
    const { id } = await add('iPhone')
    await send('PUT', `/api/devices/${id}`, { name: 'Le mien', groups: 'cards' })
    expect((await devices()).devices).toMatchObject([{ name: 'Le mien', groups: 'cards' }])
    await send('PUT', `/api/devices/${id}`, { name: 'Le mien', groups: null })
    expect((await devices()).devices).toMatchObject([{ name: 'Le mien', groups: null }])
    expect((await send('PUT', `/api/devices/${id}`, { groups: 'boxes' })).status).toBe(422)
    expect((await send('PUT', `/api/devices/${id}`, { name: ' ' })).status).toBe(422)
  })

  test('coming and going are in the history, and are not undone there', async () => {
    const { add, send, devices, history } = await signedIn()
    const { id } = await add('iPhone')
    expect((await send('DELETE', `/api/devices/${id}`)).status).toBe(204)
    expect((await send('DELETE', `/api/devices/${id}`)).status).toBe(404)
    expect((await devices()).devices).toEqual([])
    expect((await history()).slice(0, 2)).toMatchObject([
      { what: 'owner:change.device-removed', details: { name: 'iPhone' }, by: 'screen', undoable: false },
      { what: 'owner:change.device-added', details: { name: 'iPhone' }, undoable: false },
    ])
  })

  test('another desk sees nothing of a device, and can do nothing to it', async () => {
    const ana = await signedIn('Ana')
    const zoe = await signedIn('Zoé')
    const { id } = await ana.add('iPhone')
    expect((await zoe.devices()).devices).toEqual([])
    for (const [method, path, body] of [
      ['PUT', `/api/devices/${id}`, { name: 'Mine' }],
      ['DELETE', `/api/devices/${id}`, undefined],
      ['POST', `/api/devices/${id}/profile`, { password: null }],
    ] as const) {
      expect([method, (await zoe.send(method, path, body)).status]).toEqual([method, 404])
    }
    expect((await ana.devices()).devices).toMatchObject([{ name: 'iPhone' }])
  })

  test('a profile is fetched without a session, by its link alone, and holds the password only if asked', async () => {
    const { add, send, ask } = await signedIn()
    const { id, user, password } = await add('iPhone & Cie')
    const linkOf = async (wanted: string | null) => {
      const answer = await send('POST', `/api/devices/${id}/profile`, { password: wanted })
      expect(answer.status).toBe(201)
      return (await answer.json()) as { path: string; url: string }
    }
    const { path, url } = await linkOf(null)
    expect(url).toBe(`http://localhost:4680${path}`)
    const fetched = await ask(path)
    expect(fetched.headers.get('content-type')).toBe('application/x-apple-aspen-config')
    expect(fetched.headers.get('cache-control')).toBe('no-store')
    const profile = await fetched.text()
    expect(profile).toContain(`<string>${user}</string>`)
    expect(profile).not.toContain(password)
    expect(await (await ask((await linkOf(password)).path)).text()).toContain(password)
    expect((await ask('/api/devices/profile/unknown/entregent.mobileconfig')).status).toBe(403)
  })
})
