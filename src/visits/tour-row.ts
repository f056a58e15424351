import type { Day } from '../lib/day.ts'
import type { TravelMode } from '../lib/geo/travel.ts'
import { roundedPosition } from '../places/place.ts'
import type { TourStopTable, TourTable } from '../platform/db/schema-places.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Proof, Tour, TourStop } from './tour.ts'
import type { LeftOutReason } from './tour-input-plan.ts'

export function tourFields({ name, mode, days, start, proof, boundCents, note }: Omit<Tour, 'stops'>) {
  const { lat, lon } = roundedPosition(start)
  return {
    ...{ name, mode, days: JSON.stringify(days), startName: start.name, startLat: lat, startLon: lon },
    ...{ proof, boundCents, note },
  } satisfies Omit<TourTable, 'deskId' | 'id'>
}

export function stopFields(
  stop: TourStop,
  position: number,
): Omit<TourStopTable, 'deskId' | 'id' | 'tourId'> {
  const { personId, minutes, must, hours, worthCents, visit, reason, encounterId } = stop
  return {
    personId,
    ...roundedPosition(stop.position),
    minutes,
    must: must ? 1 : 0,
    hours: JSON.stringify(hours),
    worthCents,
    day: visit?.day ?? null,
    position,
    legMinutes: Math.round(visit?.leg.minutes ?? 0),
    legMetres: Math.round((visit?.leg.km ?? 0) * 1000),
    arrivesAt: visit?.arrivesAt ?? null,
    beginsAt: visit?.beginsAt ?? null,
    endsAt: visit?.endsAt ?? null,
    reason,
    encounterId,
  }
}

/** Rows read back: the columns hold only what was written above. */
export function tourFrom(row: TourTable, stops: readonly TourStopTable[]): Tour {
  const { id, name, mode, days, startName, startLat, startLon, proof, boundCents, note } = row
  return {
    id,
    name,
    mode: mode as TravelMode,
    days: JSON.parse(days),
    start: { name: startName, lat: startLat, lon: startLon },
    proof: proof as Proof,
    boundCents,
    note,
    stops: [...stops].sort((a, b) => a.position - b.position).map(stopFrom),
  }
}

function stopFrom(row: TourStopTable): TourStop {
  const { id, personId, lat, lon, minutes, must, hours, worthCents, day, reason, encounterId } = row
  const { arrivesAt, beginsAt, endsAt, legMinutes, legMetres } = row
  const isVisited = day !== null && arrivesAt !== null && beginsAt !== null && endsAt !== null
  return {
    id,
    personId,
    position: { lat, lon },
    minutes,
    must: must === 1,
    hours: JSON.parse(hours),
    worthCents,
    visit: isVisited
      ? { day: day as Day, leg: { minutes: legMinutes, km: legMetres / 1000 }, arrivesAt, beginsAt, endsAt }
      : null,
    reason: reason as LeftOutReason | null,
    encounterId,
  }
}

export function revisionOf({ id, stops, ...tour }: Tour): string {
  return revisionOfState([
    id,
    tourFields({ id, ...tour }),
    stops.map((stop, i) => [stop.id, stopFields(stop, i)]),
  ])
}
