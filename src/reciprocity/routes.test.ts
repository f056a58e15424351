import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { coffee, newId, peopleNamed, personWith } from '../../test/support/encounters.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { followUpsOf, saveFollowUp } from '../encounters/follow-ups.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import { PROJECTORS } from '../projectors.ts'
import { favourRoutes, reciprocityRoutes, thanksRoutes } from './routes.ts'
import type { NetworkReciprocity } from './shown.ts'

const TODAY = day('2026-11-21')
const nobody = async () => new Set<string>()
const ADVICE = { direction: 'received', kind: 'advice', day: TODAY }

onEveryDatabase(PROJECTORS, newDesk => {
  test('a favour is put, read in pages, edited, refused when stale, deleted, gone', async () => {
    const desk = await newDesk()
    const app = appWith('/api/favours', favourRoutes, desk)
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    const path = `/api/favours/${newId()}`
    const put = (changes: object) => app.request(path, json({ ...ADVICE, personId: sophie, ...changes }))
    const created = await put({})
    expect(created.status).toBe(201)
    expect(created.headers.get('Entregent-Batch')).toBeTruthy()
    const { revision } = (await created.json()) as { revision: string }
    expect((await put({})).status).toBe(200)
    expect((await put({ kind: 'tip', revision })).status).toBe(200)
    const stale = await put({ kind: 'hire', revision })
    expect([stale.status, ((await stale.json()) as { current: { kind: string } }).current.kind]).toEqual([
      409,
      'tip',
    ])
    await app.request(
      `/api/favours/${newId()}`,
      json({ ...ADVICE, personId: sophie, day: addDays(TODAY, -1) }),
    )
    const first = (await (await app.request('/api/favours?limit=1')).json()) as {
      favours: unknown[]
      next: string
    }
    expect(first.favours).toHaveLength(1)
    const second = await app.request(`/api/favours?limit=1&cursor=${encodeURIComponent(first.next)}`)
    expect(await second.json()).toMatchObject({ favours: [{ kind: 'advice' }], next: null })
    expect((await app.request(path, { method: 'DELETE' })).status).toBe(204)
    expect((await app.request(path, { method: 'DELETE' })).status).toBe(410)
    expect((await put({})).status).toBe(410)
  })

  test('what is no favour is refused in words', async () => {
    const desk = await newDesk()
    const app = appWith('/api/favours', favourRoutes, desk)
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    const status = async (id: string, body: object) =>
      (await app.request(`/api/favours/${id}`, json(body))).status
    expect(await status(newId(), { ...ADVICE, kind: 'song', personId: sophie })).toBe(422)
    expect(await status('1', { ...ADVICE, personId: sophie })).toBe(422)
    expect(await status(newId(), { ...ADVICE, personId: newId() })).toBe(404)
    expect((await app.request('/api/favours?kind=song')).status).toBe(422)
  })

  test('thanks: due, drafted without the client when asked, said once, then no longer due', async () => {
    const desk = await newDesk()
    const app = appWith('/api/thanks', thanksRoutes, desk)
    const sophie = await personWith(desk, {
      name: 'Sophie Aubert',
      givenName: 'Sophie',
      emails: [{ types: [], label: null, value: 'sophie@aria.example' }],
    })
    const work = mandate({
      what: 'Refonte',
      organisation: 'Aria',
      stage: 'won',
      decidedOn: TODAY,
      amountCents: 4_321_00,
      contributions: [through([sophie])],
    })
    await saveMandate(desk, work)
    expect(await (await app.request('/api/thanks')).json()).toMatchObject([
      {
        person: { id: sophie },
        occasion: 'won',
        mandate: { what: 'Refonte' },
        ways: ['mail', 'card', 'network', 'in-person', 'call', 'message'],
      },
    ])
    const draft = async (more: string) =>
      (await app.request(`/api/thanks/draft?person=${sophie}&occasion=won&mandate=${work.id}${more}`)).json()
    const written = (await draft('&way=mail')) as { text: string; mailto: string; client: string }
    expect(written).toMatchObject({ client: 'Aria', namesClient: true })
    expect(written.mailto).toMatch(/^mailto:sophie@aria\.example\?subject=Gr/)
    expect(written.text).toContain('Refonte, pour Aria')
    expect(written.text).not.toContain('4')
    expect(((await draft('&way=mail&client=0')) as { text: string }).text).not.toContain('Aria')
    expect(await draft('&way=network')).toMatchObject({ namesClient: false })

    const said = {
      id: newId(),
      personId: sophie,
      occasion: 'won',
      mandateId: work.id,
      answer: 'said',
      how: 'mail',
    }
    const answered = await app.request('/api/thanks', json({ ...said, encounterId: newId() }, 'POST'))
    expect([answered.status, Boolean(answered.headers.get('Entregent-Batch'))]).toEqual([201, true])
    expect(await (await app.request('/api/thanks')).json()).toEqual([])
    expect(await (await app.request(`/api/thanks/mandate/${work.id}`)).json()).toMatchObject({
      due: [],
      kept: [{ answer: 'said', how: 'mail', name: 'Sophie Aubert' }],
    })
    expect((await app.request('/api/thanks', json({ ...said, id: newId() }, 'POST'))).status).toBe(422)
    expect((await app.request(`/api/thanks/draft?person=${newId()}&occasion=won&way=mail`)).status).toBe(404)
  })

  test('two people are asked, then made to meet; what was asked is followed, and the favour is one', async () => {
    const desk = await newDesk()
    const app = appWith('/api/reciprocity', reciprocityRoutes({ everAsked: nobody }), desk)
    const [luc = '', marie = ''] = await peopleNamed(desk, 'Luc', 'Marie')
    const [id, a, b] = [newId(), newId(), newId()]
    const pair = { personId: luc, otherId: marie, personFollowUpId: a, otherFollowUpId: b }
    const ask = () => app.request(`/api/reciprocity/introductions/${id}`, json(pair))
    expect([(await ask()).status, (await ask()).status]).toEqual([201, 200])
    expect((await followUpsOf(desk, { personId: luc })).map(each => each.text)).toEqual([
      'Dire si une rencontre avec Marie lui plairait',
    ])
    const [promise] = await followUpsOf(desk, { personId: luc })
    await saveFollowUp(desk, { ...promise, doneOn: TODAY } as never)
    const open = async () => (await app.request('/api/reciprocity/introductions')).json()
    expect(await open()).toMatchObject([{ person: { says: 'willing' }, other: { says: 'awaited' } }])
    const written = await app.request(`/api/reciprocity/introductions/draft/${luc}/${marie}`)
    expect(((await written.json()) as { text: string }).text).toMatch(/^Luc, Marie,/)
    const connect = () =>
      app.request(`/api/reciprocity/introductions/${id}/connect`, json({ favourId: newId() }, 'POST'))
    expect([(await connect()).status, (await connect()).status]).toEqual([204, 204])
    expect(await open()).toEqual([])
    expect(await (await app.request(`/api/reciprocity/${luc}`)).json()).toMatchObject({
      given: { count: 1, kinds: [{ kind: 'introduction', count: 1 }] },
    })
    expect(
      (await app.request(`/api/reciprocity/introductions/${newId()}`, { method: 'DELETE' })).status,
    ).toBe(404)
  })

  test('an introduction let go takes its open questions off the list', async () => {
    const desk = await newDesk()
    const app = appWith('/api/reciprocity', reciprocityRoutes({ everAsked: nobody }), desk)
    const [luc = '', marie = ''] = await peopleNamed(desk, 'Luc', 'Marie')
    const path = `/api/reciprocity/introductions/${newId()}`
    const pair = { personId: luc, otherId: marie, personFollowUpId: newId(), otherFollowUpId: newId() }
    await app.request(path, json(pair))
    expect((await app.request(path, { method: 'DELETE' })).status).toBe(204)
    expect(await followUpsOf(desk, {})).toEqual([])
    expect((await app.request(path, json(pair))).status).toBe(410)
  })

  test('with somebody: both sides, ways, drafts; over the network: lists with their people', async () => {
    const desk = await newDesk()
    const app = appWith('/api/reciprocity', reciprocityRoutes({ everAsked: nobody }), desk)
    const favours = appWith('/api/favours', favourRoutes, desk)
    const sophie = await personWith(
      desk,
      { name: 'Sophie Aubert', givenName: 'Sophie' },
      { skills: ['rédaction'], relations: ['peer'] },
    )
    await saveMandate(desk, mandate({ what: 'Refonte', skills: ['Rédaction'] }))
    await favours.request(`/api/favours/${newId()}`, json({ ...ADVICE, personId: sophie }))
    expect(await (await app.request(`/api/reciprocity/${sophie}`)).json()).toMatchObject({
      received: { count: 1, lastOn: TODAY },
      given: { count: 0, lastOn: null },
      initiative: { mine: 0, known: 0 },
      ways: [{ way: 'mandate', what: 'Refonte' }, { way: 'recommendation' }, { way: 'ask' }],
    })
    expect(await (await app.request('/api/reciprocity')).json()).toMatchObject({
      toReturn: [{ person: { id: sophie } }],
      carrying: [{ person: { id: sophie } }],
      neverAsked: [],
    })
    const written = await app.request(`/api/reciprocity/${sophie}/draft?kind=offer`)
    expect(((await written.json()) as { text: string }).text).toMatch(/^Bonjour Sophie,/)
    expect((await app.request(`/api/reciprocity/${newId()}`)).status).toBe(404)
    expect((await app.request(`/api/reciprocity/${sophie}/draft?kind=sonnet`)).status).toBe(422)
  })
  test('whom others know to have been asked is not among those never asked', async () => {
    const desk = await newDesk()
    const peer = (name: string) => personWith(desk, { name }, { relations: ['peer'] })
    const [sophie, luc] = [await peer('Sophie'), await peer('Luc')]
    await saveEncounter(desk, coffee({ personIds: [sophie, luc] }))
    const everAsked = async () => new Set([luc])
    const app = appWith('/api/reciprocity', reciprocityRoutes({ everAsked }), desk)
    const { neverAsked } = (await (await app.request('/api/reciprocity')).json()) as NetworkReciprocity
    expect(neverAsked.map(({ person }) => person.id)).toEqual([sophie])
  })
})
