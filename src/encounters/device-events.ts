import { addDays, type Day } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { voiceOf } from '../owner/voice.ts'
import type { Desk, What } from '../platform/desk.ts'
import type { KnownPerson } from './capture-people.ts'
import { type Channel, type Encounter, sizeOf } from './encounter.ts'
import { addToEncounter, takeFromEncounter } from './encounter-people.ts'
import { fieldsOf, settled } from './encounter-row.ts'
import { eventOctets } from './event-members.ts'
import { peopleWithMails, readTitle } from './event-people.ts'
import { type EventSaid, readEvent, USUAL_MINUTES } from './event-said.ts'
import { namesSaid } from './event-title.ts'
import { TAKEN_OUT } from './fact-members.ts'
import { calendarIn, keepCalendar } from './kept-calendar.ts'
import { encounterOf, findEncounter } from './list.ts'

/** What a device put, and who of the cardex it is with. */
export interface DeviceEvent {
  octets: Uint8Array
  said: EventSaid
  people: KnownPerson[]
  /** What only the title says; null where it does not. */
  inTitle: { channel: Channel | null; place: string; note: string; minutes: number | null }
}

/** An event older than that when it first comes is the past of a calendar, not something planned. */
const DAYS_PAST = 7

/** @throws RangeError when the octets are no event: they were let through before. */
export async function readDeviceEvent(desk: Desk, octets: Uint8Array): Promise<DeviceEvent> {
  const said = await saidBy(desk, octets)
  const { reading, people } = await readTitle(desk, said.summary)
  const invited = await peopleWithMails(desk, said.mails)
  return {
    octets,
    said,
    people: [...new Map([...people, ...invited].map(person => [person.id, person])).values()],
    inTitle: {
      channel: reading.channel.at !== null ? reading.channel.value : said.isOnLine ? 'video' : null,
      place: reading.place?.value ?? '',
      note: reading.note.text,
      minutes: reading.minutes?.value ?? null,
    },
  }
}

/** Whether something of the desk's may be seen in it at all: neither a series nor what is called off. */
export function isPlan({ said }: DeviceEvent): boolean {
  return !said.isRecurring && !said.isCancelled
}

/** Whether it is the plan to meet somebody: of the cardex, within a day, and not long past. */
export function isPlanWithSomebody(event: DeviceEvent, today: Day): boolean {
  const { said, people } = event
  return isPlan(event) && people.length > 0 && !said.spansDays && said.day >= addDays(today, -DAYS_PAST)
}

/** A new encounter that a device planned, in the batch under way. */
export async function planFromDevice(desk: Desk, event: DeviceEvent, uri: string): Promise<void> {
  const { said, people, inTitle, octets } = event
  const minutes = said.minutes ?? inTitle.minutes
  const encounter: Encounter = {
    id: uuidv7(desk.now()),
    day: said.day,
    time: said.time,
    channel: inTitle.channel ?? 'in-person',
    size: sizeOf(minutes ?? USUAL_MINUTES),
    minutes,
    personIds: people.map(({ id }) => id),
    place: said.place || inTitle.place,
    sphere: null,
    chosen: null,
    initiator: null,
    feeling: null,
    note: said.note || inTitle.note,
    planned: true,
  }
  const icalHash = await keepCalendar(desk, octets)
  await desk.db
    .insertInto('encounter')
    .values({ deskId: desk.id, id: encounter.id, ...fieldsOf(encounter), uri, icalHash })
    .execute()
  await addToEncounter(desk, encounter.id, encounter.personIds)
}

/** Takes over what a device changed in the event of an encounter, in the batch under way; the rest stays. */
export async function editFromDevice(
  desk: Desk,
  id: string,
  { event, uri }: { event: DeviceEvent; uri: string },
): Promise<void> {
  const encounter = await encounterOf(desk, id)
  const before = await saidBefore(desk, id)
  const edited = settled(editedBy(event, before, encounter), desk.today())
  const icalHash = await keepCalendar(desk, event.octets)
  await desk.db
    .updateTable('encounter')
    .set({ ...fieldsOf(edited), uri, icalHash })
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .execute()
  const { said, people } = event
  const isReread = before?.summary !== said.summary || before.mails.join() !== said.mails.join()
  // A title that names nobody takes nobody away.
  if (!isReread || people.length === 0) return
  await meetOnly(desk, encounter, people)
}

/**
 * Out of the calendar, in the batch under way: what has taken place stays on the desk, and so do promises that hang on
 * a plan.
 */
export async function takeOut(desk: Desk, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { db, id: deskId } = desk
  await db
    .updateTable('encounter')
    .set({ uri: TAKEN_OUT, icalHash: null })
    .where('deskId', '=', deskId)
    .where('id', 'in', ids)
    .where('planned', '=', 0)
    .execute()
  const plans = db.selectFrom('encounter').select('id').where('deskId', '=', deskId).where('id', 'in', ids)
  await db
    .updateTable('followUp')
    .set({ encounterId: null })
    .where('deskId', '=', deskId)
    .where('encounterId', 'in', plans.where('planned', '=', 1))
    .execute()
  await db
    .deleteFrom('encounter')
    .where('deskId', '=', deskId)
    .where('id', 'in', ids)
    .where('planned', '=', 1)
    .execute()
}

/** What the history says of an event put by a device over an encounter, or of a new plan. */
export async function saysEvent(desk: Desk, event: DeviceEvent, encounterId: string | null): Promise<What> {
  const { language, by: device } = desk
  if (encounterId === null) {
    const names = namesSaid(
      event.people.map(({ name }) => name),
      language,
    )
    return { what: 'encounters:change.device.planned', details: { names, device } }
  }
  const before = await saidBefore(desk, encounterId)
  const people = (await findEncounter(desk, encounterId))?.people ?? []
  const isMoved = before?.day !== event.said.day || before.time !== event.said.time
  const names = namesSaid(
    people.map(({ name }) => name),
    language,
  )
  return { what: `encounters:change.device.${isMoved ? 'moved' : 'edited'}`, details: { names, device } }
}

/** What the event said as devices last saw it; null when they saw none. */
async function saidBefore(desk: Desk, id: string): Promise<EventSaid | null> {
  const octets = await eventOctets(desk, id)
  return octets && saidBy(desk, octets)
}

async function saidBy(desk: Desk, octets: Uint8Array): Promise<EventSaid> {
  return readEvent(calendarIn(octets), (await voiceOf(desk)).timeZone)
}

/** Only what differs from what devices saw is what the device changed. */
function editedBy({ said, inTitle }: DeviceEvent, before: EventSaid | null, encounter: Encounter): Encounter {
  const differs = (name: 'summary' | 'day' | 'time' | 'minutes' | 'place' | 'note') =>
    before?.[name] !== said[name]
  const { channel, day, time, minutes, size, place, note } = encounter
  // The length that the desk knew of a whole day was never told.
  const isLonger = differs('minutes') || (said.time !== null && before?.time === null)
  return {
    ...encounter,
    channel: (differs('summary') && inTitle.channel) || channel,
    ...(differs('day') || differs('time') ? { day: said.day, time: said.time } : { day, time }),
    minutes: isLonger ? said.minutes : minutes,
    size: isLonger && said.minutes !== null ? sizeOf(said.minutes) : size,
    place: differs('place') ? said.place : place,
    note: differs('note') ? said.note : note,
  }
}

async function meetOnly(
  desk: Desk,
  { id, personIds }: Encounter,
  people: readonly KnownPerson[],
): Promise<void> {
  const wanted = people.map(person => person.id)
  const gone = personIds.filter(person => !wanted.includes(person))
  const fresh = wanted.filter(person => !personIds.includes(person))
  await takeFromEncounter(desk, id, gone)
  await addToEncounter(desk, id, fresh)
}
