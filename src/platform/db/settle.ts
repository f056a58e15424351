/** A device that sends nothing for as long has paused. */
const PAUSE_MS = 5000

export interface Settling {
  /** A write left projections behind. */
  onLag: (deskId: string) => void
  /** Everything that lags is brought up to date. */
  settle: (deskId: string) => Promise<void>
  close: () => Promise<void>
}

/**
 * Brings what lags up to date once a device pauses, or when asked.
 *
 * @param part brings a part up to date and tells whether more is left.
 */
export function settling(
  part: (deskId: string) => Promise<boolean>,
  onError: (error: unknown) => void,
): Settling {
  const timers = new Map<string, NodeJS.Timeout>()
  const under = new Map<string, Promise<void>>()
  /** Those that have not begun: whoever comes meanwhile is served by them too. */
  const waiting = new Map<string, Promise<void>>()

  /** Somebody waits for these. */
  const awaited = new Set<string>()

  async function run(deskId: string): Promise<void> {
    try {
      let began = performance.now()
      while (await part(deskId)) {
        // Nobody waits: half of the time is for what devices ask meanwhile.
        const pause = awaited.has(deskId) ? 0 : performance.now() - began
        await new Promise(resolve => (pause > 0 ? setTimeout(resolve, pause) : setImmediate(resolve)))
        began = performance.now()
      }
    } finally {
      awaited.delete(deskId)
    }
  }
  function settle(deskId: string): Promise<void> {
    awaited.add(deskId)
    return begin(deskId)
  }
  function begin(deskId: string): Promise<void> {
    clearTimeout(timers.get(deskId))
    timers.delete(deskId)
    const joined = waiting.get(deskId)
    if (joined) return joined
    const running = (under.get(deskId) ?? Promise.resolve()).then(() => {
      waiting.delete(deskId)
      return run(deskId)
    })
    waiting.set(deskId, running)
    const quiet = running.catch(() => undefined)
    under.set(deskId, quiet)
    return running
  }
  return {
    settle,
    onLag: deskId => {
      const known = timers.get(deskId)
      if (known) known.refresh()
      else timers.set(deskId, setTimeout(() => void begin(deskId).catch(onError), PAUSE_MS).unref())
    },
    close: async () => {
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(under.values())
    },
  }
}
