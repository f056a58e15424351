import type { Collection } from '../dav/collection.ts'
import {
  editFromDevice,
  isPlan,
  isPlanWithSomebody,
  planFromDevice,
  readDeviceEvent,
  saysEvent,
  takeOut,
} from './device-events.ts'
import {
  editTaskFromDevice,
  isOneThing,
  noteFromDevice,
  readDeviceTask,
  saysTask,
  takeOffList,
} from './device-tasks.ts'
import { contentsOfEvents, dropPastEvents, ENCOUNTERS, EVENTS } from './event-members.ts'
import { deskCalendar } from './fact-calendar.ts'
import { contentsOfTasks, dropPastTasks, FOLLOW_UPS, TASKS } from './task-members.ts'

/** What is planned, as a calendar; events of a device's own stand in it beside. */
export function encountersCollection(): Collection {
  return deskCalendar({
    id: ENCOUNTERS,
    component: 'VEVENT',
    nameKey: 'encounters:dav.encounters',
    color: '#B5492BFF',
    table: 'encounter',
    removed: 'encounters:change.device.eventsRemoved',
    factOf: EVENTS.factOf,
    contents: contentsOfEvents,
    read: readDeviceEvent,
    mayStay: isPlan,
    mayBegin: isPlanWithSomebody,
    says: saysEvent,
    titleOf: ({ said }) => said.summary,
    begin: planFromDevice,
    edit: (desk, id, { thing, uri }) => editFromDevice(desk, id, { event: thing, uri }),
    remove: takeOut,
    dropPast: dropPastEvents,
  })
}

/** What is to be done, as a list of tasks. */
export function followUpsCollection(): Collection {
  return deskCalendar({
    id: FOLLOW_UPS,
    component: 'VTODO',
    nameKey: 'encounters:dav.followUps',
    color: '#5F7355FF',
    table: 'followUp',
    removed: 'encounters:change.device.tasksRemoved',
    factOf: TASKS.factOf,
    contents: contentsOfTasks,
    read: readDeviceTask,
    mayStay: isOneThing,
    mayBegin: isOneThing,
    says: saysTask,
    titleOf: ({ said }) => said.summary,
    begin: noteFromDevice,
    edit: (desk, id, { thing, uri }) => editTaskFromDevice(desk, id, { task: thing, uri }),
    remove: takeOffList,
    dropPast: dropPastTasks,
  })
}
