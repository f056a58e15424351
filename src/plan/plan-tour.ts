import type { TFunction } from 'i18next'
import { findEncounter } from '../encounters/list.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { spotOf } from '../places/located.ts'
import { homeOf } from '../places/store.ts'
import type { Desk } from '../platform/desk.ts'
import { planInOrder } from '../visits/own-order.ts'
import { deleteTour, saveTour, toursOf } from '../visits/store.ts'
import { withPlan } from '../visits/tour.ts'
import { tourToCalendar } from '../visits/tour-calendar.ts'
import { estimatedLeg, estimatedLegs } from '../visits/tour-input.ts'
import { type DueNear, inputOf, TOUR_VISIT_MINUTES, tourDay, tourMembers } from './near-tour.ts'
import type { PlanItem } from './plan.ts'
import { minutesAt } from './week-time.ts'

/**
 * Inside of a write: makes the tour of an item, its visits in the calendar, in place of the one made before.
 *
 * @throws Refusal `not-found` without a home, or once nobody of it can be found on a map.
 */
export async function makeTour(inside: Desk, item: PlanItem, t: TFunction): Promise<string> {
  await unmakeTour(inside, item)
  const place = await homeOf(inside)
  if (!place?.spot) throw new Refusal('not-found', { what: 'place' })
  const home = { lat: place.spot.lat, lon: place.spot.lon }
  const people = await located(inside, item)
  const [first] = people
  if (!first || item.time === null) throw new Refusal('not-found', { what: 'person' })

  const wayMinutes = Math.ceil(estimatedLeg(home, first.position, 'car').minutes)
  const day = tourDay(item.day, { beginsAt: minutesAt(item.time), minutes: item.minutes, wayMinutes })
  const input = inputOf(people, home, day)
  const order = [people.map(({ personId }) => personId)]
  const stops = people.map(({ personId, position, worthCents }) => ({
    ...{ id: uuidv7(inside.now()), personId, position, minutes: TOUR_VISIT_MINUTES, must: false },
    ...{ hours: [null], worthCents, visit: null, reason: null, encounterId: null },
  }))
  const id = uuidv7(inside.now())
  await saveTour(inside, {
    ...{ id, mode: 'car', days: [day], start: { ...home, name: place.name }, proof: 'own', boundCents: null },
    name: t('plan:promise.tour', { day: dayInWords(item.day, inside.language, inside.today()) }),
    note: '',
    stops: withPlan(stops, planInOrder(input, estimatedLegs(input, 'car'), order)),
  })
  await tourToCalendar(inside, id)
  return id
}

/** Inside of a write: the visits that did not take place leave the calendar, then the tour goes. */
export async function unmakeTour(inside: Desk, item: PlanItem): Promise<void> {
  const tour = await tourMade(inside, item)
  if (!tour) return
  for (const { encounterId } of tour.stops) {
    const encounter = encounterId === null ? undefined : await findEncounter(inside, encounterId)
    if (encounter?.planned) await deleteEncounter(inside, encounter.id)
  }
  await deleteTour(inside, tour.id)
}

/** Inside of a write: every visit of it took place. */
export async function markTourDone(inside: Desk, item: PlanItem): Promise<void> {
  for (const { encounterId } of (await tourMade(inside, item))?.stops ?? []) {
    const encounter = encounterId === null ? undefined : await findEncounter(inside, encounterId)
    if (!encounter?.planned) continue
    const { people: _, ...facts } = encounter
    await saveEncounter(inside, { ...facts, planned: false, newPeople: [] })
  }
}

async function tourMade(desk: Desk, { tourId }: PlanItem) {
  return tourId === null ? undefined : (await toursOf(desk)).find(({ id }) => id === tourId)
}

/** The people of an item who can still be found; only the first where it was made easier. */
async function located(desk: Desk, { subject, isEasier }: PlanItem): Promise<DueNear[]> {
  const members = tourMembers(subject)
  const people: DueNear[] = []
  for (const personId of isEasier ? members.slice(0, 1) : members) {
    const spot = await spotOf(desk, personId)
    if (spot) people.push({ personId, position: { lat: spot.lat, lon: spot.lon }, worthCents: 0 })
  }
  return people
}
