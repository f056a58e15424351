import { type CalendarObject, readCalendarObject } from '../lib/icalendar/object.ts'
import { blobOf, keepBlob } from '../platform/blobs.ts'
import type { Desk } from '../platform/desk.ts'

/** Octets of a calendar kept under their hash, in the batch under way. @returns the hash. */
export async function keepCalendar(desk: Desk, bytes: Uint8Array): Promise<string> {
  return keepBlob(desk, { bytes, mediaType: 'text/calendar' })
}

/** A calendar that is kept. @throws RangeError when it is not. */
export async function calendarKept(desk: Desk, hash: string): Promise<CalendarObject> {
  const blob = await blobOf(desk, hash)
  if (!blob) throw new RangeError(`no octets of calendar ${hash}`)
  return calendarIn(blob.bytes)
}

/** What octets say that were let through before. @throws RangeError when they are no calendar. */
export function calendarIn(octets: Uint8Array): CalendarObject {
  const { value } = readCalendarObject(octets)
  if (!value) throw new RangeError('no event and no task in these octets')
  return value
}
