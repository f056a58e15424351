/** How far, and how long on the way. */
export interface Travel {
  km: number
  minutes: number
}

export type TravelMode = 'car' | 'bike' | 'walk'

/** Rows are departures, columns arrivals, in the order asked; null where no way leads. */
export type TravelTable = (Travel | null)[][]

/** More in one question, and public and common servers say no (OSRM's own default is 100 places). */
export const MOST_POSITIONS = 100
