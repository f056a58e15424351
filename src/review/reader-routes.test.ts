import { expect, test } from 'vitest'
import { json } from '../../test/support/app-with.ts'
import { mailSink } from '../../test/support/mail-sink.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { reviewDoors } from '../../test/support/review-doors.ts'
import { encountersOf } from '../encounters/list.ts'
import { saveSettings } from '../owner/store.ts'
import { PROJECTORS } from '../projectors.ts'

const NOTICES = { name: 'Perpétue Le Goff', siret: '73282932000074', contact: 'p@example.org' }

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  const published = async () => {
    const desk = await newDesk({ language: 'fr' })
    const { port, received } = await mailSink()
    const smtp = { host: '127.0.0.1', port, secure: false, user: '', from: 'p@example.org' }
    await saveSettings(desk, { language: 'fr', ownerName: 'Perpétue' })
    await saveSettings(desk, { letter: { enabled: false, hour: 7, smtp, to: '' } })
    const doors = reviewDoors(database(), desk)
    await doors.own.request('/api/readers/notices', json(NOTICES))
    await doors.own.request('/api/readers/public', json({ isPublic: true }))
    await doors.own.request('/api/readers/publications/2026-10', json({}))
    const view = async () => (await doors.own.request('/api/readers')).json()
    const place = new URL((await view()).page).pathname
    const letters = () => received.map(each => each.replace(/=\r?\n/g, '').replaceAll('=3D', '='))
    return { desk, ...doors, view, place, letters }
  }
  const linkIn = (letter = '') =>
    new URL(/https:\/\/\S+\/abonnement\/[\w.-]+/.exec(letter)?.[0] ?? '').pathname

  test('two yeses before anything is sent, one click to leave, and each month is sent once', async () => {
    const { own, get, post, view, place, letters } = await published()
    const asked = { mail: 'Ana@Example.org', name: 'Ana' }
    const answer = await post(`${place}/abonnement`, asked)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${place}?fait=asked`])
    await post(`${place}/abonnement`, asked)
    expect(letters()).toHaveLength(1)
    expect((await view()).readers).toMatchObject([{ mail: 'ana@example.org', state: 'asked' }])

    const link = linkIn(letters()[0])
    expect(await (await get(link)).text()).toContain('ana@example.org')
    expect((await view()).readers[0].state).toBe('asked')
    expect((await post(`${link}/oui`)).status).toBe(200)
    expect((await view()).readers[0].state).toBe('confirmed')

    const sending = await own.request('/api/readers/publications/2026-10/sending', { method: 'POST' })
    expect(await sending.json()).toEqual({ sent: 1, failed: [] })
    expect((await own.request('/api/readers/publications/2026-10/sending', { method: 'POST' })).status).toBe(
      409,
    )
    const [, letter = ''] = letters()
    expect(letter).toMatch(new RegExp(`List-Unsubscribe:\\s+<https://desk.example.org${link}/depart>`))
    expect(letter).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(letter).not.toContain('Odilon')

    // As a mail program asks, from no page of ours.
    const foreign = { origin: 'https://mail.example.com', 'sec-fetch-site': 'cross-site' }
    expect((await post(`${link}/depart`, { 'List-Unsubscribe': 'One-Click' }, foreign)).status).toBe(200)
    expect((await view()).readers[0].state).toBe('left')
    expect((await post(`${link.slice(0, -1)}/oui`)).status).toBe(404)
    expect((await post(`${place}/abonnement`, asked, foreign)).status).toBe(403)
    expect((await post(`${place}/abonnement`, { mail: 'nobody' })).status).toBe(422)
  })

  test('a key of one desk opens nothing of another', async () => {
    const one = await published()
    const other = await published()
    await one.post(`${one.place}/abonnement`, { mail: 'ana@example.org', name: '' })
    const link = linkIn(one.letters()[0])
    expect((await other.get(link.replace(one.place, other.place))).status).toBe(404)
    expect((await other.view()).readers).toEqual([])
  })

  test('what is written back waits, and becomes an exchange with somebody once accepted', async () => {
    const { own, desk, post, view, place } = await published()
    const personId = await somebody(desk, 'Ana Ruiz')
    const reply = (text: string) =>
      post(`${place}/2026-10/reponse`, { name: 'Ana', mail: '', text: `<b>${text}</b>` })
    expect((await reply('Bravo pour le club')).status).toBe(303)
    expect((await post(`${place}/2026-10/reponse`, { name: 'Ana', mail: '', text: ' ' })).status).toBe(422)
    expect((await post(`${place}/2026-01/reponse`, { name: 'Ana', mail: '', text: 'x' })).status).toBe(404)
    const [{ id }] = (await view()).replies
    const accept = () => own.request(`/api/readers/replies/${id}/acceptance`, json({ personId }, 'POST'))
    expect((await accept()).status).toBe(200)
    expect((await accept()).status).toBe(200)
    const { encounters } = await encountersOf(desk, {})
    expect(encounters).toMatchObject([
      { channel: 'mail', initiator: 'them', note: '<b>Bravo pour le club</b>' },
    ])
    await reply('Autre')
    const other = (await view()).replies.find((each: { state: string }) => each.state === 'waiting')
    await own.request(`/api/readers/replies/${other.id}/refusal`, { method: 'POST' })
    expect((await view()).replies.map((each: { state: string }) => each.state).sort()).toEqual([
      'accepted',
      'refused',
    ])
    for (let n = 0; n < 6; n++) await reply('encore')
    expect((await reply('trop')).status).toBe(429)
  })
})
