import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { newVapidKeys, sendPush, type VapidKeys } from '../platform/push.ts'
import { keepSecret, secretOf } from '../platform/secrets.ts'
import { pushSubscriptions, removePushSubscription } from './store.ts'

export interface Notice {
  title: string
  body: string
  /** Path on the desk that a tap opens. */
  path: string
}

const VAPID = { deskId: '', id: 'vapid' }
/** A morning's notice is of no use the day after (RFC 8030 §5.2). */
const KEPT_SECONDS = 12 * 3600

/** The public key that browsers subscribe with, made at its first use. */
export async function pushKey(database: Database): Promise<string> {
  return (await vapidKeys(database)).publicKey
}

/** Tells every browser of the desk that asked for it. @returns how many. @throws the first failure if none could be. */
export async function pushNotice(database: Database, desk: Desk, notice: Notice): Promise<number> {
  const subscriptions = await pushSubscriptions(database, desk.id)
  if (subscriptions.length === 0) return 0
  const keys = await vapidKeys(database)
  let told = 0
  let failure: Error | null = null
  for (const subscription of subscriptions) {
    const outcome = await sendPush(subscription, JSON.stringify(notice), { keys, keptSeconds: KEPT_SECONDS })
    if (outcome === 'told') told += 1
    else if (outcome === 'gone') await removePushSubscription(database, desk.id, subscription.endpoint)
    else failure ??= outcome
  }
  if (told === 0 && failure) throw failure
  return told
}

async function vapidKeys(database: Database): Promise<VapidKeys> {
  const known = await secretOf(database, VAPID)
  if (known) return JSON.parse(known) as VapidKeys
  await keepSecret(database, VAPID, JSON.stringify(await newVapidKeys()))
  return JSON.parse((await secretOf(database, VAPID)) as string) as VapidKeys
}
