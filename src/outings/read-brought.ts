import { daysWith } from '../encounters/days-with.ts'
import type { Channel } from '../encounters/encounter.ts'
import { addDays } from '../lib/day.ts'
import { isWon } from '../mandates/mandate.ts'
import { whereKey } from '../mandates/provenance-paid.ts'
import { everyWay, mandatesBehind } from '../mandates/provenance-store.ts'
import type { WayFacts } from '../mandates/provenance-ways.ts'
import type { Named } from '../people/person.ts'
import type { Desk } from '../platform/desk.ts'
import { favoursOf } from '../reciprocity/ledger.ts'
import { type Brought, type BroughtView, broughtBy, goAgain, type Verdict } from './brought.ts'
import type { OutingView } from './outing.ts'
import { alikeAmong, type Past, pastOutings } from './read-guess.ts'
import { outingOf } from './store.ts'

/** A mandate that came longer after is no longer counted for an outing that only its label names. */
const LABEL_DAYS = 730
const MOST_FAVOURS = 10_000
/** What is written is a sign; kept is who was seen or spoken with. */
const SEEN: readonly Channel[] = ['in-person', 'call', 'video']

/** What one outing brought so far, and whether its series is worth going to again. @throws Refusal as `outingOf`. */
export async function broughtByOuting(desk: Desk, id: string): Promise<BroughtView> {
  const outing = await outingOf(desk, id)
  const past = await pastOutings(desk)
  const series = alikeAmong(past, outing).flatMap(each => (each.likeness === 'series' ? [each.outing] : []))
  const all = series.some(each => each.id === id) ? series : [...series, outing]
  const brought = await broughtOf(desk, past, all)
  const own = brought.get(id) as Brought
  return { outingId: id, ...own, verdict: verdictOf(all, brought, outing) }
}

/** What each outing of the last two years brought so far, the last one first. */
export async function broughtLately(desk: Desk): Promise<(BroughtView & { outing: OutingView })[]> {
  const past = await pastOutings(desk)
  const brought = await broughtOf(desk, past, past.outings)
  return past.outings.toReversed().flatMap(outing => {
    const own = brought.get(outing.id)
    if (!own) return []
    const series = alikeAmong(past, outing).flatMap(each => (each.likeness === 'series' ? [each.outing] : []))
    return [{ outingId: outing.id, ...own, verdict: verdictOf(series, brought, outing), outing }]
  })
}

function verdictOf(
  series: readonly OutingView[],
  brought: ReadonlyMap<string, Brought>,
  { again, feeling }: OutingView,
): Verdict {
  const all = series.flatMap(({ id }) => brought.get(id) ?? [])
  return goAgain(all, { again, feeling })
}

async function broughtOf(
  desk: Desk,
  { outings }: Past,
  asked: readonly OutingView[],
): Promise<Map<string, Brought>> {
  const today = desk.today()
  const everybody = asked.flatMap(({ people }) =>
    people.flatMap(({ role, card }) => (role === 'met' && card && card.name !== '' ? [card] : [])),
  )
  const seen = await daysWith(
    desk,
    everybody.map(({ id }) => id),
    SEEN,
  )
  const ways = await everyWay(desk, { from: null, to: null, by: 'heard' })
  const favours = await favoursOf(desk, { limit: MOST_FAVOURS })
  const found = asked.map(outing => {
    const met = outing.people.flatMap(({ role, card, isNew }) => {
      if (role !== 'met' || !card || card.name === '') return []
      const seenOn = (seen.get(card.id) ?? []).filter(day => day > outing.endDay)
      return [{ person: card, isNew, seenOn }]
    })
    const fresh = new Set(met.filter(({ isNew }) => isNew).map(({ person }) => person.id))
    return {
      outing,
      met,
      ways: waysFrom(ways, { outing, fresh, outings }),
      favours: favours.filter(({ personId, day }) => fresh.has(personId) && day >= outing.day),
    }
  })
  const mandateIds = [...new Set(found.flatMap(({ ways }) => ways.map(({ mandateId }) => mandateId)))]
  const what = new Map((await mandatesBehind(desk, mandateIds)).map(({ id, what }) => [id, what]))
  return new Map(
    found.map(({ outing, met, ways, favours }) => {
      const mandates = summed(ways).map(({ by, ...way }) => ({
        id: way.mandateId,
        what: what.get(way.mandateId) ?? '',
        cents: way.cents,
        currency: way.currency,
        isWon: isWon(way),
        by,
        heardOn: way.heardOn,
      }))
      const given = favours.map(({ id, direction, kind, person, day }) => ({
        ...{ id, direction, kind, person: person as Named, day },
      }))
      return [outing.id, broughtBy({ outing, met, mandates, favours: given }, today)]
    }),
  )
}

type WayBy = WayFacts & { by: 'event' | 'person' }

/**
 * The ways that lead to this outing: by the name of an event, from the last outing of that name before the mandate was
 * heard of; by a chain, from where somebody in it was first met.
 */
function waysFrom(
  ways: readonly WayFacts[],
  {
    outing,
    fresh,
    outings,
  }: { outing: OutingView; fresh: ReadonlySet<string>; outings: readonly OutingView[] },
): WayBy[] {
  const key = whereKey(outing.title)
  const until = addDays(outing.day, LABEL_DAYS)
  return ways.flatMap((way): WayBy[] => {
    if (way.heardOn < outing.day) return []
    if (way.chain.split(',').some(person => fresh.has(person))) return [{ ...way, by: 'person' }]
    if (key === null || way.where !== key || way.heardOn > until) return []
    const isLast = !outings.some(
      other => other.day > outing.day && other.day <= way.heardOn && whereKey(other.title) === key,
    )
    return isLast ? [{ ...way, by: 'event' }] : []
  })
}

/** One line a mandate, whatever number of its ways lead here. */
function summed(ways: readonly WayBy[]): WayBy[] {
  const byMandate = new Map<string, WayBy>()
  for (const way of ways) {
    const known = byMandate.get(way.mandateId)
    if (!known) byMandate.set(way.mandateId, way)
    else {
      const cents = known.cents === null && way.cents === null ? null : (known.cents ?? 0) + (way.cents ?? 0)
      byMandate.set(way.mandateId, { ...known, cents })
    }
  }
  return [...byMandate.values()]
}
