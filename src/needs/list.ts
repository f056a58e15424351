import type { Day } from '../lib/day.ts'
import type { NeedAskTable } from '../platform/db/schema-work.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import type { NeedAskView, NeedView } from './need.ts'
import { needFrom, revisionOfAsk, revisionOfNeed } from './need-row.ts'

/** Open ones first, then those closed, each the latest stated first. */
export async function needsOf(
  desk: Desk,
  { open }: { open?: boolean } = {},
  limit = 500,
): Promise<NeedView[]> {
  const rows = await desk.db
    .selectFrom('need')
    .selectAll()
    .where('deskId', '=', desk.id)
    .$if(open === true, q => q.where('closedOn', 'is', null))
    .orderBy(eb => eb.case().when('closedOn', 'is', null).then(0).else(1).end())
    .orderBy('statedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const asks = await asksAbout(
    desk,
    rows.map(({ id }) => id),
  )
  return rows.map(row => {
    const need = needFrom(row)
    return { ...need, revision: revisionOfNeed(need), asks: asks.get(need.id) ?? [] }
  })
}

export async function findNeed(desk: Desk, id: string): Promise<NeedView | undefined> {
  const row = await desk.db
    .selectFrom('need')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const need = needFrom(row)
  return { ...need, revision: revisionOfNeed(need), asks: (await asksAbout(desk, [id])).get(id) ?? [] }
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function needOf(desk: Desk, id: string): Promise<NeedView> {
  return foundIn(desk, 'need', id, await findNeed(desk, id))
}

export async function findAsk(desk: Desk, id: string): Promise<NeedAskView | undefined> {
  const row = await selectAsks(desk).where('a.id', '=', id).executeTakeFirst()
  return row && askView(row)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function askOf(desk: Desk, id: string): Promise<NeedAskView> {
  return foundIn(desk, 'need_ask', id, await findAsk(desk, id))
}

/** When each of these people was last asked, of any need; those never asked left out. */
export async function lastAskedOf({ db, id }: Desk, personIds: readonly string[]): Promise<Map<string, Day>> {
  const last = new Map<string, Day>()
  await inChunks(personIds, 500, async chunk => {
    const rows = await db
      .selectFrom('needAsk')
      .select(eb => ['personId', eb.fn.max('askedOn').as('askedOn')])
      .where('deskId', '=', id)
      .where('personId', 'in', chunk)
      .groupBy('personId')
      .execute()
    for (const row of rows) last.set(row.personId, row.askedOn as Day)
  })
  return last
}

/** Whom a need was ever put to, each once. */
export async function peopleAsked({ db, id }: Desk): Promise<string[]> {
  const rows = await db.selectFrom('needAsk').select('personId').distinct().where('deskId', '=', id).execute()
  return rows.map(row => row.personId)
}

async function asksAbout(desk: Desk, needIds: readonly string[]): Promise<Map<string, NeedAskView[]>> {
  const asks = new Map<string, NeedAskView[]>()
  if (needIds.length === 0) return asks
  const rows = await selectAsks(desk)
    .where('a.needId', 'in', needIds)
    .orderBy('a.askedOn')
    .orderBy('a.id')
    .execute()
  for (const row of rows) asks.set(row.needId, [...(asks.get(row.needId) ?? []), askView(row)])
  return asks
}

function selectAsks({ db, id }: Desk) {
  return db
    .selectFrom('needAsk as a')
    .leftJoin('personCard as asked', join =>
      join.onRef('asked.deskId', '=', 'a.deskId').onRef('asked.personId', '=', 'a.personId'),
    )
    .leftJoin('personCard as ledTo', join =>
      join.onRef('ledTo.deskId', '=', 'a.deskId').onRef('ledTo.personId', '=', 'a.ledToId'),
    )
    .selectAll('a')
    .select(['asked.name as personName', 'ledTo.name as ledToName'])
    .where('a.deskId', '=', id)
}

function askView({
  deskId: _,
  favourId,
  personName,
  ledToName,
  ...row
}: NeedAskTable & { personName: string | null; ledToName: string | null }): NeedAskView {
  // The columns hold only what `askFields` wrote: each from a closed list.
  const ask = row as unknown as NeedAskView
  return {
    ...ask,
    revision: revisionOfAsk(ask),
    personName: personName ?? '',
    ledToName: ask.ledToId === null ? null : (ledToName ?? ''),
    favourId,
  }
}
