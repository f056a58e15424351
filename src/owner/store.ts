import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import type { PushSubscription } from '../platform/push.ts'
import { changedSettings, type Settings, settingsOf } from './settings.ts'

export async function readSettings({ db, id }: Pick<Desk, 'db' | 'id'>): Promise<Settings> {
  return settingsOf(await db.selectFrom('setting').select(['id', 'value']).where('deskId', '=', id).execute())
}

/** Writes what differs from what holds. @returns what holds then. */
export async function saveSettings(desk: Desk, wanted: Partial<Settings>): Promise<Settings> {
  const before = await readSettings(desk)
  const names = changedSettings(before, wanted)
  if (names.length === 0) return before
  return desk.write(
    { what: 'owner:change.settings', details: { count: names.length } },
    async ({ db, id }) => {
      for (const name of names) {
        await db
          .insertInto('setting')
          .values({ deskId: id, id: name, value: JSON.stringify(wanted[name]) })
          .onConflict(conflict =>
            conflict.columns(['deskId', 'id']).doUpdateSet({ value: JSON.stringify(wanted[name]) }),
          )
          .execute()
      }
      return readSettings({ db, id })
    },
  )
}

export async function pushSubscriptions({ system }: Database, deskId: string): Promise<PushSubscription[]> {
  const rows = await system
    .selectFrom('pushSubscription')
    .select('subscription')
    .where('deskId', '=', deskId)
    .orderBy('createdAt')
    .execute()
  return rows.map(row => JSON.parse(row.subscription) as PushSubscription)
}

export async function addPushSubscription(
  { system }: Database,
  deskId: string,
  subscription: PushSubscription,
): Promise<void> {
  const { endpoint } = subscription
  const row = {
    deskId,
    endpoint,
    subscription: JSON.stringify(subscription),
    createdAt: new Date().toISOString(),
  }
  await system
    .insertInto('pushSubscription')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['deskId', 'endpoint']).doUpdateSet({ subscription: row.subscription }),
    )
    .execute()
}

export async function removePushSubscription(
  { system }: Database,
  deskId: string,
  endpoint: string,
): Promise<void> {
  await system
    .deleteFrom('pushSubscription')
    .where('deskId', '=', deskId)
    .where('endpoint', '=', endpoint)
    .execute()
}
