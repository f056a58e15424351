import type { Day } from '../lib/day.ts'
import { type Component, childrenOf, propertyOf } from '../lib/icalendar/component.ts'
import type { TodoChanges } from '../lib/icalendar/edit.ts'
import { instantOf, momentOf } from '../lib/icalendar/moment.ts'
import { isoText } from '../lib/icalendar/moment-text.ts'
import { newTodo } from '../lib/icalendar/new-object.ts'
import type { CalendarObject } from '../lib/icalendar/object.ts'
import { ianaZone, zonesOf } from '../lib/icalendar/zone.ts'
import { withoutNul } from '../lib/without-nul.ts'
import type { FollowUp } from './encounter.ts'
import { bornAt, instantText, PROD_ID } from './event-said.ts'

/** What a task among a telephone's says, on the clock of the desk. */
export interface TaskSaid {
  summary: string
  dueOn: Day | null
  /** Null: some time on that day. */
  dueTime: string | null
  isDone: boolean
  /** Null: not done, or on a day that it does not tell. */
  doneOn: Day | null
  isRecurring: boolean
  isCancelled: boolean
}

/** @param timeZone IANA name: of the desk's clock. */
export function readTask({ calendar, isRecurring, summary }: CalendarObject, timeZone: string): TaskSaid {
  const tasks = childrenOf(calendar, 'VTODO')
  const task = tasks.find(one => !propertyOf(one, 'RECURRENCE-ID')) ?? (tasks[0] as Component)
  const zone = ianaZone(timeZone)
  const wallOf = (name: string): { day: Day | null; time: string | null } => {
    const moment = momentOf(task, name, zonesOf(calendar))
    if (!moment) return { day: null, time: null }
    const at = instantOf(moment, zone)
    const wall = isoText(moment.isDate ? moment.wall : at + zone.offsetAt(at))
    return { day: wall.slice(0, 10) as Day, time: moment.isDate ? null : wall.slice(11, 16) }
  }
  const due = wallOf('DUE')
  const status = propertyOf(task, 'STATUS')?.value.trim().toUpperCase()
  const isDone = status === 'COMPLETED' || (status === undefined && propertyOf(task, 'COMPLETED') !== null)
  return {
    summary: withoutNul(summary).trim().slice(0, 2000),
    dueOn: due.day,
    dueTime: due.time,
    isDone,
    doneOn: isDone ? wallOf('COMPLETED').day : null,
    isRecurring,
    isCancelled: status === 'CANCELLED',
  }
}

type Dated = Pick<FollowUp, 'id' | 'dueOn' | 'doneOn'>

/** A follow-up as a list of tasks shows it; the same facts give the same octets. */
export function taskOf({ id, dueOn, doneOn }: Dated, title: string, timeZone: string): string {
  return newTodo({
    uid: id,
    stampAt: bornAt(id),
    prodId: PROD_ID,
    summary: title,
    ...(dueOn ? { due: dueOn } : {}),
    ...(doneOn ? { completedAt: noonOf(doneOn, timeZone) } : {}),
  })
}

/**
 * What an edit on screen changes in the task that shows the follow-up; nothing else of it does. An hour that the task
 * has stays, on another day.
 */
export function taskChanges(
  { before, after }: { before: Dated; after: Dated },
  { dueTime }: Pick<TaskSaid, 'dueTime'>,
  timeZone: string,
): TodoChanges {
  const { dueOn, doneOn } = after
  const due = dueOn && dueTime ? instantText(dueOn, dueTime, timeZone) : dueOn
  return {
    ...(dueOn === before.dueOn ? {} : { due }),
    ...(doneOn === before.doneOn ? {} : { completedAt: doneOn && noonOf(doneOn, timeZone) }),
  }
}

/** A day is told as its noon: the same day for whoever is not far away. */
function noonOf(day: Day, timeZone: string): string {
  return instantText(day, '12:00', timeZone)
}
