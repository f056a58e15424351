import { insertRows } from '../platform/db/insert-rows.ts'
import { namedBy } from '../platform/db/named-by.ts'
import type { MandateWayTable } from '../platform/db/schema-mandates.ts'
import { type ChangedRow, type Desk, inChunks } from '../platform/desk.ts'
import { valueCents } from './mandate.ts'
import { mandateFrom } from './mandate-row.ts'
import { contributionsOf } from './mandate-view.ts'
import { clientKey, type WayFacts, waysOf } from './provenance-ways.ts'

const CHUNK = 400

/** After mandates were noted, edited or taken away. */
export async function projectMandateWays(desk: Desk, rows: ChangedRow[]): Promise<void> {
  await projectWays(
    desk,
    rows.map(({ id }) => id),
  )
}

/** After something was said of where mandates came from. */
export async function projectContributionWays(desk: Desk, rows: ChangedRow[]): Promise<void> {
  await projectWays(desk, [...(await namedBy(desk, { table: 'contribution', column: 'mandate_id' }, rows))])
}

/** After a chain changed, or two people in it became one. */
export async function projectChainWays(desk: Desk, rows: ChangedRow[]): Promise<void> {
  const contributions = await namedBy(desk, { table: 'contribution_person', column: 'contribution_id' }, rows)
  await projectContributionWays(
    desk,
    [...contributions].map(id => ({ id, before: null })),
  )
}

/** Reckons the ways of mandates that have none: those noted before this program kept them. */
export async function fillWays(desk: Desk): Promise<void> {
  await desk.write({ what: 'mandates:change.counted' }, async inside => {
    const missing = await inside.db
      .selectFrom('mandate')
      .select('id')
      .where('deskId', '=', desk.id)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('mandateWay')
              .select('mandateId')
              .whereRef('mandateWay.deskId', '=', 'mandate.deskId')
              .whereRef('mandateWay.mandateId', '=', 'mandate.id'),
          ),
        ),
      )
      .execute()
    await projectWays(
      inside,
      missing.map(({ id }) => id),
    )
  })
}

async function projectWays(desk: Desk, mandateIds: readonly string[]): Promise<void> {
  const { db, id: deskId } = desk
  await inChunks(mandateIds, CHUNK, async ids => {
    const fresh = await waysIn(desk, ids)
    const before = await db
      .selectFrom('mandateWay')
      .selectAll()
      .where('deskId', '=', deskId)
      .where('mandateId', 'in', ids)
      .orderBy('position')
      .execute()
    const was = Map.groupBy(before, row => row.mandateId)
    // A new mandate is told three times in its batch: by itself, by its contributions and by their chains.
    const changed = ids.filter(id => stateOf(fresh.get(id)) !== stateOf(was.get(id)))
    const gone = changed.filter(id => was.has(id))
    if (gone.length > 0) {
      await db.deleteFrom('mandateWay').where('deskId', '=', deskId).where('mandateId', 'in', gone).execute()
    }
    await insertRows(
      db,
      'mandateWay',
      changed.flatMap(id => fresh.get(id) ?? []),
    )
  })
}

function stateOf(rows: readonly MandateWayTable[] = []): string {
  return JSON.stringify(rows.map(row => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
}

async function waysIn(desk: Desk, ids: string[]): Promise<Map<string, MandateWayTable[]>> {
  const rows = await desk.db
    .selectFrom('mandate')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', 'in', ids)
    .execute()
  const contributions = await contributionsOf(desk, ids)
  return new Map(
    rows.map(row => {
      const mandate = mandateFrom(row)
      const facts = { ...mandate, cents: valueCents(mandate), client: clientKey(mandate) }
      const ways = waysOf(facts, contributions.get(row.id) ?? [])
      return [row.id, ways.map((way, position) => rowOf(desk, way, position))]
    }),
  )
}

function rowOf({ id: deskId }: Desk, { where, ...way }: WayFacts, position: number): MandateWayTable {
  return { deskId, position, ...way, whereKey: where }
}
