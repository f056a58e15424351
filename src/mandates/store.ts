import type { Day } from '../lib/day.ts'
import { addNamedPeople } from '../people/store.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { idsAmong, refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { findMandate, mandateOf } from './list.ts'
import { factsOf, type Mandate, type MandateDraft, type MandateView, type Stage } from './mandate.ts'
import { addParts, editParts, partRows } from './mandate-parts.ts'
import { fieldsOf, revisionOf } from './mandate-row.ts'
import { atStage, settled } from './settle.ts'

/**
 * Notes a mandate, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was, or for a person or an
 * encounter that is not there.
 */
export async function saveMandate(desk: Desk, draft: MandateDraft): Promise<Saved<MandateView>> {
  const wanted = settled(draft, desk.today())
  const { id, revision, what } = wanted
  return saveOnce<MandateView>(desk, {
    table: 'mandate',
    id,
    revision,
    becomes: revisionOf(wanted),
    find: on => findMandate(on, id),
    what: before => ({
      what: before ? 'mandates:change.edited' : 'mandates:change.noted',
      details: { what },
    }),
    put: async (inside, current) => {
      const before = current ? factsOf(current) : null
      await addNewPeople(inside, wanted)
      await refuseUnknownIn(inside, wanted, before)
      if (!before) {
        await inside.db.insertInto('mandate').values(rowOf(inside, wanted)).execute()
        return addParts(inside, wanted)
      }
      if (JSON.stringify(fieldsOf(wanted)) !== JSON.stringify(fieldsOf(before)))
        await updateFields(inside, wanted)
      await editParts(inside, { before, after: wanted })
    },
  })
}

/** Moves a mandate to a stage, forward or back (`atStage`); `kept` when it is there since that day already. */
export async function setStage(
  desk: Desk,
  { id, stage, on }: { id: string; stage: Stage; on: Day },
): Promise<Saved<MandateView>> {
  const { what } = await mandateOf(desk, id)
  const moved = await desk.write(
    { what: `mandates:change.moved.${stage}`, details: { what }, alone: true },
    async inside => {
      // Read now that nobody else writes: another edit may have come in between.
      const current = factsOf(await mandateOf(inside, id))
      const wanted = atStage(current, stage, on)
      if (revisionOf(wanted) === revisionOf(current)) return false
      await updateFields(inside, wanted)
      return true
    },
  )
  return { outcome: moved ? 'edited' : 'kept', view: await mandateOf(desk, id) }
}

/** @throws Refusal as `mandateOf`. */
export async function deleteMandate(desk: Desk, id: string): Promise<void> {
  const { what } = await mandateOf(desk, id)
  await desk.write({ what: 'mandates:change.deleted', details: { what } }, async inside => {
    await inside.db.deleteFrom('mandate').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/**
 * Many at once, in one batch: for imports and generators. The people and encounters must be there; ids already there
 * are left as they are.
 *
 * @returns how many are new.
 */
export async function addMandates(desk: Desk, mandates: readonly Mandate[]): Promise<number> {
  const today = desk.today()
  const details = { count: mandates.length }
  return desk.write({ what: 'mandates:change.imported', details }, async inside => {
    let added = 0
    await inChunks(mandates, 1000, async chunk => {
      const ids = chunk.map(({ id }) => id)
      const known = await idsAmong(inside, 'mandate', ids)
      const fresh = chunk.filter(({ id }) => !known.has(id)).map(mandate => settled(mandate, today))
      const rows = fresh.map(mandate => rowOf(inside, mandate))
      await insertRows(inside.db, 'mandate', rows)
      const parts = fresh.map(mandate => partRows(inside, mandate))
      await insertRows(
        inside.db,
        'contribution',
        parts.flatMap(part => part.contributions),
      )
      await insertRows(
        inside.db,
        'contributionPerson',
        parts.flatMap(part => part.chains),
      )
      await insertRows(
        inside.db,
        'mandatePerson',
        parts.flatMap(part => part.people),
      )
      await insertRows(
        inside.db,
        'mandateEncounter',
        parts.flatMap(part => part.encounters),
      )
      added += fresh.length
    })
    return added
  })
}

async function updateFields(desk: Desk, mandate: Mandate): Promise<void> {
  await desk.db
    .updateTable('mandate')
    .set(fieldsOf(mandate))
    .where('deskId', '=', desk.id)
    .where('id', '=', mandate.id)
    .execute()
}

/** Only those the mandate speaks of. */
async function addNewPeople(desk: Desk, draft: MandateDraft): Promise<void> {
  const named = new Set(peopleIn(draft))
  const fresh = draft.newPeople.filter(({ id }) => named.has(id))
  if (fresh.length > 0) await addNamedPeople(desk, fresh)
}

/** Whoever was there before may be gone: the chain keeps them. */
async function refuseUnknownIn(desk: Desk, draft: MandateDraft, before: Mandate | null): Promise<void> {
  await refuseUnknown(desk, 'person', peopleIn(draft), before ? peopleIn(before) : [])
  await refuseUnknown(desk, 'encounter', draft.encounterIds, before?.encounterIds)
}

function peopleIn({ clientId, contributions, people }: Mandate): string[] {
  const chains = contributions.flatMap(({ personIds }) => personIds)
  const others = people.map(({ personId }) => personId)
  return [...new Set([...(clientId === null ? [] : [clientId]), ...chains, ...others])]
}

function rowOf(desk: Desk, mandate: Mandate) {
  return { deskId: desk.id, id: mandate.id, ...fieldsOf(mandate) }
}
