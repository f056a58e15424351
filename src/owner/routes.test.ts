import { expect, test } from 'vitest'
import { appOn } from '../../test/support/app-on.ts'
import { mailSink } from '../../test/support/mail-sink.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { outside } from '../../test/support/outside.ts'
import { jobRuns, runJob } from '../platform/jobs.ts'
import { openLog } from '../platform/log.ts'
import { morningJobs } from './jobs.ts'

const here = outside()

onEveryDatabase({}, (_, database) => {
  const signedIn = async () => {
    const { ask, member, cookieOf } = await appOn(database())
    const { userId, deskId } = await member('Ana')
    const cookie = await cookieOf(userId)
    return {
      deskId,
      get: async (path: string) => (await ask(path, { cookie })).json() as Promise<Record<string, unknown>>,
      send: (method: string, path: string, body?: unknown) => ask(path, { method, cookie, body }),
    }
  }
  const smtp = (port: number) => ({
    host: '127.0.0.1',
    port,
    secure: false,
    user: 'ana',
    from: 'ana@example.org',
  })

  test('a part of the settings is changed, the rest stays', async () => {
    const { get, send } = await signedIn()
    await send('PUT', '/api/settings', { letter: { hour: 6 }, timeZone: 'America/Guadeloupe' })
    const answer = await send('PUT', '/api/settings', { letter: { to: 'ana@example.org' } })
    expect(answer.headers.get('entregent-batch')).toBeTruthy()
    expect(await get('/api/settings')).toMatchObject({
      timeZone: 'America/Guadeloupe',
      letter: { hour: 6, to: 'ana@example.org', enabled: false, lastSentAt: null },
    })
  })

  test('who goes into telephones is everybody until some are chosen', async () => {
    const { get, send } = await signedIn()
    const nobodyChosen = { people: 'all', circles: [], tags: [], withoutCard: false }
    expect(await get('/api/settings')).toMatchObject({ phone: nobodyChosen })
    await send('PUT', '/api/settings', { phone: { people: 'chosen', circles: [1, 2] } })
    await send('PUT', '/api/settings', { phone: { tags: ['Club'] } })
    expect(await get('/api/settings')).toMatchObject({
      phone: { people: 'chosen', circles: [1, 2], tags: ['Club'], withoutCard: false },
    })
    expect((await send('PUT', '/api/settings', { phone: { circles: [5] } })).status).toBe(422)
  })

  test('nothing may leave until the owner says which service may, and where their own servers are', async () => {
    const { get, send } = await signedIn()
    const none = { ban: null, nominatim: null, overpass: null, routing: null, tiles: null }
    expect(await get('/api/settings')).toMatchObject({
      outgoing: { allowed: [], servers: none, routingEngine: 'osrm' },
    })
    await send('PUT', '/api/settings', { outgoing: { allowed: ['pages', 'ban'] } })
    await send('PUT', '/api/settings', { outgoing: { servers: { routing: 'http://nas:5000/' } } })
    await send('PUT', '/api/settings', { outgoing: { servers: { ban: '' }, routingEngine: 'valhalla' } })
    expect(await get('/api/settings')).toMatchObject({
      outgoing: {
        allowed: ['ban', 'pages'],
        servers: { ...none, routing: 'http://nas:5000' },
        routingEngine: 'valhalla',
      },
    })
    const wrongs = [
      { allowed: ['everything'] },
      { servers: { ban: 'ftp://example.org' } },
      { servers: { ban: 'https://a:b@example.org' } },
      { routingEngine: 'guess' },
    ]
    for (const outgoing of wrongs) expect((await send('PUT', '/api/settings', { outgoing })).status).toBe(422)
    await send('PUT', '/api/settings', { outgoing: { allowed: [], servers: { routing: null } } })
    expect(await get('/api/settings')).toMatchObject({ outgoing: { allowed: [], servers: none } })
  })

  test('the page of a desk may ask the servers of its map’s style once they are allowed, and no other page may', async () => {
    const answers = new Map([['/style.json', { version: 8, sources: {}, layers: [] }]])
    const port = await here.serve((request, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(answers.get(request.url ?? '') ?? { hello: 'world' }))
    })
    const { ask, member, cookieOf } = await appOn(database(), { door: here.door() })
    const cookie = await cookieOf((await member('Ana')).userId)
    const other = await cookieOf((await member('Zoé')).userId)
    const set = (outgoing: object) => ask('/api/settings', { method: 'PUT', cookie, body: { outgoing } })
    const policy = async (path: string, as?: string) =>
      (await ask(path, as ? { cookie: as } : {})).headers.get('content-security-policy')

    const maps = `http://maps.example.org:${port}`
    await set({ servers: { tiles: `${maps}/style.json?key=1` } })
    await set({ servers: { tiles: `${maps}/style.json` } })
    expect(here.resolved).toEqual([])
    expect(await policy('/sorties/lieux', cookie)).not.toContain(maps)

    expect((await set({ allowed: ['tiles'] })).status).toBe(200)
    for (const path of ['/', '/sorties/lieux', '/assets/maplibre-gl-worker-x.js']) {
      expect(await policy(path, cookie)).toMatch(new RegExp(`connect-src 'self' ${maps};`))
    }
    for (const as of [undefined, other]) expect(await policy('/', as)).not.toContain(maps)
    expect(await policy('/api/session', cookie)).not.toContain(maps)

    const wrong = await set({ servers: { tiles: `${maps}/words` } })
    expect([wrong.status, (await wrong.json()).code]).toEqual([422, 'not-a-map-style'])
    expect(await policy('/', cookie)).toContain(maps)
    await set({ allowed: [] })
    expect(await policy('/', cookie)).not.toContain(maps)
  })

  test('what is no setting is refused, by name', async () => {
    const { send } = await signedIn()
    const wrongs = [
      { timeZone: 'Mars/Olympus' },
      { letter: { hour: 24 } },
      { letter: { to: 'abc' } },
      { country: 'France' },
    ]
    for (const wrong of wrongs) {
      const answer = await send('PUT', '/api/settings', wrong)
      expect([JSON.stringify(wrong), answer.status]).toEqual([JSON.stringify(wrong), 422])
    }
  })

  test('a backup that would hold other desks is refused before it is made', async () => {
    const [{ send }] = [await signedIn(), await signedIn()]
    for (const path of ['/api/backup/allowed', '/api/backup']) {
      const answer = await send('GET', path)
      expect(answer.ok).toBe(false)
      expect(await answer.json()).toMatchObject({ code: 'backup-elsewhere' })
    }
  })

  test('what is wrong is said in the desk’s language', async () => {
    const { send } = await signedIn()
    const said = async (language: 'fr' | 'en') => {
      await send('PUT', '/api/settings', { language })
      const answer = await send('PUT', '/api/settings', { letter: { hour: 24 } })
      return (await answer.json()) as Record<string, unknown>
    }
    const [french, english] = [JSON.stringify(await said('fr')), JSON.stringify(await said('en'))]
    expect(french).toMatch(/letter\.hour.*(?:grand|plus)/i)
    expect(english).toMatch(/letter\.hour.*(?:big|small)/i)
  })

  test('the mail server’s password is never told, nor journalled', async () => {
    const { get, send, deskId } = await signedIn()
    await send('PUT', '/api/settings', { letter: { smtp: { ...smtp(25), password: 'hush-hush' } } })
    await send('PUT', '/api/settings', { letter: { smtp: smtp(26) } })
    const settings = await get('/api/settings')
    expect(settings).toMatchObject({ letter: { smtp: { port: 26, hasPassword: true } } })
    const changes = await database()
      .system.selectFrom('change')
      .selectAll()
      .where('deskId', '=', deskId)
      .execute()
    const rows = await database()
      .system.selectFrom('setting')
      .selectAll()
      .where('deskId', '=', deskId)
      .execute()
    expect(JSON.stringify([settings, changes, rows])).not.toContain('hush-hush')
  })

  test('a letter is tried at once through the owner’s server', async () => {
    const { send } = await signedIn()
    const { port, received, users } = await mailSink()
    expect((await send('POST', '/api/settings/letter/test')).status).toBe(409)

    const letter = { to: 'ana@example.org', smtp: { ...smtp(port), password: 'secret' } }
    await send('PUT', '/api/settings', { letter })
    expect((await send('POST', '/api/settings/letter/test')).status).toBe(200)
    expect(users).toEqual(['ana:secret'])
    expect(received[0]).toMatch(/^To: ana@example.org/m)
    expect(received[0]).toMatch(/Content-Type: text\/plain/)
    expect(received[0]).toMatch(/Content-Type: text\/html/)

    await send('PUT', '/api/settings', { letter: { smtp: { ...smtp(port), password: 'wrong' } } })
    const refused = await send('POST', '/api/settings/letter/test')
    expect(refused.status).toBe(502)
    expect(await refused.json()).toMatchObject({ code: 'mail-failed' })
  })

  test('the morning letter leaves once a day, and when it last did is shown', async () => {
    const { get, send, deskId } = await signedIn()
    const { port, received } = await mailSink()
    const log = openLog('silent')
    let now = NOW
    const desk = database().desk(deskId, {
      language: 'fr',
      timeZone: 'Europe/Paris',
      by: 'job',
      now: () => now,
    })
    const [job] = morningJobs(database(), async () => ({
      subject: 'Votre matin',
      greeting: 'Bonjour,',
      sections: [],
      closing: '',
      link: null,
    }))
    const tick = () => runJob(job as NonNullable<typeof job>, desk, { database: database(), log })

    await tick()
    expect(await jobRuns(database(), deskId)).toEqual([])
    const letter = { enabled: true, hour: 8, to: 'ana@example.org', smtp: { ...smtp(port), user: '' } }
    await send('PUT', '/api/settings', { letter })
    await tick()
    await tick()
    expect(received).toHaveLength(1)
    expect(await get('/api/settings')).toMatchObject({
      letter: { lastSentAt: NOW.toISOString(), lastResult: { ok: true } },
    })

    await send('PUT', '/api/settings', { letter: { smtp: { ...smtp(1), user: '' } } })
    now = new Date(NOW.getTime() + 86_400_000)
    await tick()
    expect(await get('/api/settings')).toMatchObject({
      letter: { lastSentAt: NOW.toISOString(), lastResult: { ok: false, at: now.toISOString() } },
    })
    expect(await get('/api/jobs')).toMatchObject([{ job: 'letter', ok: false }])
  })

  test('a browser is told only through a push service of the Internet', async () => {
    const { get, send } = await signedIn()
    const { key } = await get('/api/push/key')
    expect(key).toMatch(/^[\w-]{87}$/)
    expect((await get('/api/push/key')).key).toBe(key)
    const put = (endpoint: string) =>
      send('PUT', '/api/push/subscription', { endpoint, keys: { p256dh: 'a', auth: 'b' } })
    expect((await put('https://push.example.org/abc')).status).toBe(204)
    for (const wrong of [
      'http://push.example.org/abc',
      'https://127.0.0.1/',
      'https://nas.local/',
      'https://localhost/',
    ]) {
      expect([wrong, (await put(wrong)).status]).toEqual([wrong, 422])
    }
  })
})
