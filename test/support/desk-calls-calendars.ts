import { busyInCalendar } from '../../src/encounters/busy.ts'
import {
  type DeviceEvent,
  editFromDevice,
  planFromDevice,
  readDeviceEvent,
  saysEvent,
  takeOut,
} from '../../src/encounters/device-events.ts'
import {
  type DeviceTask,
  editTaskFromDevice,
  noteFromDevice,
  readDeviceTask,
  saysTask,
  takeOffList,
} from '../../src/encounters/device-tasks.ts'
import type { FollowUp } from '../../src/encounters/encounter.ts'
import { addToEncounter, linkRow, namesAt, takeFromEncounter } from '../../src/encounters/encounter-people.ts'
import { editEvent } from '../../src/encounters/event-edit.ts'
import {
  contentsOfEvents,
  dropPastEvents,
  ENCOUNTERS,
  EVENTS,
  eventOctets,
  projectEncounterMembers,
  projectEventsOfLinks,
  projectEventsOfPeople,
  projectEventsOfVoice,
} from '../../src/encounters/event-members.ts'
import { peopleWithMails, readTitle } from '../../src/encounters/event-people.ts'
import { calendarKept, keepCalendar } from '../../src/encounters/kept-calendar.ts'
import { eachOwnObject, ownEventsOn, rangeOfDays } from '../../src/encounters/own-events.ts'
import { editTask } from '../../src/encounters/task-edit.ts'
import {
  contentsOfTasks,
  dropPastTasks,
  FOLLOW_UPS,
  projectFollowUpMembers,
  projectTasksOfPeople,
  projectTasksOfVoice,
  TASKS,
  taskOctets,
} from '../../src/encounters/task-members.ts'
import { addDays, day } from '../../src/lib/day.ts'
import { vcalendar } from './dav/bodies.ts'
import { changes, counts, type DeskCall, neither, tells, touched, within } from './desk-call.ts'
import { coffee } from './encounters.ts'
import { type FilledDesk, ODILON } from './filled-desk.ts'
import { GUEST_MAIL, memberOf } from './filled-devices.ts'

const MONDAY = day('2026-11-23')
const FRIDAY = day('2026-11-27')
const OCTETS = octetsOf('VEVENT', [`SUMMARY:Café avec ${ODILON}`, 'DTSTART;VALUE=DATE:20261127'])
const TASK_OCTETS = octetsOf('VTODO', ['SUMMARY:autre chose', 'DUE;VALUE=DATE:20261127'])

/** As a device put it: on another day, with nobody in its title. */
const EVENT: DeviceEvent = {
  octets: OCTETS,
  said: {
    summary: 'Café',
    day: FRIDAY,
    time: null,
    minutes: null,
    spansDays: false,
    place: '',
    note: '',
    mails: [],
    isRecurring: false,
    isCancelled: false,
    isOnLine: false,
  },
  people: [],
  inTitle: { channel: null, place: '', note: '', minutes: null },
}

const TASK: DeviceTask = {
  octets: TASK_OCTETS,
  said: {
    summary: 'autre chose',
    dueOn: FRIDAY,
    dueTime: null,
    isDone: false,
    doneOn: null,
    isRecurring: false,
    isCancelled: false,
  },
}

/** What the calendar of encounters and the list of follow-ups ask of a desk on behalf of devices. */
export const CALENDAR_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/encounters/device-events.ts editFromDevice': within(
    editFromDevice,
    a => [a.dav.plannedByDevice, { event: EVENT, uri: 'ailleurs.ics' }],
    'changes',
  ),
  'src/encounters/device-events.ts planFromDevice': within(
    planFromDevice,
    a => [{ ...EVENT, people: [{ id: a.odilon, name: ODILON }] }, 'ailleurs.ics'],
    'changes',
  ),
  'src/encounters/device-events.ts readDeviceEvent': tells(readDeviceEvent, () => [OCTETS]),
  'src/encounters/device-events.ts saysEvent': counts(saysEvent, a => [
    { ...EVENT, octets: new Uint8Array() },
    a.dav.plannedByDevice,
  ]),
  'src/encounters/device-events.ts takeOut': within(takeOut, a => [[a.dav.plannedByDevice]], 'changes'),
  'src/encounters/device-tasks.ts editTaskFromDevice': within(
    editTaskFromDevice,
    a => [a.dav.notedByDevice, { task: TASK, uri: 'ailleurs.ics' }],
    'changes',
  ),
  'src/encounters/device-tasks.ts noteFromDevice': within(
    noteFromDevice,
    () => [TASK, 'ailleurs.ics'],
    'changes',
  ),
  'src/encounters/device-tasks.ts readDeviceTask': neither(readDeviceTask, () => [TASK_OCTETS]),
  'src/encounters/device-tasks.ts saysTask': tells(saysTask, a => [TASK, a.dav.notedByDevice]),
  'src/encounters/device-tasks.ts takeOffList': within(takeOffList, a => [[a.dav.notedByDevice]], 'changes'),
  'src/encounters/encounter-people.ts addToEncounter': within(
    addToEncounter,
    a => [a.dav.plannedByDevice, [a.zephyrine]],
    'changes',
  ),
  'src/encounters/encounter-people.ts linkRow': neither(linkRow, a => [a.encounter, a.zephyrine]),
  'src/encounters/encounter-people.ts namesAt': tells(namesAt, a => [[a.encounter]]),
  'src/encounters/encounter-people.ts takeFromEncounter': within(
    takeFromEncounter,
    a => [a.encounter, [a.zephyrine]],
    'changes',
  ),
  'src/encounters/event-edit.ts editEvent': within(editEvent, a => [eventEdit(a)], 'changes'),
  'src/encounters/event-members.ts contentsOfEvents': tells(contentsOfEvents, a => [
    [memberOf(EVENTS.rowOf(a.dav.plannedByDevice), ENCOUNTERS, 'x.ics')],
  ]),
  'src/encounters/event-members.ts dropPastEvents': changes(dropPastEvents, () => []),
  'src/encounters/event-members.ts eventOctets': tells(eventOctets, a => [a.planned]),
  'src/encounters/event-members.ts projectEncounterMembers': within(projectEncounterMembers, a => [
    touched(a.planned, { planned: 1 }),
  ]),
  'src/encounters/event-members.ts projectEventsOfLinks': within(projectEventsOfLinks, a => [
    touched(a.encounter, { encounter_id: a.planned }),
  ]),
  'src/encounters/event-members.ts projectEventsOfPeople': within(projectEventsOfPeople, a => [
    touched(a.odilon, {}),
  ]),
  'src/encounters/event-members.ts projectEventsOfVoice': within(projectEventsOfVoice, () => [
    touched('language'),
  ]),
  'src/encounters/event-people.ts peopleWithMails': tells(peopleWithMails, () => [[GUEST_MAIL]]),
  'src/encounters/event-people.ts readTitle': tells(readTitle, () => [`Café avec ${ODILON}`]),
  'src/encounters/kept-calendar.ts calendarKept': tells(calendarKept, a => [a.dav.icalHash]),
  'src/encounters/kept-calendar.ts keepCalendar': within(keepCalendar, () => [OCTETS], 'changes'),
  'src/encounters/busy.ts busyInCalendar': tells(busyInCalendar, () => [
    { from: addDays(MONDAY, -1), to: addDays(MONDAY, 1) },
  ]),
  'src/encounters/own-events.ts eachOwnObject': counts(
    async (desk, range: { from: number; to: number }) => {
      const found: string[] = []
      await eachOwnObject(desk, range, object => found.push(object.component))
      return found
    },
    () => [rangeOfDays('Europe/Paris', { from: MONDAY, to: MONDAY }).range],
  ),
  'src/encounters/own-events.ts ownEventsOn': tells(ownEventsOn, () => [MONDAY]),
  'src/encounters/task-edit.ts editTask': within(
    editTask,
    a => [{ before: noted(a), after: { ...noted(a), text: 'autre chose' } }],
    'changes',
  ),
  'src/encounters/task-members.ts contentsOfTasks': tells(contentsOfTasks, a => [
    [memberOf(TASKS.rowOf(a.dav.notedByDevice), FOLLOW_UPS, 'x.ics')],
  ]),
  'src/encounters/task-members.ts dropPastTasks': changes(dropPastTasks, () => []),
  'src/encounters/task-members.ts projectFollowUpMembers': within(projectFollowUpMembers, a => [
    touched(a.followUp, {}),
  ]),
  'src/encounters/task-members.ts projectTasksOfPeople': within(projectTasksOfPeople, a => [
    touched(a.zephyrine, {}),
  ]),
  'src/encounters/task-members.ts projectTasksOfVoice': within(projectTasksOfVoice, () => [
    touched('language'),
  ]),
  'src/encounters/task-members.ts taskOctets': tells(taskOctets, a => [a.followUp]),
}

function octetsOf(component: string, lines: string[]): Uint8Array {
  return new TextEncoder().encode(vcalendar('uid-d-autrui', component, lines))
}

function eventEdit({ dav, odilon }: FilledDesk) {
  const { newPeople, followUps, ...before } = coffee({
    id: dav.plannedByDevice,
    day: day('2026-11-25'),
    planned: true,
    personIds: [odilon],
  })
  return { before, after: { ...before, day: FRIDAY }, names: [] }
}

function noted({ dav }: FilledDesk): FollowUp {
  return {
    id: dav.notedByDevice,
    text: 'recopier',
    by: 'me',
    personId: null,
    encounterId: null,
    dueOn: null,
    doneOn: null,
  }
}
