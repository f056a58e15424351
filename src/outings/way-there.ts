import type { Position } from '../lib/geo/position.ts'
import { carCents, estimateTravel } from '../lib/geo/travel.ts'
import { homeOf, placesOf } from '../places/store.ts'
import { townSpot } from '../places/towns.ts'
import type { Desk } from '../platform/desk.ts'
import { CAR_CENTS_PER_KM } from '../visits/worth.ts'
import type { Occurrence } from './event.ts'

/** The way to somewhere, there and back, estimated without a map. */
export interface WayThere {
  minutes: number
  km: number
  /** By car; hundredths of the desk's currency. */
  cents: number
}

export interface WaysFromHome {
  hasHome: boolean
  wayTo: (to: Somewhere) => Promise<WayThere | null>
}

type Somewhere = Pick<Occurrence, 'position' | 'placeId' | 'place' | 'address' | 'isOnline'>

/**
 * Tells the way from the owner's home to what one could go to: by car, or on foot where that is no longer. Null where
 * home or the other end is not known, and nothing to go for what is online.
 *
 * @see docs/measures.md#travel-estimated
 */
export async function waysFromHome(desk: Desk): Promise<WaysFromHome> {
  const home = (await homeOf(desk))?.spot ?? null
  const places = new Map((await placesOf(desk)).map(place => [place.id, place]))
  const towns = new Map<string, Position | null>()
  const townOf = async (text: string): Promise<Position | null> => {
    const [, postalCode, town] = TOWN.exec(text) ?? []
    if (postalCode === undefined || town === undefined) return null
    const key = `${postalCode} ${town}`
    const known = towns.get(key)
    if (known !== undefined) return known
    const spot = await townSpot(desk, { postalCode, town: town.trim(), country: '' })
    towns.set(key, spot)
    return spot
  }
  const wayTo: WaysFromHome['wayTo'] = async to => {
    if (to.isOnline) return NO_WAY
    if (!home) return null
    const spot =
      to.position ??
      places.get(to.placeId ?? '')?.spot ??
      (await townOf(`${to.address}, ${to.place}`)) ??
      null
    if (!spot) return null
    const [car, walk] = [estimateTravel(home, spot, 'car'), estimateTravel(home, spot, 'walk')]
    const isWalk = walk.minutes <= car.minutes
    const way = isWalk ? walk : car
    const cents = isWalk ? 0 : carCents({ km: 2 * car.km }, CAR_CENTS_PER_KM)
    return { minutes: Math.round(2 * way.minutes), km: 2 * way.km, cents }
  }
  return { hasHome: home !== null, wayTo }
}

const NO_WAY: WayThere = { minutes: 0, km: 0, cents: 0 }
/** « 69001 Lyon »: a town is never looked for by its name alone. */
const TOWN = /\b(\d{5})\s+([\p{L}][\p{L}\d’' -]*)/u
