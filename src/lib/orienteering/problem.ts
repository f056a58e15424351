/** Times are numbers in one unit of the caller's choice (minutes, say); distances are times of travel in that unit. */
export interface Window {
  opens: number
  /** The last instant at which the service may begin: to be out by closing time, take the service off. */
  closes: number
}

export interface Point {
  /** What the visit is worth, 0 or more. */
  score: number
  /** How long the visit lasts. */
  service: number
  /** One a day of the problem; null on a day when it cannot be visited. */
  windows: readonly (Window | null)[]
  /** As many of these as possible are in the tour, before any score is looked at. */
  must?: boolean
}

/**
 * A rest (lunch) that begins within its window and is taken whole, between two stops: at either place or on the way.
 * It is due on a day that leaves by `closes` and ends after `closes`; one that is over sooner rests at its end.
 */
export interface Pause extends Window {
  length: number
}

export interface RouteDay {
  /** Where the day begins and ends: rows of the travel matrix, which may be the same. */
  start: number
  end: number
  leaves: number
  /** The horizon: when the end is reached at the latest. */
  backBy: number
  pause?: Pause
}

/**
 * The team orienteering problem with time windows: choose and order the points of each day so that the total score is
 * greatest.
 */
export interface Problem {
  points: readonly Point[]
  days: readonly RouteDay[]
  /**
   * Time from place to place, `travel[from][to]`, not necessarily symmetric. Point i is place i; the starts and ends
   * of days are places too, commonly after the points.
   */
  travel: readonly (readonly number[])[]
}

export interface Stop {
  point: number
  arrives: number
  /** When the service begins. */
  starts: number
  leaves: number
  /** Idle time between arrival and service, without the pause. */
  waits: number
}

export interface TourDay {
  stops: Stop[]
  /** `before` is the position of the stop that follows; the number of stops when it is on the way to the end. */
  pause: { begins: number; ends: number; before: number } | null
  leaves: number
  ends: number
}

export interface Tour {
  days: TourDay[]
  score: number
  /** Points that must be visited and are not. */
  missed: number[]
}

/** Whether the first is the better tour: fewer missed, then more score. */
export function isBetterTour(one: Tour, other: Tour): boolean {
  return one.missed.length === other.missed.length
    ? one.score > other.score
    : one.missed.length < other.missed.length
}

/** @throws RangeError when the problem is not well formed: sizes that disagree, negative or non-finite numbers. */
export function assertProblem({ points, days, travel }: Problem): void {
  const isTime = (value: number) => Number.isFinite(value) && value >= 0
  const isPlace = (place: number) => Number.isInteger(place) && place >= 0 && place < travel.length
  if (days.length === 0) throw new RangeError('a problem has at least one day')
  if (travel.length < points.length) throw new RangeError('every point has its row of travel times')
  for (const row of travel) {
    if (row.length !== travel.length) throw new RangeError('the travel matrix is square')
    if (!row.every(isTime)) throw new RangeError('travel times are finite and not negative')
  }
  for (const { score, service, windows } of points) {
    if (!isTime(score) || !isTime(service)) throw new RangeError('score and service are finite, not negative')
    if (windows.length !== days.length) throw new RangeError('a point has one window a day')
  }
  for (const { start, end, leaves, backBy, pause } of days) {
    if (!isPlace(start) || !isPlace(end))
      throw new RangeError('a day begins and ends at places of the matrix')
    if (!Number.isFinite(leaves) || !Number.isFinite(backBy)) throw new RangeError('a day has finite limits')
    if (pause && !isTime(pause.length)) throw new RangeError('a pause has a finite length')
  }
}
