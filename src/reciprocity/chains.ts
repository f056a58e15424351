import { sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import type { PlaceInChain } from './favour.ts'

/** A referral that the chain of a mandate tells: somebody in it spoke of the owner. */
export interface ToldReferral {
  /** Of their place in the chain. */
  id: string
  personId: string
  mandateId: string
  /** When the mandate was heard of. */
  day: Day
  inChain: PlaceInChain
}

export interface ToldFilters {
  personId?: string | undefined
  mandateId?: string | undefined
  from?: Day | undefined
  to?: Day | undefined
  /** Those after a day and an id, as the ledger is read. */
  after?: { day: Day; id: string } | undefined
  limit: number
}

const MANDATES_AT_ONCE = 200

/**
 * Newest first: each person of the chains of a referral, once a mandate, from the place nearest to the owner; but for
 * those of whom the same is logged.
 */
export async function toldReferrals(desk: Desk, filters: ToldFilters): Promise<ToldReferral[]> {
  const { personId, from, to, after, limit } = filters
  const isWanted = (told: ToldReferral) =>
    (personId === undefined || told.personId === personId) && (!after || isAfter(told, after))
  const until = after && (to === undefined || after.day < to) ? after.day : to
  const found: ToldReferral[] = []
  for (let last: HeardOf | null = null; ; ) {
    const mandates = await heardOf(desk, { ...filters, from, to: until }, last)
    found.push(...(await toldBy(desk, mandates)).filter(isWanted))
    last = mandates.at(-1) ?? null
    const day = last?.day
    if (!day || mandates.length < MANDATES_AT_ONCE) break
    // A day may go on in the next mandates: what is newer than it is complete.
    if (found.filter(told => told.day > day).length >= limit) break
  }
  return found.sort((a, b) => (isAfter(a, b) ? 1 : -1)).slice(0, limit)
}

/** All of them, in no order, without a place in the chain. */
export async function everyReferralTold({ db, id }: Desk): Promise<{ personId: string; day: Day }[]> {
  const links = await selectLinks({ db, id })
    .innerJoin('mandate as m', join =>
      join.onRef('m.deskId', '=', 'c.deskId').onRef('m.id', '=', 'c.mandateId'),
    )
    .select('m.heardOn')
    .execute()
  const logged = await selectLogged({ db, id }).execute()
  const seen = new Set(logged.map(keyOf))
  return links.flatMap(link => {
    const key = keyOf(link)
    if (seen.has(key)) return []
    seen.add(key)
    return { personId: link.personId, day: link.heardOn as Day }
  })
}

interface HeardOf {
  id: string
  day: Day
}

async function heardOf(
  { db, id }: Desk,
  { personId, mandateId, from, to }: Omit<ToldFilters, 'after' | 'limit'>,
  last: HeardOf | null,
): Promise<HeardOf[]> {
  const rows = await db
    .selectFrom('mandate')
    .select(['id', 'heardOn as day'])
    .where('deskId', '=', id)
    .$if(mandateId !== undefined, q => q.where('id', '=', mandateId as string))
    .$if(personId !== undefined, q =>
      q.where('id', 'in', eb =>
        eb
          .selectFrom('contributionPerson as cp')
          .innerJoin('contribution as c', join =>
            join.onRef('c.deskId', '=', 'cp.deskId').onRef('c.id', '=', 'cp.contributionId'),
          )
          .select('c.mandateId')
          .where('cp.deskId', '=', id)
          .where('cp.personId', '=', personId as string),
      ),
    )
    .$if(from !== undefined, q => q.where('heardOn', '>=', from as string))
    .$if(to !== undefined, q => q.where('heardOn', '<=', to as string))
    .$if(last !== null, q => q.where(sql<boolean>`(heard_on, id) < (${last?.day}, ${last?.id})`))
    .orderBy('heardOn', 'desc')
    .orderBy('id', 'desc')
    .limit(MANDATES_AT_ONCE)
    .execute()
  return rows as HeardOf[]
}

async function toldBy(desk: Desk, mandates: readonly HeardOf[]): Promise<ToldReferral[]> {
  const dayOf = new Map(mandates.map(({ id, day }) => [id, day]))
  const told: ToldReferral[] = []
  await inChunks([...dayOf.keys()], MANDATES_AT_ONCE, async chunk => {
    const links = await selectLinks(desk)
      .where('c.mandateId', 'in', chunk)
      .orderBy('cp.contributionId')
      .orderBy('cp.position')
      .execute()
    const logged = await selectLogged(desk).where('mandateId', 'in', chunk).execute()
    const seen = new Set(logged.map(keyOf))
    const chains = [...Map.groupBy(links, link => link.contributionId).values()]
    const placed = chains.flatMap(chain => chain.map((link, place) => ({ ...link, place })))
    for (const { id, personId, mandateId, place } of placed.sort((a, b) => a.place - b.place)) {
      const key = keyOf({ personId, mandateId })
      if (seen.has(key)) continue
      seen.add(key)
      const inChain = place === 0 ? 'nearest' : 'behind'
      told.push({ id, personId, mandateId, day: dayOf.get(mandateId) as Day, inChain })
    }
  })
  return told
}

function selectLinks({ db, id }: Pick<Desk, 'db' | 'id'>) {
  return db
    .selectFrom('contribution as c')
    .innerJoin('contributionPerson as cp', join =>
      join.onRef('cp.deskId', '=', 'c.deskId').onRef('cp.contributionId', '=', 'c.id'),
    )
    .select(['cp.id', 'cp.personId', 'cp.contributionId', 'c.mandateId'])
    .where('c.deskId', '=', id)
    .where('c.kind', '=', 'referral')
}

function selectLogged({ db, id }: Pick<Desk, 'db' | 'id'>) {
  return (
    db
      .selectFrom('favour')
      .select(['mandateId', 'personId'])
      .where('deskId', '=', id)
      .where('mandateId', 'is not', null)
      // A mandate handed over is a referral under its better name: the same favour, once.
      .where('kind', 'in', ['referral', 'handover'])
      .where('direction', '=', 'received')
  )
}

function keyOf({ mandateId, personId }: { mandateId: string | null; personId: string }): string {
  return `${mandateId} ${personId}`
}

/** Older, or of that day with a lesser id. */
function isAfter(a: { day: Day; id: string }, b: { day: Day; id: string }): boolean {
  return a.day === b.day ? a.id < b.id : a.day < b.day
}
