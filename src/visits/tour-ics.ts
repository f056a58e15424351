import { instantText } from '../encounters/event-said.ts'
import { newEvent } from '../lib/icalendar/new-object.ts'
import type { TourView } from './tour.ts'
import { clock } from './tour-input-plan.ts'

const PROD_ID = '-//Entregent//Tour//EN'

/** The visits of a tour as one calendar file, for whoever keeps their calendar elsewhere. @param stampAt UTC ISO text. */
export function printTour(
  { stops, note }: Pick<TourView, 'stops' | 'note'>,
  { timeZone, stampAt }: { timeZone: string; stampAt: string },
): string {
  const events = stops.flatMap(({ id, name, town, visit }) =>
    visit && name !== ''
      ? [
          newEvent({
            uid: id,
            stampAt,
            prodId: PROD_ID,
            summary: name,
            startsAt: instantText(visit.day, clock(visit.beginsAt), timeZone),
            minutes: visit.endsAt - visit.beginsAt,
            location: town,
            description: note,
          }),
        ]
      : [],
  )
  const head = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:${PROD_ID}\r\n`
  return `${head}${events.map(eventIn).join('')}END:VCALENDAR\r\n`
}

/** The event of a calendar that holds one. */
function eventIn(calendar: string): string {
  const end = 'END:VEVENT\r\n'
  return calendar.slice(calendar.indexOf('BEGIN:VEVENT'), calendar.indexOf(end) + end.length)
}
