import { day } from '../../src/lib/day.ts'
import type { TourDraft } from '../../src/visits/tour.ts'
import { newId } from './encounters.ts'

/** A Thursday on the road, with nobody to see yet. */
export function tour(changes: Partial<TourDraft> = {}): TourDraft {
  return {
    id: newId(),
    name: 'Lyon, jeudi',
    mode: 'car',
    days: [
      { day: day('2026-12-03'), leavesAt: 510, backBy: 1080, lunch: { minutes: 60, from: 720, until: 810 } },
    ],
    start: { name: 'Chez moi', lat: 45.52, lon: 4.87 },
    proof: 'proved',
    boundCents: null,
    note: '',
    stops: [],
    ...changes,
  }
}
