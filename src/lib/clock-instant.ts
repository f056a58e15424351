/**
 * The instant at which the clocks of a zone show that day and that time, UTC ISO text to the second. An hour that the
 * clocks skip is taken an hour later. For browsers, which do not all have `Temporal`; see `icalendar/zone.ts` elsewhere.
 */
export function clockInstant(day: string, time: string, zone: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`)
  let at = wall
  // Once from the offset there, once more where a change of clocks lies between.
  for (let n = 0; n < 2; n++) at = wall - (wallAt(at, zone) - at)
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

function wallAt(at: number, timeZone: string): number {
  const parts = Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const of = (type: string) => parts.find(part => part.type === type)?.value ?? '00'
  return Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:00Z`)
}
