import { expect, test } from 'vitest'
import { json } from '../../test/support/app-with.ts'
import { invitation, invitationDoors, SLOTS } from '../../test/support/invitations.ts'
import { mailSink } from '../../test/support/mail-sink.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { encountersOf } from '../encounters/list.ts'
import { saveSettings } from '../owner/store.ts'
import { PROJECTORS } from '../projectors.ts'
import type { InvitationDraft } from './invitation.ts'

const KARIM = { emails: [{ types: [], label: null, value: 'karim@example.org' }] }
const NASTY = '<script>alert("1")</script>\'&'

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  const proposed = async (changes: Partial<InvitationDraft> = {}) => {
    const desk = await newDesk({ timeZone: 'Europe/Paris', language: 'fr' })
    const settings = { language: 'fr' as const, timeZone: 'Europe/Paris', ownerName: 'Perpétue Le Goff' }
    await saveSettings(desk, settings)
    await saveSettings(desk, { letter: { enabled: false, hour: 7, smtp: null, to: 'p@example.org' } })
    const personId = await somebody(desk, 'Karim Benali', KARIM, { addressForm: 'tu' })
    const draft = invitation({ personId, zone: 'America/Montreal', ...changes })
    const doors = invitationDoors(database(), desk)
    expect((await doors.own.request(`/api/invitations/${draft.id}`, json(draft))).status).toBe(201)
    const sending = await doors.own.request(`/api/invitations/${draft.id}/sending`, json({}, 'POST'))
    const { url, draft: letter } = await sending.json()
    return { ...doors, desk, draft, id: draft.id, url, letter, path: new URL(url).pathname, personId }
  }

  test('the letter says the moments on their clock and on mine, and the page in words of theirs', async () => {
    const { letter, url, path } = await proposed()
    expect(url).toMatch(/^https:\/\/desk\.example\.org\/rencontre\/[\w-]{27}$/)
    expect(letter.text).toContain(url)
    expect(letter.text).toContain('mardi 24 novembre à 4 h, heure de Montréal (10 h, heure de Paris)')
    expect(letter.text).toContain('Bonjour Karim,')
    expect(letter.mailto).toMatch(/^mailto:karim@example\.org\?/)
    const rows = await database().system.selectFrom('guestLink').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(path.split('/').at(-1))
  })

  test('the page shows their hour, another clock when asked, and is told to nobody', async () => {
    const { page, path } = await proposed({ message: NASTY, title: NASTY })
    const answer = await page(path)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('Perpétue Le Goff vous propose')
    expect(html).toContain('mardi 24 novembre à 4 h')
    expect(html).toContain('lang="fr"')
    expect(html).not.toContain('<script')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    const auckland = await (await page(`${path}?zone=Pacific/Auckland`)).text()
    expect(auckland).toContain('mardi 24 novembre à 22 h')
    expect(await (await page(`${path}?zone=${encodeURIComponent(NASTY)}`)).text()).toContain('à 4 h')
    expect((await page('/rencontre/style.css')).headers.get('content-type')).toContain('text/css')
  })

  test('a choice, made twice, is one; a change of mind moves it; none takes it out; in their name', async () => {
    const { page, post, path, desk, id } = await proposed()
    const choice = { slot: SLOTS[0], word: 'Avec plaisir' }
    for (const _ of [1, 2]) {
      const answer = await post(`${path}/choice?zone=Europe%2FParis`, choice)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?zone=Europe%2FParis`])
    }
    expect(await (await page(path)).text()).toContain('C’est noté')
    const ics = await (await page(`${path}/invitation.ics`)).text()
    expect(ics).toContain(`UID:${id}`)
    expect(ics).toContain('DTSTART:20261124T090000Z')
    await post(`${path}/choice`, { slot: SLOTS[1] })
    const { encounters } = await encountersOf(desk, {})
    expect(encounters.map(each => `${each.day} ${each.time}`)).toEqual(['2026-11-25 15:00'])
    expect(await (await page(`${path}/invitation.ics`)).text()).toContain('SEQUENCE:1')
    const { by } = await desk.db
      .selectFrom('batch')
      .select('by')
      .where('deskId', '=', desk.id)
      .where('what', '=', 'company:change.chosen')
      .executeTakeFirstOrThrow()
    expect(by).toBe('Karim Benali')
    expect((await post(`${path}/none`, { word: 'Plutôt en décembre' })).status).toBe(303)
    expect(await (await page(path)).text()).toContain('Plutôt en décembre')
    expect((await encountersOf(desk, {})).encounters).toEqual([])
    expect((await page(`${path}/invitation.ics`)).status).toBe(404)
  })

  test('wrong, renewed, withdrawn and expired links are answered alike, and change nothing', async () => {
    const { page, post, own, path, id, passTime, desk } = await proposed()
    const words = await (await page(`/rencontre/${'A'.repeat(27)}`)).text()
    expect(words).toContain('Ce lien ne mène plus nulle part')
    const isDead = async (dead: string) => {
      const answer = await page(dead)
      expect([answer.status, await answer.text()]).toEqual([404, words])
      expect((await post(`${dead}/choice`, { slot: SLOTS[0] })).status).toBe(404)
      expect((await page(`${dead}/invitation.ics`)).status).toBe(404)
    }
    const send = async () => (await own.request(`/api/invitations/${id}/sending`, json({}, 'POST'))).json()
    const renewed = new URL((await send()).url).pathname
    await isDead(path)
    expect((await page(renewed)).status).toBe(200)
    passTime(7)
    await isDead(renewed)
    passTime(-7)
    await own.request(`/api/invitations/${id}/withdrawal`, { method: 'POST' })
    await isDead(renewed)
    expect((await encountersOf(desk, {})).encounters).toEqual([])
    expect((await own.request(`/api/invitations/${id}/sending`, json({}, 'POST'))).status).toBe(409)
  })

  test('forms of another site, and too many, are refused; another page’s key opens nothing here', async () => {
    const { page, post, path } = await proposed()
    const foreign = { origin: 'https://evil.example.org' }
    expect((await post(`${path}/choice`, { slot: SLOTS[0] }, foreign)).status).toBe(403)
    expect((await post(`${path}/choice`, { slot: 'jamais' })).status).toBe(422)
    expect((await post(`${path}/choice`, { slot: SLOTS[0], word: 'x'.repeat(70_000) })).status).toBe(413)
    await database()
      .system.updateTable('guestLink')
      .set({ kind: 'mastermind' })
      .where('revokedAt', 'is', null)
      .execute()
    expect((await page(path)).status).toBe(404)
    for (let n = 0; n < 60; n++) await page(path)
    expect((await page(path)).status).toBe(429)
  })

  test('an answer of a calendar program lands in the calendar, by its version and its address', async () => {
    const { own, id, desk } = await proposed({ slots: [SLOTS[0]] })
    const asked = await (await own.request(`/api/invitations/${id}/invitation.ics`)).text()
    const answered = (method: string, partstat: string, text = asked) =>
      text
        .replaceAll('\r\n ', '')
        .replace('METHOD:REQUEST', `METHOD:${method}`)
        .replace('PARTSTAT=NEEDS-ACTION', `PARTSTAT=${partstat}`)
    const take = async (text: string) =>
      (await own.request('/api/invitations/reply', json({ text }, 'POST'))).json()
    expect(await take('Bonjour')).toMatchObject({ outcome: 'unreadable' })
    expect(await take(answered('REPLY', 'ACCEPTED').replaceAll('karim@', 'autre@'))).toMatchObject({
      outcome: 'stranger',
      attendee: 'autre@example.org',
    })
    expect(await take(answered('REPLY', 'ACCEPTED').replace(id, 'x'))).toMatchObject({ outcome: 'unknown' })
    expect(await take(answered('REPLY', 'TENTATIVE'))).toMatchObject({ outcome: 'unclear' })
    expect(await take(answered('REPLY', 'ACCEPTED'))).toMatchObject({ outcome: 'accepted' })
    expect((await encountersOf(desk, {})).encounters).toHaveLength(1)
    const counter = answered('COUNTER', 'TENTATIVE').replace(
      'DTSTART:20261124T090000Z',
      'DTSTART:20261126T100000Z',
    )
    expect(await take(counter)).toMatchObject({
      outcome: 'countered',
      invitation: { counterAt: '2026-11-26T10:00:00Z' },
    })
    await own.request(`/api/invitations/${id}/slot`, json({ slot: '2026-11-26T10:00:00Z' }, 'POST'))
    // To what has changed since.
    expect(await take(answered('REPLY', 'DECLINED'))).toMatchObject({ outcome: 'outdated' })
    const now = await (await own.request(`/api/invitations/${id}/invitation.ics`)).text()
    expect(await take(answered('REPLY', 'DECLINED', now))).toMatchObject({ outcome: 'declined' })
    expect((await encountersOf(desk, {})).encounters).toEqual([])
  })

  test('by mail, only where a server is set and on a gesture: the letter as it was written, with the invitation', async () => {
    const { own, desk, id, path, letter, page } = await proposed({ slots: [SLOTS[0]] })
    const text = `${letter.text}\nÀ bientôt`
    const by = json({ by: 'mail', subject: 'Un café ?', text }, 'POST')
    expect((await own.request(`/api/invitations/${id}/sending`, by)).status).toBe(409)
    const { port, received } = await mailSink()
    const smtp = { host: '127.0.0.1', port, secure: false, user: '', from: 'perpetue@example.org' }
    await saveSettings(desk, { letter: { enabled: false, hour: 7, smtp, to: '' } })
    expect(received).toEqual([])
    const answer = await (await own.request(`/api/invitations/${id}/sending`, by)).json()
    expect(answer).toMatchObject({ mailed: true, problem: null })
    const [mail = ''] = received.map(each => each.replace(/=\r?\n/g, ''))
    // The link that the letter holds is kept: no other one kills it.
    expect(mail).toContain(path)
    expect((await page(path)).status).toBe(200)
    expect(mail).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i)
    expect(mail).toContain('invitation.ics')
  })

  test('a link that is none of the web, an hour that is no instant: refused at the edge', async () => {
    const { own } = await proposed()
    const put = async (changes: object) => {
      const draft = { ...invitation(), ...changes }
      return (await own.request(`/api/invitations/${draft.id}`, json(draft))).status
    }
    expect(await put({ link: 'javascript:alert(1)' })).toBe(422)
    expect(await put({ slots: ['demain'] })).toBe(422)
    expect(await put({ zone: 'Mars/Olympus' })).toBe(422)
    expect(await put({ slots: [] })).toBe(422)
    expect(await put({})).toBe(201)
  })
})
