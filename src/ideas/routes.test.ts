import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { newId, peopleNamed, personWith } from '../../test/support/encounters.ts'
import { idea, ideaStep, kindWord, resonance, testimonial } from '../../test/support/ideas.ts'
import { mandate } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { addDays, day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import type { IdeaView } from './idea.ts'
import { ideaRoutes, kindWordRoutes, resonanceRoutes, testimonialRoutes } from './routes.ts'

const TODAY = day('2026-11-21')

onEveryDatabase(PROJECTORS, newDesk => {
  const ideasOn = (desk: Desk) => appWith('/api/ideas', ideaRoutes, desk)

  test('an idea is noted, sent again, changed, and an older change answers what stands', async () => {
    const app = ideasOn(await newDesk())
    const { id, ...noted } = idea()
    expect((await app.request(`/api/ideas/${id}`, json(noted))).status).toBe(201)
    const again = await app.request(`/api/ideas/${id}`, json(noted))
    expect(again.status).toBe(200)
    const { revision } = (await again.json()) as IdeaView
    const changed = { ...noted, title: 'Deux interviews', revision }
    expect((await app.request(`/api/ideas/${id}`, json(changed))).status).toBe(200)
    const late = await app.request(`/api/ideas/${id}`, json({ ...changed, title: 'Trois' }))
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({ code: 'stale', current: { title: 'Deux interviews' } })
    expect(await (await app.request('/api/ideas')).json()).toMatchObject([{ id, title: 'Deux interviews' }])
    expect((await app.request(`/api/ideas/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(`/api/ideas/${id}`)).status).toBe(410)
    expect((await app.request(`/api/ideas/${newId()}`)).status).toBe(404)
  })

  test('what is wrong is refused, and says where', async () => {
    const app = ideasOn(await newDesk())
    const { id, ...noted } = idea()
    const put = async (body: unknown) => {
      const answer = await app.request(`/api/ideas/${id}`, json(body))
      return [answer.status, JSON.stringify(((await answer.json()) as { params: unknown }).params)]
    }
    expect(await put({ ...noted, title: ' ' })).toEqual([422, expect.stringContaining('title')])
    const steps = Array.from({ length: 8 }, () => ideaStep('pas'))
    expect(await put({ ...noted, steps })).toEqual([422, expect.stringContaining('steps')])
    expect(await put({ ...noted, form: 'séance' })).toEqual([422, expect.stringContaining('form')])
    const outcomes = [{ id: newId(), mandateId: newId(), encounterId: newId() }]
    expect(await put({ ...noted, outcomes })).toEqual([422, expect.stringContaining('outcomes.0')])
  })

  test('asked with the journal, answered, and its draft is in the right form', async () => {
    const desk = await newDesk()
    const app = ideasOn(desk)
    const marie = await personWith(desk, { name: 'Marie', givenName: 'Marie' }, { addressForm: 'tu' })
    const { id, ...noted } = idea({ personId: marie, steps: [ideaStep('questions')] })
    await app.request(`/api/ideas/${id}`, json(noted))
    const draft = await (await app.request(`/api/ideas/${id}/draft`)).json()
    expect(draft).toMatchObject({ text: expect.stringContaining('te proposer'), phone: null, email: null })

    const log = { id: newId(), channel: 'call' }
    const body = { status: 'asked', on: TODAY, thought: 'Trop tôt ?', log }
    const asked = await app.request(`/api/ideas/${id}/status`, json(body))
    expect(await asked.json()).toMatchObject({ status: 'asked', askedOn: TODAY, thought: 'Trop tôt ?' })
    expect(await (await app.request(`/api/ideas/${id}/outcomes`)).json()).toMatchObject([
      { kind: 'encounter', encounterId: log.id, words: 'Marie' },
    ])
    const step = noted.steps[0]?.id
    const ticked = await app.request(`/api/ideas/${id}/steps/${step}`, json({ doneOn: TODAY }))
    expect(await ticked.json()).toMatchObject({ steps: [{ doneOn: TODAY }] })
    expect(await (await app.request('/api/ideas/daring')).json()).toMatchObject({ thisMonth: 1 })
  })

  test('the library starts from a person, from a goal with people, or whole', async () => {
    const desk = await newDesk()
    const app = ideasOn(desk)
    const luc = await personWith(desk, { name: 'Luc', organisation: 'Aria' }, { relations: ['client'] })
    const { id, ...noted } = idea({ personId: luc, form: 'talk' })
    await app.request(`/api/ideas/${id}`, json(noted))
    const forLuc = (await (await app.request(`/api/ideas/library?person=${luc}`)).json()) as {
      form: string
    }[]
    expect(forLuc).toHaveLength(20)
    expect(forLuc[0]).toMatchObject({ form: 'case-study', people: [] })
    expect(forLuc.at(-1)).toMatchObject({ form: 'talk', isTried: true })
    const log = { id: newId(), channel: 'call' }
    await app.request(`/api/ideas/${id}/status`, json({ status: 'no', on: addDays(TODAY, -1), log }))
    const forGoal = (await (await app.request('/api/ideas/library?goal=clients')).json()) as object[]
    expect(forGoal).toContainEqual(
      expect.objectContaining({ form: 'case-study', people: [{ id: luc, name: 'Luc' }] }),
    )
    expect(await (await app.request('/api/ideas/library')).json()).toHaveLength(20)
    expect((await app.request(`/api/ideas/library?person=${newId()}`)).status).toBe(404)
  })

  test('what rang true is noted and has its message with what may be answered', async () => {
    const app = appWith('/api/resonances', resonanceRoutes, await newDesk())
    const { id, ...noted } = resonance({ name: 'Jeanne Roux' })
    expect((await app.request(`/api/resonances/${id}`, json(noted))).status).toBe(201)
    const draft = await (await app.request(`/api/resonances/${id}/draft`)).json()
    expect(draft).toMatchObject({ text: expect.stringContaining('Bonjour Jeanne,') })
    expect((draft as { foreseen: object[] }).foreseen).toHaveLength(3)
    const bad = { ...noted, url: 'javascript:alert(1)' }
    expect((await app.request(`/api/resonances/${newId()}`, json(bad))).status).toBe(422)
    expect((await app.request(`/api/resonances/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await (await app.request('/api/resonances')).json()).toEqual([])
  })

  test('a kind word is kept, changed and let go', async () => {
    const desk = await newDesk()
    const app = appWith('/api/kind-words', kindWordRoutes, desk)
    const [marie] = await peopleNamed(desk, 'Marie')
    const { id, ...kept } = kindWord({ personId: marie as string })
    await app.request(`/api/kind-words/${id}`, json(kept))
    const [view] = (await (await app.request('/api/kind-words')).json()) as { revision: string }[]
    const changed = await app.request(
      `/api/kind-words/${id}`,
      json({ ...kept, text: 'Merci encore', revision: view?.revision }),
    )
    expect(await changed.json()).toMatchObject({ text: 'Merci encore', person: { name: 'Marie' } })
    expect((await app.request(`/api/kind-words/${id}`, { method: 'DELETE' })).status).toBe(204)
  })

  test('the client’s word of a mandate is asked for with a draft', async () => {
    const desk = await newDesk()
    const app = appWith('/api/testimonials', testimonialRoutes, desk)
    const done = mandate({ what: 'Refonte', stage: 'delivered', deliveredOn: TODAY })
    await saveMandate(desk, done)
    const of = `?mandate=${done.id}`
    expect(await (await app.request(`/api/testimonials${of}`)).json()).toBeNull()
    const draft = await (await app.request(`/api/testimonials/draft${of}`)).json()
    expect(draft).toMatchObject({ text: expect.stringContaining('Refonte') })
    const { id, ...asked } = testimonial(done.id)
    expect((await app.request(`/api/testimonials/${id}`, json(asked))).status).toBe(201)
    expect(await (await app.request(`/api/testimonials${of}`)).json()).toMatchObject({ id, askedOn: TODAY })
    expect((await app.request(`/api/testimonials/draft?mandate=${newId()}`)).status).toBe(404)
    expect((await app.request(`/api/testimonials/${id}`, { method: 'DELETE' })).status).toBe(204)
  })
})
