import { COLLATION_NAMES } from '../../lib/collation.ts'
import { MOST_ATTENDEES } from '../../lib/icalendar/object.ts'
import { MOST_OCCURRENCES } from '../../lib/icalendar/series.ts'
import { escapeAttribute } from '../../lib/xml/write.ts'
import { LARGEST_OCTETS } from '../limits.ts'
import { hrefTag } from '../multistatus.ts'
import { APPLE_ICAL, CALDAV } from '../request.ts'
import { collectionHref } from '../resource.ts'
import type { Placed } from '../site.ts'
import { mailOf, ownPrincipal } from './access.ts'
import type { LiveProperty, StandingCollection } from './property.ts'

/** RFC 4791 §5.2, §6.2, RFC 6638 §2.4, and what Apple's calendars ask for. */
export const CALDAV_PROPERTIES: readonly LiveProperty[] = [
  // RFC 4791 §6.2.1.
  {
    ns: CALDAV,
    name: 'calendar-home-set',
    ofCollection: ({ kind }, { request: { device } }) =>
      kind === 'principal' ? hrefTag(collectionHref(device, 'calendars', [])) : null,
  },
  // RFC 6638 §2.4.1: iOS takes no calendars without it.
  {
    ns: CALDAV,
    name: 'calendar-user-address-set',
    ofCollection: async ({ kind }, context) => {
      if (kind !== 'principal') return null
      const { device, origin } = context.request
      const host = URL.canParse(origin) ? new URL(origin).hostname : 'localhost'
      const mail = (await mailOf(context)) ?? `${device.principal}@${host}`
      return `${hrefTag(`mailto:${mail}`)}${ownPrincipal(context)}`
    },
  },
  // RFC 6638 §2.4.2.
  {
    ns: CALDAV,
    name: 'calendar-user-type',
    ofCollection: ({ kind }) => (kind === 'principal' ? 'INDIVIDUAL' : null),
  },
  // RFC 4791 §5.2.1.
  { ns: CALDAV, name: 'calendar-description', isSettable: true },
  // RFC 4791 §5.2.2.
  { ns: CALDAV, name: 'calendar-timezone', isSettable: true },
  // RFC 4791 §5.2.3.
  ofCalendar('supported-calendar-component-set', ({ collection }) =>
    collection.components.map(name => `<cal:comp name="${escapeAttribute(name)}"/>`).join(''),
  ),
  // RFC 4791 §5.2.4.
  ofCalendar(
    'supported-calendar-data',
    () => '<cal:calendar-data content-type="text/calendar" version="2.0"/>',
  ),
  // RFC 4791 §5.2.5 to §5.2.9.
  ofCalendar('max-resource-size', () => String(LARGEST_OCTETS)),
  ofCalendar('min-date-time', () => '00010101T000000Z'),
  ofCalendar('max-date-time', () => '99991231T235959Z'),
  ofCalendar('max-instances', () => String(MOST_OCCURRENCES)),
  ofCalendar('max-attendees-per-instance', () => String(MOST_ATTENDEES)),
  // RFC 4791 §7.5.1.
  ofCalendar('supported-collation-set', () =>
    COLLATION_NAMES.map(name => `<cal:supported-collation>${name}</cal:supported-collation>`).join(''),
  ),
  // Apple's: `#RRGGBBAA`, and its place among calendars.
  { ns: APPLE_ICAL, name: 'calendar-color', isSettable: true },
  { ns: APPLE_ICAL, name: 'calendar-order', isSettable: true },
]

function ofCalendar(name: string, inside: (at: Placed) => string): LiveProperty {
  return {
    ns: CALDAV,
    name,
    ofCollection: (resource: StandingCollection) =>
      resource.kind === 'collection' && resource.at.collection.kind === 'calendar'
        ? inside(resource.at)
        : null,
  }
}
