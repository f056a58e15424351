import type { Day } from '../lib/day.ts'
import type { Circle, Relation } from '../people/person.ts'
import type { Desk } from '../platform/desk.ts'
import type { Leap } from './leap.ts'
import { type Counted, type CountedMandate, inTouchSince, type Readiness, readinessOn } from './readiness.ts'

/** How ready the network is today, and was when the preparation began; null where that is today. */
export async function readReadiness(
  desk: Desk,
  { begunOn, leavesOn, town }: Pick<Leap, 'begunOn' | 'leavesOn' | 'town'>,
): Promise<{ now: Readiness; begun: Readiness | null }> {
  const today = desk.today()
  const people = await countedPeople(desk)
  const mandates = await countedMandates(desk)
  const on = async (day: Day) =>
    readinessOn(day, {
      people,
      mandates,
      inTouch: await seenInYear(desk, day),
      everSeen: await everSeen(desk, day),
      town,
      leavesOn,
    })
  return { now: await on(today), begun: begunOn < today ? await on(begunOn) : null }
}

async function countedPeople({ db, id }: Desk): Promise<Counted[]> {
  const rows = await db
    .selectFrom('personCard')
    .select(['personId', 'relations', 'trade', 'circle', 'organisation', 'town', 'reachable', 'addedOn'])
    .where('deskId', '=', id)
    .where('archived', '=', 0)
    .where('household', '=', 0)
    .execute()
  return rows.map(row => ({
    id: row.personId,
    relations: JSON.parse(row.relations) as Relation[],
    trade: row.trade as Counted['trade'],
    circle: row.circle as Circle | null,
    organisation: row.organisation,
    town: row.town,
    isReachable: row.reachable === 1,
    addedOn: row.addedOn as Day,
  }))
}

async function countedMandates({ db, id }: Desk): Promise<CountedMandate[]> {
  const rows = await db
    .selectFrom('mandate')
    .select([
      'stage',
      'amountCents',
      'per',
      'daysHundredths',
      'currency',
      'heardOn',
      'decidedOn',
      'deliveredOn',
    ])
    .where('deskId', '=', id)
    .execute()
  // The columns hold only what the mandates wrote: each from a closed list.
  return rows as unknown as CountedMandate[]
}

/** Everybody met, called or written to in the year that ends on the day. */
async function seenInYear({ db, id }: Desk, on: Day): Promise<Set<string>> {
  const rows = await db
    .selectFrom('encounter as e')
    .innerJoin('encounterPerson as ep', join =>
      join.onRef('ep.deskId', '=', 'e.deskId').onRef('ep.encounterId', '=', 'e.id'),
    )
    .select('ep.personId')
    .distinct()
    .where('e.deskId', '=', id)
    .where('e.planned', '=', 0)
    .where('e.day', '>', inTouchSince(on))
    .where('e.day', '<=', on)
    .execute()
  return new Set(rows.map(({ personId }) => personId))
}

async function everSeen({ db, id }: Desk, on: Day): Promise<Set<string>> {
  const rows = await db
    .selectFrom('contactTally')
    .select('personId')
    .where('deskId', '=', id)
    .where('channel', '=', 'any')
    .where('firstOn', '<=', on)
    .execute()
  return new Set(rows.map(({ personId }) => personId))
}
