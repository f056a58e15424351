import { addDays } from '../lib/day.ts'
import type { Named } from '../people/person.ts'
import type { Desk } from '../platform/desk.ts'
import { ASKED_DAYS, askedSession, isOver, type Now } from './asked-session.ts'
import type { Member } from './club.ts'
import { membersOf } from './members.ts'
import { presencesOf } from './presences.ts'
import { sessionDays, timeOn } from './session-days.ts'
import type { AskedSession, ClubsToday, SessionToday } from './shown.ts'
import { clubsOf, daysSaid } from './store.ts'
import { usuallyThere } from './usually-there.ts'

/** What the morning says of the clubs: the last session of each, asked once, and those of today. */
export async function clubsToday(desk: Desk): Promise<ClubsToday> {
  const now = nowOn(desk)
  const clubs = (await clubsOf(desk)).filter(({ archived }) => !archived)
  const said = await daysSaid(desk, { from: addDays(now.day, -ASKED_DAYS) })
  const asked: AskedSession[] = []
  const ahead: SessionToday[] = []
  for (const club of clubs) {
    const known = said.get(club.id) ?? new Set()
    const { id, name, place } = club
    const time = timeOn(club, now.day)
    const day = askedSession(club, known, now)
    if (day)
      asked.push({ club: { id, name, time: timeOn(club, day), place }, day, ...(await whoIsThere(desk, id)) })
    const isToday = sessionDays(club, { from: now.day, to: now.day }).length > 0
    if (isToday && !known.has(now.day) && !isOver({ ...club, time }, now.minutes)) {
      ahead.push({ club: { id, name, time, place } })
    }
  }
  const hour = ({ club }: SessionToday) => club.time ?? ''
  return {
    asked: asked.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)),
    ahead: ahead.sort((a, b) => (hour(a) < hour(b) ? -1 : 1)),
  }
}

/** The people of a club, and those usually there. */
export async function whoIsThere(
  desk: Desk,
  clubId: string,
  members?: readonly Member[],
): Promise<{ people: Named[]; usual: string[] }> {
  const people = (members ?? (await membersOf(desk, clubId))).map(({ id, name }) => ({ id, name }))
  const presences = (await presencesOf(desk, clubId)).map(presence => presence.people)
  const usual = usuallyThere(
    people.map(({ id }) => id),
    presences.map(there => new Set(there.map(({ id }) => id))),
  )
  return { people, usual }
}

function nowOn(desk: Desk): Now {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: desk.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(desk.now())
  const part = (type: string) => Number(parts.find(each => each.type === type)?.value ?? 0)
  return { day: desk.today(), minutes: part('hour') * 60 + part('minute') }
}
