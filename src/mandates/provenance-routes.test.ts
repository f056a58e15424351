import { expect, test } from 'vitest'
import { appWith } from '../../test/support/app-with.ts'
import { coffee, newId, peopleNamed, personWith } from '../../test/support/encounters.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { saveEncounter } from '../encounters/store.ts'
import { day } from '../lib/day.ts'
import { deletePeople } from '../people/bulk.ts'
import { PROJECTORS } from '../projectors.ts'
import { provenanceRoutes } from './provenance-routes.ts'
import { saveMandate } from './store.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  test('where work came from, with whom they met and when, and the mandates behind', async () => {
    const desk = await newDesk()
    const sophie = await personWith(desk, { name: 'Sophie' }, { metOn: day('2026-10-22') })
    const [luc] = await peopleNamed(desk, 'Luc')
    const met = coffee({
      day: day('2026-11-11'),
      minutes: 90,
      personIds: [luc as string],
      place: 'Open Coffee',
    })
    await saveEncounter(desk, met)
    const [site, shop] = [newId(), newId()]
    await saveMandate(
      desk,
      mandate({
        id: site,
        stage: 'won',
        amountCents: 45_000,
        per: 'day',
        daysHundredths: 250,
        minutesSpent: 600,
        unexpected: true,
        contributions: [through([sophie, luc as string], { label: 'Open Coffee' })],
      }),
    )
    await saveMandate(
      desk,
      mandate({ id: shop, what: 'Une boutique', contributions: [through([luc as string])] }),
    )

    const app = appWith('/api/provenance', provenanceRoutes, desk)
    const all = await (await app.request('/api/provenance')).json()
    expect(all.mandates.map((each: { id: string }) => each.id).sort()).toEqual([site, shop].sort())
    expect(all.referral).toMatchObject({ weight: 20_000, won: [{ cents: 112_500, currency: 'EUR' }] })
    expect(all.names).toEqual({ [sophie]: 'Sophie', [luc as string]: 'Luc' })
    const [first, second, third] = all.sources
    expect(first).toMatchObject({ key: `person:${sophie}`, meeting: { medianDays: 30, n: 1 } })
    expect(second).toMatchObject({ key: `person:${luc}`, meeting: { medianDays: 10, n: 1 } })
    expect(third).toMatchObject({
      key: 'where:open coffee',
      own: { weight: 0 },
      named: { weight: 10_000 },
    })
    expect(all.spent).toEqual({
      [`person:${luc}`]: { minutes: 90, encounters: 1 },
      'where:open coffee': { minutes: 90, encounters: 1 },
    })
    expect(all.unexpected.map((place: number) => all.mandates[place].id)).toEqual([site])

    const behind = await app.request(`/api/provenance/mandates?ids=${shop},${site},${newId()}`)
    expect((await behind.json()).map((each: { id: string }) => each.id)).toEqual([shop, site])
  })

  test('who is gone stays counted, without a name', async () => {
    const desk = await newDesk()
    const [sophie] = (await peopleNamed(desk, 'Sophie')) as [string]
    await saveMandate(desk, mandate({ stage: 'won', amountCents: 100, contributions: [through([sophie])] }))
    await deletePeople(desk, [sophie])
    const all = await (
      await appWith('/api/provenance', provenanceRoutes, desk).request('/api/provenance')
    ).json()
    expect(all.names).toEqual({})
    expect(all.sources).toMatchObject([{ personId: sophie, own: { won: [{ cents: 100 }] }, meeting: null }])
  })

  test('the period is that asked for; an empty desk has nothing to tell; nonsense is refused', async () => {
    const desk = await newDesk()
    const app = appWith('/api/provenance', provenanceRoutes, desk)
    const empty = await (await app.request('/api/provenance?by=won')).json()
    expect(empty).toMatchObject({ count: 0, sources: [], growth: [], dependence: [], meeting: null })

    await saveMandate(desk, mandate({ heardOn: day('2026-03-04') }))
    const count = async (query: string) =>
      (await (await app.request(`/api/provenance?${query}`)).json()).count
    expect(await count('from=2026-03-04&to=2026-03-04')).toBe(1)
    expect(await count('from=2026-03-05')).toBe(0)
    expect(await count('by=won')).toBe(0)
    for (const query of ['?from=2026-02-30', '?by=luck', '/mandates?ids=1', '/mandates']) {
      expect((await app.request(`/api/provenance${query}`)).status).toBe(422)
    }
  })

  test('what was answered before is told again only while it is still so', async () => {
    const desk = await newDesk()
    const app = appWith('/api/provenance', provenanceRoutes, desk)
    const ask = async () => (await app.request('/api/provenance')).json()
    const saved = mandate({ stage: 'won', amountCents: 100 })
    await saveMandate(desk, saved)
    const first = await ask()
    expect(await ask()).toEqual(first)
    const [sophie] = (await peopleNamed(desk, 'Sophie')) as [string]
    await saveMandate(desk, mandate({ contributions: [through([sophie])] }))
    expect(await ask()).toMatchObject({ count: 2, names: { [sophie]: 'Sophie' } })
    await deletePeople(desk, [sophie])
    expect(await ask()).toMatchObject({ count: 2, names: {} })
  })

  test("another desk's work is never seen", async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const { view: saved } = await saveMandate(desk, mandate())
    const app = appWith('/api/provenance', provenanceRoutes, other)
    expect((await (await app.request('/api/provenance')).json()).mandates).toEqual([])
    expect(await (await app.request(`/api/provenance/mandates?ids=${saved.id}`)).json()).toEqual([])
  })
})
