import { type RefObject, useEffect } from 'react'

/** What stands above may still come in, and push it down, for so long. */
const SETTLES_MS = 2000

/** Brings a part of the page in sight when the address names it: the page came after its address was followed. */
export function useSought(part: RefObject<HTMLElement | null>, id: string | undefined): void {
  useEffect(() => {
    if (!id || location.hash !== `#${id}`) return
    const show = () => part.current?.scrollIntoView()
    const watcher = new ResizeObserver(show)
    watcher.observe(document.body)
    const settled = new AbortController()
    const stop = () => {
      watcher.disconnect()
      settled.abort()
    }
    const timer = setTimeout(stop, SETTLES_MS)
    // The reader goes elsewhere by themselves.
    for (const gesture of ['wheel', 'touchmove', 'keydown']) {
      addEventListener(gesture, stop, { signal: settled.signal, passive: true })
    }
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [id, part])
}
