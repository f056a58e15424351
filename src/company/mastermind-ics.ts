import { bornAt } from '../encounters/event-said.ts'
import type { Day } from '../lib/day.ts'
import { printZone } from '../lib/icalendar/print-zone.ts'
import { escapeText, propertyLine } from '../lib/icalendar/property-line.ts'
import type { Mastermind, Session } from './mastermind.ts'
import { ruleFrom } from './rhythm.ts'
import { startOf } from './session-plan.ts'

const YEAR_SECONDS = 366 * 86_400
/** How far its changes of clock are said. */
const YEARS = 10

/**
 * The sessions of a mastermind as one recurring event on its own clock (RFC 5546 §3.2.1), with those that were moved,
 * and without those that are skipped. The same facts give the same octets.
 */
export function printMastermind(mastermind: Mastermind, sessions: readonly Session[]): string {
  const { id, name, rhythm, since, time, zone, link } = mastermind
  const uid = `${id}@entregent`
  const about = [text('SUMMARY', name), ...(link === '' ? [] : [text('LOCATION', link), line('URL', link)])]
  const stamp = line('DTSTAMP', compact(bornAt(id)))
  const skipped = sessions.filter(({ state, regularDay }) => state === 'skipped' && regularDay !== null)
  const moved = sessions.filter(
    ({ state, day, time: at, regularDay }) =>
      state === 'planned' && regularDay !== null && (day !== regularDay || at !== time),
  )
  const besides = sessions.filter(({ state, regularDay }) => state === 'planned' && regularDay === null)
  const begins = Date.parse(startOf({ day: since, time }, zone)) / 1000
  const at = (property: string, day: Day, hour: string) =>
    line(property, `${day.replaceAll('-', '')}T${hour.replace(':', '')}00`, zone)
  const lasting = line('DURATION', `PT${mastermind.minutes}M`)
  const event = (...own: string[]) =>
    [line('BEGIN', 'VEVENT'), ...own, stamp, lasting, ...about, line('END', 'VEVENT')].join('')
  return [
    line('BEGIN', 'VCALENDAR'),
    line('VERSION', '2.0'),
    line('PRODID', '-//Entregent//Mastermind//EN'),
    line('METHOD', 'PUBLISH'),
    printZone(zone, { from: begins - YEAR_SECONDS, to: begins + YEARS * YEAR_SECONDS }),
    event(
      line('UID', uid),
      at('DTSTART', since, time),
      line('RRULE', ruleFrom(rhythm, since)),
      ...skipped.map(({ regularDay }) => at('EXDATE', regularDay as Day, time)),
    ),
    ...moved.map(each =>
      event(
        line('UID', uid),
        at('RECURRENCE-ID', each.regularDay as Day, time),
        at('DTSTART', each.day, each.time),
      ),
    ),
    ...besides.map(each => event(line('UID', `${each.id}@entregent`), at('DTSTART', each.day, each.time))),
    line('END', 'VCALENDAR'),
  ].join('')
}

function line(name: string, value: string, zone?: string): string {
  return propertyLine(name, value, zone === undefined ? [] : [['TZID', zone]]).octets
}

function text(name: string, value: string): string {
  return line(name, escapeText(value))
}

function compact(instant: string): string {
  return instant.replace(/[-:]|\.\d+/g, '')
}
