import { type Component, childrenOf, propertiesOf, propertyOf } from '../lib/icalendar/component.ts'
import { propertyLine } from '../lib/icalendar/property-line.ts'
import { mailKey } from '../lib/mail-address.ts'

/**
 * A withdrawal that the owner sent to some guests alone, their meeting standing (RFC 5546 §3.2.5: it then has no STATUS),
 * told as those guests' no. Any other calendar as it is.
 *
 * @param own the owner's addresses.
 */
export function uninvitedAsNo(calendar: Component, own: ReadonlySet<string>): Component {
  if (!/^CANCEL$/i.test(propertyOf(calendar, 'METHOD')?.value.trim() ?? '')) return calendar
  const isTheirs = (event: Component) =>
    own.has(mailKey(propertyOf(event, 'ORGANIZER')?.value ?? '') ?? '') &&
    propertyOf(event, 'STATUS') === null &&
    propertiesOf(event, 'ATTENDEE').length > 0
  if (!childrenOf(calendar, 'VEVENT').every(isTheirs)) return calendar
  return {
    ...calendar,
    lines: calendar.lines.map(line => {
      if ('begin' in line) return line.name === 'VEVENT' ? withNo(line) : line
      return line.name === 'METHOD' ? propertyLine('METHOD', 'REPLY') : line
    }),
  }
}

function withNo(event: Component): Component {
  return {
    ...event,
    lines: event.lines.map(line => {
      if ('begin' in line || line.name !== 'ATTENDEE') return line
      const parameters = line.parameters.filter(([name]) => name !== 'PARTSTAT')
      return propertyLine('ATTENDEE', line.value, [...parameters, ['PARTSTAT', 'DECLINED']])
    }),
  }
}
