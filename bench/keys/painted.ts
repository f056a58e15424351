import type { Page } from 'playwright-core'

/** What the page shows once the answer to a key is there: the texts that its first rows begin with. */
export interface Answer {
  selector: string
  rows: readonly string[]
}

const SHOWN_WITHIN_MS = 5_000

interface Watched {
  /** Waits for the next key, then for its answer. */
  arm: (answer: Answer | null, withinMs: number) => void
  /** Between that key and the frame that shows its answer, in milliseconds. */
  time: Promise<number>
}

/** Runs in the page: keeps ready to time the next key. */
export function watchKeys(): void {
  const shows = ({ selector, rows }: Answer) => {
    const said = [...document.querySelectorAll(selector)].map(row => row.textContent ?? '')
    return rows.every((row, i) => said[i] === row) && (rows.length > 0 || said.length === 0)
  }
  const painted = () =>
    new Promise<number>(done =>
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))),
    )
  const timeOf = (answer: Answer | null, withinMs: number) =>
    new Promise<number>((done, failed) => {
      const late = setTimeout(() => failed(new Error(`not shown: ${answer?.rows.join(', ')}`)), withinMs)
      const onKey = ({ timeStamp }: KeyboardEvent) => {
        removeEventListener('keydown', onKey, true)
        const finish = () => void painted().then(at => done(at - timeStamp))
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
    time: Promise.resolve(0),
  }
  Object.assign(window, { watched })
}

/** Presses the key and waits for its answer. @returns milliseconds from the key to the painted answer. */
export async function timedKey(page: Page, key: string, answer: Answer | null): Promise<number> {
  await page.evaluate(
    ([expected, withinMs]) => (window as unknown as { watched: Watched }).watched.arm(expected, withinMs),
    [answer, SHOWN_WITHIN_MS] as const,
  )
  await page.keyboard.press(key === ' ' ? 'Space' : key)
  return page.evaluate(() => (window as unknown as { watched: Watched }).watched.time)
}

/** p50 and p95 in milliseconds. */
export function figuresOf(times: readonly number[]) {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return { keys: times.length, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) }
}
