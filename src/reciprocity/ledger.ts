import { sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import { namesOf } from '../people/summary.ts'
import type { FavourTable } from '../platform/db/schema-work.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { everyReferralTold, toldReferrals } from './chains.ts'
import type { Direction, Favour, FavourKind, FavourView, PlaceInChain } from './favour.ts'
import { favourFrom, revisionOfFavour } from './favour-row.ts'
import type { PersonTally } from './reciprocity.ts'

export interface LedgerFilters {
  personId?: string | undefined
  mandateId?: string | undefined
  encounterId?: string | undefined
  direction?: Direction | undefined
  kind?: FavourKind | undefined
  from?: Day | undefined
  to?: Day | undefined
  limit?: number | undefined
  /** Of the last one shown (`cursorOf`): those after it. */
  cursor?: string | undefined
}

/**
 * What went both ways, newest first: what was logged, and the referrals that the chains of mandates tell. Somebody in
 * the chain of a mandate's referral did the owner that favour on the day the mandate was heard of, once a mandate;
 * where the same is logged, what was logged stands.
 */
export async function favoursOf(desk: Desk, filters: LedgerFilters = {}): Promise<FavourView[]> {
  const { limit = 500 } = filters
  const after = filters.cursor === undefined ? undefined : placeOf(filters.cursor)
  const logged = await loggedRows(desk, filters, { limit, after })
  const told = mayBeTold(filters) ? await toldReferrals(desk, { ...filters, limit, after }) : []
  const both = [
    ...logged.map(row => ({ favour: favourFrom(row), inChain: null })),
    ...told.map(({ inChain, ...referral }) => ({ favour: { ...TOLD, ...referral }, inChain })),
  ]
  return viewsOf(desk, both.sort(newestFirst).slice(0, limit))
}

/** Where to go on after a favour. */
export function cursorOf({ day, id }: Favour): string {
  return `${day} ${id}`
}

/** @throws Refusal `gone` when it was taken away, `not-found` when nobody logged it. */
export async function favourOf(desk: Desk, id: string): Promise<FavourView> {
  return foundIn(desk, 'favour', id, await findFavour(desk, id))
}

/** A favour that was logged, if it is there. */
export async function findFavour(desk: Desk, id: string): Promise<FavourView | undefined> {
  const row = await desk.db
    .selectFrom('favour')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && (await viewsOf(desk, [{ favour: favourFrom(row), inChain: null }]))[0]
}

/** What went both ways, counted by person, way and kind; `lately` from a day on. */
export async function tallyLedger(desk: Desk, since: Day): Promise<PersonTally[]> {
  const logged = await desk.db
    .selectFrom('favour')
    .select(['personId', 'direction', 'kind'])
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('day').as('lastOn')])
    .select(sql<number>`sum(case when day >= ${since} then 1 else 0 end)`.as('lately'))
    .where('deskId', '=', desk.id)
    .groupBy(['personId', 'direction', 'kind'])
    .execute()
  const told = await everyReferralTold(desk)
  return [
    ...logged.map(({ personId, direction, kind, count, lastOn, lately }) => ({
      personId,
      // The columns hold only what `rowOfFavour` wrote.
      direction: direction as Direction,
      kind: kind as FavourKind,
      count: Number(count),
      lately: Number(lately),
      lastOn: lastOn as Day,
    })),
    ...told.map(({ personId, day }) => ({
      personId,
      direction: 'received' as const,
      kind: 'referral' as const,
      count: 1,
      lately: day >= since ? 1 : 0,
      lastOn: day,
    })),
  ]
}

/** What a referral that a chain tells says besides. */
const TOLD = { direction: 'received', kind: 'referral', aboutId: null, encounterId: null, note: '' } as const

async function loggedRows(
  { db, id }: Desk,
  { personId, mandateId, encounterId, direction, kind, from, to }: LedgerFilters,
  { limit, after }: { limit: number; after: { day: Day; id: string } | undefined },
): Promise<FavourTable[]> {
  return db
    .selectFrom('favour')
    .selectAll()
    .where('deskId', '=', id)
    .$if(personId !== undefined, q => q.where('personId', '=', personId as string))
    .$if(mandateId !== undefined, q => q.where('mandateId', '=', mandateId as string))
    .$if(encounterId !== undefined, q => q.where('encounterId', '=', encounterId as string))
    .$if(direction !== undefined, q => q.where('direction', '=', direction as string))
    .$if(kind !== undefined, q => q.where('kind', '=', kind as string))
    .$if(from !== undefined, q => q.where('day', '>=', from as string))
    .$if(to !== undefined, q => q.where('day', '<=', to as string))
    .$if(after !== undefined, q => q.where(sql<boolean>`(day, id) < (${after?.day}, ${after?.id})`))
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Chains tell only referrals that were received, and of no encounter. */
function mayBeTold({ direction, kind, encounterId }: LedgerFilters): boolean {
  return direction !== 'given' && (kind === undefined || kind === 'referral') && encounterId === undefined
}

function placeOf(cursor: string): { day: Day; id: string } {
  const [day = '', id = ''] = cursor.split(' ')
  return { day: day as Day, id }
}

function newestFirst({ favour: a }: { favour: Favour }, { favour: b }: { favour: Favour }): number {
  return a.day === b.day ? (a.id < b.id ? 1 : -1) : a.day < b.day ? 1 : -1
}

async function viewsOf(
  desk: Desk,
  favours: readonly { favour: Favour; inChain: PlaceInChain | null }[],
): Promise<FavourView[]> {
  const named = await namesOf(
    desk,
    favours.flatMap(({ favour }) => (favour.aboutId ? [favour.personId, favour.aboutId] : [favour.personId])),
  )
  const mandates = new Map<string, NonNullable<FavourView['mandate']>>()
  const asked = new Set(favours.flatMap(({ favour }) => favour.mandateId ?? []))
  await inChunks([...asked], 500, async chunk => {
    const rows = await desk.db
      .selectFrom('mandate')
      .select(['id', 'what', 'organisation'])
      .where('deskId', '=', desk.id)
      .where('id', 'in', chunk)
      .execute()
    for (const row of rows) mandates.set(row.id, row)
  })
  return favours.map(({ favour, inChain }) => ({
    ...favour,
    revision: inChain === null ? revisionOfFavour(favour) : '',
    person: named(favour.personId),
    about: favour.aboutId === null ? null : named(favour.aboutId),
    mandate: (favour.mandateId && mandates.get(favour.mandateId)) || null,
    inChain,
  }))
}
