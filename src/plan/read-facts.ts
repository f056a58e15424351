import { sessionDays, timeOn } from '../clubs/session-days.ts'
import { clubsOf } from '../clubs/store.ts'
import { ideasOf } from '../ideas/list.ts'
import { addDays, type Day, daysBetween } from '../lib/day.ts'
import { estimateTravel } from '../lib/geo/travel.ts'
import { choicesBetween } from '../outings/read-choice.ts'
import { homeOf, placesOf } from '../places/store.ts'
import type { Desk } from '../platform/desk.ts'
import { thanksDue } from '../reciprocity/read-thanks.ts'
import type { ClubFact, EventFact, PlanFacts } from './candidates.ts'
import { companyLately } from './read-company.ts'
import { peopleFacts } from './read-people.ts'
import { tourFact } from './read-tour.ts'
import { minutesAt } from './week-time.ts'

const TWO_WEEKS = 14
/** What has no end lasts so long (ours: an evening out, a session). */
const EVENT_MINUTES = 120
const CLUB_MINUTES = 90

/** What a week is planned from: the gaps, and what could fill them. */
export async function planFacts(desk: Desk, monday: Day): Promise<PlanFacts> {
  const since = addDays(desk.today(), 1 - TWO_WEEKS)
  return {
    company: await companyLately(desk, monday),
    ...(await counts(desk, since)),
    sinceDared: await sinceDared(desk),
    people: await peopleFacts(desk),
    tour: await tourFact(desk, monday),
    thanks: (await thanksDue(desk))
      .filter(({ person }, i, all) => all.findIndex(other => other.person.id === person.id) === i)
      .map(({ person }) => ({ personId: person.id, canCall: person.phone !== null })),
    events: await eventFacts(desk, monday),
    clubs: await clubFacts(desk, monday),
    coworking: await coworkingFact(desk),
    ideas: (await ideasOf(desk, { status: ['idea'] })).map(({ id, title, personId }) => ({
      ...{ ideaId: id, title, personId },
    })),
  }
}

async function counts({ db, id }: Desk, since: Day) {
  const micro = await db
    .selectFrom('encounter')
    .select(({ fn }) => fn.count<number>('day').distinct().as('days'))
    .where('deskId', '=', id)
    .where('planned', '=', 0)
    .where('size', '=', 'micro')
    .where('channel', '=', 'in-person')
    .where('day', '>=', since)
    .executeTakeFirst()
  const halves = await db
    .selectFrom('halfDay')
    .select(({ fn }) => fn.countAll<number>().as('halves'))
    .where('deskId', '=', id)
    .where('kind', '<>', 'off')
    .where(eb => eb.or([eb('company', '=', 1), eb('kind', 'in', ['coworking', 'client'])]))
    .where('day', '>=', since)
    .executeTakeFirst()
  const sessions = await db
    .selectFrom('clubSession')
    .select(({ fn }) => fn.countAll<number>().as('times'))
    .where('deskId', '=', id)
    .where('state', '=', 'went')
    .where('day', '>=', since)
    .executeTakeFirst()
  return {
    microDays: Number(micro?.days ?? 0),
    workHalves: Number(halves?.halves ?? 0),
    clubTimes: Number(sessions?.times ?? 0),
  }
}

async function sinceDared({ db, id, today }: Desk): Promise<number | null> {
  const row = await db
    .selectFrom('idea')
    .select(({ fn }) => fn.max('askedOn').as('day'))
    .where('deskId', '=', id)
    .executeTakeFirst()
  return row?.day ? Math.max(0, daysBetween(row.day as Day, today())) : null
}

async function eventFacts(desk: Desk, monday: Day): Promise<EventFact[]> {
  const today = desk.today()
  const from = monday < today ? today : monday
  const { choices } = await choicesBetween(desk, { from, to: addDays(monday, 6) })
  const best = Math.max(1, ...choices.map(({ score }) => score))
  return choices.flatMap(({ occurrence, score, outingId, travelMinutes, cost }) => {
    const { eventId, day, time, endDay, endTime, title } = occurrence
    if (time === null || score <= 0) return []
    const lasts = endTime === null || endDay !== day ? EVENT_MINUTES : minutesAt(endTime) - minutesAt(time)
    return {
      ...{ eventId, occurrence: occurrence.occurrence, title, outingId },
      day: daysBetween(monday, day),
      start: minutesAt(time),
      minutes: Math.max(30, lasts),
      wayMinutes: Math.round((travelMinutes ?? 60) / 2),
      cents: cost?.cents ?? null,
      promise: Math.max(0, score / best),
    }
  })
}

async function clubFacts(desk: Desk, monday: Day): Promise<ClubFact[]> {
  const week = { from: monday, to: addDays(monday, 6) }
  return (await clubsOf(desk))
    .filter(({ archived, time }) => !archived && time !== null)
    .flatMap(club =>
      sessionDays(club, week)
        .slice(0, 2)
        .map(day => ({
          ...{ clubId: club.id, name: club.name, placeId: club.placeId },
          day: daysBetween(monday, day),
          start: minutesAt(timeOn(club, day) ?? (club.time as string)),
          minutes: club.minutes ?? CLUB_MINUTES,
          cents: club.costPer === 'session' ? club.costCents : 0,
        })),
    )
}

/** The nearest that the owner noted. */
async function coworkingFact(desk: Desk): Promise<PlanFacts['coworking']> {
  const home = (await homeOf(desk))?.spot ?? null
  const near = (await placesOf(desk))
    .filter(({ kind, archived }) => kind === 'coworking' && !archived)
    .map(({ id, name, spot }) => {
      const ways =
        home && spot ? (['walk', 'car'] as const).map(mode => estimateTravel(home, spot, mode)) : []
      const minutes = Math.min(...ways.map(way => way.minutes))
      return { placeId: id, name, wayMinutes: Number.isFinite(minutes) ? Math.round(minutes) : 15 }
    })
  return near.sort((a, b) => a.wayMinutes - b.wayMinutes)[0] ?? null
}
