import { addDays, type Day } from '../lib/day.ts'
import { estimateTravel, type TravelMode } from '../lib/geo/travel.ts'
import type { VisitCandidate } from './candidate.ts'
import { MOST_DAYS, type Tour, type TourDay, type TourView } from './tour.ts'

/** A tour on screen: saved, changed since, or not saved yet (no revision). */
export interface OpenTour extends Omit<TourView, 'revision'> {
  revision: string | null
}

export type OpenStop = OpenTour['stops'][number]

export const VISIT_MINUTES = 60
/** One begins the day from a town that is farther than that from home. */
const FAR_MINUTES = 120

interface NewTour {
  name: string
  day: Day
  mode: TravelMode
  start: Tour['start']
  people: readonly VisitCandidate[]
  musts: ReadonlySet<string>
  newId: () => string
}

/** A tour of one day to whom was chosen, before anything is planned. */
export function newTour({ name, day, mode, start, people, musts, newId }: NewTour): OpenTour {
  return {
    ...{ id: newId(), name, mode, start, days: [dayOn(day)], proof: 'found', boundCents: null, note: '' },
    revision: null,
    stops: people.map(({ id: personId, name, town, position, worthCents }) => ({
      ...{ id: newId(), personId, name, town, position, worthCents },
      ...{ minutes: VISIT_MINUTES, must: musts.has(personId), hours: [null] },
      ...{ visit: null, reason: null, encounterId: null },
    })),
  }
}

/** From 8:30 to 18:00, an hour at noon. */
function dayOn(day: Day): TourDay {
  return { day, leavesAt: 510, backBy: 1080, lunch: { minutes: 60, from: 720, until: 810 } }
}

/** Where such a day would begin: at home, unless the town is far from it. */
export function startFor(
  town: Tour['start'],
  { home, mode }: { home: Tour['start'] | null; mode: TravelMode },
): Tour['start'] {
  return home && estimateTravel(home, town, mode).minutes <= FAR_MINUTES ? home : town
}

/** « Villeurbanne (69) » as one says it. */
export function plainTown(name: string): string {
  return name.replace(/ \([^)]*\)$/, '')
}

/** One day more, the one after the last, like the last. */
export function withDayMore(tour: OpenTour): OpenTour {
  const last = tour.days.at(-1)
  if (!last || tour.days.length >= MOST_DAYS) return tour
  return {
    ...tour,
    days: [...tour.days, { ...last, day: addDays(last.day, 1) }],
    stops: tour.stops.map(stop => ({ ...stop, hours: [...stop.hours, stop.hours.at(-1) ?? null] })),
  }
}

export function withoutDay(tour: OpenTour, at: number): OpenTour {
  if (tour.days.length < 2) return tour
  return {
    ...tour,
    days: tour.days.filter((_, i) => i !== at),
    stops: tour.stops.map(stop => ({ ...stop, hours: stop.hours.filter((_, i) => i !== at) })),
  }
}

/** Days stay in their order, each with its hours; a day that is there already is not taken twice. */
export function withDayChanged(tour: OpenTour, at: number, change: Partial<TourDay>): OpenTour {
  const isTaken = tour.days.some(({ day }, i) => i !== at && day === change.day)
  if (isTaken) return tour
  const days = tour.days.map((day, i) => (i === at ? { ...day, ...change } : day))
  const order = days.map((_, i) => i).sort((a, b) => ((days[a]?.day ?? '') < (days[b]?.day ?? '') ? -1 : 1))
  const inOrder = <T>(each: readonly T[]) => order.map(i => each[i] as T)
  return {
    ...tour,
    days: inOrder(days),
    stops: tour.stops.map(({ visit, ...stop }) => ({
      ...stop,
      hours: inOrder(stop.hours),
      visit:
        visit && visit.day === tour.days[at]?.day ? { ...visit, day: days[at]?.day ?? visit.day } : visit,
    })),
  }
}

export function withStopChanged(tour: OpenTour, id: string, change: Partial<OpenStop>): OpenTour {
  return { ...tour, stops: tour.stops.map(stop => (stop.id === id ? { ...stop, ...change } : stop)) }
}

/** The stops of each day in their order, by their ids. */
export function orderOf({ days, stops }: Pick<Tour, 'days' | 'stops'>): string[][] {
  return days.map(({ day }) => stops.filter(({ visit }) => visit?.day === day).map(({ id }) => id))
}

/** What a planner is asked: the same text as long as nothing that it heeds has changed; null: it cannot be planned. */
export function askedOf(tour: OpenTour): string | null {
  const { days, start, mode, stops, proof } = tour
  const isSaid = days.every(
    ({ leavesAt, backBy, lunch }) => leavesAt < backBy && (!lunch || lunch.from <= lunch.until),
  )
  if (!isSaid || stops.length === 0) return null
  const bare = stops
    .map(({ name: _, town: __, ...stop }) => ({ ...stop, visit: null, reason: null, encounterId: null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return JSON.stringify({ days, start, mode, stops: bare, order: proof === 'own' ? orderOf(tour) : null })
}

/** How much better another tour may at most be, in whole percent; null: nothing tells. */
export function atMostBetter({ boundCents, stops }: Pick<OpenTour, 'boundCents' | 'stops'>): number | null {
  const worth = worthOf({ stops })
  if (boundCents === null || worth === 0) return null
  return Math.max(1, Math.ceil((100 * (boundCents - worth)) / worth))
}

/** What those who are seen are worth to the tour, in cents. */
export function worthOf({ stops }: Pick<OpenTour, 'stops'>): number {
  return stops.reduce((sum, { visit, worthCents }) => sum + (visit ? worthCents : 0), 0)
}
