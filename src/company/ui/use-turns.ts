import { useEffect, useState } from 'react'
import { among, newTurns, readTurns, type Turns } from '../turns.ts'

const keyOf = (sessionId: string) => `entregent-turns-${sessionId}`

/** The turns of a session, kept in this browser: a page opened again goes on where it was. */
export function useTurns(sessionId: string, present: readonly string[]) {
  const [kept, setKept] = useState<Turns>(
    () => readTurns(localStorage.getItem(keyOf(sessionId))) ?? newTurns(present),
  )
  const [now, setNow] = useState(() => Date.now())
  const turns = among(kept, present)
  const isRunning = turns.since !== null

  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [isRunning])

  /** The instant is asked of the clock at each gesture. */
  function change(next: (turns: Turns, now: number) => Turns): void {
    const at = Date.now()
    const after = next(turns, at)
    localStorage.setItem(keyOf(sessionId), JSON.stringify(after))
    setKept(after)
    setNow(at)
  }

  return { turns, now, change, forget: () => localStorage.removeItem(keyOf(sessionId)) }
}
