import type { ResonanceTable } from '../platform/db/schema-work.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { revisionOfState } from '../platform/revision.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { type Resonance, type ResonanceDraft, type ResonanceView, settledResonance } from './resonance.ts'

/** The newest of so many are answered. */
const MOST_RESONANCES = 500

/** Those not let go, the newest first. */
export async function resonancesOf(desk: Desk): Promise<ResonanceView[]> {
  const rows = await select(desk)
    .where('r.state', '<>', 'dropped')
    .orderBy('r.notedOn', 'desc')
    .orderBy('r.id', 'desc')
    .limit(MOST_RESONANCES)
    .execute()
  return rows.map(viewOf)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function resonanceOf(desk: Desk, id: string): Promise<ResonanceView> {
  return foundIn(desk, 'resonance', id, await findResonance(desk, id))
}

async function findResonance(desk: Desk, id: string): Promise<ResonanceView | undefined> {
  const row = await select(desk).where('r.id', '=', id).executeTakeFirst()
  return row && viewOf(row)
}

/** @throws Refusal `gone`, `not-found`, also for somebody unknown. */
export async function saveResonance(
  desk: Desk,
  { revision, ...draft }: ResonanceDraft,
): Promise<Saved<ResonanceView>> {
  const resonance = settledResonance<Resonance>(draft, desk.today())
  const { id, what } = resonance
  const fields = fieldsOf(resonance)
  return saveOnce<ResonanceView>(desk, {
    table: 'resonance',
    id,
    revision,
    becomes: revisionOfState([id, fields]),
    what: before => ({ what: keyOf(resonance, before), details: { what } }),
    find: on => findResonance(on, id),
    put: async (inside, before) => {
      await refuseUnknown(inside, 'person', [resonance.personId], [before?.personId])
      await inside.db
        .insertInto('resonance')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** @throws Refusal as `resonanceOf`. */
export async function deleteResonance(desk: Desk, id: string): Promise<void> {
  const { what } = await resonanceOf(desk, id)
  await desk.write({ what: 'ideas:change.resonanceDeleted', details: { what } }, async inside => {
    await inside.db.deleteFrom('resonance').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

function keyOf({ state }: Resonance, before: ResonanceView | undefined): string {
  if (!before) return 'ideas:change.resonanceNoted'
  if (before.state === state) return 'ideas:change.resonanceEdited'
  return `ideas:change.resonance.${state}`
}

function select({ db, id }: Desk) {
  return db
    .selectFrom('resonance as r')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'r.deskId').onRef('card.personId', '=', 'r.personId'),
    )
    .selectAll('r')
    .select('card.name as personName')
    .where('r.deskId', '=', id)
}

function viewOf({ personName, deskId, ...row }: ResonanceTable & { personName: string | null }) {
  // The columns hold only what `fieldsOf` wrote.
  const resonance = row as Resonance
  const person = row.personId === null ? null : { id: row.personId, name: personName ?? '' }
  return { ...resonance, revision: revisionOfState([row.id, fieldsOf(resonance)]), person }
}

function fieldsOf(resonance: Resonance): Omit<ResonanceTable, 'deskId' | 'id'> {
  const { what, url, personId, name, notedOn, state, message, writtenOn, answer, answeredOn } = resonance
  return { what, url, personId, name, notedOn, state, message, writtenOn, answer, answeredOn }
}
