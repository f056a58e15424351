import { Hono } from 'hono'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { json } from '../../test/support/app-with.ts'
import { newId } from '../../test/support/encounters.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { doors, FRENCH, sentToKarim } from '../../test/support/peer-page.ts'
import { mandateOf } from '../mandates/list.ts'
import { saveSettings } from '../owner/store.ts'
import { type DeskEnv, requestLog } from '../platform/http.ts'
import { PROJECTORS } from '../projectors.ts'
import { favoursOf } from '../reciprocity/ledger.ts'
import type { HandoverDraft } from './handover.ts'
import { handoverOf } from './list.ts'
import { peerRoutes } from './peer-routes.ts'
import { NOTHING_SHOWN } from './shown.ts'
import { NO_TERMS } from './terms.ts'

const NASTY = '<script>alert("1")</script>\'&'
const CLIENT = { name: 'Mairie de Fougères', details: 'Mme Le Dantec, 02 99 00 00 00' }

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  const sent = async (changes: Partial<HandoverDraft> = {}) =>
    sentToKarim(database(), await newDesk(), changes)

  test('the link is told once, with a message that says it and until when; its token is kept nowhere', async () => {
    const { url, message, own, id, path } = await sent()
    expect(url).toMatch(/^https:\/\/desk\.example\.org\/passage\/[\w-]{27}$/)
    expect(message.text).toContain(url)
    expect(message.text).toContain('5 décembre 2026')
    expect(message.text).toContain('Bonjour Karim,')
    expect(message.mailto).toMatch(/^mailto:karim@example\.org\?/)
    const again = JSON.stringify(await (await own.request(`/api/handovers/${id}`)).json())
    expect(again).not.toContain(path.split('/').at(-1))
    const rows = await database().system.selectFrom('handoverLink').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(path.split('/').at(-1))
  })

  test('the page says what was chosen, to whoever has the link, and to no search engine', async () => {
    const { page, path } = await sent({ message: 'J’ai pensé à toi.' })
    const answer = await page(path)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('Perpétue Le Goff vous propose un mandat')
    expect(html).toContain('Refaire le livret')
    expect(html).toContain('Seize pages, avec photos.')
    expect(html).toContain('J’ai pensé à toi.')
    expect(html).toContain('lang="fr"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(html).not.toMatch(/<script/)
    expect(await (await page(path, { 'accept-language': 'en-GB' })).text()).toContain(
      'proposes a mandate to you',
    )
    // A browser that says neither reads the sender's language.
    expect(await (await page(path, { 'accept-language': 'de' })).text()).toContain('lang="fr"')
  })

  test('whatever is written anywhere stays text', async () => {
    const shown = {
      ...NOTHING_SHOWN,
      what: NASTY,
      brief: NASTY,
      place: NASTY,
      dates: NASTY,
      skills: [NASTY],
      client: { name: NASTY, details: NASTY },
    }
    const terms = { ...NO_TERMS, kind: 'percent' as const, percentHundredths: 500, text: NASTY }
    const at = await sent({
      shown,
      message: NASTY,
      terms,
      clientAgreedOn: '2026-11-20' as HandoverDraft['clientAgreedOn'],
    })
    await saveSettings(at.desk, { ownerName: NASTY })
    await at.post(`${at.path}/ask`, { id: newId(), word: NASTY })
    await at.post(`${at.path}/answer`, { answer: 'accept', word: NASTY })
    const html = await (await at.page(at.path)).text()
    expect(html.match(/alert/g)?.length).toBeGreaterThan(9)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('alert("')
  })

  test('wrong, withdrawn, renewed and expired links are answered alike', async () => {
    const { page, post, own, id, path, passTime } = await sent()
    const wrong = await page(`/passage/${'A'.repeat(27)}`)
    const words = await wrong.text()
    expect(wrong.status).toBe(404)
    expect(words).toContain('Ce lien ne mène plus nulle part')
    const isDead = async (dead: string) => {
      const answer = await page(dead)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toBe(words)
      expect((await post(`${dead}/answer`, { answer: 'accept' })).status).toBe(404)
      expect((await page(`${dead}/mandat.json`)).status).toBe(404)
    }
    await isDead('/passage/court')
    await own.request(`/api/handovers/${id}/revoke`, { method: 'POST' })
    await isDead(path)
    const renewed = await (await own.request(`/api/handovers/${id}/renew`, json({ days: 3 }, 'POST'))).json()
    await isDead(path)
    const other = new URL(renewed.url).pathname
    expect((await page(other)).status).toBe(200)
    passTime(3)
    expect((await page(other)).status).toBe(200)
    passTime(1)
    await isDead(other)
    expect((await page('/passage/')).status).toBe(404)
  })

  test('a question, its answer, then a yes: said twice, it is said once, and it is theirs in the history', async () => {
    const { page, post, own, desk, id, path, mandateId } = await sent()
    const question = { id: newId(), word: 'Pour quand ?' }
    for (const _ of [1, 2]) {
      const asked = await post(`${path}/ask`, question)
      expect([asked.status, asked.headers.get('location')]).toEqual([303, path])
    }
    expect(await (await page(path)).text()).toContain('Votre question est partie')
    await own.request(`/api/handovers/${id}/answer`, json({ id: newId(), text: 'Pour mars.' }, 'POST'))
    expect(await (await page(path)).text()).toContain('Pour mars.')
    await Promise.all([1, 2].map(() => post(`${path}/answer`, { answer: 'accept', word: 'Volontiers' })))
    const html = await (await page(path)).text()
    expect(html).toContain('Vous avez accepté')
    expect(html).toContain('26 décembre 2027')
    expect(html).not.toContain('Je décline')
    expect(await favoursOf(desk, {})).toHaveLength(1)
    expect((await mandateOf(desk, mandateId)).stage).toBe('handed-over')
    const { by } = await desk.db
      .selectFrom('batch')
      .select('by')
      .where('deskId', '=', desk.id)
      .where('what', '=', 'handovers:change.accept')
      .executeTakeFirstOrThrow()
    expect(by).toBe('Karim Benali')
    expect((await post(`${path}/answer`, { answer: 'decline' })).status).toBe(409)
    await post(`${path}/said`, { id: newId(), delivered: '1', thanked: '1', word: 'Fini' })
    expect(await handoverOf(desk, id)).toMatchObject({ theyDeliveredOn: '2026-11-21', theyPleasedOn: null })
  })

  test('nothing written is no question, and what is no answer is none', async () => {
    const { post, desk, id, path } = await sent()
    expect((await post(`${path}/ask`, { id: newId(), word: '  ' })).status).toBe(422)
    expect((await post(`${path}/answer`, { answer: 'perhaps' })).status).toBe(422)
    const noForm = await post(`${path}/answer`, {}, { 'content-type': 'application/json' })
    expect(noForm.status).toBe(422)
    expect((await handoverOf(desk, id)).state).toBe('sent')
  })

  test('a log says that a page was opened, never which', async () => {
    const { path } = await sent()
    const lines: string[] = []
    const log = pino({ base: null }, { write: line => lines.push(line) })
    const open = new Hono<DeskEnv>()
      .use(requestLog(log))
      .route('/passage', peerRoutes({ database: database(), now: () => NOW }))
    expect((await open.request(`${path}/mandat.json`)).status).toBe(200)
    expect(lines.join()).toContain('/passage/…/mandat.json')
    expect(lines.join()).not.toContain(path.split('/').at(-1))
  })

  test('another site cannot answer in the peer’s place; a browser without referrer can', async () => {
    const { post, desk, id, path } = await sent()
    const no = { answer: 'decline' }
    expect((await post(`${path}/answer`, no, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(`${path}/answer`, no, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await handoverOf(desk, id)).state).toBe('sent')
    const own = { origin: 'null', 'sec-fetch-site': 'same-origin' }
    expect((await post(`${path}/answer`, no, own)).status).toBe(303)
  })

  test('the client leaves with their word only, and no longer once they took it back', async () => {
    const shown = { ...NOTHING_SHOWN, what: 'Refaire le livret', client: CLIENT }
    const agreed = { shown, clientAgreedOn: '2026-11-20' as HandoverDraft['clientAgreedOn'] }
    const { own, page, id, path, draft } = await sent(agreed)
    const refused = await own.request(`/api/handovers/${newId()}`, json({ ...draft, clientAgreedOn: null }))
    expect(refused.status).toBe(409)
    expect((await refused.json()).detail).toContain('accord')
    expect(await (await page(path)).text()).toContain('Mme Le Dantec')
    await own.request(`/api/handovers/${id}/client`, json({ agreedOn: null }, 'POST'))
    const html = await (await page(path)).text()
    expect(html).not.toContain('Le Dantec')
    expect(html).not.toContain('Mairie')
    expect(await (await page(`${path}/mandat.json`)).text()).not.toContain('Mairie')
  })

  test('who opens it is noted for the sender, roughly and once in ten minutes', async () => {
    const { own, page, id, path, passTime } = await sent()
    const firefox = { ...FRENCH, 'user-agent': 'Mozilla/5.0 (Android 14; Mobile; rv:131.0) Firefox/131.0' }
    await page(path, firefox)
    await page(path, firefox)
    await page(path, { ...FRENCH, 'user-agent': 'Slackbot-LinkExpanding 1.0' })
    const openings = async () => (await own.request(`/api/handovers/${id}/openings`)).json()
    expect((await openings()).map((each: { agent: string }) => each.agent).sort()).toEqual([
      'Firefox, Android',
      'robot',
    ])
    passTime(0.02)
    await page(path, firefox)
    expect(await openings()).toHaveLength(3)
    // A year later, the first ones are let go of.
    await own.request(`/api/handovers/${id}/revoke`, { method: 'POST' })
    const { url } = await (await own.request(`/api/handovers/${id}/renew`, json({ days: 90 }, 'POST'))).json()
    await page(new URL(url).pathname, firefox)
    expect((await openings()).length).toBeGreaterThan(0)
  })

  test('a link asked for too often is refused for a while, and so is an address that tries many', async () => {
    const { page, path } = await sent()
    const from = (address: string) => ({ ...FRENCH, 'x-forwarded-for': address })
    const answers: Response[] = []
    for (let i = 0; i < 41; i++) answers.push(await page(path, from(`10.1.0.${i}`)))
    expect(answers.map(({ status }) => status).lastIndexOf(200)).toBe(39)
    const last = answers.at(-1) as Response
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await last.text()).toContain('Réessayez dans')
    let status = 0
    for (let i = 0; i < 61; i++) {
      status = (await page(`/passage/${String(i).padStart(27, 'x')}`, from('10.2.0.1'))).status
    }
    expect(status).toBe(429)
  })

  test('what undo takes back of a withdrawal is the word, never the link', async () => {
    const { own, page, desk, id, path } = await sent()
    await own.request(`/api/handovers/${id}/revoke`, { method: 'POST' })
    const { undo } = await import('../platform/db/undo.ts')
    await undo(desk, desk.batches.at(-1) as string)
    const view = await (await own.request(`/api/handovers/${id}`)).json()
    expect([view.state, view.link.isAlive]).toEqual(['sent', false])
    expect((await page(path)).status).toBe(404)
  })

  test('peers come with reasons in sentences, and news with what was asked', async () => {
    const { own, post, path, mandateId, karim } = await sent()
    const profile = { availability: 'free', rateFromCents: 40_000, languages: ['fr'], saidOn: '2026-11-20' }
    expect((await own.request(`/api/handovers/peers/${karim}`, json(profile))).status).toBe(204)
    const fit = await (await own.request(`/api/handovers/fit?mandate=${mandateId}&person=${karim}`)).json()
    expect(fit).toMatchObject([
      { person: { name: 'Karim Benali' }, reasons: ['A dit avoir du temps, le 20 novembre 2026'] },
    ])
    await post(`${path}/ask`, { id: newId(), word: 'Pour quand ?' })
    expect(await (await own.request('/api/handovers/news')).json()).toMatchObject([
      { kind: 'asked', words: 'Pour quand ?', person: { name: 'Karim Benali' } },
    ])
  })

  test('another desk learns nothing of the openings, nor withdraws the link', async () => {
    const { page, id, path } = await sent()
    const stranger = doors(database(), await newDesk()).own
    await page(path)
    for (const [way, method] of [
      ['openings', 'GET'],
      ['revoke', 'POST'],
    ] as const) {
      expect((await stranger.request(`/api/handovers/${id}/${way}`, { method })).status).toBe(404)
    }
    expect((await page(path)).status).toBe(200)
  })
})
