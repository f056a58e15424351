import { Refusal } from '../lib/refusal.ts'
import type { HistorySourceTable, HistoryStateTable } from '../platform/db/schema-history.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { revisionOfState } from '../platform/revision.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import {
  type Cursor,
  MOST_SOURCES,
  NOTHING_TAKEN,
  type Source,
  type SourceDraft,
  type SourceKind,
  type SourceProblem,
  type SourceTaken,
  type SourceView,
} from './source.ts'

/** Every source with how it went the last time, by name. */
export async function sourcesOf(desk: Desk): Promise<SourceView[]> {
  const rows = await select(desk).orderBy('source.name').orderBy('source.id').execute()
  return rows.map(viewOf)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function sourceOf(desk: Desk, id: string): Promise<SourceView> {
  return foundIn(desk, 'history_source', id, await findSource(desk, id))
}

/** Notes a source, or edits it with a revision. @throws Refusal `too-large` beyond `MOST_SOURCES`, `gone`, `not-found`. */
export async function saveSource(
  desk: Desk,
  { revision, ...source }: SourceDraft,
): Promise<Saved<SourceView>> {
  const known = await sourcesOf(desk)
  if (!known.some(({ id }) => id === source.id) && known.length >= MOST_SOURCES) {
    throw new Refusal('too-large', { limit: String(MOST_SOURCES) })
  }
  const { kind, name, host, port, user } = source
  const settings = JSON.stringify({ host, port, user })
  const fields = { kind, name, settings, archived: source.isPaused ? 1 : 0 }
  return saveOnce<SourceView>(desk, {
    table: 'history_source',
    id: source.id,
    revision,
    becomes: revisionOf(source),
    find: on => findSource(on, source.id),
    what: before => ({
      what: before ? 'history:change.source.edited' : 'history:change.source.noted',
      details: { name },
    }),
    put: async inside => {
      await inside.db
        .insertInto('historySource')
        .values({ deskId: inside.id, id: source.id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** What it brought stays. @throws Refusal as `sourceOf`. */
export async function deleteSource(desk: Desk, id: string): Promise<void> {
  const { name } = await sourceOf(desk, id)
  await desk.write(
    { what: 'history:change.source.deleted', details: { name }, alone: true },
    async inside => {
      await inside.db.deleteFrom('historySource').where('deskId', '=', desk.id).where('id', '=', id).execute()
      await inside.db
        .deleteFrom('historyState')
        .where('deskId', '=', desk.id)
        .where('sourceId', '=', id)
        .execute()
    },
  )
}

/** How far it was read; from the beginning where nobody read it yet. */
export async function cursorOf({ db, id: deskId }: Desk, sourceId: string): Promise<Cursor> {
  const row = await db
    .selectFrom('historyState')
    .select('cursor')
    .where('deskId', '=', deskId)
    .where('sourceId', '=', sourceId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.cursor) as Cursor) : {}
}

export interface SourceState {
  askedAt: string
  answeredAt: string | null
  problem: SourceProblem | null
  taken: SourceTaken
  cursor: Cursor
}

/** It is no fact: undo does not touch it. */
export async function putSourceState(desk: Desk, sourceId: string, state: SourceState): Promise<void> {
  const { askedAt, answeredAt, problem, taken, cursor } = state
  const fields = {
    askedAt,
    answeredAt,
    problem: problem && JSON.stringify(problem),
    taken: JSON.stringify(taken),
    cursor: JSON.stringify(cursor),
  }
  await desk.write({ what: 'history:change.source.read' }, async ({ db, id: deskId }) => {
    await db
      .insertInto('historyState')
      .values({ deskId, sourceId, ...fields })
      .onConflict(conflict => conflict.columns(['deskId', 'sourceId']).doUpdateSet(fields))
      .execute()
  })
}

/** It is read from its beginning the next time. @throws Refusal as `sourceOf`. */
export async function readFromBeginning(desk: Desk, id: string): Promise<void> {
  await sourceOf(desk, id)
  await desk.write({ what: 'history:change.source.read' }, async ({ db }) => {
    await db
      .updateTable('historyState')
      .set({ cursor: '{}', askedAt: null })
      .where('deskId', '=', desk.id)
      .where('sourceId', '=', id)
      .execute()
  })
}

type Row = HistorySourceTable & {
  [Name in keyof Omit<HistoryStateTable, 'deskId' | 'sourceId'>]: string | null
}

function viewOf({
  id,
  kind,
  name,
  settings,
  archived,
  askedAt,
  answeredAt,
  problem,
  taken,
}: Row): SourceView {
  const { host, port, user } = JSON.parse(settings) as Pick<Source, 'host' | 'port' | 'user'>
  const source = { id, kind: kind as SourceKind, name, host, port, user, isPaused: archived === 1 }
  return {
    ...source,
    askedAt,
    answeredAt,
    problem: problem === null ? null : (JSON.parse(problem) as SourceProblem),
    taken: { ...NOTHING_TAKEN, ...(taken === null ? {} : (JSON.parse(taken) as Partial<SourceTaken>)) },
    revision: revisionOf(source),
  }
}

function revisionOf({ id, kind, name, host, port, user, isPaused }: Source): string {
  return revisionOfState([id, kind, name, host, port, user, isPaused])
}

async function findSource(desk: Desk, id: string): Promise<SourceView | undefined> {
  const row = await select(desk).where('source.id', '=', id).executeTakeFirst()
  return row && viewOf(row)
}

function select({ db, id }: Desk) {
  return db
    .selectFrom('historySource as source')
    .leftJoin('historyState as state', join =>
      join.onRef('state.deskId', '=', 'source.deskId').onRef('state.sourceId', '=', 'source.id'),
    )
    .selectAll('source')
    .select(['state.askedAt', 'state.answeredAt', 'state.problem', 'state.taken', 'state.cursor'])
    .where('source.deskId', '=', id)
}
