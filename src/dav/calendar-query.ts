import { sql } from 'kysely'
import { type CompFilter, matchesFilter, rangeOfFilter } from '../lib/icalendar/filter.ts'
import { busyPeriods, printFreeBusy } from '../lib/icalendar/free-busy.ts'
import { type CalendarObject, readCalendarObject } from '../lib/icalendar/object.ts'
import { readTimeRange, type TimeRange } from '../lib/icalendar/range.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { attributeOf, childNamed, type XmlElement } from '../lib/xml/element.ts'
import { preferenceApplied } from './asked.ts'
import { readCalendarFilter } from './calendar-filter.ts'
import { candidatesOf, withOctets } from './candidates.ts'
import { describeFound, findingsOf } from './describe-found.ts'
import { everyMember, type Member } from './members.ts'
import { multistatusAnswer } from './multistatus.ts'
import { PROD_ID } from './one-calendar.ts'
import { zoneOf } from './query-zone.ts'
import { CALDAV, type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import type { Placed, Site } from './site.ts'

/** RFC 4791 §7.8. */
export async function calendarQuery(
  site: Site,
  request: DavRequest,
  { at, report, only }: { at: Placed; report: XmlElement; only: Member | null },
): Promise<DavAnswer> {
  const { desk } = request
  const filter = readCalendarFilter(report)
  const zone = zoneOf(report, at, desk)
  const findings = findingsOf(site, request, { at, report, zone })
  const candidates = await candidatesOf(request, { at, only }, mayMatch(filter))
  if (!only && saysOnlyComponent(filter)) {
    return multistatusAnswer(await describeFound(findings, candidates), {
      headers: preferenceApplied(request),
    })
  }
  let responses = ''
  for await (const { chunk, octets } of withOctets(desk, at, candidates)) {
    const found = chunk.filter(({ name }) => {
      const object = objectIn(octets.get(name))
      return object !== null && matchesFilter(object, filter, zone)
    })
    responses += await describeFound(findings, found, octets)
  }
  return multistatusAnswer(responses, { headers: preferenceApplied(request) })
}

/** RFC 4791 §7.10. */
export async function freeBusyQuery(
  _: Site,
  request: DavRequest,
  { at, report }: { at: Placed; report: XmlElement },
): Promise<DavAnswer> {
  const { desk } = request
  const element = childNamed(report, CALDAV, 'time-range')
  if (!element) throw new DavRefusal(400, 'A free-busy-query has a time-range.')
  const range = readTimeRange(attributeOf(element, 'start'), attributeOf(element, 'end'))
  if (!range) throw new DavRefusal(400, 'A time-range has a start, an end after it, or both, in UTC.')
  const zone = zoneOf(null, at, desk)
  const candidates = await everyMember(desk, at.collection.id, {
    view: '',
    where: sql`and component in ('VEVENT', 'VFREEBUSY', 'VAVAILABILITY') ${within(range)}`,
  })
  const objects: CalendarObject[] = []
  for await (const { chunk, octets } of withOctets(desk, at, candidates)) {
    objects.push(...chunk.flatMap(({ name }) => objectIn(octets.get(name)) ?? []))
  }
  const body = printFreeBusy({
    uid: uuidv7(desk.now()),
    stampAt: desk.now().toISOString(),
    range,
    periods: busyPeriods(objects, range, zone),
    prodId: PROD_ID,
  })
  return { status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8' }, body }
}

function objectIn(octets: Uint8Array | undefined): CalendarObject | null {
  return octets ? readCalendarObject(octets).value : null
}

const KINDS: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VAVAILABILITY'])

/** What the rows of all that matches say: an object has components of one kind (RFC 4791 §4.1). */
function mayMatch(filter: CompFilter): ReturnType<typeof sql> {
  const kinds = (filter.compFilters ?? [])
    .filter(({ isNotDefined }) => !isNotDefined)
    .map(({ name }) => name.toUpperCase())
    .filter(name => KINDS.has(name))
  const component = kinds.map(kind => sql`and component = ${kind}`)
  const range = rangeOfFilter(filter)
  return sql`${sql.join(component, sql` `)} ${range ? within(range) : sql``}`
}

function within({ startsAt, endsAt }: TimeRange): ReturnType<typeof sql> {
  const before = endsAt === null ? sql`` : sql`and (starts_at is null or starts_at <= ${endsAt})`
  const after = startsAt === null ? sql`` : sql`and (ends_at is null or ends_at >= ${startsAt})`
  return sql`${before} ${after}`
}

/** What clients ask most: all events, or all tasks. The rows tell. */
function saysOnlyComponent({
  propFilters = [],
  compFilters = [],
  timeRange,
  isNotDefined,
}: CompFilter): boolean {
  if (propFilters.length > 0 || timeRange || isNotDefined) return false
  return compFilters.every(
    one =>
      KINDS.has(one.name.toUpperCase()) &&
      !one.isNotDefined &&
      !one.timeRange &&
      (one.propFilters ?? []).length + (one.compFilters ?? []).length === 0,
  )
}
