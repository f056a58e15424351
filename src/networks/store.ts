import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { saysStop } from './budget.ts'
import { readOn } from './hushes.ts'
import type { Network, NetworkDraft, NetworksView, NetworkView } from './network.ts'
import { networkFields, networkFrom, revisionOfNetwork } from './network-row.ts'
import { timersOf } from './timers.ts'
import { firstOfMonth, mondayOf } from './week.ts'

/** Every network by name, those put aside last; and the timers. */
export async function networksView(desk: Desk): Promise<NetworksView> {
  const networks = await networksOf(desk)
  return { networks, ...(await timersOf(desk)) }
}

/** By name, those put aside last. */
export async function networksOf(desk: Desk): Promise<NetworkView[]> {
  const networks = await networksWhere(desk, null)
  const collator = new Intl.Collator(desk.language)
  return networks.sort(
    (a, b) =>
      Number(a.isArchived) - Number(b.isArchived) ||
      collator.compare(a.name, b.name) ||
      (a.id < b.id ? -1 : 1),
  )
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function networkOf(desk: Desk, id: string): Promise<NetworkView> {
  return foundIn(desk, 'network', id, await findNetwork(desk, id))
}

/**
 * Adds a network, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone`, `not-found`.
 */
export async function saveNetwork(
  desk: Desk,
  { revision, ...network }: NetworkDraft,
): Promise<Saved<NetworkView>> {
  const { id, name } = network
  return saveOnce<NetworkView>(desk, {
    table: 'network',
    id,
    revision,
    becomes: revisionOfNetwork(network),
    find: on => findNetwork(on, id),
    what: before => ({
      what: before ? 'networks:change.edited' : 'networks:change.added',
      details: { name },
    }),
    put: (inside, before) => putNetwork(inside, network, before !== undefined),
  })
}

/** With its time, and all that was posted there. @throws Refusal as `networkOf`. */
export async function deleteNetwork(desk: Desk, id: string): Promise<void> {
  const { name } = await networkOf(desk, id)
  await desk.write({ what: 'networks:change.deleted', details: { name } }, async inside => {
    await inside.db.deleteFrom('network').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Inside of a write. */
export async function putNetwork(
  { db, id: deskId }: Desk,
  network: Network,
  isThere: boolean,
): Promise<void> {
  const fields = networkFields(network)
  if (!isThere)
    await db
      .insertInto('network')
      .values({ deskId, id: network.id, ...fields })
      .execute()
  else
    await db
      .updateTable('network')
      .set(fields)
      .where('deskId', '=', deskId)
      .where('id', '=', network.id)
      .execute()
}

async function findNetwork(desk: Desk, id: string): Promise<NetworkView | undefined> {
  return (await networksWhere(desk, id))[0]
}

/** @param only that one; null: all. */
async function networksWhere(desk: Desk, only: string | null): Promise<NetworkView[]> {
  const today = desk.today()
  const rows = await desk.db
    .selectFrom('network')
    .selectAll()
    .where('deskId', '=', desk.id)
    .$if(only !== null, q => q.where('id', '=', only as string))
    .execute()
  const [minutes, posts, read] = [
    await minutesSince(desk, mondayOf(today)),
    await postsSince(desk, firstOfMonth(today)),
    await readOn(desk, 'budget'),
  ]
  return rows.map(row => {
    const network = networkFrom(row)
    const weekMinutes = minutes.get(network.id) ?? 0
    const { budgetMinutes } = network
    const days = read.filter(({ networkId }) => networkId === network.id).map(({ day }) => day)
    return {
      ...network,
      revision: revisionOfNetwork(network),
      weekMinutes,
      monthPosts: posts.get(network.id) ?? 0,
      saysStop: saysStop({ minutes: weekMinutes, budgetMinutes }, { readOn: days, today }),
    }
  })
}

async function minutesSince({ db, id }: Desk, from: Day): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('networkTime')
    .select(['networkId', ({ fn }) => fn.sum<number>('minutes').as('minutes')])
    .where('deskId', '=', id)
    .where('day', '>=', from)
    .where('minutes', 'is not', null)
    .groupBy('networkId')
    .execute()
  return new Map(rows.map(({ networkId, minutes }) => [networkId, Number(minutes)]))
}

async function postsSince({ db, id }: Desk, from: Day): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('post')
    .select(['networkId', ({ fn }) => fn.countAll().as('posts')])
    .where('deskId', '=', id)
    .where('state', '=', 'posted')
    .where('postedOn', '>=', from)
    .groupBy('networkId')
    .execute()
  return new Map(rows.map(({ networkId, posts }) => [networkId, Number(posts)]))
}
