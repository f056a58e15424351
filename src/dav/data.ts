import { type CalendarDataSpec, calendarData } from '../lib/icalendar/expand.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import type { CompSpec } from '../lib/icalendar/partial.ts'
import type { TimeRange } from '../lib/icalendar/range.ts'
import { readTimeRange } from '../lib/icalendar/range.ts'
import type { ZoneSaid } from '../lib/icalendar/zone.ts'
import { parseCard, printCard } from '../lib/vcard/card.ts'
import { partialCard, type WantedProperty } from '../lib/vcard/partial.ts'
import { attributeOf, childNamed, childrenNamed, elementsIn, type XmlElement } from '../lib/xml/element.ts'
import { escapeXml } from '../lib/xml/write.ts'
import { type CardVersion, inVersion } from './card-version.ts'
import type { Collection } from './collection.ts'
import { isData } from './describe-members.ts'
import { CALDAV, CARDDAV, DAV, DavRefusal } from './request.ts'

/** Gives the element of a member's data, as a report asks for it; null when its octets cannot be shown so. */
export type DataPrinter = (octets: Uint8Array) => string | null

/** What the `prop` of a report says of address-data or calendar-data; null: it does not want them. */
export function readData(
  report: XmlElement,
  collection: Pick<Collection, 'kind'>,
  zone: ZoneSaid,
): DataPrinter | null {
  const prop = childNamed(report, DAV, 'prop')
  const element = prop && elementsIn(prop).find(one => isData(collection, one))
  if (!element) return null
  return element.ns === CARDDAV ? addressData(element) : calendarDataPrinter(element, zone)
}

/** RFC 6352 §10.4. No version asked: the octets as they are, which the ETag beside them names. */
function addressData(element: XmlElement): DataPrinter {
  const type = attributeOf(element, 'content-type') ?? 'text/vcard'
  const version = attributeOf(element, 'version')
  if (!/^text\/vcard$/i.test(type) || (version !== null && version !== '3.0' && version !== '4.0')) {
    throw new DavRefusal(403, 'Cards are given as text/vcard in versions 3.0 and 4.0.', {
      condition: { ns: CARDDAV, name: 'supported-address-data' },
    })
  }
  const wanted = wantedIn(element)
  return octets => {
    const converted = version === null ? octets : inVersion(octets, version as CardVersion)
    const shown = wanted ? printCard(partialCard(parseCard(converted).value, wanted)) : converted
    return `<card:address-data>${escapeXml(textOf(shown))}</card:address-data>`
  }
}

/** RFC 6352 §10.4.1, §10.4.2; null: all of it. */
function wantedIn(element: XmlElement): WantedProperty[] | null {
  const props = childrenNamed(element, CARDDAV, 'prop')
  if (props.length === 0 || childNamed(element, CARDDAV, 'allprop')) return null
  return props.map(prop => ({ name: nameOf(prop), noValue: attributeOf(prop, 'novalue') === 'yes' }))
}

/** RFC 4791 §9.6. */
function calendarDataPrinter(element: XmlElement, zone: ZoneSaid): DataPrinter {
  const type = attributeOf(element, 'content-type') ?? 'text/calendar'
  const version = attributeOf(element, 'version') ?? '2.0'
  if (!/^text\/calendar$/i.test(type) || version !== '2.0') {
    throw new DavRefusal(403, 'Events are given as text/calendar in version 2.0.', {
      condition: { ns: CALDAV, name: 'supported-calendar-data' },
    })
  }
  const spec = specOf(element)
  if (Object.keys(spec).length === 0) return octets => calendarElement(textOf(octets))
  return octets => {
    const object = readCalendarObject(octets).value
    return calendarElement(object ? calendarData(object, spec, zone) : textOf(octets))
  }
}

function specOf(element: XmlElement): CalendarDataSpec {
  const comp = childNamed(element, CALDAV, 'comp')
  const expand = rangeIn(element, 'expand')
  const limitRecurrenceSet = rangeIn(element, 'limit-recurrence-set')
  const limitFreeBusy = rangeIn(element, 'limit-freebusy-set')
  return {
    ...(comp && { comp: compOf(comp) }),
    ...(expand && { expand }),
    ...(limitRecurrenceSet && { limitRecurrenceSet }),
    ...(limitFreeBusy && { limitFreeBusy }),
  }
}

function rangeIn(element: XmlElement, name: string): TimeRange | null {
  const child = childNamed(element, CALDAV, name)
  if (!child) return null
  // RFC 4791 §9.6.5 to §9.6.7: both are said.
  const [start, end] = [attributeOf(child, 'start'), attributeOf(child, 'end')]
  const range = start === null || end === null ? null : readTimeRange(start, end)
  if (!range) throw new DavRefusal(400, `${name} wants a start and an end after it, both in UTC.`)
  return range
}

/** RFC 4791 §9.6.1. */
function compOf(element: XmlElement): CompSpec {
  return {
    name: nameOf(element),
    allProps: childNamed(element, CALDAV, 'allprop') !== null,
    allComps: childNamed(element, CALDAV, 'allcomp') !== null,
    props: childrenNamed(element, CALDAV, 'prop').map(prop => ({
      name: nameOf(prop),
      noValue: attributeOf(prop, 'novalue') === 'yes',
    })),
    comps: childrenNamed(element, CALDAV, 'comp').map(compOf),
  }
}

function nameOf(element: XmlElement): string {
  const name = attributeOf(element, 'name')
  if (!name) throw new DavRefusal(400, `${element.name} wants a name.`)
  return name
}

function calendarElement(text: string): string {
  return `<cal:calendar-data>${escapeXml(text)}</cal:calendar-data>`
}

function textOf(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('utf8')
}
