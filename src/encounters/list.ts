import { sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import type { EncounterTable } from '../platform/db/schema.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import type { EncounterView } from './encounter.ts'
import { encounterFrom, revisionOf } from './encounter-row.ts'
import { followUpsOfEncounters } from './follow-ups.ts'

export interface EncounterFilters {
  personId?: string | undefined
  from?: Day | undefined
  to?: Day | undefined
}

export interface EncounterPage {
  encounters: EncounterView[]
  /** To be given back for those that follow; null at the end. */
  next: string | null
}

/** After any hour; said literally, so that the index is taken. */
const NO_HOUR = '24'
const HOUR = sql<string>`coalesce(time, '24')`

/**
 * Newest first, those planned among them. Within a day those without an hour come first (what was just noted has none),
 * then the latest hour.
 */
export async function encountersOf(
  desk: Desk,
  filters: EncounterFilters,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number } = {},
): Promise<EncounterPage> {
  const { personId, from, to } = filters
  const after = cursor === undefined ? null : placeIn(cursor)
  const rows = await desk.db
    .selectFrom('encounter')
    .selectAll()
    .where('deskId', '=', desk.id)
    .$if(personId !== undefined, q =>
      q.where('id', 'in', eb =>
        eb
          .selectFrom('encounterPerson')
          .select('encounterId')
          .where('deskId', '=', desk.id)
          .where('personId', '=', personId as string),
      ),
    )
    .$if(from !== undefined, q => q.where('day', '>=', from as string))
    .$if(to !== undefined, q => q.where('day', '<=', to as string))
    .$if(after !== null, q =>
      q.where(sql<boolean>`(day, ${HOUR}, id) < (${after?.day}, ${after?.hour}, ${after?.id})`),
    )
    .orderBy('day', 'desc')
    .orderBy(HOUR, 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    encounters: await viewsOf(desk, page),
    next: last && rows.length > limit ? `${last.day} ${last.time ?? NO_HOUR} ${last.id}` : null,
  }
}

/** Announced for that day or an earlier one and not yet said to have happened, the last day first, by hour within it. */
export async function plannedUntil(desk: Desk, day: Day): Promise<EncounterView[]> {
  const rows = await desk.db
    .selectFrom('encounter')
    .selectAll()
    .where('deskId', '=', desk.id)
    // Said literally, so that the partial index is taken.
    .where(sql<boolean>`planned = 1`)
    .where('day', '<=', day)
    .orderBy('day', 'desc')
    .orderBy(sql`coalesce(time, '')`)
    .orderBy('id')
    .limit(50)
    .execute()
  return viewsOf(desk, rows)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function encounterOf(desk: Desk, id: string): Promise<EncounterView> {
  return foundIn(desk, 'encounter', id, await findEncounter(desk, id))
}

/** The encounter as screens show it, if it is there. */
export async function findEncounter(desk: Desk, id: string): Promise<EncounterView | undefined> {
  const row = await desk.db
    .selectFrom('encounter')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && (await viewsOf(desk, [row]))[0]
}

async function viewsOf(desk: Desk, rows: EncounterTable[]): Promise<EncounterView[]> {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const present = await desk.db
    .selectFrom('encounterPerson as ep')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'ep.deskId').onRef('card.personId', '=', 'ep.personId'),
    )
    .select(['ep.encounterId', 'ep.personId as id', 'card.name'])
    .where('ep.deskId', '=', desk.id)
    .where('ep.encounterId', 'in', ids)
    .orderBy('card.sortName')
    .orderBy('ep.personId')
    .execute()
  const people = Map.groupBy(present, row => row.encounterId)
  const followUps = Map.groupBy(await followUpsOfEncounters(desk, ids), each => each.encounterId)
  return rows.map(row => {
    const there = (people.get(row.id) ?? []).map(({ id, name }) => ({ id, name }))
    const promised = followUps.get(row.id) ?? []
    const encounter = { ...encounterFrom(row), personIds: there.map(({ id }) => id), followUps: promised }
    return { ...encounter, revision: revisionOf(encounter), people: there }
  })
}

function placeIn(cursor: string): { day: string; hour: string; id: string } {
  const [day = '', hour = '', id = ''] = cursor.split(' ')
  return { day, hour, id }
}
