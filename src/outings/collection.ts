import type { Collection } from '../dav/collection.ts'
import { deskCalendar } from '../encounters/fact-calendar.ts'
import {
  beginFromDevice,
  editOutingFromDevice,
  isOneOuting,
  readDeviceOuting,
  saysOuting,
  takeOutings,
} from './device-outings.ts'
import { dropPastOutings, OUTING_EVENTS, OUTINGS } from './outing-members.ts'

/** Outings one goes to, as a calendar: what is moved on a telephone is moved on the desk. */
export function outingsCollection(): Collection {
  return deskCalendar({
    id: OUTINGS,
    component: 'VEVENT',
    nameKey: 'outings:dav.outings',
    color: '#3A6A78FF',
    table: 'outing',
    removed: 'outings:change.outing.device.removed',
    factOf: OUTING_EVENTS.factOf,
    contents: OUTING_EVENTS.contentsOf,
    read: readDeviceOuting,
    mayStay: isOneOuting,
    mayBegin: isOneOuting,
    says: saysOuting,
    titleOf: ({ said }) => said.summary,
    begin: beginFromDevice,
    edit: (desk, id, { thing, uri }) => editOutingFromDevice(desk, id, { event: thing, uri }),
    remove: takeOutings,
    dropPast: dropPastOutings,
  })
}
