import { sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { addNamedPeople } from '../people/store.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { FollowUpTable } from '../platform/db/schema.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn, refuseIfGone } from '../platform/gone.ts'
import { refuseUnknown } from '../platform/rows.ts'
import type { FollowUp, FollowUpView } from './encounter.ts'
import { revisionOfFollowUp } from './encounter-row.ts'
import { editTask } from './task-edit.ts'

export interface SavedFollowUp {
  /** `kept`: it was so already; `stale`: nothing written, it changed since that revision. */
  outcome: 'saved' | 'kept' | 'stale'
  followUp: FollowUpView
}

export interface FollowUpDraft extends FollowUp {
  revision?: string | undefined
  /** The person, where named for the first time: enters the cardex in the same batch. */
  newPerson?: { id: string; name: string } | null | undefined
}

/**
 * Stores a follow-up, ticks it done, or takes the tick away: as it is said here. With the revision that an edit was
 * made from, nothing is written over a later state.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` when its person or encounter is not there.
 */
export async function saveFollowUp(
  desk: Desk,
  { revision, newPerson, ...followUp }: FollowUpDraft,
): Promise<SavedFollowUp> {
  const current = await findFollowUp(desk, followUp.id)
  if (!current) await refuseIfGone(desk, 'follow_up', followUp.id)
  const row = rowOfFollowUp(desk, followUp)
  if (current && JSON.stringify(rowOfFollowUp(desk, current)) === JSON.stringify(row)) {
    return { outcome: 'kept', followUp: current }
  }
  if (revision !== undefined && !current) throw new Refusal('not-found', { what: 'follow-up' })
  const isTick = current && current.doneOn === null && followUp.doneOn !== null
  const what = isTick ? 'encounters:change.followUpDone' : 'encounters:change.followUpSaved'
  const isStale = await desk.write({ what, details: { text: followUp.text }, alone: true }, async inside => {
    // Read now that nobody else writes: another edit may have come in between.
    const before = current && (await findFollowUp(inside, followUp.id))
    if (before && revision !== undefined && before.revision !== revision) return true
    if (newPerson && newPerson.id === followUp.personId) await addNamedPeople(inside, [newPerson])
    await refuseUnknown(inside, 'person', [followUp.personId])
    await refuseUnknown(inside, 'encounter', [followUp.encounterId])
    const { deskId, id, ...fields } = row
    await inside.db
      .insertInto('followUp')
      .values(row)
      .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
      .execute()
    if (before) await editTask(inside, { before, after: followUp }, newPerson?.name)
    return false
  })
  return { outcome: isStale ? 'stale' : 'saved', followUp: await followUpById(desk, followUp.id) }
}

/** @throws Refusal `gone` when it was taken away already, `not-found` when it never was. */
export async function deleteFollowUp(desk: Desk, id: string): Promise<void> {
  const { text } = await followUpById(desk, id)
  await desk.write({ what: 'encounters:change.followUpDeleted', details: { text } }, async inside => {
    await inside.db.deleteFrom('followUp').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Many at once, for imports, of people who are there; ids already there are left as they are. */
export async function addFollowUps(desk: Desk, followUps: readonly FollowUp[]): Promise<void> {
  const details = { count: followUps.length }
  await desk.write({ what: 'encounters:change.followUpsAdded', details }, async inside => {
    const rows = followUps.map(followUp => rowOfFollowUp(inside, followUp))
    await insertRows(inside.db, 'followUp', rows, 'keep')
  })
}

export interface FollowUpFilters {
  /** Only those not done yet. */
  open?: boolean
  personId?: string | undefined
  /** Due that day at the latest, or without a day. */
  dueBy?: Day
}

/** Those with a day first, the earliest before. */
export async function followUpsOf(
  desk: Desk,
  filters: FollowUpFilters = {},
  limit = 500,
): Promise<FollowUpView[]> {
  const { open, personId, dueBy } = filters
  const rows = await selectViews(desk)
    .$if(open === true, q => q.where('f.doneOn', 'is', null))
    .$if(personId !== undefined, q => q.where('f.personId', '=', personId as string))
    .$if(dueBy !== undefined, q =>
      q.where(eb => eb.or([eb('f.dueOn', '<=', dueBy as string), eb('f.dueOn', 'is', null)])),
    )
    .orderBy(sql`f.due_on is null`)
    .orderBy('f.dueOn')
    .orderBy('f.id')
    .limit(limit)
    .execute()
  return rows.map(viewOf)
}

/** What was promised on these encounters. */
export async function followUpsOfEncounters({ db, id }: Desk, encounterIds: string[]): Promise<FollowUp[]> {
  const rows = await db
    .selectFrom('followUp')
    .selectAll()
    .where('deskId', '=', id)
    .where('encounterId', 'in', encounterIds)
    .orderBy('id')
    .execute()
  return rows.map(followUpFrom)
}

export function rowOfFollowUp(desk: Desk, followUp: FollowUp): Omit<FollowUpTable, 'uri' | 'icalHash'> {
  const { id, text, by, personId, encounterId, dueOn, doneOn } = followUp
  return { deskId: desk.id, id, text, by, personId, encounterId, dueOn, doneOn }
}

async function followUpById(desk: Desk, id: string): Promise<FollowUpView> {
  return foundIn(desk, 'follow_up', id, await findFollowUp(desk, id))
}

/** The follow-up as screens show it, if it is there. */
export async function findFollowUp(desk: Desk, id: string): Promise<FollowUpView | undefined> {
  const row = await selectViews(desk).where('f.id', '=', id).executeTakeFirst()
  return row && viewOf(row)
}

function selectViews({ db, id }: Desk) {
  return db
    .selectFrom('followUp as f')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'f.deskId').onRef('card.personId', '=', 'f.personId'),
    )
    .selectAll('f')
    .select('card.name as personName')
    .where('f.deskId', '=', id)
}

function viewOf({ personName, ...row }: FollowUpTable & { personName: string | null }): FollowUpView {
  const followUp = followUpFrom(row)
  return { ...followUp, revision: revisionOfFollowUp(followUp), personName }
}

function followUpFrom({ deskId, uri, icalHash, ...row }: FollowUpTable): FollowUp {
  // The columns hold only what `rowOfFollowUp` wrote.
  return row as FollowUp
}
