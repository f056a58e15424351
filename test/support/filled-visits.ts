import { day } from '../../src/lib/day.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { saveTour } from '../../src/visits/store.ts'
import { tourToCalendar } from '../../src/visits/tour-calendar.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'
import { HALL } from './filled-places.ts'
import { tour } from './tours.ts'

export interface FilledVisits {
  tour: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const NAME = 'La tournée des facteurs d’orgues'
const NOTE = 'Prendre le diapason de voyage.'
const START = 'la capitainerie de Perros'

/** Something in each table of the slice. */
export async function fillVisits(desk: Desk, { odilon }: FilledPeople): Promise<FilledVisits> {
  const [id, stop] = [newId(), newId()] as const
  const at = 600
  await saveTour(
    desk,
    tour({
      id,
      name: NAME,
      note: NOTE,
      start: { ...HALL, name: START },
      stops: [
        {
          id: stop,
          personId: odilon,
          position: HALL,
          minutes: 45,
          must: true,
          hours: [null],
          worthCents: 9_000,
          visit: {
            day: day('2026-12-03'),
            leg: { minutes: 10, km: 5 },
            arrivesAt: at,
            beginsAt: at,
            endsAt: at + 45,
          },
          reason: null,
          encounterId: null,
        },
      ],
    }),
  )
  const put = await tourToCalendar(desk, id)
  const planned = put.stops[0]?.encounterId as string
  return { tour: id, secrets: [id, stop, planned, NAME, NOTE, START] }
}
