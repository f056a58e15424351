import type { Day } from '../lib/day.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { NetworkTimeTable } from '../platform/db/schema-networks.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { NetworkTime, NetworkTimeDraft, NetworkTimeView } from './network.ts'
import { revisionOfTime, timeFrom } from './network-row.ts'
import { nameOfNetwork } from './network-there.ts'

/** The time kept on a network since a day, the latest first; a timer that runs is none yet. */
export async function timesOf(
  desk: Desk,
  { networkId, from }: { networkId: string; from: Day },
): Promise<NetworkTimeView[]> {
  await nameOfNetwork(desk, networkId)
  const rows = await desk.db
    .selectFrom('networkTime')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('networkId', '=', networkId)
    .where('minutes', 'is not', null)
    .where('day', '>=', from)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(timeFrom)
}

/**
 * Keeps minutes said by hand, or puts others right. The same id sent twice is stored once.
 *
 * @throws Refusal `gone`, `not-found` also for a network that is not there.
 */
export async function saveTime(
  desk: Desk,
  { revision, ...time }: NetworkTimeDraft,
): Promise<Saved<NetworkTimeView>> {
  const { id, networkId, day, minutes } = time
  const name = await nameOfNetwork(desk, networkId)
  const details = { name, count: minutes }
  return saveOnce<NetworkTimeView>(desk, {
    table: 'network_time',
    id,
    revision,
    becomes: revisionOfTime(time),
    find: on => findTime(on, id),
    what: before => ({ what: before ? 'networks:change.timeEdited' : 'networks:change.timeNoted', details }),
    put: async (inside, before) => {
      const { db, id: deskId } = inside
      if (!before) {
        await db
          .insertInto('networkTime')
          .values({ deskId, id, networkId, day, minutes, startedAt: null, source: 'hand' })
          .execute()
        return
      }
      await db
        .updateTable('networkTime')
        .set({
          networkId,
          day,
          minutes,
          source: before.source === 'screen' ? await mendedSource(inside, id) : 'hand',
        })
        .where('deskId', '=', deskId)
        .where('id', '=', id)
        .execute()
    },
  })
}

/** Many at once, as they were kept. */
export async function addTimes(
  desk: Desk,
  times: readonly (NetworkTime & { source: 'timer' | 'hand' })[],
): Promise<void> {
  await desk.write({ what: 'networks:change.imported', details: { count: times.length } }, async inside => {
    const rows = times.map(time => ({ deskId: desk.id, startedAt: null, ...time }))
    await insertRows(inside.db, 'networkTime', rows)
  })
}

/** A timer that was forgotten too: it never was. @throws Refusal `gone`, `not-found`. */
export async function deleteTime(desk: Desk, id: string): Promise<void> {
  const { networkId, minutes } = await foundIn(desk, 'network_time', id, await rowOf(desk, id))
  const details = { name: await nameOfNetwork(desk, networkId), count: minutes ?? 0 }
  const what = minutes === null ? 'networks:change.timerDropped' : 'networks:change.timeDeleted'
  await desk.write({ what, details }, async inside => {
    await inside.db.deleteFrom('networkTime').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** What a file said, once the owner put it right: the same file does not overwrite it. */
async function mendedSource(desk: Desk, id: string): Promise<string> {
  const row = await rowOf(desk, id)
  return row?.source.replace(/^screen:/, 'hand:') ?? 'hand'
}

async function findTime(desk: Desk, id: string): Promise<NetworkTimeView | undefined> {
  const row = await rowOf(desk, id)
  return row && timeFrom(row)
}

async function rowOf({ db, id: deskId }: Desk, id: string): Promise<NetworkTimeTable | undefined> {
  return db
    .selectFrom('networkTime')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst()
}
