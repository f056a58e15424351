import { busyInCalendar } from '../encounters/busy.ts'
import { addDays, type Day, type Span } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { visitsBasis } from '../visits/basis.ts'
import { type Taken, takenBy, timeOf } from './busy.ts'
import {
  type Choice,
  type Choices,
  type ChoiceView,
  isEvening,
  type MonthProposal,
  mayBeProposed,
  NO_PAST,
  type Occasion,
  type PastOutings,
  ranked,
  weekOf,
} from './choose.ts'
import type { Occurrence } from './event.ts'
import { occurrencesBetween } from './event-store.ts'
import { guessExpected } from './guess-expected.ts'
import { monthWithTwo } from './month-with-two.ts'
import type { OutingView } from './outing.ts'
import { alikeAmong, type Past, pastOutings } from './read-guess.ts'
import { outingsOf } from './store.ts'
import { type WaysFromHome, waysFromHome } from './way-there.ts'

/** More are not weighed: the next ones. */
const MOST = 400

/** What lies ahead within those days and may be proposed, the most promising first, with reasons. */
export async function choicesBetween(desk: Desk, span: Span): Promise<Choices> {
  const outings = await outingsOf(desk, { from: addDays(span.from, -7), to: addDays(span.to, 7) })
  const going = outings.filter(({ state }) => state === 'going')
  const standing = new Map(outings.map(outing => [keyOf(outing.eventId, outing.occurrence), outing]))
  const now = clockOf(desk)
  const occurrences = (await occurrencesBetween(desk, span))
    .filter(one => mayBeProposed(one, { now, isDismissed: false }))
    .filter(one => (standing.get(keyOf(one.eventId, one.occurrence))?.state ?? 'thinking') === 'thinking')
    .slice(0, MOST)
  const source = await sourceOf(desk, span, going)
  const weighed = new Map<string, Omit<ChoiceView, keyof Choice>>()
  const occasions: Occasion[] = []
  for (const occurrence of occurrences) {
    const outing = standing.get(keyOf(occurrence.eventId, occurrence.occurrence)) ?? null
    const { occasion, ...shown } = await occasionOf(desk, source, { occurrence, outing })
    occasions.push(occasion)
    weighed.set(keyOf(occurrence.eventId, occurrence.occurrence), { outingId: outing?.id ?? null, ...shown })
  }
  const choices = ranked(occasions).flatMap(choice => {
    const shown = weighed.get(keyOf(choice.occurrence.eventId, choice.occurrence.occurrence))
    return shown ? [{ ...choice, ...shown }] : []
  })
  return { choices, going: going.map(({ day }) => day), hasHome: source.hasHome }
}

/** Up to two that fill the month from today on: proposed, not kept. */
export async function proposeMonth(
  desk: Desk,
  { month, budgetHours }: { month: Span; budgetHours: number | null },
): Promise<MonthProposal> {
  const { choices, going } = await choicesBetween(desk, month)
  const already = going.filter(day => month.from <= day && day <= month.to)
  const candidates = choices.map(choice => {
    const { eventId, day } = choice.occurrence
    return { eventId, day, score: choice.score, costHours: choice.costHours, choice }
  })
  const chosen = monthWithTwo(candidates, { month, already, budgetHours })
  return { chosen: chosen.map(({ choice }) => choice), already, among: choices.length }
}

interface Source extends WaysFromHome {
  past: Past
  busy: readonly Taken[]
  going: readonly OutingView[]
  currency: string
  hourlyRateCents: number
}

async function sourceOf(desk: Desk, span: Span, going: readonly OutingView[]): Promise<Source> {
  const { currency, hourlyRateCents } = await visitsBasis(desk)
  const ways = await waysFromHome(desk)
  const taken = going.flatMap(outing => {
    const time = timeOf(outing, desk.timeZone)
    return time ? [{ title: outing.title, ...time }] : []
  })
  const inCalendar = await busyInCalendar(desk, span)
  const busy = [...taken, ...inCalendar.filter(({ isWholeDay }) => !isWholeDay)]
  return { past: await pastOutings(desk), busy, going, ...ways, currency, hourlyRateCents }
}

async function occasionOf(
  desk: Desk,
  { past, busy, going, wayTo, currency, hourlyRateCents }: Source,
  { occurrence, outing }: { occurrence: Occurrence; outing: OutingView | null },
) {
  const way = await wayTo(occurrence)
  const { price } = occurrence
  const isPriced = price !== null && price.currency === currency
  const cents = isPriced || way ? (isPriced ? price.cents : 0) + (way?.cents ?? 0) : null
  const cost = cents === null ? null : { cents, currency }
  const costHours = cents === null ? null : cents / hourlyRateCents
  const alike = alikeAmong(past, occurrence)
  const guesses = guessExpected(
    alike.map(({ outing: { day, people }, likeness }) => ({
      day,
      likeness,
      people: people.flatMap(({ role, card }) => (role === 'met' && card && card.name !== '' ? [card] : [])),
    })),
  )
  const said = (role: string) =>
    (outing?.people ?? []).flatMap(each => (each.role === role ? [each.card?.name || each.name] : []))
  const aimedAt = (outing?.aims ?? []).flatMap(({ person }) => (person?.name ? [person.name] : []))
  const wished = [...new Set([...said('wished'), ...aimedAt])]
  const known = [...new Set([...said('expected'), ...guesses.map(({ name }) => name)])]
  const week = weekOf(occurrence.day)
  const eveningsOut = going.filter(each => isEvening(each) && weekOf(each.day) === week).length
  const taken = takenBy(timeOf(occurrence, desk.timeZone), busy, way?.minutes ?? null)
  const occasion: Occasion = {
    occurrence,
    known: known.filter(name => !wished.includes(name)),
    wished,
    past: pastIn(alike.flatMap(({ outing: each, likeness }) => (likeness === 'place' ? [] : [each]))),
    costHours,
    travelMinutes: way?.minutes ?? null,
    eveningsOut,
    taken,
  }
  return { occasion, travelMinutes: way?.minutes ?? null, cost, costHours }
}

/** What earlier ones were like, in the order of their days. */
function pastIn(outings: readonly OutingView[]): PastOutings {
  if (outings.length === 0) return NO_PAST
  const met = outings.flatMap(({ people }) => people.filter(({ role }) => role === 'met'))
  const felt = outings.flatMap(({ feeling }) => feeling ?? [])
  return {
    n: outings.length,
    met: met.length,
    fresh: met.filter(({ isNew }) => isNew).length,
    feeling: felt.length === 0 ? null : felt.reduce<number>((sum, one) => sum + one, 0) / felt.length,
    again: outings.flatMap(({ again }) => again ?? []).at(-1) ?? null,
  }
}

function clockOf(desk: Desk): { day: Day; time: string } {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: desk.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(desk.now())
  return { day: desk.today(), time }
}

function keyOf(eventId: string | null, occurrence: string): string {
  return `${eventId} ${occurrence}`
}
