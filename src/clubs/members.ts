import { addNamedPeople } from '../people/store.ts'
import { nameOf } from '../people/summary.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseUnknown } from '../platform/rows.ts'
import type { Member, MembersDraft } from './club.ts'
import { presencesOf } from './presences.ts'
import type { ClubOfPerson } from './shown.ts'
import { clubOf } from './store.ts'

/** The people of a club, by name, with the sessions where one saw them. */
export async function membersOf(desk: Desk, clubId: string): Promise<Member[]> {
  const rows = await desk.db
    .selectFrom('clubPerson as cp')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'cp.deskId').onRef('card.personId', '=', 'cp.personId'),
    )
    .select(['cp.personId as id', 'card.name', 'cp.role'])
    .where('cp.deskId', '=', desk.id)
    .where('cp.clubId', '=', clubId)
    .orderBy('card.sortName')
    .orderBy('cp.personId')
    .execute()
  const presences = await presencesOf(desk, clubId)
  return rows.map(row => {
    const days = presences
      .filter(({ people }) => people.some(({ id }) => id === row.id))
      .map(({ day }) => day)
    return { ...row, together: days.length, lastOn: days[0] ?? null }
  })
}

/**
 * Adds people to a club, or says what they are there; each is in it once, however often it is sent.
 *
 * @throws Refusal as `clubOf`; `not-found` for somebody who is not there.
 */
export async function addMembers(desk: Desk, clubId: string, draft: MembersDraft): Promise<Member[]> {
  const { name: club } = await clubOf(desk, clubId)
  const what = { what: 'clubs:change.joined', details: { count: draft.people.length, club }, alone: true }
  await desk.write(what, inside => putMembers(inside, clubId, draft))
  return membersOf(desk, clubId)
}

/** @throws Refusal as `clubOf`; `not-found` for somebody who is not there. */
export async function removeMember(desk: Desk, clubId: string, personId: string): Promise<void> {
  const { name: club } = await clubOf(desk, clubId)
  const name = await nameOf(desk, personId)
  await desk.write({ what: 'clubs:change.left', details: { name, club } }, async inside => {
    await inside.db
      .deleteFrom('clubPerson')
      .where('deskId', '=', desk.id)
      .where('clubId', '=', clubId)
      .where('personId', '=', personId)
      .execute()
  })
}

/** Inside of a write. @throws Refusal `not-found` for somebody who is not there. */
export async function putMembers(
  desk: Desk,
  clubId: string,
  { people, newPeople }: MembersDraft,
): Promise<void> {
  const wanted = new Map(people.map(each => [each.personId, each]))
  const fresh = newPeople.filter(({ id }) => wanted.has(id))
  if (fresh.length > 0) await addNamedPeople(desk, fresh)
  await refuseUnknown(desk, 'person', [...wanted.keys()])
  const known = await desk.db
    .selectFrom('clubPerson')
    .select(['id', 'personId', 'role'])
    .where('deskId', '=', desk.id)
    .where('clubId', '=', clubId)
    .execute()
  const rowOf = new Map(known.map(row => [row.personId, row]))
  for (const { personId, role } of wanted.values()) {
    const row = rowOf.get(personId)
    if (!row || row.role === role) continue
    await desk.db
      .updateTable('clubPerson')
      .set({ role })
      .where('deskId', '=', desk.id)
      .where('id', '=', row.id)
      .execute()
  }
  const joining = [...wanted.values()].filter(({ personId }) => !rowOf.has(personId))
  await insertRows(
    desk.db,
    'clubPerson',
    joining.map(({ id, personId, role }) => ({ deskId: desk.id, id, clubId, personId, role })),
  )
}

/** The clubs of somebody, those one goes to first. */
export async function clubsOfPerson(desk: Desk, personId: string): Promise<ClubOfPerson[]> {
  const rows = await desk.db
    .selectFrom('clubPerson as cp')
    .innerJoin('club as c', join => join.onRef('c.deskId', '=', 'cp.deskId').onRef('c.id', '=', 'cp.clubId'))
    .select(['c.id', 'c.name', 'c.archived', 'cp.role'])
    .where('cp.deskId', '=', desk.id)
    .where('cp.personId', '=', personId)
    .orderBy('c.archived')
    .orderBy('c.name')
    .orderBy('c.id')
    .execute()
  const clubs: ClubOfPerson[] = []
  for (const row of rows) {
    const presences = await presencesOf(desk, row.id)
    const days = presences
      .filter(({ people }) => people.some(({ id }) => id === personId))
      .map(({ day }) => day)
    clubs.push({ ...row, archived: row.archived === 1, together: days.length, lastOn: days[0] ?? null })
  }
  return clubs
}
