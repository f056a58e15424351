import { Refusal } from '../lib/refusal.ts'
import { namesOf } from '../people/summary.ts'
import type { InvitationTable } from '../platform/db/schema-company.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { Invitation, InvitationDraft, InvitationView } from './invitation.ts'
import { invitationFields, invitationFrom, newInvitation, revisionOf } from './invitation-row.ts'

/** Every proposal, the last made first. */
export async function invitationsOf(desk: Desk): Promise<InvitationView[]> {
  const rows = await desk.db
    .selectFrom('invitation')
    .selectAll()
    .where('deskId', '=', desk.id)
    .orderBy('id', 'desc')
    .execute()
  return viewsOf(desk, rows)
}

export async function findInvitation(desk: Desk, id: string): Promise<InvitationView | undefined> {
  const row = await desk.db
    .selectFrom('invitation')
    .selectAll()
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && (await viewsOf(desk, [row]))[0]
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function invitationOf(desk: Desk, id: string): Promise<InvitationView> {
  return foundIn(desk, 'invitation', id, await findInvitation(desk, id))
}

/**
 * Keeps a proposal as it is written, or an edit of it when the draft carries a revision. The same id sent twice is stored
 * once. Written again after a no, it is open again.
 *
 * @throws Refusal `gone`, `not-found` as `saveOnce`; `invitation-not-now` once a moment is chosen, or it was withdrawn.
 */
export async function saveInvitation(
  desk: Desk,
  { revision, ...draft }: InvitationDraft,
): Promise<Saved<InvitationView>> {
  const { id, ...said } = draft
  const written = { ...said, slots: [...new Set(said.slots)].sort() }
  const person = await namesOf(desk, written.personId === null ? [] : [written.personId])
  const details = { name: written.personId === null ? '' : person(written.personId).name }
  return saveOnce<InvitationView>(desk, {
    table: 'invitation',
    id,
    revision,
    becomes: revisionOf({ id, ...written }),
    find: on => findInvitation(on, id),
    what: before => ({ what: before ? 'company:change.edited' : 'company:change.noted', details }),
    put: async (inside, before) => {
      await refuseUnknown(inside, 'person', [written.personId], [before?.personId])
      if (!before) return putInvitation(inside, newInvitation(id, written), null)
      if (before.state === 'chosen' || before.state === 'withdrawn') throw new Refusal('invitation-not-now')
      const isSent = before.sentOn !== null
      const change = {
        state: isSent ? ('open' as const) : before.state,
        counterAt: null,
        // Their word was of other moments.
        answer: isSent ? '' : before.answer,
        sequence: before.sequence + (isSent ? 1 : 0),
      }
      await putInvitation(inside, { ...before, ...written, ...change }, before)
    },
  })
}

/** The proposal alone: a moment that was agreed stays in the calendar. @throws Refusal as `invitationOf`. */
export async function deleteInvitation(desk: Desk, id: string): Promise<void> {
  const { person } = await invitationOf(desk, id)
  await desk.write({ what: 'company:change.deleted', details: { name: person.name } }, async inside => {
    await inside.db.deleteFrom('invitation').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** The link of the last video talk that was proposed; ''. */
export async function lastLink({ db, id }: Desk): Promise<string> {
  const row = await db
    .selectFrom('invitation')
    .select('link')
    .where('deskId', '=', id)
    .where('link', '!=', '')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.link ?? ''
}

/** Inside of a write: only what differs is written. */
export async function putInvitation(
  { db, id: deskId }: Desk,
  { id, ...invitation }: Invitation,
  before: Invitation | null,
): Promise<void> {
  const fields = invitationFields(invitation)
  if (!before) {
    await db
      .insertInto('invitation')
      .values({ deskId, id, ...fields })
      .execute()
  } else if (JSON.stringify(fields) !== JSON.stringify(invitationFields(before))) {
    await db.updateTable('invitation').set(fields).where('deskId', '=', deskId).where('id', '=', id).execute()
  }
}

async function viewsOf(desk: Desk, rows: InvitationTable[]): Promise<InvitationView[]> {
  const invitations = rows.map(invitationFrom)
  const people = invitations.flatMap(({ personId }) => personId ?? [])
  const named = await namesOf(desk, people)
  const met = await metAmong(
    desk,
    invitations.flatMap(({ encounterId }) => encounterId ?? []),
  )
  return invitations.map(invitation => ({
    ...invitation,
    revision: revisionOf(invitation),
    person: invitation.personId === null ? { id: '', name: '' } : named(invitation.personId),
    isMet: invitation.encounterId !== null && met.has(invitation.encounterId),
  }))
}

async function metAmong(desk: Desk, encounters: readonly string[]): Promise<Set<string>> {
  const met = new Set<string>()
  await inChunks(encounters, 500, async chunk => {
    const rows = await desk.db
      .selectFrom('encounter')
      .select('id')
      .where('deskId', '=', desk.id)
      .where('id', 'in', chunk)
      .where('planned', '=', 0)
      .execute()
    for (const { id } of rows) met.add(id)
  })
  return met
}
