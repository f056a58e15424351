import { expect, test } from 'vitest'
import { appWith } from '../../test/support/app-with.ts'
import { coffee, peopleNamed } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { addEncounters } from '../encounters/store.ts'
import { day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { logRoutes } from './log-routes.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  const ask = (desk: Desk, path: string) =>
    appWith('/api/balance/log', logRoutes, desk).request(`/api/balance/log${path}`)

  test('the last four full weeks unless asked, any days taken to their weeks', async () => {
    const desk = await newDesk()
    const [anne] = (await peopleNamed(desk, 'Anne')) as [string]
    await addEncounters(desk, [coffee({ personIds: [anne], day: day('2026-11-10'), sphere: 'both' })])
    expect(await (await ask(desk, '')).json()).toMatchObject({
      now: { from: '2026-10-19', to: '2026-11-15', people: 1, completeness: { days: 28, noted: 1 } },
      before: null,
    })
    const week = '?from=2026-11-04&to=2026-11-05'
    expect(await (await ask(desk, week)).json()).toMatchObject({
      now: { from: '2026-11-02', to: '2026-11-08', people: 0 },
    })
    expect(await (await ask(desk, '/mixed')).json()).toEqual({ people: [{ id: anne, name: 'Anne' }] })
    expect(await (await ask(desk, '/word')).json()).toEqual({ withdrawal: null })
  })

  test('a span that is none is refused', async () => {
    const desk = await newDesk()
    for (const span of [
      '?from=2026-11-04',
      '?from=2026-11-04&to=2026-11-03',
      '?from=2020-01-01&to=2026-01-01',
    ]) {
      expect((await ask(desk, span)).status).toBe(422)
    }
  })
})
