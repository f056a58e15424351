import { greatCircleKm, type Position } from './position.ts'

export const TRAVEL_MODES = ['car', 'transit', 'bike', 'walk'] as const
export type TravelMode = (typeof TRAVEL_MODES)[number]

/** One way. */
export interface Travel {
  /** Along the way, never less than as the crow flies. */
  km: number
  /** Door to door. */
  minutes: number
  basis: 'estimate'
}

/**
 * How long the way is, without a map: the great circle lengthened by a detour, at a speed that grows with the distance.
 * It knows no rivers, mountains, seas, jams or timetables.
 *
 * @see docs/measures.md#travel-estimated
 */
export function estimateTravel(from: Position, to: Position, mode: TravelMode): Travel {
  return estimateFor(greatCircleKm(from, to), mode)
}

/** The same for a distance as the crow flies, which grows with it. @throws RangeError on a negative distance. */
export function estimateFor(straightKm: number, mode: TravelMode): Travel {
  if (!(straightKm >= 0)) throw new RangeError(`no distance: ${straightKm}`)
  const { detour, hours, beforehand } = WAYS[mode]
  const km = along(straightKm, detour)
  // Nobody goes anywhere to stay where they are.
  const minutes = straightKm === 0 ? 0 : beforehand + along(km, hours) * 60
  return { km, minutes, basis: 'estimate' }
}

/** What the way costs in a car, there only. @param centsPerKm all in: fuel, wear, tolls. */
export function carCents({ km }: Pick<Travel, 'km'>, centsPerKm: number): number {
  return Math.round(km * centsPerKm)
}

/** Up to so many kilometres, each adds so much: a table that only grows. */
type Stretches = readonly (readonly [upToKm: number, perKm: number])[]

interface Way {
  /** Kilometres of way for each straight one. */
  detour: Stretches
  /** Hours for each kilometre of way. */
  hours: Stretches
  /** Minutes before one moves and after: parking, walking to the stop, waiting. */
  beforehand: number
}

const REST = Number.POSITIVE_INFINITY

/**
 * Detours. Car: roads are about 1.42 times the straight line for everyday ways (Boscoe, Henry & Zdeb 2012, over 66,000
 * ways to hospitals), 1.2 to 1.3 for long ones (Ballou, Rahardja & Sakai 2002: United States 1.20, Germany 1.32; Wang et
 * al. 2024: 1.3 on motorways); Ballou's 1.65 for France is left aside, which the ways of `travel.test.ts` contradict.
 * Each stretch here is what the next kilometre adds, so that Lyon to Paris comes to 1.23. Walk and bike: ways to
 * stations are about 1.2 in length (O'Sullivan & Morrall 1996), lights and bridges make it 1.25. Transit: longer than
 * the road in town (Huang & Levinson 2015), straighter by rail over long ways; the figures are ours.
 *
 * Speeds. Car and transit: ours, laid through well-known times between French towns (`travel.test.ts`): 25 km/h in town,
 * 65 on the roads around, 105 on motorways with the pauses; 16 km/h by bus or tram, 50 by local train, 170 by fast
 * train. Walk: 4.8 km/h (Bohannon 1997: 1.27 to 1.46 m/s at ease; crossings to wait at). Bike: 15 km/h, as measured of
 * Lyon's shared bicycles (Jensen et al. 2010).
 */
const WAYS: Readonly<Record<TravelMode, Way>> = {
  car: {
    detour: [
      [10, 1.42],
      [100, 1.3],
      [REST, 1.2],
    ],
    hours: [
      [5, 1 / 25],
      [30, 1 / 65],
      [REST, 1 / 105],
    ],
    beforehand: 5,
  },
  transit: {
    detour: [
      [10, 1.5],
      [100, 1.3],
      [REST, 1.15],
    ],
    hours: [
      [10, 1 / 16],
      [100, 1 / 50],
      [REST, 1 / 170],
    ],
    beforehand: 15,
  },
  bike: { detour: [[REST, 1.25]], hours: [[REST, 1 / 15]], beforehand: 2 },
  walk: { detour: [[REST, 1.25]], hours: [[REST, 1 / 4.8]], beforehand: 0 },
}

function along(km: number, stretches: Stretches): number {
  let sum = 0
  let from = 0
  for (const [upTo, perKm] of stretches) {
    if (km <= from) break
    sum += (Math.min(km, upTo) - from) * perKm
    from = upTo
  }
  return sum
}
