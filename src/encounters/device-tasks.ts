import type { Day } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { voiceOf } from '../owner/voice.ts'
import type { Desk, What } from '../platform/desk.ts'
import type { KnownPerson } from './capture-people.ts'
import { readTitle } from './event-people.ts'
import { TAKEN_OUT } from './fact-members.ts'
import { findFollowUp, rowOfFollowUp } from './follow-ups.ts'
import { calendarIn, keepCalendar } from './kept-calendar.ts'
import { taskOctets } from './task-members.ts'
import { readTask, type TaskSaid } from './task-said.ts'
import { readTaskTitle, textOfTitle } from './task-title.ts'

/** What a device put among tasks. */
export interface DeviceTask {
  octets: Uint8Array
  said: TaskSaid
}

/** @throws RangeError when the octets are no task: they were let through before. */
export async function readDeviceTask(desk: Desk, octets: Uint8Array): Promise<DeviceTask> {
  return { octets, said: await saidBy(desk, octets) }
}

/** Whether it is one thing to do: neither a series nor what is called off. */
export function isOneThing({ said }: DeviceTask): boolean {
  return !said.isRecurring && !said.isCancelled
}

/** A follow-up that a device noted, in the batch under way. */
export async function noteFromDevice(desk: Desk, { octets, said }: DeviceTask, uri: string): Promise<void> {
  const { text, by, person } = await whoIn(desk, said.summary)
  const followUp = {
    id: uuidv7(desk.now()),
    text,
    by,
    personId: person?.id ?? null,
    encounterId: null,
    dueOn: said.dueOn,
    doneOn: dayDone(said, desk.today()),
  }
  const icalHash = await keepCalendar(desk, octets)
  await desk.db
    .insertInto('followUp')
    .values({ ...rowOfFollowUp(desk, followUp), uri, icalHash })
    .execute()
}

/** Takes over what a device changed in the task of a follow-up, in the batch under way; the rest stays. */
export async function editTaskFromDevice(
  desk: Desk,
  id: string,
  { task, uri }: { task: DeviceTask; uri: string },
): Promise<void> {
  const current = await findFollowUp(desk, id)
  if (!current) throw new RangeError(`no follow-up ${id}`)
  const before = await saidBefore(desk, id)
  const { said } = task
  const { language } = await voiceOf(desk)
  const isTicked = before?.isDone !== said.isDone || before.doneOn !== said.doneOn
  const edited = {
    ...current,
    text:
      before?.summary === said.summary
        ? current.text
        : textOfTitle(said.summary, current, current.personName, language),
    dueOn: before?.dueOn === said.dueOn ? current.dueOn : said.dueOn,
    doneOn: isTicked ? dayDone(said, desk.today()) : current.doneOn,
  }
  const { deskId, id: _, ...fields } = rowOfFollowUp(desk, edited)
  const icalHash = await keepCalendar(desk, task.octets)
  await desk.db
    .updateTable('followUp')
    .set({ ...fields, uri, icalHash })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute()
}

/** Off the list, in the batch under way: a promise that was kept stays on the desk. */
export async function takeOffList({ db, id: deskId }: Desk, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('followUp')
    .set({ uri: TAKEN_OUT, icalHash: null })
    .where('deskId', '=', deskId)
    .where('id', 'in', ids)
    .where('doneOn', 'is not', null)
    .execute()
  await db
    .deleteFrom('followUp')
    .where('deskId', '=', deskId)
    .where('id', 'in', ids)
    .where('doneOn', 'is', null)
    .execute()
}

/** What the history says of a task put by a device over a follow-up, or of a new one. */
export async function saysTask(desk: Desk, { said }: DeviceTask, followUpId: string | null): Promise<What> {
  const { by: device } = desk
  const before = followUpId === null ? null : await findFollowUp(desk, followUpId)
  const text = before?.text ?? readTaskTitle(said.summary).text
  const isTicked = said.isDone && before?.doneOn === null
  const key = before ? (isTicked ? 'taskDone' : 'taskEdited') : 'taskAdded'
  return { what: `encounters:change.device.${key}`, details: { text, device } }
}

/** The task as devices last saw it; null when they saw none. */
async function saidBefore(desk: Desk, id: string): Promise<TaskSaid | null> {
  const octets = await taskOctets(desk, id)
  return octets && saidBy(desk, octets)
}

async function saidBy(desk: Desk, octets: Uint8Array): Promise<TaskSaid> {
  return readTask(calendarIn(octets), (await voiceOf(desk)).timeZone)
}

function dayDone({ isDone, doneOn }: TaskSaid, today: Day): Day | null {
  return isDone ? (doneOn ?? today) : null
}

/** What is behind the text in the desk's own words is a person only if the cardex knows them. */
async function whoIn(
  desk: Desk,
  summary: string,
): Promise<{ text: string; by: 'me' | 'them'; person: KnownPerson | null }> {
  const { text, by, name } = readTaskTitle(summary)
  const { language } = await voiceOf(desk)
  const behind = name === null ? [] : (await readTitle(desk, `avec ${name}`)).people
  const isBehind = behind.length === 1 || (by === 'them' && name === null)
  const people = isBehind ? behind : await namedIn(desk, summary)
  return {
    text: textOfTitle(isBehind ? text : summary, { text: '', by: 'me' }, null, language),
    by: isBehind ? by : 'me',
    person: people.length === 1 ? (people[0] as KnownPerson) : null,
  }
}

/** Whom a task is about, read as a line of capture; else whoever is named after its verb: « Appeler Marie ». */
async function namedIn(desk: Desk, summary: string): Promise<KnownPerson[]> {
  const { people } = await readTitle(desk, summary)
  if (people.length > 0) return people
  const names = summary.match(AFTER_A_WORD)?.slice(0, MOST_NAMES) ?? []
  const found: KnownPerson[] = []
  for (const name of names) found.push(...(await readTitle(desk, `avec ${name}`)).people)
  return [...new Map(found.map(person => [person.id, person])).values()]
}

/** Words with a capital, in a row, that do not begin the text. */
const AFTER_A_WORD = /(?<=\S\s)\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*/gu
const MOST_NAMES = 3
