/** At most `most` attempts a key in any window; says how long to wait beyond. */
export interface RateLimit {
  /** Counts an attempt. @returns null when it may go on, or the whole seconds to wait. */
  refuse: (key: string, now: number) => number | null
}

const REMEMBERED = 10_000

/** Fixed windows in memory: enough against guessing, and nothing to keep between two runs. */
export function rateLimit({ most, windowMs }: { most: number; windowMs: number }): RateLimit {
  const windows = new Map<string, { startedAt: number; count: number }>()
  return {
    refuse: (key, now) => {
      const known = windows.get(key)
      if (!known || now - known.startedAt >= windowMs) {
        windows.delete(key)
        if (windows.size >= REMEMBERED) windows.delete(windows.keys().next().value as string)
        windows.set(key, { startedAt: now, count: 1 })
        return null
      }
      known.count += 1
      return known.count > most ? Math.ceil((known.startedAt + windowMs - now) / 1000) : null
    },
  }
}
