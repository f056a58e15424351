import { addDays, type Day, daysBetween } from '../lib/day.ts'
import { carCents, estimateTravel } from '../lib/geo/travel.ts'
import { cardsOf, summaryOf } from '../people/summary.ts'
import { spotOf } from '../places/located.ts'
import { homeOf } from '../places/store.ts'
import type { Desk } from '../platform/desk.ts'
import { CAR_CENTS_PER_KM } from '../visits/worth.ts'
import type { PersonFact } from './candidates.ts'

/** Seen on so many days, somebody was known well. */
const KNOWN_WELL_DAYS = 3
const DORMANT_AFTER_DAYS = 60
const DORMANT_UNTIL_DAYS = 1100
/** Seen or heard within these days, nothing more is proposed with them. */
const LATELY_DAYS = 7
const MOST_OF_EACH = 3

/** Whom one could see or call: something is in talks with them, they were dear once, or they are near. */
export async function peopleFacts(desk: Desk): Promise<PersonFact[]> {
  const today = desk.today()
  const whys = new Map<string, PersonFact['why']>()
  for (const id of await inTalks(desk)) whys.set(id, 'prospect')
  const dormant = { from: addDays(today, -DORMANT_UNTIL_DAYS), to: addDays(today, -DORMANT_AFTER_DAYS) }
  for (const id of await knownWell(desk, dormant)) whys.set(id, whys.get(id) ?? 'dormant')
  const close = { from: addDays(today, 1 - DORMANT_AFTER_DAYS), to: addDays(today, -LATELY_DAYS) }
  for (const id of await knownWell(desk, close)) whys.set(id, whys.get(id) ?? 'close')
  const home = (await homeOf(desk))?.spot ?? null
  const facts: PersonFact[] = []
  for (const card of await cardsOf(desk, [...whys.keys()])) {
    if (card.archived || card.household) continue
    const since = card.lastContactOn === null ? null : daysBetween(card.lastContactOn as Day, today)
    if (since !== null && since < LATELY_DAYS) continue
    const spot = home && (await spotOf(desk, card.personId))
    const way = home && spot ? estimateTravel(home, spot, 'car') : null
    facts.push({
      personId: card.personId,
      why: whys.get(card.personId) as PersonFact['why'],
      since,
      canCall: summaryOf(card).phone !== null,
      wayMinutes: way && Math.round(way.minutes),
      wayCents: way && carCents({ km: 2 * way.km }, CAR_CENTS_PER_KM),
    })
  }
  return facts.sort((a, b) => (a.personId < b.personId ? -1 : 1))
}

/** Clients of what is not decided yet, the latest heard of first. */
async function inTalks({ db, id }: Desk): Promise<string[]> {
  const rows = await db
    .selectFrom('mandate')
    .select('clientId')
    .where('deskId', '=', id)
    .where('stage', 'in', ['lead', 'talked', 'proposed'])
    .where('clientId', 'is not', null)
    .orderBy('heardOn', 'desc')
    .limit(MOST_OF_EACH)
    .execute()
  return rows.flatMap(({ clientId }) => clientId ?? [])
}

/** Seen or heard last within those days, those met on most days first. */
async function knownWell({ db, id }: Desk, { from, to }: { from: Day; to: Day }): Promise<string[]> {
  const rows = await db
    .selectFrom('contactTally as c')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'c.deskId').onRef('card.personId', '=', 'c.personId'),
    )
    .select('c.personId')
    .where('c.deskId', '=', id)
    .where('c.channel', '=', 'any')
    .where('c.lastOn', '>=', from)
    .where('c.lastOn', '<=', to)
    .where('c.activeDays', '>=', KNOWN_WELL_DAYS)
    .where('card.archived', '=', 0)
    .where('card.household', '=', 0)
    .orderBy('c.activeDays', 'desc')
    .orderBy('c.personId')
    .limit(MOST_OF_EACH)
    .execute()
  return rows.map(({ personId }) => personId)
}
