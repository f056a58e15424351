import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { newId } from '../../test/support/encounters.ts'
import { idea } from '../../test/support/ideas.ts'
import { mandate } from '../../test/support/mandates.ts'
import { network, outcome, post } from '../../test/support/networks.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { saveIdea } from '../ideas/store.ts'
import { saveTestimonial } from '../ideas/testimonials.ts'
import { day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { saveFavour } from '../reciprocity/store.ts'
import type { PostIdea } from './post.ts'
import { postRoutes } from './post-routes.ts'
import { savePost } from './posts.ts'
import { networkRoutes } from './routes.ts'
import { saveNetwork } from './store.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  const networks = (desk: Desk, path: string, init?: RequestInit) =>
    appWith('/api/networks', networkRoutes, desk).request(`/api/networks${path}`, init)
  const posts = (desk: Desk, path: string, init?: RequestInit) =>
    appWith('/api/posts', postRoutes, desk).request(`/api/posts${path}`, init)

  test('a network from its first day to its figures', async () => {
    const desk = await newDesk()
    const { id, ...body } = network({ name: 'LinkedIn', budgetMinutes: 30 })
    expect((await networks(desk, `/${id}`, json(body))).status).toBe(201)
    const time = newId()
    expect(
      (await networks(desk, `/${id}/time/${time}`, json({ day: '2026-11-20', minutes: 40 }))).status,
    ).toBe(201)
    const view = await (await networks(desk, '')).json()
    expect(view).toMatchObject({
      networks: [{ name: 'LinkedIn', weekMinutes: 40, saysStop: true }],
      running: null,
    })
    const timer = newId()
    const started = await networks(desk, '/timer/start', json({ id: timer, networkId: id }, 'POST'))
    expect(await started.json()).toMatchObject({ running: { id: timer, networkName: 'LinkedIn' } })
    const morning = await (await networks(desk, '/today')).json()
    expect(morning).toMatchObject({ running: { id: timer }, stops: [{ id }], posts: [], substitution: null })
    const read = json({ what: 'budget', networkId: id })
    expect((await networks(desk, `/read/${newId()}`, read)).status).toBe(204)
    expect((await (await networks(desk, '/today')).json()).stops).toEqual([])
    expect(
      (await (await networks(desk, '/timer/stop', json({ id: timer }, 'POST'))).json()).running,
    ).toBeNull()
    expect((await (await networks(desk, `/${id}/time`)).json()).times).toHaveLength(2)
    expect((await networks(desk, `/${id}/time/${time}`, { method: 'DELETE' })).status).toBe(204)
    expect((await (await networks(desk, '/figures')).json()).weeks).toHaveLength(12)
    expect((await networks(desk, `/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await networks(desk, `/${id}`)).status).toBe(410)
  })

  test.each([
    ['a name', { name: ' ' }],
    ['an address that is a program', { url: 'javascript:alert(1)' }],
    ['a budget of nothing', { budgetMinutes: 0 }],
  ])('refused: %s', async (_, changes) => {
    const desk = await newDesk()
    const { id, ...body } = network()
    expect((await networks(desk, `/${id}`, json({ ...body, ...changes }))).status).toBe(422)
  })

  test('a post from thought to posted, with what came of it', async () => {
    const desk = await newDesk()
    const on = network()
    await saveNetwork(desk, on)
    const { id, ...body } = post(on.id)
    expect((await posts(desk, `/${id}`, json(body))).status).toBe(201)
    const { revision } = await (await posts(desk, `/${id}`)).json()
    const posted = { ...body, state: 'posted', postedOn: '2026-11-19', url: 'https://exemple.fr/1', revision }
    expect((await posts(desk, `/${id}`, json(posted))).status).toBe(200)
    expect((await posts(desk, `/${id}`, json({ ...posted, title: 'Autre' }))).status).toBe(409)
    const { id: oid, postId: _, ...came } = outcome(id)
    expect((await posts(desk, `/${id}/outcomes/${oid}`, json(came))).status).toBe(201)
    expect(await (await posts(desk, '')).json()).toMatchObject({
      posts: [{ outcomes: [{ kind: 'comment' }] }],
    })
    expect((await posts(desk, `/${id}/outcomes`)).status).toBe(200)
    expect((await posts(desk, `/${id}/outcomes/${oid}`, { method: 'DELETE' })).status).toBe(204)
    expect((await posts(desk, `/${id}`, { method: 'DELETE' })).status).toBe(204)
  })

  test('ideas drawn from what was done name nobody, and are not proposed twice', async () => {
    const desk = await newDesk()
    const on = network()
    await saveNetwork(desk, on)
    const lise = await somebody(desk, 'Lise Pennanec’h')
    const delivered = mandate({
      ...{ what: 'Site de Lise', organisation: 'Phare', clientId: lise, stage: 'delivered' },
      deliveredOn: day('2026-11-10'),
    })
    await saveMandate(desk, delivered)
    const done = { status: 'done' as const, doneOn: day('2026-11-12'), personId: lise }
    await saveIdea(desk, idea({ title: 'Un atelier avec Lise', ...done }))
    const at = {
      day: day('2026-11-14'),
      note: 'Lise a donné mon nom',
      aboutId: null,
      mandateId: null,
      encounterId: null,
    }
    const given = { id: newId(), direction: 'received' as const, kind: 'referral' as const, personId: lise }
    await saveFavour(desk, { ...given, ...at, newPeople: [] })
    const word = { word: 'Lise adore son site', better: '', wouldRefer: null, quotable: true }
    const received = { state: 'received' as const, askedOn: null, receivedOn: day('2026-11-15') }
    await saveTestimonial(desk, {
      id: newId(),
      mandateId: delivered.id,
      personId: lise,
      ...received,
      ...word,
    })

    const asked = async () => (await (await posts(desk, '/ideas')).json()).ideas as PostIdea[]
    const ideas = await asked()
    expect(ideas.map(({ aboutKind }) => aboutKind).sort()).toEqual([
      'favour',
      'idea',
      'mandate',
      'testimonial',
    ])
    for (const { text, consent } of ideas) {
      expect(text).not.toMatch(/lise|pennanec|phare/i)
      expect(consent).toBe('to-ask')
    }
    const [first] = ideas
    if (!first) throw new Error('no idea')
    const { aboutKind, aboutRef, title, text, consent } = first
    const saved = post(on.id, { aboutKind, aboutRef, title, text, consent, personId: lise })
    const { view } = await savePost(desk, saved)
    expect((await asked()).map(({ key }) => key)).not.toContain(first.key)

    expect(await (await posts(desk, `/${saved.id}/words`)).json()).toEqual({ text, withName: null })
    const letter = await (await posts(desk, `/${saved.id}/consent`)).json()
    expect(letter.text).toContain(title)
    await savePost(desk, { ...saved, consent: 'given', revision: view.revision })
    const words = await (await posts(desk, `/${saved.id}/words`)).json()
    expect(words.withName).toContain('Lise Pennanec’h')
  })

  test('a file of screen time is read without writing, then kept', async () => {
    const desk = await newDesk()
    const on = network({ name: 'Mastodon' })
    await saveNetwork(desk, on)
    const text = 'date,app,minutes\n2026-11-18,Mastodon,20\n'
    const read = await (await networks(desk, '/import', json({ text }, 'POST'))).json()
    expect(read).toMatchObject({ apps: [{ app: 'Mastodon', networkId: on.id, minutes: 20 }], problems: [] })
    const choices = [{ app: 'Mastodon', networkId: on.id }]
    const kept = await networks(desk, '/import/keep', json({ text, choices }, 'POST'))
    expect(await kept.json()).toEqual({ kept: 1, known: 0, ownDays: 0 })
    const unknown = json({ text, choices: [{ app: 'Mastodon', networkId: newId() }] }, 'POST')
    expect((await networks(desk, '/import/keep', unknown)).status).toBe(404)
  })
})
