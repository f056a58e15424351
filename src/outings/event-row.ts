import type { Day } from '../lib/day.ts'
import { readComponents } from '../lib/icalendar/component.ts'
import { spanOf } from '../lib/icalendar/span.ts'
import type { EventTable } from '../platform/db/schema-outings.ts'
import { revisionOfState } from '../platform/revision.ts'
import { type Event, type EventKept, type EventMoment, type EventView, isOwn } from './event.ts'
import { ruleIn, skippedIn } from './event-text.ts'

export type EventFields = Omit<EventTable, 'deskId' | 'id'>

export function fieldsOf({ ical, ...event }: EventKept): EventFields {
  const { uid, title, kind, zone, place, address, placeId, onlineUrl, url, organiser, description } = event
  const { attendees, status, source, dismissedOn, position, price } = event
  const [calendar] = readComponents(ical).value
  const span = calendar ? spanOf({ calendar, component: 'VEVENT' }) : null
  return {
    eventFeedId: event.feedId,
    ...{ uid, title, kind },
    starts: momentText(event.start),
    ends: event.end && momentText(event.end),
    zone,
    // Beyond what text can tell: it may always be.
    startsAt: span?.startsAt ?? '',
    endsAt: span?.endsAt ?? null,
    series: event.rule === null ? 0 : 1,
    ...{ ical, place, address, placeId },
    lat: position?.lat ?? null,
    lon: position?.lon ?? null,
    ...{ onlineUrl, url, organiser, description },
    priceCents: price?.cents ?? null,
    currency: price?.currency ?? '',
    ...{ attendees, status, source, dismissedOn },
  }
}

/** A row read back: the columns hold only what `fieldsOf` wrote. */
export function keptFrom({ deskId: _, ...row }: EventTable): EventKept {
  const { id, uid, title, place, address, placeId, onlineUrl, url, organiser, description, attendees } = row
  return {
    ...{ id, feedId: row.eventFeedId, uid, title },
    kind: row.kind as Event['kind'],
    start: momentFrom(row.starts),
    end: row.ends === null ? null : momentFrom(row.ends),
    zone: row.zone,
    rule: row.series === 1 ? ruleIn(row.ical) : null,
    ...{ place, address, placeId },
    position: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
    ...{ onlineUrl, url, organiser, description },
    price: row.priceCents === null ? null : { cents: row.priceCents, currency: row.currency },
    attendees,
    status: row.status as Event['status'],
    source: row.source as Event['source'],
    dismissedOn: row.dismissedOn as Day | null,
    ical: row.ical,
  }
}

export function viewFrom(kept: EventKept): EventView {
  const { ical, ...event } = kept
  return {
    ...event,
    skipped: event.rule === null ? [] : skippedIn(ical),
    revision: revisionOf(kept),
    isOwn: isOwn(event),
  }
}

/** Whether somebody put it aside meanwhile changes nothing to what an edit was made from. */
export function revisionOf(kept: EventKept): string {
  const { dismissedOn: _, ...fields } = fieldsOf(kept)
  return revisionOfState([kept.id, fields])
}

function momentText({ day, time }: EventMoment): string {
  return time === null ? day : `${day}T${time}`
}

function momentFrom(text: string): EventMoment {
  const [day = '', time = null] = text.split('T')
  return { day: day as Day, time }
}
