import { Refusal } from '../lib/refusal.ts'
import { addNamedPeople } from '../people/store.ts'
import { namesOf } from '../people/summary.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { idsAmong, refuseUnknown } from '../platform/rows.ts'
import type { Encounter, EncounterDraft, EncounterView } from './encounter.ts'
import { addToEncounter, linkRow, takeFromEncounter } from './encounter-people.ts'
import { fieldsOf, revisionOf, settled } from './encounter-row.ts'
import { editEvent } from './event-edit.ts'
import { rowOfFollowUp } from './follow-ups.ts'
import { encounterOf, findEncounter } from './list.ts'
import { editTask } from './task-edit.ts'

export interface SavedEncounter {
  /** `kept`: nothing to write, it is there already; `stale`: nothing written, it changed since that revision. */
  outcome: 'created' | 'edited' | 'kept' | 'stale'
  encounter: EncounterView
}

/**
 * Logs an encounter, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was, or for somebody
 * unknown.
 */
export async function saveEncounter(desk: Desk, draft: EncounterDraft): Promise<SavedEncounter> {
  const wanted = { ...draft, ...settled(draft, desk.today()) }
  const current = await findEncounter(desk, wanted.id)
  if (!current) {
    await refuseIfGone(desk, 'encounter', wanted.id)
    if (wanted.revision !== undefined) throw new Refusal('not-found', { what: 'encounter' })
    return create(desk, wanted)
  }
  if (wanted.revision === undefined || revisionOf(wanted) === current.revision) {
    return { outcome: 'kept', encounter: current }
  }
  if (wanted.revision !== current.revision) return { outcome: 'stale', encounter: current }
  return edit(desk, wanted, current)
}

/** @throws Refusal as `encounterOf`. */
export async function deleteEncounter(desk: Desk, id: string): Promise<void> {
  const encounter = await encounterOf(desk, id)
  await desk.write({ what: 'encounters:change.deleted', details: detailsOf(encounter) }, async inside => {
    await inside.db.deleteFrom('encounter').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/**
 * Many at once, in one batch: for imports and generators. The people must be there; ids already there are left as
 * they are.
 *
 * @returns how many are new.
 */
export async function addEncounters(desk: Desk, encounters: readonly Encounter[]): Promise<number> {
  const today = desk.today()
  const details = { count: encounters.length }
  return desk.write({ what: 'encounters:change.imported', details }, async inside => {
    let added = 0
    await inChunks(encounters, 1000, async chunk => {
      const ids = chunk.map(({ id }) => id)
      const known = await idsAmong(inside, 'encounter', ids)
      const fresh = chunk.filter(({ id }) => !known.has(id)).map(encounter => settled(encounter, today))
      const rows = fresh.map(encounter => rowOf(inside, encounter))
      const links = fresh.flatMap(({ id, personIds }) =>
        personIds.map(personId => linkRow(inside, id, personId)),
      )
      await insertRows(inside.db, 'encounter', rows)
      await insertRows(inside.db, 'encounterPerson', links)
      added += fresh.length
    })
    return added
  })
}

async function create(desk: Desk, draft: EncounterDraft): Promise<SavedEncounter> {
  const what = draft.planned ? 'encounters:change.planned' : 'encounters:change.logged'
  const details = { names: (await namesFor(desk, draft)).join(', '), day: draft.day }
  const created = await desk.write({ what, details }, async inside => {
    const inserted = await inside.db
      .insertInto('encounter')
      .values(rowOf(desk, draft))
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    if (!inserted.numInsertedOrUpdatedRows) return false
    await addPeople(inside, draft, draft.personIds)
    const followUps = draft.followUps.map(each => rowOfFollowUp(desk, { ...each, encounterId: draft.id }))
    if (followUps.length > 0) await inside.db.insertInto('followUp').values(followUps).execute()
    return true
  })
  return { outcome: created ? 'created' : 'kept', encounter: await encounterOf(desk, draft.id) }
}

async function edit(desk: Desk, draft: EncounterDraft, current: EncounterView): Promise<SavedEncounter> {
  const names = await namesFor(desk, draft)
  const details = { names: names.join(', '), day: draft.day }
  const confirmed = current.planned && !draft.planned
  const what = confirmed ? 'encounters:change.logged' : 'encounters:change.edited'
  const isStale = await desk.write({ what, details, alone: true }, async inside => {
    // Read again now that nobody else writes: another edit may have come in between.
    if ((await findEncounter(inside, draft.id))?.revision !== draft.revision) return true
    const { id } = draft
    const fields = fieldsOf(draft)
    if (JSON.stringify(fields) !== JSON.stringify(fieldsOf(current))) {
      await inside.db
        .updateTable('encounter')
        .set(fields)
        .where('deskId', '=', desk.id)
        .where('id', '=', id)
        .execute()
    }
    const gone = current.personIds.filter(person => !draft.personIds.includes(person))
    await takeFromEncounter(inside, id, gone)
    await addPeople(
      inside,
      draft,
      draft.personIds.filter(person => !current.personIds.includes(person)),
    )
    await replaceFollowUps(inside, draft, current)
    await editEvent(inside, { before: current, after: draft, names })
    return false
  })
  return { outcome: isStale ? 'stale' : 'edited', encounter: await encounterOf(desk, draft.id) }
}

async function addPeople(desk: Desk, draft: EncounterDraft, personIds: readonly string[]): Promise<void> {
  const fresh = draft.newPeople.filter(person => draft.personIds.includes(person.id))
  await addNamedPeople(desk, fresh)
  await refuseUnknown(desk, 'person', [...personIds, ...draft.followUps.flatMap(each => each.personId ?? [])])
  await addToEncounter(desk, draft.id, personIds)
}

async function replaceFollowUps(desk: Desk, draft: EncounterDraft, current: EncounterView): Promise<void> {
  const before = new Map(current.followUps.map(each => [each.id, each]))
  for (const each of draft.followUps) {
    const after = { ...each, encounterId: draft.id }
    const row = rowOfFollowUp(desk, after)
    const was = before.get(each.id)
    before.delete(each.id)
    if (was && JSON.stringify(rowOfFollowUp(desk, was)) === JSON.stringify(row)) continue
    const { deskId, id, ...fields } = row
    await desk.db
      .insertInto('followUp')
      .values(row)
      .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
      .execute()
    if (was) await editTask(desk, { before: was, after })
  }
  if (before.size === 0) return
  const gone = [...before.keys()]
  await desk.db.deleteFrom('followUp').where('deskId', '=', desk.id).where('id', 'in', gone).execute()
}

async function namesFor(desk: Desk, { personIds, newPeople }: EncounterDraft): Promise<string[]> {
  const fresh = new Map(newPeople.map(person => [person.id, person.name]))
  const named = await namesOf(
    desk,
    personIds.filter(id => !fresh.has(id)),
  )
  return personIds.map(id => fresh.get(id) ?? named(id).name).filter(name => name !== '')
}

function detailsOf({ people, day }: EncounterView): Record<string, string> {
  return { names: people.map(person => person.name).join(', '), day }
}

function rowOf(desk: Desk, encounter: Encounter) {
  return { deskId: desk.id, id: encounter.id, ...fieldsOf(encounter) }
}
