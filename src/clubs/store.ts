import type { Day } from '../lib/day.ts'
import { readRhythm } from '../lib/icalendar/rhythm.ts'
import { Refusal } from '../lib/refusal.ts'
import { placeOf } from '../places/store.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { Club, ClubDraft, ClubView, Move } from './club.ts'
import { fieldsOf, revisionOf, viewOf } from './club-row.ts'

/** Every club, those one goes to first, by name. */
export async function clubsOf(desk: Desk): Promise<ClubView[]> {
  const rows = await select(desk).orderBy('archived').orderBy('name').orderBy('id').execute()
  const moves = await movesOf(desk)
  return rows.map(row => viewOf(row, moves.get(row.id) ?? []))
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function clubOf(desk: Desk, id: string): Promise<ClubView> {
  return foundIn(desk, 'club', id, await findClub(desk, id))
}

/**
 * Notes a club, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was or a place that is not
 * there, `invalid-input` for a rule that is no rhythm of a club.
 */
export async function saveClub(desk: Desk, { revision, ...club }: ClubDraft): Promise<Saved<ClubView>> {
  if (!readRhythm(club.rule)) throw new Refusal('invalid-input', { fields: ['rule'] })
  if (club.until !== null && club.until < club.since)
    throw new Refusal('invalid-input', { fields: ['until'] })
  const { id, name } = club
  return saveOnce<ClubView>(desk, {
    table: 'club',
    id,
    revision,
    becomes: revisionOf(club),
    find: on => findClub(on, id),
    what: before => ({ what: before ? 'clubs:change.edited' : 'clubs:change.noted', details: { name } }),
    put: async (inside, before) => {
      const { placeId } = club
      if (placeId !== null && placeId !== before?.placeId) await placeOf(inside, placeId)
      const fields = fieldsOf(club)
      await inside.db
        .insertInto('club')
        .values({ deskId: inside.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** With its people and its sessions; what was logged stays in the journal. @throws Refusal as `clubOf`. */
export async function deleteClub(desk: Desk, id: string): Promise<void> {
  const { name } = await clubOf(desk, id)
  await desk.write({ what: 'clubs:change.deleted', details: { name } }, async inside => {
    await inside.db.deleteFrom('club').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Days of which something was said, by club. */
export async function daysSaid({ db, id }: Desk, { from }: { from: Day }): Promise<Map<string, Set<Day>>> {
  const rows = await db
    .selectFrom('clubSession')
    .select(['clubId', 'day'])
    .where('deskId', '=', id)
    .where('day', '>=', from)
    .where('state', '<>', 'moved')
    .execute()
  const byClub = Map.groupBy(rows, row => row.clubId)
  return new Map([...byClub].map(([clubId, said]) => [clubId, new Set(said.map(({ day }) => day as Day))]))
}

/** Inside of a write: many at once, for generators. */
export async function putClubs({ db, id: deskId }: Desk, clubs: readonly Club[]): Promise<void> {
  for (const club of clubs) {
    await db
      .insertInto('club')
      .values({ deskId, id: club.id, ...fieldsOf(club) })
      .execute()
  }
}

/** Sessions that stand elsewhere than their rhythm says, by club. @param clubId only of that one. */
export async function movesOf({ db, id }: Desk, clubId?: string): Promise<Map<string, Move[]>> {
  let query = db
    .selectFrom('clubSession')
    .select(['clubId', 'day', 'movedTo', 'movedTime'])
    .where('deskId', '=', id)
    .where('state', '=', 'moved')
    .orderBy('day')
  if (clubId !== undefined) query = query.where('clubId', '=', clubId)
  const byClub = Map.groupBy(await query.execute(), row => row.clubId)
  const moveOf = ({
    day,
    movedTo,
    movedTime,
  }: {
    day: string
    movedTo: string | null
    movedTime: string | null
  }) => ({
    from: day as Day,
    to: (movedTo ?? day) as Day,
    time: movedTime,
  })
  return new Map([...byClub].map(([club, rows]) => [club, rows.map(moveOf)]))
}

async function findClub(desk: Desk, id: string): Promise<ClubView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && viewOf(row, (await movesOf(desk, id)).get(id) ?? [])
}

function select({ db, id }: Desk) {
  return db.selectFrom('club').selectAll().where('deskId', '=', id)
}
