import { expect, test } from 'vitest'
import { appWith } from '../../test/support/app-with.ts'
import { coffee, newId, peopleNamed, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import { addDays, type Day, day } from '../lib/day.ts'
import { saveTie } from '../people/ties.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { rebuildPairs } from './network-pairs.ts'
import { peopleNetworkRoutes } from './network-routes.ts'
import { dormantOf, introductionsIn, networkGraph, peopleNetwork } from './network-store.ts'

async function pairs(desk: Desk) {
  const rows = await desk.db
    .selectFrom('personPairs')
    .select(['personId', 'others'])
    .where('deskId', '=', desk.id)
    .orderBy('personId')
    .execute()
  return rows.flatMap(({ personId, others }) =>
    others.split(';').flatMap(said => {
      const [otherId = '', ...years] = said.split(' ')
      return years.map(each => {
        const [year, encounters] = each.split('=').map(Number)
        return { both: [personId, otherId], year, encounters }
      })
    }),
  )
}

async function met(desk: Desk, personIds: string[], on: Day = day('2026-11-20')): Promise<string> {
  const draft = coffee({ personIds, day: on })
  await saveEncounter(desk, draft)
  return draft.id
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('people seen together are a pair of the year, and no longer when the encounter is gone', async () => {
    const desk = await newDesk()
    const [anne, bilal, chloe] = (await peopleNamed(desk, 'Anne', 'Bilal', 'Chloé')) as [
      string,
      string,
      string,
    ]
    await met(desk, [anne, bilal])
    await met(desk, [anne])
    const all = await met(desk, [bilal, anne, chloe], day('2025-03-01'))
    await saveEncounter(desk, coffee({ personIds: [anne, chloe], planned: true, day: day('2026-12-01') }))
    const both = [anne, bilal].sort()
    expect((await pairs(desk)).filter(row => row.both.join() === both.join())).toEqual([
      { both, year: 2025, encounters: 1 },
      { both, year: 2026, encounters: 1 },
    ])
    await deleteEncounter(desk, all)
    expect(await pairs(desk)).toEqual([{ both, year: 2026, encounters: 1 }])
    const { id } = await desk.db
      .selectFrom('batch')
      .select('id')
      .where('deskId', '=', desk.id)
      .where('what', 'like', '%deleted')
      .executeTakeFirstOrThrow()
    await undo(desk, id)
    expect(await pairs(desk)).toHaveLength(4)
  })

  test('an encounter moved to another year, and counted again as kept', async () => {
    const desk = await newDesk()
    const people = await peopleNamed(desk, 'Anne', 'Bilal')
    const id = await met(desk, people)
    await desk.write({ what: 'test' }, ({ db }) =>
      db
        .updateTable('encounter')
        .set({ day: '2024-02-01' })
        .where('deskId', '=', desk.id)
        .where('id', '=', id)
        .execute(),
    )
    const kept = await pairs(desk)
    expect(kept).toMatchObject([{ year: 2024, encounters: 1 }])
    await rebuildPairs(desk)
    expect(await pairs(desk)).toEqual(kept)
  })

  test('more than twenty in one room are no pairs', async () => {
    const desk = await newDesk()
    const crowd = await peopleNamed(desk, ...Array.from({ length: 21 }, (_, i) => `Invité ${i}`))
    const id = await met(desk, crowd)
    expect(await pairs(desk)).toEqual([])
    await desk.write({ what: 'test' }, ({ db }) =>
      db
        .deleteFrom('encounterPerson')
        .where('deskId', '=', desk.id)
        .where('encounterId', '=', id)
        .where('personId', '=', crowd[0] as string)
        .execute(),
    )
    expect(await pairs(desk)).toHaveLength(190)
  })

  test('the figures of a small network', async () => {
    const desk = await newDesk()
    const [anne, bilal, chloe, denis] = (await peopleNamed(desk, 'Anne', 'Bilal', 'Chloé', 'Denis')) as [
      string,
      string,
      string,
      string,
    ]
    const emma = await personWith(desk, { name: 'Emma' }, { circle: 2, metThroughId: chloe })
    await peopleNamed(desk, 'Jamais vu')
    await met(desk, [anne, bilal])
    await met(desk, [denis])
    await saveTie(desk, { id: newId(), personId: bilal, otherId: chloe, otherIs: '', personIs: '' })
    await met(desk, [chloe])
    const network = await peopleNetwork(desk)
    expect(network).toMatchObject({ known: 6, active: 5, ties: 3, introductions: 1, dependence: null })
    expect(network.pieces).toMatchObject({
      count: 1,
      largest: 4,
      bridgeCount: 2,
      alone: [{ id: denis, name: 'Denis' }],
    })
    expect(network.pieces.bridges.map(({ name, apart }) => [name, apart])).toEqual(
      expect.arrayContaining([
        ['Bilal', 1],
        ['Chloé', 1],
      ]),
    )
    expect(network.layers.map(({ said }) => said)).toEqual([0, 1, 1, 1])
    expect(network.churn.at(-1)).toMatchObject({ year: 2026, came: 4 })
    const graph = await networkGraph(desk)
    expect(graph.total).toBe(5)
    expect(graph.edges).toHaveLength(9)
    expect(graph.names[graph.ids.indexOf(emma)]).toBe('Emma')
    expect(await introductionsIn(desk)).toMatchObject([{ id: chloe, brought: 1, met: [{ id: emma }] }])
  })

  test('a tie that was strong and sleeps is told, with why', async () => {
    const desk = await newDesk()
    const [old, friend] = (await peopleNamed(desk, 'Odile', 'Farid')) as [string, string]
    for (let i = 0; i < 7; i++) await met(desk, [old, friend], addDays(day('2021-03-01'), 20 * i))
    await met(desk, [friend])
    expect(await dormantOf(desk)).toEqual({
      count: 1,
      ties: [
        {
          id: old,
          name: 'Odile',
          lastOn: '2021-06-29',
          reasons: [
            { why: 'contact', days: 7, from: 2021, to: 2021 },
            { why: 'common', people: 1 },
          ],
        },
      ],
    })
  })

  test("another desk's people are never seen, and an empty desk is answered", async () => {
    const other = await newDesk()
    await met(other, await peopleNamed(other, 'Anne', 'Bilal'))
    const desk = await newDesk()
    const app = appWith('/api/people-network', peopleNetworkRoutes, desk)
    const told = async (path: string) => (await app.request(`/api/people-network${path}`)).json()
    expect(await told('')).toMatchObject({ known: 0, active: 0, ties: 0, holes: { constraint: null } })
    expect(await told('/graph')).toMatchObject({ total: 0, ids: [], edges: [] })
    expect(await told('/dormant')).toEqual({ count: 0, ties: [] })
    expect(await told('/introductions')).toEqual({ trees: [] })
    await rebuildPairs(desk)
    expect(await pairs(other)).toHaveLength(1)
  })
})
