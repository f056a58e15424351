import { mandateOf } from '../mandates/list.ts'
import { valueCents } from '../mandates/mandate.ts'
import { namesOf } from '../people/summary.ts'
import type { MandateTable } from '../platform/db/schema-mandates.ts'
import type { HandoverTable } from '../platform/db/schema-work.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Handover, type HandoverNote, stateOn } from './handover.ts'
import { handoverFrom, revisionOf } from './handover-row.ts'
import type { HandoverView } from './handover-view.ts'
import { introducerPart } from './terms.ts'

/** Those of a mandate, the newest first. @throws Refusal as `mandateOf`. */
export async function handoversOfMandate(desk: Desk, mandateId: string): Promise<HandoverView[]> {
  await mandateOf(desk, mandateId)
  const rows = await desk.db
    .selectFrom('handover')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('mandateId', '=', mandateId)
    .orderBy('madeOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return viewsOf(desk, rows)
}

/** Those that may still concern the owner: not closed, the newest first. */
export async function openHandovers(desk: Desk): Promise<HandoverView[]> {
  const rows = await desk.db
    .selectFrom('handover')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('state', 'in', ['sent', 'asked', 'answered', 'accepted', 'declined'])
    .orderBy('madeOn', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return viewsOf(desk, rows)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function handoverOf(desk: Desk, id: string): Promise<HandoverView> {
  return foundIn(desk, 'handover', id, await findHandover(desk, id))
}

/** The handover as screens show it, if it is there. */
export async function findHandover(desk: Desk, id: string): Promise<HandoverView | undefined> {
  const row = await rowById(desk, id)
  return row && (await viewsOf(desk, [row]))[0]
}

/** The facts alone, as they are kept. */
export async function handoverFacts(desk: Desk, id: string): Promise<Handover | undefined> {
  const row = await rowById(desk, id)
  return row && handoverFrom(row)
}

/** Those of a mandate as they are kept. */
export async function factsOfMandate({ db, id }: Desk, mandateId: string): Promise<Handover[]> {
  const rows = await db
    .selectFrom('handover')
    .selectAll()
    .where('deskId', '=', id)
    .where('mandateId', '=', mandateId)
    .execute()
  return rows.map(handoverFrom)
}

function rowById({ db, id }: Desk, handoverId: string): Promise<HandoverTable | undefined> {
  return db
    .selectFrom('handover')
    .selectAll()
    .where('deskId', '=', id)
    .where('id', '=', handoverId)
    .executeTakeFirst()
}

async function viewsOf(desk: Desk, rows: readonly HandoverTable[]): Promise<HandoverView[]> {
  if (rows.length === 0) return []
  const handovers = rows.map(handoverFrom)
  const mandates = await mandatesOf(desk, [...new Set(handovers.map(each => each.mandateId))])
  const clients = [...mandates.values()].flatMap(({ clientId }) => clientId ?? [])
  const named = await namesOf(desk, [...handovers.map(each => each.personId), ...clients])
  const notes = await notesOf(
    desk,
    handovers.map(each => each.id),
  )
  return handovers.flatMap(handover => {
    const mandate = mandates.get(handover.mandateId)
    if (!mandate) return []
    const { amountCents, daysHundredths, currency, clientId, what, organisation } = mandate
    const cents = valueCents({ amountCents, daysHundredths, per: mandate.per as 'whole' | 'day' })
    return [
      {
        ...handover,
        revision: revisionOf(handover),
        state: stateOn(handover, desk.today()),
        person: named(handover.personId),
        mandate: { id: mandate.id, what, organisation, client: clientId ? named(clientId) : null },
        notes: notes.get(handover.id) ?? [],
        introducer: introducerPart(handover.terms, cents === null ? null : { cents, currency }),
      },
    ]
  })
}

async function mandatesOf({ db, id }: Desk, ids: string[]): Promise<Map<string, MandateTable>> {
  const found: MandateTable[] = []
  await inChunks(ids, 500, async chunk => {
    found.push(
      ...(await db
        .selectFrom('mandate')
        .selectAll()
        .where('deskId', '=', id)
        .where('id', 'in', chunk)
        .execute()),
    )
  })
  return new Map(found.map(row => [row.id, row]))
}

async function notesOf({ db, id }: Desk, handoverIds: string[]): Promise<Map<string, HandoverNote[]>> {
  const found: (HandoverNote & { handoverId: string })[] = []
  await inChunks(handoverIds, 500, async chunk => {
    const rows = await db
      .selectFrom('handoverNote')
      .select(['id', 'handoverId', 'by', 'text', 'at'])
      .where('deskId', '=', id)
      .where('handoverId', 'in', chunk)
      .orderBy('at')
      .orderBy('id')
      .execute()
    found.push(...rows.map(row => ({ ...row, by: row.by as HandoverNote['by'] })))
  })
  const byHandover = Map.groupBy(found, ({ handoverId }) => handoverId)
  return new Map(
    [...byHandover].map(([handoverId, notes]) => [
      handoverId,
      notes.map(({ handoverId: _, ...note }) => note),
    ]),
  )
}
