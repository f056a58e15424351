import { readSettings } from '../owner/store.ts'
import { cardsOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import {
  firstNameOf,
  type Mastermind,
  type MastermindView,
  type Member,
  type MemberView,
  type SessionView,
  toldApart,
} from './mastermind.ts'
import {
  mastermindFrom,
  memberFrom,
  promiseFrom,
  revisionOfMastermind,
  revisionOfSession,
  sessionFrom,
} from './mastermind-row.ts'
import { slotsAhead, startOf } from './session-plan.ts'

/** Every mastermind, by name; those that are over last. */
export async function mastermindsOf(desk: Desk): Promise<MastermindView[]> {
  const views = await viewsOf(desk, null)
  return views.sort((a, b) => Number(a.archived) - Number(b.archived) || (a.name < b.name ? -1 : 1))
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function mastermindOf(desk: Desk, id: string): Promise<MastermindView> {
  return foundIn(desk, 'mastermind', id, await findMastermind(desk, id))
}

/** The mastermind as screens show it, if it is there. */
export async function findMastermind(desk: Desk, id: string): Promise<MastermindView | undefined> {
  return (await viewsOf(desk, id))[0]
}

/** Of which mastermind somebody is a member; undefined: of none. */
export async function mastermindOfMember(desk: Desk, memberId: string): Promise<MastermindView | undefined> {
  const row = await desk.db
    .selectFrom('mastermindMember')
    .select('mastermindId')
    .where('deskId', '=', desk.id)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return row && findMastermind(desk, row.mastermindId)
}

/** @param only that one; null: all. */
async function viewsOf(desk: Desk, only: string | null): Promise<MastermindView[]> {
  const { db, id: deskId } = desk
  let found = db.selectFrom('mastermind').selectAll().where('deskId', '=', deskId)
  let members = db.selectFrom('mastermindMember').selectAll().where('deskId', '=', deskId)
  let sessions = db.selectFrom('mastermindSession').selectAll().where('deskId', '=', deskId)
  if (only !== null) {
    found = found.where('id', '=', only)
    members = members.where('mastermindId', '=', only)
    sessions = sessions.where('mastermindId', '=', only)
  }
  const rows = await found.execute()
  if (rows.length === 0) return []
  const [memberRows, sessionRows] = [await members.execute(), await sessions.execute()]
  const said = await saidIn(desk, only)
  const known = await peopleAmong(desk, memberRows.map(memberFrom))
  const today = desk.today()
  return rows.map(row => {
    const mastermind = mastermindFrom(row)
    const isOf = (each: { mastermindId: string }) => each.mastermindId === row.id
    const ofIt = memberRows
      .filter(isOf)
      .map(each => known(memberFrom(each), mastermind))
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    const places = new Map(ofIt.map(({ id }, place) => [id, place]))
    const inTurn = <Said extends { memberId: string }>(said: readonly Said[] = []) =>
      said.toSorted((a, b) => (places.get(a.memberId) ?? 0) - (places.get(b.memberId) ?? 0))
    const sessionViews = sessionRows
      .filter(isOf)
      .map((each): SessionView => {
        const session = sessionFrom(each)
        return {
          ...session,
          revision: revisionOfSession(session),
          startsAt: startOf(session, mastermind.zone),
          notes: inTurn(said.notes.get(session.id)),
          promises: inTurn(said.promises.get(session.id)),
        }
      })
      .sort((a, b) => (`${a.day} ${a.time} ${a.id}` < `${b.day} ${b.time} ${b.id}` ? 1 : -1))
    return {
      ...mastermind,
      revision: revisionOfMastermind(mastermind),
      members: toldApart(ofIt),
      sessions: sessionViews,
      ahead: slotsAhead(mastermind, sessionViews, { from: today }).map(slot => ({
        ...slot,
        startsAt: startOf(slot, mastermind.zone),
        absent: sessionViews.find(({ id }) => id === slot.sessionId)?.absent ?? [],
      })),
    }
  })
}

/** What was noted and promised, by session. */
async function saidIn({ db, id: deskId }: Desk, only: string | null) {
  let notes = db
    .selectFrom('mastermindNote as n')
    .innerJoin('mastermindSession as s', join =>
      join.onRef('s.deskId', '=', 'n.deskId').onRef('s.id', '=', 'n.mastermindSessionId'),
    )
    .selectAll('n')
    .where('n.deskId', '=', deskId)
  let promises = db
    .selectFrom('mastermindPromise as p')
    .innerJoin('mastermindSession as s', join =>
      join.onRef('s.deskId', '=', 'p.deskId').onRef('s.id', '=', 'p.mastermindSessionId'),
    )
    // The owner's own are in the list of follow-ups, where they may have been ticked.
    .leftJoin('followUp as f', join => join.onRef('f.deskId', '=', 'p.deskId').onRef('f.id', '=', 'p.id'))
    .selectAll('p')
    .select('f.doneOn')
    .where('p.deskId', '=', deskId)
  if (only !== null) {
    notes = notes.where('s.mastermindId', '=', only)
    promises = promises.where('s.mastermindId', '=', only)
  }
  const noteRows = await notes.orderBy('n.id').execute()
  const promiseRows = await promises.orderBy('p.id').execute()
  return {
    notes: grouped(noteRows, ({ id, mastermindMemberId, text }) => ({
      id,
      memberId: mastermindMemberId,
      text,
    })),
    promises: grouped(promiseRows, ({ doneOn, ...row }) => promiseFrom(row, doneOn !== null)),
  }
}

function grouped<Row extends { mastermindSessionId: string }, Said>(
  rows: readonly Row[],
  as: (row: Row) => Said,
): Map<string, Said[]> {
  const bySession = Map.groupBy(rows, row => row.mastermindSessionId)
  return new Map([...bySession].map(([session, found]) => [session, found.map(as)]))
}

/** How each is called, and what their clock is. */
async function peopleAmong(
  desk: Desk,
  members: readonly Member[],
): Promise<(member: Member, mastermind: Mastermind) => MemberView> {
  const ids = [...new Set(members.flatMap(({ personId }) => personId ?? []))]
  const cards = new Map((await cardsOf(desk, ids)).map(card => [card.personId, card]))
  const zones = new Map(
    ids.length === 0
      ? []
      : (
          await desk.db
            .selectFrom('person')
            .select(['id', 'timeZone'])
            .where('deskId', '=', desk.id)
            .where('id', 'in', ids)
            .execute()
        ).map(({ id, timeZone }) => [id, timeZone]),
  )
  const { ownerName } = await readSettings(desk)
  return (member, { zone }) => {
    const { personId, isOwner } = member
    const card = personId === null ? undefined : cards.get(personId)
    const name = isOwner ? ownerName : (card?.name ?? member.name)
    const ownClock = isOwner ? desk.timeZone : personId === null ? null : zones.get(personId)
    const firstName = firstNameOf(name, card?.givenName)
    return { ...member, name, firstName, clock: member.zone ?? ownClock ?? zone }
  }
}
