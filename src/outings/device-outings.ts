import { type EventSaid, readEvent } from '../encounters/event-said.ts'
import { TAKEN_OUT } from '../encounters/fact-members.ts'
import { calendarIn, calendarKept, keepCalendar } from '../encounters/kept-calendar.ts'
import { addDays, type Day, daysBetween } from '../lib/day.ts'
import { childrenOf, propertyOf } from '../lib/icalendar/component.ts'
import { withEvent } from '../lib/icalendar/edit.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { voiceOf } from '../owner/voice.ts'
import type { Desk, What } from '../platform/desk.ts'
import type { Outing } from './outing.ts'
import { OUTING_EVENTS } from './outing-members.ts'
import { outingFields, outingFrom } from './outing-row.ts'
import { eventChanges, movedTo, timesOf } from './outing-said.ts'

/** What a device put in the calendar of outings. */
export interface DeviceOuting {
  octets: Uint8Array
  said: EventSaid
  /** Of whole days: how many beyond the first. */
  wholeDays: number
}

/** @throws RangeError when the octets are no event: they were let through before. */
export async function readDeviceOuting(desk: Desk, octets: Uint8Array): Promise<DeviceOuting> {
  const calendar = calendarIn(octets)
  const said = readEvent(calendar, (await voiceOf(desk)).timeZone)
  const [event] = childrenOf(calendar.calendar, 'VEVENT')
  const end = said.time === null && event ? (propertyOf(event, 'DTEND')?.value ?? '') : ''
  const last = /^(\d{4})(\d{2})(\d{2})$/.exec(end)
  const wholeDays = last ? daysBetween(said.day, `${last[1]}-${last[2]}-${last[3]}` as Day) - 1 : 0
  return { octets, said, wholeDays: Math.max(0, wholeDays) }
}

/** Whether an outing may be seen in it: neither a series nor what is called off, and it has a name. */
export function isOneOuting({ said }: DeviceOuting): boolean {
  return !said.isRecurring && !said.isCancelled && said.summary !== ''
}

/** A new outing that a device noted, in the batch under way. */
export async function beginFromDevice(desk: Desk, put: DeviceOuting, uri: string): Promise<void> {
  const { said, wholeDays, octets } = put
  const outing: Outing = {
    ...BLANK,
    ...timesOf(said, wholeDays),
    id: uuidv7(desk.now()),
    title: said.summary,
    place: said.place,
    note: said.note,
    isOnline: said.isOnLine && said.place === '',
    state: 'going',
  }
  const icalHash = await keepCalendar(desk, octets)
  await desk.db
    .insertInto('outing')
    .values({ deskId: desk.id, id: outing.id, ...outingFields(outing), uri, icalHash })
    .execute()
}

/** Takes over what a device changed in the event of an outing, in the batch under way; the rest stays. */
export async function editOutingFromDevice(
  desk: Desk,
  id: string,
  { event, uri }: { event: DeviceOuting; uri: string },
): Promise<void> {
  const outing = await outingRow(desk, id)
  if (!outing) return
  const before = await OUTING_EVENTS.octetsOf(desk, id)
  const saidBefore = before && readEvent(calendarIn(before), (await voiceOf(desk)).timeZone)
  const moved = movedTo(outing, event.said, saidBefore)
  const days = event.said.time === null ? { endDay: addDays(moved.day, event.wholeDays) } : {}
  // Put back after it was taken out: one goes again.
  const state = outing.state === 'declined' ? 'going' : outing.state
  const icalHash = await keepCalendar(desk, event.octets)
  await desk.db
    .updateTable('outing')
    .set({ ...outingFields({ ...moved, ...days, state }), uri, icalHash })
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .execute()
}

/** Out of the calendar, in the batch under way: one does not go to what lies ahead; what was, stays on the desk. */
export async function takeOutings(desk: Desk, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const taken = { uri: TAKEN_OUT, icalHash: null }
  const theirs = () => desk.db.updateTable('outing').where('deskId', '=', desk.id).where('id', 'in', ids)
  await theirs()
    .set({ ...taken, state: 'declined' })
    .where('state', '=', 'going')
    .where('endDay', '>=', desk.today())
    .execute()
  await theirs().set(taken).where('state', 'in', ['going', 'been']).execute()
}

/** What the history says of an event put by a device over an outing, or of a new one. */
export async function saysOuting(desk: Desk, { said }: DeviceOuting, id: string | null): Promise<What> {
  const known = id === null ? null : await outingRow(desk, id)
  const details = { title: known?.title ?? said.summary, device: desk.by }
  if (!known) return { what: 'outings:change.outing.device.noted', details }
  const isMoved = known.day !== said.day || known.time !== said.time
  return { what: `outings:change.outing.device.${isMoved ? 'moved' : 'edited'}`, details }
}

/**
 * Takes an edit of the desk over into the event that a device put, in the batch under way: what changed is patched, and
 * all else that the device wrote stays. One that was taken out of the calendar and is gone to again stands in it anew.
 */
export async function editOutingEvent(desk: Desk, before: Outing, after: Outing): Promise<void> {
  const { db, id: deskId } = desk
  const row = await db
    .selectFrom('outing')
    .select(['uri', 'icalHash'])
    .where('deskId', '=', deskId)
    .where('id', '=', after.id)
    .executeTakeFirstOrThrow()
  const uri = row.uri === TAKEN_OUT && after.state === 'going' && before.state !== 'going' ? null : row.uri
  const icalHash = row.icalHash && (await patched(desk, row.icalHash, before, after))
  if (uri === row.uri && icalHash === row.icalHash) return
  await db
    .updateTable('outing')
    .set({ uri, icalHash })
    .where('deskId', '=', deskId)
    .where('id', '=', after.id)
    .execute()
}

async function patched(desk: Desk, icalHash: string, before: Outing, after: Outing): Promise<string> {
  const changes = eventChanges(before, after, (await voiceOf(desk)).timeZone)
  if (Object.keys(changes).length === 0) return icalHash
  const { text } = await calendarKept(desk, icalHash)
  const edited = withEvent(text, changes, desk.now().toISOString())
  return edited === text ? icalHash : keepCalendar(desk, new TextEncoder().encode(edited))
}

async function outingRow({ db, id: deskId }: Desk, id: string): Promise<Outing | null> {
  const row = await db
    .selectFrom('outing')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? outingFrom(row, []) : null
}

const BLANK: Omit<Outing, 'id' | 'title' | 'day' | 'time' | 'endDay' | 'endTime' | 'state'> = {
  eventId: null,
  occurrence: '',
  kind: 'other',
  place: '',
  address: '',
  placeId: null,
  position: null,
  isOnline: false,
  cost: null,
  travelMinutes: null,
  minutes: null,
  feeling: null,
  again: null,
  note: '',
  aims: [],
}
