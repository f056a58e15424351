import { Refusal } from '../lib/refusal.ts'
import { addNamedPeople } from '../people/store.ts'
import { namesOf } from '../people/summary.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import {
  FEWEST_MEMBERS,
  type Mastermind,
  type MastermindView,
  type Member,
  type MemberDraft,
  type MemberPromise,
  MOST_MEMBERS,
  membersOn,
  type Note,
  type Session,
} from './mastermind.ts'
import { moveWithRhythm } from './mastermind-calendar.ts'
import {
  keptColumn,
  mastermindFields,
  memberFields,
  revisionOfMastermind,
  sessionFields,
} from './mastermind-row.ts'
import { findMastermind, mastermindOf } from './masterminds.ts'

export interface MastermindDraft extends Mastermind {
  /** With whom it begins, the owner among them; later they come and go one by one. */
  members: readonly MemberDraft[]
  revision?: string | undefined
}

/**
 * Keeps a mastermind, or an edit of it when the draft carries a revision. The same id sent twice is stored once. What
 * was planned of it moves with its rhythm.
 *
 * @throws Refusal `mastermind-size` when it begins with too few or too many, `gone`, `not-found`.
 */
export async function saveMastermind(
  desk: Desk,
  { revision, members, ...mastermind }: MastermindDraft,
): Promise<Saved<MastermindView>> {
  const { id, name } = mastermind
  return saveOnce<MastermindView>(desk, {
    table: 'mastermind',
    id,
    revision,
    becomes: revisionOfMastermind(mastermind),
    find: on => findMastermind(on, id),
    what: before => ({
      what: before ? 'company:change.mastermindEdited' : 'company:change.mastermindBegun',
      details: { name },
    }),
    put: async (inside, before) => {
      const fields = mastermindFields(mastermind)
      if (before) {
        await inside.db
          .updateTable('mastermind')
          .set(fields)
          .where('deskId', '=', desk.id)
          .where('id', '=', id)
          .execute()
        return moveWithRhythm(inside, before)
      }
      refuseSize(members.length)
      if (members.filter(({ isOwner }) => isOwner).length !== 1) {
        throw new Refusal('invalid-input', { fields: ['members: one is the owner'] })
      }
      await inside.db
        .insertInto('mastermind')
        .values({ deskId: desk.id, id, ...fields })
        .execute()
      // Begun before it was noted here: they were of it then.
      const joinedOn = mastermind.since < inside.today() ? mastermind.since : inside.today()
      for (const [position, member] of members.entries()) {
        await putMember(inside, id, member, { position, joinedOn })
      }
    },
  })
}

/** With its sessions; what was logged of them stays in the journal. @throws Refusal as `mastermindOf`. */
export async function deleteMastermind(desk: Desk, id: string): Promise<void> {
  const { name } = await mastermindOf(desk, id)
  await desk.write({ what: 'company:change.mastermindDeleted', details: { name } }, async inside => {
    await inside.db.deleteFrom('mastermind').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/**
 * Somebody joins, or is corrected; who had left is of it again. Their turn comes last.
 *
 * @throws Refusal `mastermind-size` when there are eight already, `not-found`, `gone`.
 */
export async function saveMember(
  desk: Desk,
  mastermindId: string,
  draft: MemberDraft,
): Promise<MastermindView> {
  const { name } = await mastermindOf(desk, mastermindId)
  const details = { name: await nameOfDraft(desk, draft), mastermind: name }
  await desk.write({ what: 'company:change.memberSaved', details, alone: true }, async inside => {
    const { members } = await mastermindOf(inside, mastermindId)
    const now = membersOn(members, inside.today())
    const known = members.find(({ id }) => id === draft.id)
    if (!known) await refuseIfGone(inside, 'mastermind_member', draft.id)
    if (!now.some(({ id }) => id === draft.id)) refuseSize(now.length + 1)
    const position = known?.position ?? Math.max(-1, ...members.map(each => each.position)) + 1
    const joinedOn = known?.joinedOn ?? inside.today()
    await putMember(inside, mastermindId, draft, { position, joinedOn }, known)
  })
  return mastermindOf(desk, mastermindId)
}

/** Somebody leaves: what they said stays. Who was never at a session leaves no trace. @throws Refusal `not-found`. */
export async function removeMember(
  desk: Desk,
  mastermindId: string,
  memberId: string,
): Promise<MastermindView> {
  const { name: mastermind, members, sessions } = await mastermindOf(desk, mastermindId)
  const member = members.find(({ id }) => id === memberId)
  if (!member || member.isOwner) throw new Refusal('not-found', { what: 'mastermind_member' })
  const isNew = sessions.every(
    ({ state, notes, promises }) =>
      state !== 'held' && [...notes, ...promises].every(said => said.memberId !== memberId),
  )
  const details = { name: member.name, mastermind }
  await desk.write({ what: 'company:change.memberLeft', details }, async inside => {
    const { db } = inside
    if (isNew) {
      await db
        .deleteFrom('mastermindMember')
        .where('deskId', '=', desk.id)
        .where('id', '=', memberId)
        .execute()
    } else {
      await db
        .updateTable('mastermindMember')
        .set({ leftOn: desk.today() })
        .where('deskId', '=', desk.id)
        .where('id', '=', memberId)
        .execute()
    }
  })
  return mastermindOf(desk, mastermindId)
}

/** In which order they speak; those who are left out come after. */
export async function orderMembers(
  desk: Desk,
  mastermindId: string,
  order: readonly string[],
): Promise<MastermindView> {
  const { name } = await mastermindOf(desk, mastermindId)
  await desk.write({ what: 'company:change.turnsOrdered', details: { name }, alone: true }, async inside => {
    const { members } = await mastermindOf(inside, mastermindId)
    const placeOf = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
    const sorted = members.toSorted((a, b) => placeOf(a.id) - placeOf(b.id) || a.position - b.position)
    for (const [position, { id, position: before }] of sorted.entries()) {
      if (position === before) continue
      await inside.db
        .updateTable('mastermindMember')
        .set({ position })
        .where('deskId', '=', desk.id)
        .where('id', '=', id)
        .execute()
    }
  })
  return mastermindOf(desk, mastermindId)
}

export interface WholeMastermind {
  mastermind: Mastermind
  members: readonly Member[]
  sessions: readonly (Session & { notes: readonly Note[]; promises: readonly MemberPromise[] })[]
}

/** A mastermind with all that it has been, in one batch: for generators. Ids already there are left as they are. */
export async function addMastermind(
  desk: Desk,
  { mastermind, members, sessions }: WholeMastermind,
): Promise<void> {
  const { id: mastermindId, name } = mastermind
  const { id: deskId } = desk
  await desk.write({ what: 'company:change.mastermindBegun', details: { name } }, async ({ db }) => {
    await insertRows(
      db,
      'mastermind',
      [{ deskId, id: mastermindId, ...mastermindFields(mastermind) }],
      'keep',
    )
    const memberRows = members.map(each => ({ deskId, id: each.id, mastermindId, ...memberFields(each) }))
    await insertRows(db, 'mastermindMember', memberRows, 'keep')
    const sessionRows = sessions.map(each => ({ deskId, id: each.id, mastermindId, ...sessionFields(each) }))
    await insertRows(db, 'mastermindSession', sessionRows, 'keep')
    const notes = sessions.flatMap(({ id, notes }) => notes.map(note => noteRow(deskId, id, note)))
    await insertRows(db, 'mastermindNote', notes, 'keep')
    const promises = sessions.flatMap(({ id, promises }) =>
      promises.map(promise => promiseRow(deskId, id, promise)),
    )
    await insertRows(db, 'mastermindPromise', promises, 'keep')
  })
}

export function noteRow(deskId: string, mastermindSessionId: string, { id, memberId, text }: Note) {
  return { deskId, id, mastermindSessionId, mastermindMemberId: memberId, text }
}

export function promiseRow(deskId: string, mastermindSessionId: string, promise: MemberPromise) {
  const { id, memberId: mastermindMemberId, text, kept } = promise
  return { deskId, id, mastermindSessionId, mastermindMemberId, text, kept: keptColumn(kept) }
}

async function putMember(
  inside: Desk,
  mastermindId: string,
  draft: MemberDraft,
  { position, joinedOn }: Pick<Member, 'position' | 'joinedOn'>,
  known?: Member,
): Promise<void> {
  const { id, personId, newPerson, zone, isOwner } = draft
  if (newPerson && newPerson.id === personId) await addNamedPeople(inside, [newPerson])
  await refuseUnknown(inside, 'person', [personId], [known?.personId])
  const fields = memberFields({
    ...{ id, personId, zone, position, isOwner: known?.isOwner ?? isOwner },
    // Kept beside the card, for the day it is gone.
    name: await nameOfDraft(inside, draft),
    joinedOn,
    leftOn: null,
  })
  if (known) {
    await inside.db
      .updateTable('mastermindMember')
      .set(fields)
      .where('deskId', '=', inside.id)
      .where('id', '=', id)
      .execute()
  } else {
    await inside.db
      .insertInto('mastermindMember')
      .values({ deskId: inside.id, id, mastermindId, ...fields })
      .execute()
  }
}

async function nameOfDraft(desk: Desk, { personId, newPerson, name }: MemberDraft): Promise<string> {
  if (personId === null) return name
  const known = (await namesOf(desk, [personId]))(personId).name
  return known || newPerson?.name || name
}

function refuseSize(count: number): void {
  if (count < FEWEST_MEMBERS || count > MOST_MEMBERS) {
    throw new Refusal('mastermind-size', { fewest: FEWEST_MEMBERS, most: MOST_MEMBERS })
  }
}
