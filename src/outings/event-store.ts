import { addDays, type Day, type Span } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { Refusal } from '../lib/refusal.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { type EventDraft, type EventKept, type EventView, isOwn, type Occurrence } from './event.ts'
import { fieldsOf, keptFrom, revisionOf, viewFrom } from './event-row.ts'
import { eventText, skippedIn } from './event-text.ts'
import { occurrenceNamed, occurrencesWithin } from './occurrences.ts'

/**
 * What there is to go to within days of the desk, by day and hour, each meeting once.
 *
 * @param options `dismissed`: those put aside too.
 */
export async function occurrencesBetween(
  desk: Desk,
  span: Span,
  { dismissed = false }: { dismissed?: boolean } = {},
): Promise<Occurrence[]> {
  return occurrencesWithin(await eventsBetween(desk, span, dismissed), span, desk.timeZone)
}

/** One time of an event, by its key; null when there is none any more. */
export async function occurrenceOf(desk: Desk, eventId: string, key: string): Promise<Occurrence | null> {
  const event = await findKept(desk, eventId)
  return event ? occurrenceNamed(event, key, desk.timeZone) : null
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function eventOf(desk: Desk, id: string): Promise<EventView> {
  return foundIn(desk, 'event', id, await findView(desk, id))
}

/** The next times of an event, put aside or not. */
export async function nextTimesOf(desk: Desk, id: string, most = 6): Promise<Occurrence[]> {
  const event = await findKept(desk, id)
  const span = { from: desk.today(), to: addDays(desk.today(), 366) }
  return event ? occurrencesWithin([event], span, desk.timeZone).slice(0, most) : []
}

/** Those whose page this is: what a pasted link may already be. */
export async function eventsOfPage({ db, id: deskId }: Desk, url: string): Promise<{ id: string }[]> {
  return db.selectFrom('event').select('id').where('deskId', '=', deskId).where('url', '=', url).execute()
}

/**
 * Notes an event, or edits it when the draft carries a revision. The same id sent twice is stored once. Of one that a
 * calendar tells, only what is the owner's changes: its kind, its place, what it costs.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was, or an unknown place.
 */
export async function saveEvent(desk: Desk, { revision, ...draft }: EventDraft): Promise<Saved<EventView>> {
  const before = await findKept(desk, draft.id)
  const kept = keptAfter(draft, before)
  const { dismissedOn: _, ...fields } = fieldsOf(kept)
  return saveOnce<EventView>(desk, {
    table: 'event',
    id: kept.id,
    revision,
    becomes: revisionOf(kept),
    find: on => findView(on, kept.id),
    what: view => ({
      what: view ? 'outings:change.event.edited' : 'outings:change.event.noted',
      details: { title: kept.title },
    }),
    put: async inside => {
      await refuseUnknown(inside, 'place', [kept.placeId], [before?.placeId])
      await inside.db
        .insertInto('event')
        .values({ deskId: inside.id, id: kept.id, dismissedOn: null, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** Outings to it stay. @throws Refusal as `eventOf`. */
export async function deleteEvent(desk: Desk, id: string): Promise<void> {
  const { title } = await eventOf(desk, id)
  await desk.write({ what: 'outings:change.event.deleted', details: { title } }, async inside => {
    await inside.db.deleteFrom('event').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** « Pas pour moi »: no longer proposed; or again. @throws Refusal as `eventOf`. */
export async function dismissEvent(desk: Desk, id: string, isDismissed = true): Promise<EventView> {
  const { title, dismissedOn } = await eventOf(desk, id)
  if ((dismissedOn !== null) !== isDismissed) {
    const what = isDismissed ? 'outings:change.event.dismissed' : 'outings:change.event.proposed'
    await desk.write({ what, details: { title } }, async inside => {
      await inside.db
        .updateTable('event')
        .set({ dismissedOn: isDismissed ? desk.today() : null })
        .where('deskId', '=', desk.id)
        .where('id', '=', id)
        .execute()
    })
  }
  return eventOf(desk, id)
}

/**
 * One date of a series of the owner's own does not take place, or does again. Outings to it stay.
 *
 * @throws Refusal as `eventOf`; `invalid-input` for a series that a calendar tells, or what does not come again.
 */
export async function skipDate(
  desk: Desk,
  id: string,
  { day, isSkipped }: { day: Day; isSkipped: boolean },
): Promise<EventView> {
  const { title } = await eventOf(desk, id)
  const details = { title, day: dayInWords(day, desk.language, desk.today()) }
  const what = isSkipped ? 'outings:change.event.skipped' : 'outings:change.event.unskipped'
  await desk.write({ what, details }, async inside => {
    const event = await findKept(inside, id)
    if (!event || !isOwn(event) || event.rule === null) throw new Refusal('invalid-input', { fields: ['id'] })
    const days = skippedIn(event.ical).filter(each => each !== day)
    const kept = { ...event, ical: eventText(event, isSkipped ? [...days, day].sort() : days) }
    const { ical, startsAt, endsAt } = fieldsOf(kept)
    await inside.db
      .updateTable('event')
      .set({ ical, startsAt, endsAt })
      .where('deskId', '=', desk.id)
      .where('id', '=', id)
      .execute()
  })
  return eventOf(desk, id)
}

/** Many at once, in one batch: for generators. Those whose id is there already are left as they are. */
export async function addEvents(desk: Desk, events: readonly EventKept[]): Promise<void> {
  const details = { count: events.length }
  await desk.write({ what: 'outings:change.event.taken', details }, inside =>
    insertRows(
      inside.db,
      'event',
      events.map(event => ({ deskId: desk.id, id: event.id, ...fieldsOf(event) })),
      'keep',
    ),
  )
}

async function eventsBetween(
  { db, id: deskId }: Desk,
  { from, to }: Span,
  dismissed: boolean,
): Promise<EventKept[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('deskId', '=', deskId)
    // A day more on both sides: no clock is further from UTC.
    .where('startsAt', '<=', `${addDays(to, 2)}T00:00:00Z`)
    .where(of => of.or([of('endsAt', 'is', null), of('endsAt', '>=', `${addDays(from, -1)}T00:00:00Z`)]))
    .$if(!dismissed, of => of.where('dismissedOn', 'is', null))
    .orderBy('id')
    .execute()
  return rows.map(keptFrom)
}

async function findKept({ db, id: deskId }: Desk, id: string): Promise<EventKept | undefined> {
  const row = await db
    .selectFrom('event')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && keptFrom(row)
}

async function findView(desk: Desk, id: string): Promise<EventView | undefined> {
  const kept = await findKept(desk, id)
  return kept && viewFrom(kept)
}

function keptAfter(draft: Omit<EventDraft, 'revision'>, before: EventKept | undefined): EventKept {
  if (before && !isOwn(before)) {
    const { kind, placeId, price, position } = draft
    return { ...before, kind, placeId, price, position: before.position ?? position }
  }
  const event = {
    ...draft,
    feedId: null,
    dismissedOn: before?.dismissedOn ?? null,
    uid: before?.uid ?? draft.uid,
  }
  return {
    ...event,
    source: before?.source ?? draft.source,
    ical: eventText(event, before ? skippedIn(before.ical) : []),
  }
}
