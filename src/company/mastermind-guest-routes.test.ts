import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { newId } from '../../test/support/encounters.ts'
import { mastermindDraft, memberDraft, ownerDraft } from '../../test/support/masterminds.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { day } from '../lib/day.ts'
import { saveSettings } from '../owner/store.ts'
import { securityHeaders } from '../platform/guards.ts'
import { answerError, type DeskEnv } from '../platform/http.ts'
import { PROJECTORS } from '../projectors.ts'
import { wordsIn } from '../words.ts'
import { mastermindGuestRoutes } from './mastermind-guest-routes.ts'
import { mastermindRoutes } from './mastermind-routes.ts'
import { saveNote, savePromise } from './mastermind-sessions.ts'
import { mastermindOf } from './masterminds.ts'

const NASTY = '<script>alert("1")</script>\'&'
const FRENCH = { 'accept-language': 'fr-FR,fr;q=0.9' }

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  /** Four of them; Karim has a link, in Montréal. */
  const linked = async () => {
    const desk = await newDesk()
    await saveSettings(desk, { language: 'fr', ownerName: 'Perpétue Le Goff' })
    let now = NOW
    const parts = { database: database(), publicUrl: 'https://desk.example.org', address: () => 'http://x' }
    const own = appWith('/api/masterminds', mastermindRoutes(parts), desk)
    const open = new Hono<DeskEnv>()
      .onError(answerError)
      .use(securityHeaders)
      .use(async (c, next) => {
        c.set('t', wordsIn('en').t)
        await next()
      })
      .route('/cercle', mastermindGuestRoutes({ database: database(), now: () => now }))
    const karim = await somebody(desk, 'Karim Benali', {}, { timeZone: 'America/Montreal' })
    const members = [
      ownerDraft(),
      memberDraft({ personId: karim }),
      memberDraft({ name: 'Solange Ferré' }),
      memberDraft({ name: 'Yann Kergoat' }),
    ]
    const [owner, one, other] = members.map(({ id }) => id) as [string, string, string]
    const { id, ...body } = mastermindDraft({ members })
    expect((await own.request(`/api/masterminds/${id}`, json(body))).status).toBe(201)
    const link = async (member = one) => {
      const made = await own.request(`/api/masterminds/${id}/members/${member}/link`, { method: 'POST' })
      return new URL((await made.json()).url).pathname
    }
    const page = (path: string, headers: Record<string, string> = FRENCH) =>
      open.request(path, { headers: { host: 'desk.example.org', ...headers } })
    const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      open.request(path, {
        method: 'POST',
        headers: {
          ...{ host: 'desk.example.org', 'content-type': 'application/x-www-form-urlencoded' },
          ...FRENCH,
          ...headers,
        },
        body: new URLSearchParams(fields).toString(),
      })
    /** A session of the rhythm, held, with what was said in it. */
    const hold = async (text: string, absent: string[] = []) => {
      const sessionId = newId()
      const session = { day: text, time: '12:30', regularDay: text, state: 'planned' }
      await own.request(`/api/masterminds/${id}/sessions/${sessionId}`, json(session))
      const closing = { channel: 'video', minutes: 90, absent, encounterId: newId() }
      const closed = await own.request(
        `/api/masterminds/${id}/sessions/${sessionId}/close`,
        json(closing, 'POST'),
      )
      expect(closed.status).toBe(200)
      return { mastermindId: id, sessionId }
    }
    return {
      ...{ desk, own, page, post, link, hold, id, owner, one, other, path: await link() },
      passTime: (days: number) => {
        now = new Date(now.getTime() + days * 86_400_000)
      },
    }
  }

  test('the page says the next session at their hour, the call, and first names alone; it needs no script', async () => {
    const { page, path } = await linked()
    const answer = await page(path)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('mardi 24 novembre à 6\u00a0h\u00a030')
    expect(html).toContain('Pour le cercle, 12\u00a0h\u00a030 (heure de Paris).')
    expect(html).toContain('https://visio.example.org/mardis')
    expect(html).toContain('Solange')
    expect(html).not.toMatch(/Benali|Ferré|Kergoat|Le Goff|<script/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    expect(await (await page(path, { 'accept-language': 'en-GB' })).text()).toContain('Next session Tuesday')
    const ics = await page(`${path}/cercle.ics`)
    expect(ics.headers.get('content-type')).toContain('text/calendar')
    expect(await ics.text()).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')
  })

  test('a promise written twice is one, is asked about once the session is held, and is theirs in the history', async () => {
    const { page, post, path, desk, id, one, owner, own, passTime } = await linked()
    const said = { id: newId(), word: 'Écrire à trois clients' }
    for (const _ of [1, 2]) expect((await post(`${path}/promise`, said)).status).toBe(303)
    const [session] = (await mastermindOf(desk, id)).sessions
    expect(session?.promises).toMatchObject([{ memberId: one, text: said.word, kept: null }])
    const { by } = await desk.db
      .selectFrom('batch')
      .select('by')
      .where('deskId', '=', desk.id)
      .where('what', '=', 'company:change.promised')
      .executeTakeFirstOrThrow()
    expect(by).toBe('Karim')
    const of = { mastermindId: id, sessionId: session?.id ?? '' }
    const theirs = newId()
    await savePromise(desk, of, { id: theirs, memberId: owner, text: 'refaire mes tarifs', kept: null })
    const closing = { channel: 'video', minutes: 90, absent: [], encounterId: newId() }
    await own.request(`/api/masterminds/${id}/sessions/${of.sessionId}/close`, json(closing, 'POST'))
    passTime(10)
    const html = await (await page(path)).text()
    expect(html).toContain('Promis')
    expect(html).toContain('refaire mes tarifs')
    await post(`${path}/kept`, { promise: said.id, kept: '1' })
    // Somebody else's is not theirs to tell.
    expect((await post(`${path}/kept`, { promise: theirs, kept: '1' })).status).toBe(422)
    expect((await post(`${path}/unpromise`, { promise: theirs })).status).toBe(422)
    const { promises } = (await mastermindOf(desk, id)).sessions[0] as NonNullable<typeof session>
    expect(new Map(promises.map(({ id: key, kept }) => [key, kept]))).toEqual(
      new Map([
        [said.id, true],
        [theirs, null],
      ]),
    )
  })

  test('they cannot come, or come after all; the hours are read on the clock they choose', async () => {
    const { page, post, path, desk, id, one } = await linked()
    await post(`${path}/coming`, { day: '2026-11-24', comes: '0' })
    expect((await mastermindOf(desk, id)).ahead[0]?.absent).toEqual([one])
    expect(await (await page(path)).text()).toContain('vous ne pouviez pas venir')
    await post(`${path}/coming`, { day: '2026-11-24', comes: '1' })
    expect((await mastermindOf(desk, id)).ahead[0]?.absent).toEqual([])
    expect((await post(`${path}/coming`, { day: '2031-01-01', comes: '0' })).status).toBe(409)
    await post(`${path}/clock`, { zone: 'Asia/Tokyo' })
    expect(await (await page(path)).text()).toContain('20\u00a0h\u00a030')
    expect((await post(`${path}/clock`, { zone: 'Nulle/Part' })).status).toBe(422)
  })

  test('notes are read by who was there; nothing of another mastermind, nor of the desk, is on the page', async () => {
    const at = await linked()
    const { desk, page, hold, one, other, link, own } = at
    const with_ = await hold('2026-11-21')
    await saveNote(desk, with_, { id: newId(), memberId: other, text: 'ses deux offres' })
    const without = await hold('2026-11-22', [one])
    await saveNote(desk, without, { id: newId(), memberId: other, text: 'le silence de Karim' })
    const secret = mastermindDraft({ name: 'Le cercle du secret', note: 'chut' })
    const { id: secretId, ...body } = secret
    await own.request(`/api/masterminds/${secretId}`, json(body))
    const html = await (await page(at.path)).text()
    expect(html).toContain('ses deux offres')
    expect(html).not.toContain('le silence de Karim')
    expect(html).not.toMatch(/secret|chut/)
    expect(await (await page(await link(other))).text()).toContain('le silence de Karim')
  })

  test('whatever is written anywhere stays text', async () => {
    const { desk, page, path, id, post, own, hold, other } = await linked()
    await post(`${path}/promise`, { id: newId(), word: NASTY })
    const of = await hold('2026-11-21')
    await saveNote(desk, of, { id: newId(), memberId: other, text: NASTY })
    await savePromise(desk, of, { id: newId(), memberId: other, text: NASTY, kept: null })
    const {
      revision,
      members: _,
      sessions: __,
      ahead: ___,
      linked: ____,
      ...facts
    } = await (await own.request(`/api/masterminds/${id}`)).json()
    await own.request(`/api/masterminds/${id}`, json({ ...facts, name: NASTY, revision }))
    const html = await (await page(path)).text()
    expect(html.match(/alert/g)?.length).toBeGreaterThan(3)
    expect(html).not.toContain('<script')
    const bad = { ...facts, name: 'x', link: 'javascript:alert(1)', revision }
    expect((await own.request(`/api/masterminds/${id}`, json(bad))).status).toBe(422)
  })

  test('wrong, withdrawn, renewed and left are answered alike; no key is kept', async () => {
    const { page, post, own, path, link, id, one, desk } = await linked()
    const words = await (await page(`/cercle/${'A'.repeat(27)}`)).text()
    const isDead = async (dead: string) => {
      const answer = await page(dead)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toBe(words)
      expect((await post(`${dead}/promise`, { word: 'x' })).status).toBe(404)
      expect((await page(`${dead}/cercle.ics`)).status).toBe(404)
    }
    const renewed = await link()
    await isDead(path)
    expect((await page(renewed)).status).toBe(200)
    const shown = await (await own.request(`/api/masterminds/${id}`)).json()
    expect(shown.linked).toEqual([one])
    expect(JSON.stringify(shown)).not.toContain(renewed.split('/').at(-1))
    const rows = await database().system.selectFrom('guestLink').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(renewed.split('/').at(-1))
    await own.request(`/api/masterminds/${id}/members/${one}/link`, { method: 'DELETE' })
    await isDead(renewed)
    const last = await link()
    await own.request(`/api/masterminds/${id}/members/${one}`, { method: 'DELETE' })
    await isDead(last)
    expect((await mastermindOf(desk, id)).members.some(member => member.id === one)).toBe(false)
  })

  test('one that is over, or gone, has no page; the owner has none', async () => {
    const { page, own, path, id, owner } = await linked()
    const made = await own.request(`/api/masterminds/${id}/members/${owner}/link`, { method: 'POST' })
    expect(made.status).toBe(404)
    const {
      revision,
      members: _,
      sessions: __,
      ahead: ___,
      linked: ____,
      ...facts
    } = await (await own.request(`/api/masterminds/${id}`)).json()
    await own.request(`/api/masterminds/${id}`, json({ ...facts, archived: true, revision }))
    expect((await page(path)).status).toBe(404)
  })

  test('another site’s form is refused, and who asks too often waits', async () => {
    const { page, post, path } = await linked()
    expect((await post(`${path}/promise`, { word: 'x' }, { origin: 'https://evil.example' })).status).toBe(
      403,
    )
    const statuses = new Set<number>()
    for (let i = 0; i < 50; i++) statuses.add((await page(path)).status)
    expect([...statuses]).toEqual([200, 429])
  })

  test('a mastermind is refused in a sentence where it is too small, badly timed, or of no rhythm', async () => {
    const { own } = await linked()
    const put = async (changes: object) => {
      const { id, ...body } = mastermindDraft()
      const answer = await own.request(`/api/masterminds/${id}`, json({ ...body, ...changes }))
      return [answer.status, (await answer.json()).detail]
    }
    expect(await put({ members: [] })).toEqual([
      422,
      'Un cercle réunit de 3 à 8 personnes, en vous comptant.',
    ])
    expect((await put({ time: '25:00' }))[0]).toBe(422)
    expect((await put({ zone: 'Nulle/Part' }))[0]).toBe(422)
    expect((await put({ rhythm: 'month', since: day('2026-12-29') }))[0]).toBe(422)
  })
})
