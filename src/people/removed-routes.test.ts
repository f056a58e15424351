import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import type { Desk } from '../platform/desk.ts'
import { BURST, REMOVED, type Removed, removeByDevice } from './guard.ts'
import { projectPeople } from './projection.ts'
import { peopleRoutes } from './routes.ts'

const KEPT = 3
const ALL = BURST.people + KEPT

onEveryDatabase({ person: projectPeople }, newDesk => {
  async function emptied() {
    const desk = await newDesk()
    const ids: string[] = []
    for (let n = 0; n < ALL; n++) ids.push(await somebody(desk, `Zoé ${n}`))
    await desk.write({ what: REMOVED, by: 'iPhone', details: { count: ALL } }, inside =>
      removeByDevice(inside, ids, { device: 'iPhone', collectionId: 'contacts' }),
    )
    const app = appWith('/api/people', peopleRoutes, desk)
    return {
      desk,
      removed: () => removedOn(desk),
      decide: async (device: string, action: string) =>
        app.request('/api/people/removed', json({ device, action }, 'POST')),
      total: async () => ((await (await app.request('/api/people')).json()) as { total: number }).total,
    }
  }

  async function removedOn(desk: Desk): Promise<Removed[]> {
    const answer = await appWith('/api/people', peopleRoutes, desk).request('/api/people/removed')
    return (await answer.json()) as Removed[]
  }

  test('people that a device took away in a burst are told, by device, and all that it took comes back', async () => {
    const { desk, removed, decide, total } = await emptied()
    expect(await removed()).toMatchObject([
      { device: 'iPhone', at: NOW.toISOString(), count: ALL, people: { length: KEPT } },
    ])
    expect(await removedOn(await newDesk())).toEqual([])
    expect(await (await decide('another', 'put-back')).json()).toEqual({ count: 0 })
    const answer = await decide('iPhone', 'put-back')
    expect(answer.headers.get('entregent-batch')).toBe(desk.batches.at(-1))
    expect(await answer.json()).toEqual({ count: ALL })
    expect([await removed(), await total()]).toEqual([[], ALL])
  })

  test('they leave the desk as well once that is said', async () => {
    const { removed, decide, total } = await emptied()
    expect(await total()).toBe(KEPT)
    expect(await (await decide('iPhone', 'confirm')).json()).toEqual({ count: KEPT })
    expect([await removed(), await total()]).toEqual([[], 0])
    expect((await decide('iPhone', 'perhaps')).status).toBe(422)
  })
})
