import type { Page } from 'playwright-core'

/** What the page shows once the answer to a key is there: the texts that its first rows begin with. */
export interface Answer {
  selector: string
  rows: readonly string[]
}

const SHOWN_WITHIN_MS = 5_000

/** From a key, in milliseconds. */
export interface KeyTime {
  /** Until the frame that shows its answer is painted. */
  painted: number
  /** Until the frame after that: the painted one was on the screen by then. */
  next: number
}

interface Watched {
  /** Waits for the next key, then for its answer. */
  arm: (answer: Answer | null, withinMs: number) => void
  time: Promise<KeyTime>
}

/** Runs in the page: keeps ready to time the next key. */
export function watchKeys(): void {
  const shows = ({ selector, rows }: Answer) => {
    const said = [...document.querySelectorAll(selector)].map(row => row.textContent ?? '')
    return rows.every((row, i) => said[i] === row) && (rows.length > 0 || said.length === 0)
  }
  const painted = () =>
    new Promise<KeyTime>(done =>
      requestAnimationFrame(() => {
        // A message posted before a frame is painted comes right after.
        const { port1, port2 } = new MessageChannel()
        const paintedAt = new Promise<number>(told => {
          port1.onmessage = () => told(performance.now())
        })
        port2.postMessage(null)
        requestAnimationFrame(async () => {
          const next = performance.now()
          done({ painted: await paintedAt, next })
        })
      }),
    )
  const timeOf = (answer: Answer | null, withinMs: number) =>
    new Promise<KeyTime>((done, failed) => {
      const late = setTimeout(() => failed(new Error(`not shown: ${answer?.rows.join(', ')}`)), withinMs)
      const onKey = ({ timeStamp }: KeyboardEvent) => {
        removeEventListener('keydown', onKey, true)
        const finish = () =>
          void painted().then(at => done({ painted: at.painted - timeStamp, next: at.next - timeStamp }))
        const look = () => {
          if (answer && !shows(answer)) return
          watcher.disconnect()
          clearTimeout(late)
          finish()
        }
        const watcher = new MutationObserver(look)
        watcher.observe(document.body, {
          childList: true,
          subtree: true,
          characterData: true,
          attributes: true,
        })
        // After the key has had its effect on the field, and React its first say.
        addEventListener('input', () => queueMicrotask(look), { capture: true, once: true })
      }
      addEventListener('keydown', onKey, true)
    })
  const watched: Watched = {
    arm: (answer, withinMs) => {
      watched.time = timeOf(answer, withinMs)
    },
    time: Promise.resolve({ painted: 0, next: 0 }),
  }
  Object.assign(window, { watched })
}

/** Presses the key and waits for its answer. */
export async function timedKey(page: Page, key: string, answer: Answer | null): Promise<KeyTime> {
  await page.evaluate(
    ([expected, withinMs]) => (window as unknown as { watched: Watched }).watched.arm(expected, withinMs),
    [answer, SHOWN_WITHIN_MS] as const,
  )
  await page.keyboard.press(key === ' ' ? 'Space' : key)
  return page.evaluate(() => (window as unknown as { watched: Watched }).watched.time)
}

/** In milliseconds, until the answer is painted; `nextFrame…` until the frame after that. */
export function figuresOf(times: readonly KeyTime[]) {
  const painted = quantiles(times.map(time => time.painted))
  const next = quantiles(times.map(time => time.next))
  return {
    keys: times.length,
    p50Ms: painted(0.5),
    p95Ms: painted(0.95),
    maxMs: painted(1),
    nextFrameP50Ms: next(0.5),
    nextFrameP95Ms: next(0.95),
  }
}

function quantiles(values: readonly number[]): (share: number) => number {
  const sorted = values.toSorted((one, other) => one - other)
  return share =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
}
