import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { lastContactsOf } from '../people/projection.ts'
import { addNamedPeople } from '../people/store.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { findMandate, mandateOf } from './list.ts'
import { factsOf, type Mandate, type MandateDraft, type MandateView, type Stage } from './mandate.ts'
import { addParts, editParts, partRows } from './mandate-parts.ts'
import { fieldsOf, revisionOf } from './mandate-row.ts'
import { atStage, settled } from './settle.ts'

export interface SavedMandate {
  /** `kept`: nothing to write, it is so already; `stale`: nothing written, it changed since that revision. */
  outcome: 'created' | 'edited' | 'kept' | 'stale'
  mandate: MandateView
}

/**
 * Notes a mandate, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was, or for a person or an
 * encounter that is not there.
 */
export async function saveMandate(desk: Desk, draft: MandateDraft): Promise<SavedMandate> {
  const wanted = settled(draft, desk.today())
  const current = await findMandate(desk, wanted.id)
  if (!current) {
    await refuseIfGone(desk, 'mandate', wanted.id)
    if (wanted.revision !== undefined) throw new Refusal('not-found', { what: 'mandate' })
    return create(desk, wanted)
  }
  if (wanted.revision === undefined || revisionOf(wanted) === current.revision) {
    return { outcome: 'kept', mandate: current }
  }
  if (wanted.revision !== current.revision) return { outcome: 'stale', mandate: current }
  return edit(desk, wanted)
}

/** Moves a mandate to a stage, forward or back (`atStage`); `kept` when it is there since that day already. */
export async function setStage(
  desk: Desk,
  { id, stage, on }: { id: string; stage: Stage; on: Day },
): Promise<SavedMandate> {
  const { what } = await mandateOf(desk, id)
  const moved = await desk.write(
    { what: `mandates:change.moved.${stage}`, details: { what } },
    async inside => {
      // Read under the write's lock: another edit may have come in between.
      const current = factsOf(await mandateOf(inside, id))
      const wanted = atStage(current, stage, on)
      if (revisionOf(wanted) === revisionOf(current)) return false
      await updateFields(inside, wanted)
      return true
    },
  )
  return { outcome: moved ? 'edited' : 'kept', mandate: await mandateOf(desk, id) }
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
      const known = await idsAmong(
        inside,
        chunk.map(({ id }) => id),
      )
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

async function create(desk: Desk, draft: MandateDraft): Promise<SavedMandate> {
  const details = { what: draft.what }
  const created = await desk.write({ what: 'mandates:change.noted', details }, async inside => {
    await addNewPeople(inside, draft)
    await refuseUnknown(inside, draft, null)
    const inserted = await inside.db
      .insertInto('mandate')
      .values(rowOf(inside, draft))
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    if (!inserted.numInsertedOrUpdatedRows) return false
    await addParts(inside, draft)
    return true
  })
  return { outcome: created ? 'created' : 'kept', mandate: await mandateOf(desk, draft.id) }
}

async function edit(desk: Desk, draft: MandateDraft): Promise<SavedMandate> {
  const details = { what: draft.what }
  const isStale = await desk.write({ what: 'mandates:change.edited', details }, async inside => {
    // Read again under the write's lock: another edit may have come in between.
    const current = await findMandate(inside, draft.id)
    if (current?.revision !== draft.revision) return true
    const before = factsOf(current as MandateView)
    await addNewPeople(inside, draft)
    await refuseUnknown(inside, draft, before)
    if (JSON.stringify(fieldsOf(draft)) !== JSON.stringify(fieldsOf(before)))
      await updateFields(inside, draft)
    await editParts(inside, { before, after: draft })
    return false
  })
  return { outcome: isStale ? 'stale' : 'edited', mandate: await mandateOf(desk, draft.id) }
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

/** Whoever was there before may be gone: the chain keeps them. Those named for the first time just came in. */
async function refuseUnknown(desk: Desk, draft: MandateDraft, before: Mandate | null): Promise<void> {
  const there = before ? [...peopleIn(before), ...before.encounterIds] : []
  const old = new Set([...there, ...draft.newPeople.map(({ id }) => id)])
  const people = peopleIn(draft).filter(id => !old.has(id))
  const known = await lastContactsOf(desk, people)
  const unknown = people.filter(id => !known.has(id))
  if (unknown.length > 0) throw new Refusal('not-found', { what: 'person', ids: unknown })

  const encounters = draft.encounterIds.filter(id => !old.has(id))
  if (encounters.length === 0) return
  const rows = await desk.db
    .selectFrom('encounter')
    .select('id')
    .where('deskId', '=', desk.id)
    .where('id', 'in', encounters)
    .execute()
  if (rows.length < encounters.length) throw new Refusal('not-found', { what: 'encounter' })
}

function peopleIn({ clientId, contributions, people }: Mandate): string[] {
  const chains = contributions.flatMap(({ personIds }) => personIds)
  const others = people.map(({ personId }) => personId)
  return [...new Set([...(clientId === null ? [] : [clientId]), ...chains, ...others])]
}

async function idsAmong({ db, id }: Desk, ids: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('mandate')
    .select('id')
    .where('deskId', '=', id)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map(row => row.id))
}

function rowOf(desk: Desk, mandate: Mandate) {
  return { deskId: desk.id, id: mandate.id, ...fieldsOf(mandate) }
}
