import { useEffect, useRef, useState } from 'react'
import { tell } from '../../web/api.ts'
import type { Effort, PlannedTour } from '../planned-tour.ts'

/** `idle`: nothing is asked; `over`: no better one is looked for. */
export type Planning = 'idle' | 'quick' | 'proof' | 'over' | 'stopped' | 'failed'

export interface Planner {
  planning: Planning
  error: unknown
  /** The plan stands as it is. */
  stop: () => void
  retry: () => void
}

const PAUSE_MS = 300

/**
 * Plans again after each change: at once, then as well as can be proved.
 *
 * @param asked as of `askedOf`; null: nothing is to be planned.
 */
export function usePlanner(asked: string | null, onPlanned: (planned: PlannedTour) => void): Planner {
  const [state, setState] = useState<{ asked: string | null; planning: Planning }>({
    asked: null,
    planning: 'idle',
  })
  const [error, setError] = useState<unknown>(null)
  const [tries, setTries] = useState(0)
  const running = useRef<AbortController | null>(null)
  const tellPlan = useRef(onPlanned)
  tellPlan.current = onPlanned

  useEffect(() => {
    if (asked === null) return
    const setPlanning = (planning: Planning) => setState({ asked, planning })
    const abort = new AbortController()
    running.current = abort
    const plan = async () => {
      try {
        for (const effort of ['quick', 'proof'] as const) {
          setPlanning(effort)
          const planned = await planOnce(asked, effort, abort.signal)
          if (abort.signal.aborted) return
          tellPlan.current(planned)
          if (planned.proof !== 'found') break
        }
        setPlanning('over')
      } catch (failure) {
        if (abort.signal.aborted) return
        setError(failure)
        setPlanning('failed')
      }
    }
    const timer = setTimeout(() => void plan(), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [asked, tries])

  return {
    // What is said of another question is not said of this one.
    planning: asked === null ? 'idle' : state.asked === asked ? state.planning : 'quick',
    error,
    stop: () => {
      running.current?.abort()
      setState({ asked, planning: 'stopped' })
    },
    retry: () => setTries(tries + 1),
  }
}

async function planOnce(asked: string, effort: Effort, signal: AbortSignal): Promise<PlannedTour> {
  const body = { ...(JSON.parse(asked) as object), effort }
  const { value } = await tell<PlannedTour>('/api/visits/plan', { method: 'POST', body, signal, done: null })
  return value
}
