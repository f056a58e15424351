import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import type { ClubView, Session } from './club.ts'
import { attendanceOf, costPerSession } from './club-figures.ts'
import { membersOf } from './members.ts'
import { whatItBrought } from './read-brought.ts'
import { companyOutside } from './read-outside.ts'
import { nextSession } from './session-days.ts'
import { sessionsOf } from './sessions.ts'
import type { ClubDetail, ClubsAnswer } from './shown.ts'
import { clubOf, clubsOf } from './store.ts'
import { whoIsThere } from './today.ts'

export async function everyClub(desk: Desk): Promise<ClubsAnswer> {
  const { db, id: deskId } = desk
  const today = desk.today()
  const clubs = await clubsOf(desk)
  const sessions = await db
    .selectFrom('clubSession')
    .select(['clubId', 'day', 'state'])
    .where('deskId', '=', deskId)
    .execute()
  const people = await db
    .selectFrom('clubPerson')
    .select(eb => ['clubId', eb.fn.countAll().as('count')])
    .where('deskId', '=', deskId)
    .groupBy('clubId')
    .execute()
  const countOf = new Map(people.map(({ clubId, count }) => [clubId, Number(count)]))
  const ofClub = Map.groupBy(sessions, ({ clubId }) => clubId)
  return {
    clubs: clubs.map(club => {
      const told = (ofClub.get(club.id) ?? []) as unknown as Pick<Session, 'day' | 'state'>[]
      return {
        club,
        people: countOf.get(club.id) ?? 0,
        next: nextOf(club, told, today),
        attendance: attendanceOf(club, told, today),
      }
    }),
    outside: await companyOutside(desk),
  }
}

/** @throws Refusal as `clubOf`. */
export async function clubDetail(desk: Desk, id: string): Promise<ClubDetail> {
  const club = await clubOf(desk, id)
  const today = desk.today()
  const people = await membersOf(desk, id)
  const sessions = await sessionsOf(desk, id)
  const attendance = attendanceOf(club, sessions, today)
  const { usual } = await whoIsThere(desk, id, people)
  return {
    ...{ club, people, usual, sessions, attendance },
    next: nextOf(club, sessions, today),
    cost: costPerSession(club, attendance.went, today),
    brought: await whatItBrought(desk, club, people),
  }
}

function nextOf(club: ClubView, told: readonly Pick<Session, 'day' | 'state'>[], today: Day): Day | null {
  const said = told.filter(({ state }) => state !== 'moved').map(({ day }) => day)
  return club.archived ? null : nextSession(club, today, new Set(said))
}
