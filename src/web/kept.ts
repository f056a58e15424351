import { get, set } from 'idb-keyval'
import { ask, Unreachable } from './api.ts'

/**
 * Asks, and keeps the answer in this browser; without network, gives what was kept.
 *
 * @throws Problem when the server refuses, Unreachable when it cannot be reached and nothing was kept.
 */
export async function askOrKept<T>(path: string, signal?: AbortSignal): Promise<T> {
  const key = `kept:${path}`
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
