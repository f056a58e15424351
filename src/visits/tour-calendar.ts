import type { Encounter } from '../encounters/encounter.ts'
import { findEncounter } from '../encounters/list.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { Desk } from '../platform/desk.ts'
import { putTour, tourOf } from './store.ts'
import type { TourStop, TourView, TourVisit } from './tour.ts'
import { clock } from './tour-input-plan.ts'

/**
 * Puts the visits of a tour in the calendar, in one batch: each is an encounter that is planned, moved when the plan is
 * another one since, taken away when it is no longer in it. What was since logged as having taken place stays as it is.
 *
 * @throws Refusal as `tourOf`.
 */
export async function tourToCalendar(desk: Desk, id: string): Promise<TourView> {
  const { name } = await tourOf(desk, id)
  await desk.write({ what: 'visits:change.toCalendar', details: { name }, alone: true }, async inside => {
    const tour = await tourOf(inside, id)
    const stops: TourStop[] = []
    for (const stop of tour.stops) stops.push({ ...stop, encounterId: await planned(inside, stop) })
    await putTour(inside, { ...tour, stops }, tour)
  })
  return tourOf(desk, id)
}

/** @returns the encounter that the stop is in the calendar as; null: none. */
async function planned(desk: Desk, stop: TourView['stops'][number]): Promise<string | null> {
  const known = stop.encounterId === null ? undefined : await findEncounter(desk, stop.encounterId)
  if (known && !known.planned) return known.id
  if (!stop.visit || stop.name === '') {
    if (known) await deleteEncounter(desk, known.id)
    return null
  }
  const { visit, town } = stop
  const when = timesOf(visit)
  const change = { followUps: known?.followUps ?? [], newPeople: [] }
  if (known) {
    const { revision, people: _, ...facts } = known
    await saveEncounter(desk, { ...facts, ...when, ...change, revision })
    return known.id
  }
  const id = uuidv7(desk.now())
  await saveEncounter(desk, { ...NEW_VISIT, id, ...when, place: town, personIds: [stop.personId], ...change })
  return id
}

function timesOf({ day, beginsAt, endsAt }: TourVisit) {
  const minutes = endsAt - beginsAt
  const size = minutes > 30 ? ('long' as const) : ('short' as const)
  return { day, time: clock(beginsAt), minutes, size }
}

const NEW_VISIT = {
  channel: 'in-person',
  sphere: null,
  chosen: null,
  initiator: 'me',
  feeling: null,
  note: '',
  planned: true,
} as const satisfies Partial<Encounter>
