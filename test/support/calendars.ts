import { type Component, readComponents } from '../../src/lib/icalendar/component.ts'
import { type CalendarObject, readCalendarObject } from '../../src/lib/icalendar/object.ts'

/** A calendar of components of one kind, each given by its lines; UID 1 unless they say another. */
export function calendarText(kind: string, ...bodies: string[]): string {
  const components = bodies.map(body => {
    const lines = body.trim()
    return `BEGIN:${kind}\n${/^UID/m.test(lines) ? '' : 'UID:1\n'}${lines}\nEND:${kind}\n`
  })
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n${components.join('')}END:VCALENDAR\n`.replaceAll(
    '\n',
    '\r\n',
  )
}

/** @throws Error when a calendar cannot hold it */
export function calendarObject(text: string): CalendarObject {
  const { value, problems } = readCalendarObject(new TextEncoder().encode(text))
  if (!value) throw new Error(JSON.stringify(problems))
  return value
}

/** For what no calendar would take. */
export function recurring(kind: string, ...bodies: string[]): { calendar: Component; component: string } {
  const [calendar] = readComponents(calendarText(kind, ...bodies)).value
  if (!calendar) throw new Error('no calendar')
  return { calendar, component: kind }
}
