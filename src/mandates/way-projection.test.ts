import { expect, test } from 'vitest'
import { appWith } from '../../test/support/app-with.ts'
import { peopleNamed } from '../../test/support/encounters.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { mergePeople } from '../duplicates/merge-people.ts'
import { deletePeople } from '../people/bulk.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { mandateOf } from './list.ts'
import { provenanceRoutes } from './provenance-routes.ts'
import { everyWay } from './provenance-store.ts'
import { addMandates, deleteMandate, saveMandate, setStage } from './store.ts'
import { fillWays } from './way-projection.ts'

const EVER = { from: null, to: null, by: 'heard' } as const

onEveryDatabase(PROJECTORS, newDesk => {
  /** Kept as they are, and reckoned from nothing. */
  async function keptAndFresh(desk: Desk) {
    const kept = await everyWay(desk, EVER)
    await desk.write({ what: 'test' }, inside =>
      inside.db.deleteFrom('mandateWay').where('deskId', '=', desk.id).execute(),
    )
    await fillWays(desk)
    return { kept, fresh: await everyWay(desk, EVER) }
  }

  test('whatever is done to mandates and to people, the ways kept are those reckoned from nothing', async () => {
    const desk = await newDesk()
    const [sophie, luc, marie] = (await peopleNamed(desk, 'Sophie', 'Luc', 'Marie')) as [
      string,
      string,
      string,
    ]
    const site = mandate({
      amountCents: 10_001,
      stage: 'won',
      contributions: [through([sophie, luc], { share: 5000 }), through([marie], { share: 5000 })],
    })
    await saveMandate(desk, site)
    const [shop, film] = [mandate({ contributions: [through([luc])] }), mandate({ organisation: 'Ploum' })]
    await addMandates(desk, [shop, film])
    const told = async () => {
      const { kept, fresh } = await keptAndFresh(desk)
      expect(kept).toEqual(fresh)
      return kept
        .map(({ chain, cents, stage, client }) => [chain, cents, stage, client])
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    }
    expect(await told()).toEqual(
      [
        ['', null, 'lead', 'ploum'],
        [luc, null, 'lead', null],
        [marie, 5000, 'won', null],
        [`${sophie},${luc}`, 5001, 'won', null],
      ].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    )

    await setStage(desk, { id: shop.id, stage: 'paid', on: desk.today() })
    const { revision } = await mandateOf(desk, site.id)
    await saveMandate(desk, { ...site, revision, contributions: [through([marie, luc])] })
    expect((await told()).map(([chain]) => chain)).toContain(`${marie},${luc}`)
    await mergePeople(desk, { kept: luc, absorbed: marie })
    expect((await told()).map(([chain]) => chain).sort()).toEqual(['', luc, luc].sort())
    await undo(desk, desk.batches.at(-1) as string)
    await deletePeople(desk, [marie])
    expect((await told()).map(([chain]) => chain)).toContain(`${marie},${luc}`)
    await deleteMandate(desk, site.id)
    expect(await told()).toHaveLength(2)
    await undo(desk, desk.batches.at(-1) as string)
    expect(await told()).toHaveLength(3)
  })

  test('mandates noted before ways were kept are counted when somebody looks, and by nobody else', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    for (const each of [desk, other]) {
      await saveMandate(each, mandate())
      await each.write({ what: 'test' }, inside =>
        inside.db.deleteFrom('mandateWay').where('deskId', '=', each.id).execute(),
      )
    }
    expect(await everyWay(desk, EVER)).toHaveLength(1)
    const left = await other.db.selectFrom('mandateWay').selectAll().where('deskId', '=', other.id).execute()
    expect(left).toEqual([])
  })

  test('the flow of a period, in mandates or in a currency, names people and the mandates behind', async () => {
    const desk = await newDesk()
    const [sophie] = (await peopleNamed(desk, 'Sophie')) as [string]
    const site = mandate({ amountCents: 10_000, stage: 'won', contributions: [through([sophie])] })
    await saveMandate(desk, site)
    await saveMandate(desk, mandate({ contributions: [{ ...through([]), kind: 'site' }] }))
    const app = appWith('/api/provenance', provenanceRoutes, desk)
    const flow = async (query: string) => (await app.request(`/api/provenance/flow${query}`)).json()
    const [counted, euros] = [await flow(''), await flow('?currency=EUR&by=won')]
    expect(counted).toMatchObject({ currency: null, names: { [sophie]: 'Sophie' } })
    expect(counted.ids).toHaveLength(2)
    expect(euros.ids).toEqual([site.id])
    expect(euros.nodes.map(({ id, size }: { id: string; size: number }) => [id, size])).toEqual([
      ['way:referral', 10_000],
      [`person:${sophie}`, 10_000],
      ['became:won', 10_000],
    ])
    expect((await app.request('/api/provenance/flow?currency=euros')).status).toBe(422)
  })
})
