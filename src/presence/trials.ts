import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { revisionOfTrial, trialFields, trialViewOf } from './presence-row.ts'
import type { TrialDraft, TrialView } from './trial.ts'

/** Every one, the latest first. */
export async function trialsOf(desk: Desk): Promise<TrialView[]> {
  const rows = await select(desk).orderBy('startsOn', 'desc').orderBy('id').execute()
  return rows.map(trialViewOf)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function trialOf(desk: Desk, id: string): Promise<TrialView> {
  return foundIn(desk, 'trial', id, await findTrial(desk, id))
}

/**
 * Begins a trial, or edits it (decides of it) when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveTrial(desk: Desk, { revision, ...trial }: TrialDraft): Promise<Saved<TrialView>> {
  const { id, what } = trial
  return saveOnce<TrialView>(desk, {
    table: 'trial',
    id,
    revision,
    becomes: revisionOfTrial(trial),
    find: on => findTrial(on, id),
    what: before => {
      const isDecided = trial.decision !== null && before?.decision !== trial.decision
      const key = !before ? 'trialBegun' : isDecided ? 'trialDecided' : 'trialEdited'
      return { what: `presence:change.${key}`, details: { what } }
    },
    put: async inside => {
      const fields = trialFields(trial)
      await inside.db
        .insertInto('trial')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** @throws Refusal as `trialOf`. */
export async function deleteTrial(desk: Desk, id: string): Promise<void> {
  const { what } = await trialOf(desk, id)
  await desk.write({ what: 'presence:change.trialDeleted', details: { what } }, async inside => {
    await inside.db.deleteFrom('trial').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

async function findTrial(desk: Desk, id: string): Promise<TrialView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  return row && trialViewOf(row)
}

function select({ db, id }: Desk) {
  return db.selectFrom('trial').selectAll().where('deskId', '=', id)
}
