import { useState } from 'react'
import { withStopMoved, withStopOn, withStopShifted } from '../arrange.ts'
import type { OpenTour } from '../tour-draft.ts'

/** How the owner changes the order of a tour. */
export interface TourMoves {
  move: (id: string, to: { day: number; before: string | null } | null) => void
  shift: (id: string, step: -1 | 1) => void
  /** On that day, where it disturbs least. */
  putOn: (id: string, day: number) => void
  /** Under a pointer; null: none. */
  dragged: string | null
  setDragged: (id: string | null) => void
  /** Moved by a key: the focus follows it. */
  followed: string | null
}

export function useTourMoves(onChange: (change: (tour: OpenTour) => OpenTour) => void): TourMoves {
  const [dragged, setDragged] = useState<string | null>(null)
  const [followed, setFollowed] = useState<string | null>(null)
  return {
    move: (id, to) => {
      // What was dropped may be gone from where it was dragged, and says no end of its drag.
      setDragged(null)
      onChange(tour => withStopMoved(tour, id, to))
    },
    shift: (id, step) => {
      setFollowed(id)
      onChange(tour => withStopShifted(tour, id, step))
    },
    putOn: (id, day) => onChange(tour => withStopOn(tour, id, day)),
    dragged,
    setDragged,
    followed,
  }
}
