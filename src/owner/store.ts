import { sql } from 'kysely'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import type { PushSubscription } from '../platform/push.ts'
import { changedSettings, type Settings, settingsOf } from './settings.ts'

const FIRST_RUN = 'owner:change.first-run'
/** The step of the first run that a browser takes by itself. */
const BROWSER = 'browser'
const TOLD_BY_BROWSER = ['timeZone', 'language', 'country'] as const

export async function readSettings({ db, id }: Pick<Desk, 'db' | 'id'>): Promise<Settings> {
  const { rows } = await sql<{ id: string; value: string }>`
    select id, value from setting where desk_id = ${id}`.execute(db)
  return settingsOf(rows)
}

/** Writes what differs from what holds. Steps of the first run are the program's own doing. @returns what holds then. */
export async function saveSettings(desk: Desk, wanted: Partial<Settings>): Promise<Settings> {
  const before = await readSettings(desk)
  const names = changedSettings(before, wanted)
  if (names.length === 0) return before
  const isFirstRun = desk.by === 'first-run' || names.includes('firstRunDone')
  return desk.write(
    {
      what: isFirstRun ? FIRST_RUN : 'owner:change.settings',
      details: { count: names.length },
      ...(isFirstRun ? { by: 'first-run' } : {}),
    },
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

/** Steps of the first run that were taken; those taken before stay. */
export async function takeSteps(desk: Desk, steps: readonly string[]): Promise<void> {
  await desk.write({ what: FIRST_RUN, by: 'first-run', alone: true }, async inside => {
    const { firstRunDone } = await readSettings(inside)
    await saveSettings(inside, { firstRunDone: [...new Set([...firstRunDone, ...steps])] })
  })
}

/**
 * What the first browser knows better than the machine did: its owner's hour, language and country. Believed once, and
 * not after the owner chose one of them (`ownerChose`).
 */
export async function believeBrowser(desk: Desk, told: Partial<Settings>): Promise<void> {
  await desk.write({ what: FIRST_RUN, by: 'first-run', alone: true }, async inside => {
    const { firstRunDone } = await readSettings(inside)
    if (firstRunDone.includes(BROWSER)) return
    await saveSettings(inside, { ...told, firstRunDone: [...firstRunDone, BROWSER] })
  })
}

/** Saves what the owner chose. What they say of their place is not overwritten by what a browser thinks of it. */
export async function ownerChose(desk: Desk, wanted: Partial<Settings>): Promise<void> {
  const { firstRunDone = [], ...chosen } = wanted
  const isPlace = TOLD_BY_BROWSER.some(name => chosen[name] !== undefined)
  const steps = [...firstRunDone, ...(isPlace ? [BROWSER] : [])]
  if (steps.length > 0) await takeSteps(desk, steps)
  await saveSettings(desk, chosen)
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
