import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { nameOfNetwork } from './network-there.ts'

/** What is said once: time online in place of company; a week's budget reached. */
export type Said = 'substitution' | 'budget'

export interface Hush {
  id: string
  what: Said
  /** Of a budget. */
  networkId: string | null
}

/** The days on which the sentence was read and put away. */
export async function readOn(
  { db, id }: Desk,
  what: Said,
): Promise<{ networkId: string | null; day: Day }[]> {
  const rows = await db
    .selectFrom('networkHush')
    .select(['networkId', 'day'])
    .where('deskId', '=', id)
    .where('what', '=', what)
    .execute()
  return rows.map(({ networkId, day }) => ({ networkId, day: day as Day }))
}

/**
 * The sentence was read today: it is not said again for a while. Sent twice, stored once.
 *
 * @throws Refusal `gone` when that was undone, `not-found` for a network that is not there.
 */
export async function hush(desk: Desk, { id, what, networkId }: Hush): Promise<void> {
  const known = await desk.db
    .selectFrom('networkHush')
    .select('id')
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (known) return
  await refuseIfGone(desk, 'network_hush', id)
  await desk.write({ what: 'networks:change.read' }, async inside => {
    if (networkId !== null) await nameOfNetwork(inside, networkId)
    await inside.db
      .insertInto('networkHush')
      .values({ deskId: desk.id, id, what, networkId, day: desk.today() })
      .onConflict(conflict => conflict.columns(['deskId', 'id']).doNothing())
      .execute()
  })
}
