/** How fast a service may be asked. */
export interface Pace {
  /** Requests begun in any second. */
  perSecond: number
  /** Requests under way. */
  atOnce: number
}

export interface Clock {
  /** Milliseconds, never back. */
  now: () => number
  sleep: (ms: number) => Promise<void>
}

export interface PoliteQueue {
  /** Runs the task in its turn. @throws the reason of the signal when it gives up before its turn. */
  run: <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>
  /** How many wait for their turn. */
  waiting: () => number
  /** Nothing is under way or waiting, and the next one need not wait. */
  isIdle: () => boolean
}

/** First come, first served; one after the other at even distance. */
export function politeQueue({ perSecond, atOnce }: Pace, { now, sleep }: Clock): PoliteQueue {
  const gapMs = 1000 / perSecond
  const turns: (() => void)[] = []
  let running = 0
  let nextAt = Number.NEGATIVE_INFINITY
  let asleep = false

  const next = (): void => {
    if (asleep || running >= atOnce || turns.length === 0) return
    const waitMs = nextAt - now()
    if (waitMs > 0) {
      asleep = true
      void sleep(waitMs).then(() => {
        asleep = false
        next()
      })
      return
    }
    nextAt = now() + gapMs
    running += 1
    turns.shift()?.()
    next()
  }

  const turn = (signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const giveUp = () => {
        turns.splice(turns.indexOf(begin), 1)
        reject(signal?.reason)
      }
      const begin = () => {
        signal?.removeEventListener('abort', giveUp)
        resolve()
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      turns.push(begin)
      next()
    })

  return {
    run: async (task, signal) => {
      await turn(signal)
      try {
        return await task()
      } finally {
        running -= 1
        next()
      }
    },
    waiting: () => turns.length,
    isIdle: () => running === 0 && turns.length === 0 && nextAt <= now(),
  }
}
