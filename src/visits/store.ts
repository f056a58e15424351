import { Refusal } from '../lib/refusal.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { Tour, TourDraft, TourView } from './tour.ts'
import { revisionOf, stopFields, tourFields, tourFrom } from './tour-row.ts'

/** Every tour, the latest first. */
export async function toursOf(desk: Desk): Promise<TourView[]> {
  const tours = await toursWhere(desk, null)
  return tours.sort((a, b) =>
    firstDay(a) < firstDay(b) ? 1 : firstDay(a) > firstDay(b) ? -1 : a.id < b.id ? 1 : -1,
  )
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function tourOf(desk: Desk, id: string): Promise<TourView> {
  const tour = await findTour(desk, id)
  if (tour) return tour
  await refuseIfGone(desk, 'tour', id)
  throw new Refusal('not-found', { what: 'tour' })
}

/**
 * Keeps a tour as it was planned, or another plan of it when the draft carries a revision. The same id sent twice is
 * stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was, or for somebody who is
 * not there.
 */
export async function saveTour(desk: Desk, { revision, ...tour }: TourDraft): Promise<Saved<TourView>> {
  const { id, name } = tour
  return saveOnce<TourView>(desk, {
    table: 'tour',
    id,
    revision,
    becomes: revisionOf(tour),
    find: on => findTour(on, id),
    what: before => ({ what: before ? 'visits:change.edited' : 'visits:change.noted', details: { name } }),
    put: async (inside, before) => {
      const people = tour.stops.map(({ personId }) => personId)
      await refuseUnknown(inside, 'person', people, before?.stops.map(({ personId }) => personId) ?? [])
      await putTour(inside, tour, before ?? null)
    },
  })
}

/** The tour alone: what is in the calendar stays there. @throws Refusal as `tourOf`. */
export async function deleteTour(desk: Desk, id: string): Promise<void> {
  const { name } = await tourOf(desk, id)
  await desk.write({ what: 'visits:change.deleted', details: { name } }, async inside => {
    await inside.db.deleteFrom('tour').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Inside of a write: only what differs is written. */
export async function putTour({ db, id: deskId }: Desk, tour: Tour, before: Tour | null): Promise<void> {
  const fields = tourFields(tour)
  if (!before) {
    await db
      .insertInto('tour')
      .values({ deskId, id: tour.id, ...fields })
      .execute()
  } else if (JSON.stringify(fields) !== JSON.stringify(tourFields(before))) {
    await db.updateTable('tour').set(fields).where('deskId', '=', deskId).where('id', '=', tour.id).execute()
  }
  const was = new Map(before?.stops.map((stop, i) => [stop.id, JSON.stringify(stopFields(stop, i))]))
  const rows = tour.stops.map((stop, i) => ({ id: stop.id, fields: stopFields(stop, i) }))
  const kept = new Set(rows.map(({ id }) => id))
  const gone = [...was.keys()].filter(id => !kept.has(id))
  if (gone.length > 0) {
    await db.deleteFrom('tourStop').where('deskId', '=', deskId).where('id', 'in', gone).execute()
  }
  for (const { id, fields } of rows) {
    if (!was.has(id) || was.get(id) === JSON.stringify(fields)) continue
    await db.updateTable('tourStop').set(fields).where('deskId', '=', deskId).where('id', '=', id).execute()
  }
  const fresh = rows.filter(({ id }) => !was.has(id))
  await insertRows(
    db,
    'tourStop',
    fresh.map(({ id, fields }) => ({ deskId, id, tourId: tour.id, ...fields })),
  )
}

async function findTour(desk: Desk, id: string): Promise<TourView | undefined> {
  return (await toursWhere(desk, id))[0]
}

/** @param only that one; null: all. */
async function toursWhere(desk: Desk, only: string | null): Promise<TourView[]> {
  const { db, id: deskId } = desk
  let tours = db.selectFrom('tour').selectAll().where('deskId', '=', deskId)
  let stops = db.selectFrom('tourStop').selectAll().where('deskId', '=', deskId)
  if (only !== null) {
    tours = tours.where('id', '=', only)
    stops = stops.where('tourId', '=', only)
  }
  const [tourRows, stopRows] = [await tours.execute(), await stops.execute()]
  const ofTour = Map.groupBy(stopRows, row => row.tourId)
  const named = await cardsOfPeople(
    desk,
    stopRows.map(({ personId }) => personId),
  )
  return tourRows.map(row => {
    const tour = tourFrom(row, ofTour.get(row.id) ?? [])
    const view = tour.stops.map(stop => ({
      ...stop,
      ...(named.get(stop.personId) ?? { name: '', town: '' }),
    }))
    return { ...tour, stops: view, revision: revisionOf(tour) }
  })
}

async function cardsOfPeople({ db, id }: Desk, people: readonly string[]) {
  if (people.length === 0) return new Map<string, { name: string; town: string }>()
  const rows = await db
    .selectFrom('personCard')
    .select(['personId', 'name', 'town'])
    .where('deskId', '=', id)
    .where('personId', 'in', [...new Set(people)])
    .execute()
  return new Map(rows.map(({ personId, ...card }) => [personId, card]))
}

function firstDay({ days }: TourView): string {
  return days[0]?.day ?? ''
}
