import { delMany, get, keys, set } from 'idb-keyval'
import { ask, tell, Unreachable } from './api.ts'

const KEPT = 'kept:'

/**
 * Asks, and keeps the answer in this browser; without network, gives what was kept.
 *
 * @throws Problem when the server refuses, Unreachable when it cannot be reached and nothing was kept.
 */
export async function askOrKept<T>(path: string, signal?: AbortSignal): Promise<T> {
  const key = KEPT + path
  try {
    const value = await ask<T>(path, signal)
    void set(key, value).catch(() => undefined)
    return value
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    const kept = await get<T>(key)
    if (kept === undefined) throw error
    return kept
  }
}

/** Signs out, and leaves nothing of the desk in this browser but what still waits to be sent. */
export async function signOut(): Promise<void> {
  await tell('/api/session/sign-out', { method: 'POST', done: null })
  await forgetKept()
}

/** What was kept for when there is no network goes: somebody in it may no longer be named anywhere. */
export async function forgetKept(): Promise<void> {
  const kept = (await keys()).filter(key => String(key).startsWith(KEPT))
  await delMany(kept)
}
