/** A device that sends nothing for as long has paused. */
const PAUSE_MS = 5000
/** A device that asks one thing after the other comes back within. */
const QUIET_MS = 300
/** Devices are let pass for no longer. */
const LONGEST_WAIT_MS = 5000

export interface Settling {
  /** A write left projections behind. */
  onLag: (deskId: string) => void
  /** A device asks something: what nobody waits for lets it pass. */
  onAsked: (deskId: string) => void
  /** Everything that lags is brought up to date. */
  settle: (deskId: string) => Promise<void>
  /** What still lags is left for the next start. */
  close: () => Promise<void>
}

/**
 * Brings what lags up to date once a device pauses, or when asked.
 *
 * @param part brings a part up to date, a small one where nobody waits for it, and tells whether more is left.
 */
export function settling(
  part: (deskId: string, isAwaited: boolean) => Promise<boolean>,
  onError: (error: unknown) => void,
): Settling {
  const timers = new Map<string, NodeJS.Timeout>()
  const under = new Map<string, Promise<void>>()
  /** Those that have not begun: whoever comes meanwhile is served by them too. */
  const waiting = new Map<string, Promise<void>>()
  /** Somebody waits for these. */
  const awaited = new Set<string>()
  /** When a device last asked. */
  const asked = new Map<string, number>()
  /** Ends the pause between two parts. */
  const wakes = new Map<string, () => void>()
  let isClosing = false

  async function run(deskId: string): Promise<void> {
    try {
      let began = performance.now()
      while (!isClosing && (await part(deskId, awaited.has(deskId)))) {
        await letPass(deskId, performance.now() - began)
        began = performance.now()
      }
    } finally {
      // Whoever came meanwhile is served by the next.
      if (!waiting.has(deskId)) awaited.delete(deskId)
    }
  }
  /** Half of the time at least is for what devices ask meanwhile, and all of it while they do, within limits. */
  async function letPass(deskId: string, atLeast: number): Promise<void> {
    await new Promise(resolve => setImmediate(resolve))
    const began = performance.now()
    for (let wait = atLeast; wait > 0 && !awaited.has(deskId) && !isClosing; ) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, wait)
        wakes.set(deskId, () => {
          clearTimeout(timer)
          resolve()
        })
      })
      const now = performance.now()
      const quietFor = now - (asked.get(deskId) ?? Number.NEGATIVE_INFINITY)
      wait = now - began < LONGEST_WAIT_MS ? QUIET_MS - quietFor : 0
    }
    wakes.delete(deskId)
  }
  function settle(deskId: string): Promise<void> {
    awaited.add(deskId)
    wakes.get(deskId)?.()
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
    onAsked: deskId => void asked.set(deskId, performance.now()),
    close: async () => {
      isClosing = true
      for (const wake of wakes.values()) wake()
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(under.values())
    },
  }
}
