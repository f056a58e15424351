import { onlyZoneIn, type Zone, type ZoneSaid } from '../lib/icalendar/zone.ts'
import { isTimeZone } from '../lib/time-zone.ts'
import { childNamed, textIn, type XmlElement } from '../lib/xml/element.ts'
import { readXml } from '../lib/xml/read.ts'
import type { Desk } from '../platform/desk.ts'
import { keyOf } from './properties.ts'
import { CALDAV, DavRefusal } from './request.ts'
import type { Placed } from './site.ts'

const TIME_ZONE_PROPERTY = keyOf({ ns: CALDAV, name: 'calendar-timezone' })

/**
 * The zone that days and floating times are looked at in (RFC 4791 §7.3): the query's, else the calendar's, else the
 * desk's.
 *
 * @throws DavRefusal when the query's is none (RFC 4791 §7.8, RFC 7809 §5.1).
 */
export function zoneOf(query: XmlElement | null, at: Placed, desk: Desk): ZoneSaid {
  const id = query && childNamed(query, CALDAV, 'timezone-id')
  if (id) {
    const name = textIn(id).trim()
    if (isTimeZone(name)) return name
    throw new DavRefusal(403, `No time zone is named ${name} here.`, {
      condition: { ns: CALDAV, name: 'valid-timezone' },
    })
  }
  const said = query && childNamed(query, CALDAV, 'timezone')
  if (said) {
    const zone = onlyZoneIn(textIn(said).trim())
    if (zone) return zone
    throw new DavRefusal(403, 'The time zone is no calendar with one VTIMEZONE.', {
      condition: { ns: CALDAV, name: 'valid-calendar-data' },
    })
  }
  const kept = at.properties[TIME_ZONE_PROPERTY]
  return (kept === undefined ? null : zoneKept(kept)) ?? desk.timeZone
}

/** Asked by every report of a calendar that has one. */
const read = new Map<string, Zone | null>()
const MOST_READ = 200

function zoneKept(property: string): Zone | null {
  const known = read.get(property)
  if (known !== undefined) return known
  if (read.size >= MOST_READ) read.clear()
  const element = readXml(property).value
  const zone = element && onlyZoneIn(textIn(element).trim())
  read.set(property, zone)
  return zone
}
