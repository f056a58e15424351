import type { TFunction } from 'i18next'
import { deleteFollowUp, findFollowUp, saveFollowUp } from '../encounters/follow-ups.ts'
import { findEncounter } from '../encounters/list.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { occurrenceOf } from '../outings/event-store.ts'
import { factsOf, type Outing, outingTo } from '../outings/outing.ts'
import { deleteOuting, findOuting, saveOuting } from '../outings/store.ts'
import { namesOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { DAY_MINUTES } from './place-week.ts'
import type { PlanItem } from './plan.ts'
import { makeTour, markTourDone, unmakeTour } from './plan-tour.ts'
import { minutesAt, timeAt } from './week-time.ts'

type Links = Pick<PlanItem, 'outingId' | 'encounterId' | 'followUpId' | 'tourId'>

/**
 * Inside of a write: puts an item where it belongs, or moves what stands there already: a visit is an encounter that is
 * planned, several at once a tour, what has a place an outing, a call or a proposal to dare a promise due that day; a micro-exchange nothing.
 *
 * @throws Refusal `not-found` for an event that is no more.
 */
export async function enter(inside: Desk, item: PlanItem, t: TFunction): Promise<Links> {
  const { outingId, encounterId, followUpId, tourId } = item
  const links = { outingId, encounterId, followUpId, tourId }
  switch (item.kind) {
    case 'visit':
      return { ...links, encounterId: await plan(inside, item) }
    case 'tour':
      return { ...links, tourId: await makeTour(inside, item, t) }
    case 'event':
    case 'coworking':
    case 'club':
      return { ...links, outingId: await goOut(inside, item, t) }
    case 'call':
    case 'thanks':
    case 'dare':
      return { ...links, followUpId: await promise(inside, item, t) }
    case 'micro':
      return links
  }
}

/** Inside of a write: what took place or was kept stays. */
export async function takeOutOfCalendar(inside: Desk, item: PlanItem): Promise<Links> {
  await unmakeTour(inside, item)
  const encounter = item.encounterId === null ? undefined : await findEncounter(inside, item.encounterId)
  if (encounter?.planned) await deleteEncounter(inside, encounter.id)
  const kept = item.followUpId === null ? undefined : await findFollowUp(inside, item.followUpId)
  if (kept && kept.doneOn === null) await deleteFollowUp(inside, kept.id)
  const outing = item.outingId === null ? undefined : await findOuting(inside, item.outingId)
  if (outing && outing.state === 'going') {
    if (outing.eventId === null) await deleteOuting(inside, outing.id)
    else await saveOuting(inside, { ...factsOf(outing), state: 'declined', revision: outing.revision })
  }
  const isEvent = item.kind === 'event' && outing?.eventId !== null
  return { encounterId: null, followUpId: null, outingId: isEvent ? item.outingId : null, tourId: null }
}

/** Inside of a write: said to have taken place. */
export async function markDone(inside: Desk, item: PlanItem): Promise<void> {
  await markTourDone(inside, item)
  const encounter = item.encounterId === null ? undefined : await findEncounter(inside, item.encounterId)
  if (encounter?.planned) {
    const { people: _, ...facts } = encounter
    await saveEncounter(inside, { ...facts, planned: false, newPeople: [] })
  }
  const kept = item.followUpId === null ? undefined : await findFollowUp(inside, item.followUpId)
  if (kept && kept.doneOn === null) {
    const { personName: _, ...facts } = kept
    await saveFollowUp(inside, { ...facts, doneOn: inside.today() })
  }
  const outing = item.outingId === null ? undefined : await findOuting(inside, item.outingId)
  if (outing && outing.state === 'going') {
    await saveOuting(inside, { ...factsOf(outing), state: 'been', revision: outing.revision })
  }
}

async function plan(inside: Desk, item: PlanItem): Promise<string> {
  const { day, time, minutes, personId, isEasier } = item
  const known = item.encounterId === null ? undefined : await findEncounter(inside, item.encounterId)
  const channel = isEasier ? 'call' : 'in-person'
  if (known) {
    const { people: _, ...facts } = known
    if (known.planned) await saveEncounter(inside, { ...facts, day, time, minutes, channel, newPeople: [] })
    return known.id
  }
  const id = uuidv7(inside.now())
  await saveEncounter(inside, {
    ...{ id, day, time, channel, minutes, place: '', sphere: null, chosen: 'chosen', initiator: 'me' },
    size: minutes > 30 ? 'long' : 'short',
    personIds: personId === null ? [] : [personId],
    ...{ feeling: null, note: '', planned: true, newPeople: [], followUps: [] },
  })
  return id
}

async function promise(inside: Desk, item: PlanItem, t: TFunction): Promise<string> {
  const { kind, personId, day, title } = item
  const known = item.followUpId === null ? undefined : await findFollowUp(inside, item.followUpId)
  if (known) {
    const { personName: _, ...facts } = known
    if (known.doneOn === null) await saveFollowUp(inside, { ...facts, dueOn: day })
    return known.id
  }
  const id = uuidv7(inside.now())
  const name = personId === null ? '' : (await namesOf(inside, [personId]))(personId).name
  const text = t(`plan:promise.${kind as 'call' | 'thanks' | 'dare'}`, { name, title })
  await saveFollowUp(inside, { id, text, by: 'me', personId, encounterId: null, dueOn: day, doneOn: null })
  return id
}

async function goOut(inside: Desk, item: PlanItem, t: TFunction): Promise<string> {
  const known = item.outingId === null ? undefined : await findOuting(inside, item.outingId)
  if (known) {
    const own = known.eventId === null ? timesOf(item) : {}
    const state = known.state === 'been' ? known.state : 'going'
    await saveOuting(inside, { ...factsOf(known), ...own, state, revision: known.revision })
    return known.id
  }
  const { view } = await saveOuting(inside, await outingFor(inside, item, t))
  if (view.state !== 'going' && view.state !== 'been') {
    await saveOuting(inside, { ...factsOf(view), state: 'going', revision: view.revision })
  }
  return view.id
}

async function outingFor(inside: Desk, item: PlanItem, t: TFunction): Promise<Outing> {
  const { kind, title, subject, placeId, costCents, currency } = item
  const cost = costCents === null ? null : { cents: costCents, currency }
  const id = uuidv7(inside.now())
  if (kind === 'event') {
    const [, eventId = '', ...rest] = subject.split(':')
    const occurrence = await occurrenceOf(inside, eventId, rest.join(':'))
    if (!occurrence) throw new Refusal('not-found', { what: 'event' })
    return outingTo(occurrence, { id, state: 'going', cost, travelMinutes: null })
  }
  const said = kind === 'coworking' ? t('plan:promise.coworking', { title }) : title
  return {
    ...{ id, eventId: null, occurrence: '', title: said, kind: kind === 'club' ? 'club' : 'other' },
    ...timesOf(item),
    ...{ place: kind === 'coworking' ? title : '', address: '', placeId, position: null, isOnline: false },
    ...{ state: 'going', cost, travelMinutes: null, minutes: null, feeling: null, again: null, note: '' },
    aims: [],
  }
}

function timesOf({ day, time, minutes }: PlanItem): Pick<Outing, 'day' | 'time' | 'endDay' | 'endTime'> {
  if (time === null) return { day, time, endDay: day, endTime: null }
  const ends = Math.min(minutesAt(time) + minutes, DAY_MINUTES - 1)
  return { day, time, endDay: day, endTime: timeAt(ends) }
}
