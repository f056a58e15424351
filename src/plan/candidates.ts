import { TOUR_HALF_MINUTES, TOUR_VISIT_MINUTES, type TourFact, tourSubject } from './near-tour.ts'
import type { Need } from './place-week.ts'
import type { ItemKind, Part, Why } from './plan.ts'
import { returnsOf } from './solve-week.ts'

/** Somebody whom one could see or call. */
export interface PersonFact {
  personId: string
  /** prospect: something is in talks. dormant: seen several times, then no more. close: seen often of late. */
  why: 'prospect' | 'dormant' | 'close'
  /** Days since the last contact; null: never. */
  since: number | null
  canCall: boolean
  /** One way; null: nobody knows. */
  wayMinutes: number | null
  wayCents: number | null
}

export interface EventFact {
  eventId: string
  occurrence: string
  title: string
  /** 0 Monday. */
  day: number
  /** Minutes since midnight. */
  start: number
  minutes: number
  wayMinutes: number
  cents: number | null
  /** 0 … 1, of the best of the list. */
  promise: number
  outingId: string | null
}

export interface ClubFact {
  clubId: string
  name: string
  day: number
  start: number
  minutes: number
  cents: number | null
  placeId: string | null
}

/** What the week is planned from. */
export interface PlanFacts {
  /** Days with company in the flesh these two weeks, and in a usual two; null: not known yet. */
  company: { days: number; usual: number | null }
  /** In these two weeks. */
  microDays: number
  workHalves: number
  clubTimes: number
  /** Days since something was last dared; null: never. */
  sinceDared: number | null
  people: readonly PersonFact[]
  /** Several of those who are due, seen in one go; null: there is none. */
  tour: TourFact | null
  thanks: readonly { personId: string; canCall: boolean }[]
  events: readonly EventFact[]
  clubs: readonly ClubFact[]
  coworking: { placeId: string; name: string; wayMinutes: number } | null
  ideas: readonly { ideaId: string; title: string; personId: string | null }[]
}

/** Something that could be in the week, before it has its hour. */
export interface Candidate extends Need {
  subject: string
  kind: ItemKind
  part: Part
  title: string
  worth: number
  effort: number
  costCents: number | null
  why: Why[]
  personId: string | null
  /** Whom it is with: nobody is in a week twice. */
  people: readonly string[]
  placeId: string | null
  outingId: string | null
}

/** More are not weighed. */
export const MOST_CANDIDATES = 25
const WAY_UNKNOWN = 30
const LATELY_DAYS = 30

/**
 * What the gaps call for, the most worth first: points, of ours, in which only the order says something.
 *
 * @see docs/measures.md#plan-week
 */
export function candidatesFrom(facts: PlanFacts): Candidate[] {
  const gap = gapOf(facts.company)
  return [
    micro(facts, gap),
    ...facts.thanks.slice(0, 3).map(thanksTo),
    ...facts.people.flatMap(person => [...visitTo(person, facts, gap), ...callTo(person, gap)]),
    ...(facts.tour ? [tourTo(facts.tour, facts, gap)] : []),
    ...facts.events.slice(0, 5).map(event => toEvent(event, gap)),
    ...(facts.coworking ? [coworkingAt(facts.coworking, facts, gap)] : []),
    ...facts.clubs.slice(0, 3).map(club => atClub(club, facts, gap)),
    ...facts.ideas.slice(0, 3).map(idea => dare(idea, facts)),
  ]
    .sort((a, b) => b.worth - a.worth || (a.subject < b.subject ? -1 : 1))
    .slice(0, MOST_CANDIDATES)
}

/** 0: as much company as usual, or more; 1: none. Half where the usual is not known. */
export function gapOf({ days, usual }: PlanFacts['company']): number {
  if (usual === null) return 0.5
  return usual === 0 ? 0 : Math.min(1, Math.max(0, 1 - days / usual))
}

type Told = Pick<Candidate, 'subject' | 'kind' | 'part' | 'worth' | 'effort' | 'minutes' | 'why'>

function candidate(told: Told, more: Partial<Candidate> = {}): Candidate {
  return {
    ...{ title: '', costCents: null, personId: null, placeId: null, outingId: null },
    people: more.personId ? [more.personId] : [],
    ...{ wayMinutes: 0, fixed: null, isLoose: false },
    ...told,
    ...more,
  }
}

function companyWhy({ company: { days, usual } }: PlanFacts, gap: number): Why[] {
  if (usual === null) return [{ key: 'company-new' }]
  return gap >= 0.25 ? [{ key: 'company-low', count: days, n: usual }] : []
}

function micro({ microDays }: PlanFacts, gap: number): Candidate {
  const worth = 1.5 + 1.5 * gap + (microDays === 0 ? 0.5 : 0)
  const why: Why[] = [{ key: 'micro', count: microDays }]
  return candidate(
    { subject: 'micro:week', kind: 'micro', part: 'micro', worth, effort: 1, minutes: 5, why },
    { isLoose: true, costCents: 0 },
  )
}

function thanksTo({ personId, canCall }: PlanFacts['thanks'][number]): Candidate {
  return candidate(
    {
      ...{ subject: `thanks:${personId}`, kind: 'thanks', part: 'ties', worth: 3.5, effort: 1 },
      ...{ minutes: canCall ? 15 : 10, why: [{ key: 'thanks' }] },
    },
    { personId, isLoose: true, costCents: 0 },
  )
}

function visitTo(person: PersonFact, facts: PlanFacts, gap: number): Candidate[] {
  const { personId, why, since, wayMinutes, wayCents } = person
  const worth = 3 + 2.5 * gap + (why === 'prospect' ? 2 : why === 'dormant' ? 0.8 : 0.4)
  const way = wayMinutes ?? WAY_UNKNOWN
  return [
    candidate(
      {
        ...{ subject: `visit:${personId}`, kind: 'visit', part: 'visits', effort: why === 'close' ? 2 : 3 },
        // An hour of road takes half a point: what is near is easier done.
        worth: Math.max(0.5, worth - (2 * way) / 120),
        minutes: 60,
        why: [whyOf(why, since), ...companyWhy(facts, gap)],
      },
      { personId, wayMinutes: way, costCents: wayCents },
    ),
  ]
}

/** Each visit more is worth less, as in the week; the road is shared. */
function tourTo(tour: TourFact, facts: PlanFacts, gap: number): Candidate {
  const { personIds, minutes, wayMinutes, roadMinutes, apartMinutes, cents } = tour
  const each = 3.4 + 2.5 * gap
  const worth = personIds.reduce((sum, _, rank) => sum + each * returnsOf('visits', rank), 0)
  const why: Why[] = [{ key: 'tour', count: personIds.length, n: apartMinutes }, ...companyWhy(facts, gap)]
  return candidate(
    {
      ...{ subject: tourSubject(personIds), kind: 'tour', part: 'visits', minutes, why },
      ...{
        worth: Math.max(0.5, worth - roadMinutes / 120),
        effort: minutes + 2 * wayMinutes > TOUR_HALF_MINUTES ? 4 : 3,
      },
    },
    { people: personIds, wayMinutes, costCents: cents },
  )
}

function callTo({ personId, why, since, canCall }: PersonFact, gap: number): Candidate[] {
  if (!canCall) return []
  const worth = 2 + 0.5 * gap + (why === 'dormant' ? 1 : why === 'prospect' ? 0.8 : 0.5)
  return [
    candidate(
      {
        ...{ subject: `call:${personId}`, kind: 'call', part: 'ties', worth, effort: 1, minutes: 30 },
        why: [whyOf(why, since)],
      },
      { personId, costCents: 0 },
    ),
  ]
}

function whyOf(why: PersonFact['why'], since: number | null): Why {
  return since === null ? { key: why } : { key: why, count: since }
}

function toEvent(event: EventFact, gap: number): Candidate {
  const { eventId, occurrence, title, day, start, minutes, wayMinutes, cents, promise, outingId } = event
  return candidate(
    {
      ...{ subject: `event:${eventId}:${occurrence}`, kind: 'event', part: 'events', effort: 3, minutes },
      worth: 2.5 + 2 * gap + 1.5 * promise + (outingId ? 0.5 : 0),
      why: [{ key: outingId ? 'event-thinking' : 'event-promises' }],
    },
    { title, fixed: { day, start }, wayMinutes, costCents: cents, outingId },
  )
}

function coworkingAt(
  { placeId, name, wayMinutes }: NonNullable<PlanFacts['coworking']>,
  facts: PlanFacts,
  gap: number,
): Candidate {
  const { workHalves } = facts
  const why: Why[] = [{ key: 'nobody-lately', count: workHalves }, ...companyWhy(facts, gap)]
  return candidate(
    {
      ...{ subject: `coworking:${placeId}`, kind: 'coworking', part: 'work', effort: 2, minutes: 180, why },
      worth: 2 + 2 * gap + (workHalves === 0 ? 1.5 : 0),
    },
    { title: name, placeId, wayMinutes: Math.min(30, wayMinutes) },
  )
}

function atClub(club: ClubFact, { clubTimes }: PlanFacts, gap: number): Candidate {
  const { clubId, name, day, start, minutes, cents, placeId } = club
  return candidate(
    {
      ...{ subject: `club:${clubId}:${day}`, kind: 'club', part: 'club', effort: 2, minutes },
      worth: 2.2 + gap + (clubTimes === 0 ? 1.2 : 0),
      why: [{ key: 'outside', count: clubTimes }],
    },
    { title: name, fixed: { day, start }, costCents: cents, placeId },
  )
}

function dare({ ideaId, title, personId }: PlanFacts['ideas'][number], { sinceDared }: PlanFacts): Candidate {
  const isLong = sinceDared === null || sinceDared > LATELY_DAYS
  const why: Why =
    isLong && sinceDared !== null ? { key: 'long-since-dared', count: sinceDared } : { key: 'idea-waits' }
  return candidate(
    {
      ...{ subject: `dare:${ideaId}`, kind: 'dare', part: 'daring', effort: 2, minutes: 30, why: [why] },
      worth: 2.2 + (isLong ? 1.5 : 0),
    },
    { title, personId, isLoose: true, costCents: 0 },
  )
}

/** How long the easier variant takes. */
export function easierMinutes(kind: ItemKind, minutes: number): number {
  switch (kind) {
    case 'visit':
      return 30
    case 'tour':
      return TOUR_VISIT_MINUTES
    case 'call':
    case 'thanks':
      return 10
    case 'event':
      return Math.min(minutes, 45)
    case 'coworking':
      return 90
    case 'club':
      return Math.min(minutes, 45)
    case 'dare':
      return 10
    case 'micro':
      return 1
  }
}
