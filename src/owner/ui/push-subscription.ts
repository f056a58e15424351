import { ask, tell } from '../../web/api.ts'

const PATH = '/api/push/subscription'

/** Browsers notify only through a service worker, which they run on https and localhost alone. */
export function canBeTold(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis
}

/** @throws Error when the owner or the browser says no, Problem when the server does. */
export async function subscribe(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('not permitted')
  const worker = await navigator.serviceWorker.ready
  const { key } = await ask<{ key: string }>('/api/push/key')
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  })
  const { endpoint, keys } = subscription.toJSON()
  await tell(PATH, { method: 'PUT', body: { endpoint, keys }, done: null })
}

export async function unsubscribe(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration()
  const subscription = await worker?.pushManager.getSubscription()
  if (!subscription) return
  await tell(PATH, { method: 'DELETE', body: { endpoint: subscription.endpoint }, done: null })
  await subscription.unsubscribe()
}
