import { marksOver } from '../encounters/contact-weeks.ts'
import type { Mode } from '../encounters/encounter.ts'
import { rebuildTallies } from '../encounters/tally.ts'
import { addDays, type Day, daysBetween, daysOf, type Span, weekday } from '../lib/day.ts'
import { holidayRegionOf, publicHolidaysOver } from '../lib/public-holidays.ts'
import { readSettings } from '../owner/store.ts'
import type { Named, Relation } from '../people/person.ts'
import type { Desk } from '../platform/desk.ts'
import { daysAway } from '../presence/absences.ts'
import { daysInCompanySaid, halfDaysOver } from '../presence/half-days.ts'
import { type CompanyLog, companyFigures, type DayManner, mixedTies, networksAt } from './company-figures.ts'
import { NETWORK_WEEKS } from './five-networks.ts'
import type { LogView, Worked } from './log-shown.ts'
import { maskedWeeks } from './masked-weeks.ts'
import { peopleByWeek, weeksIn, wholeWeeks } from './weekly.ts'

/** What the log shows of a span, taken to whole weeks. */
export async function logFigures(desk: Desk, span: Span): Promise<LogView> {
  const now = wholeWeeks(span)
  const weeks = weeksIn(now)
  const before = { from: addDays(now.from, -7 * weeks), to: addDays(now.from, -1) }
  const year = addDays(now.to, 1 - 7 * NETWORK_WEEKS)
  const log = await companyLog(desk, { from: year < before.from ? year : before.from, to: now.to })
  const firstDay = await firstDayOf(desk)
  const inPicture = firstDay !== null && firstDay <= before.to ? before.from : now.from
  const shift = Math.round(daysBetween(log.from, inPicture) / 7)
  const picture = { from: inPicture, to: now.to }
  const shown = log.people.map(person => ({ weeks: person.weeks.subarray(shift) }))
  const masked = await weeksMasked(desk, picture)
  return {
    now: companyFigures(now, log),
    // Half of it known is no past to be compared with.
    before: firstDay !== null && firstDay <= addDays(before.from, 6) ? companyFigures(before, log) : null,
    weeks: peopleByWeek(shown, picture.from, weeksIn(picture)).map(week => ({
      ...week,
      isMasked: masked.has(week.from),
    })),
    networks: networksAt(now.to, log, await sessionsOver(desk, { from: year, to: now.to }), firstDay),
    worked: await workedOver(desk, now),
  }
}

/** Those with whom business and what is personal are in one tie, by name. */
export async function mixedTiesOf(desk: Desk, span: Span): Promise<Named[]> {
  const weeks = wholeWeeks(span)
  const people = await peopleSeen(desk, weeks)
  const mixed = new Set(mixedTies(weeks, { people, from: weeks.from }))
  const rows = await desk.db
    .selectFrom('personCard')
    .select(['personId', 'name'])
    .where('deskId', '=', desk.id)
    .orderBy('sortName')
    .orderBy('personId')
    .execute()
  return rows
    .filter(({ personId }) => mixed.has(personId))
    .map(({ personId, name }) => ({ id: personId, name }))
}

/** Distinct people of each week of a span of whole weeks. */
export async function peopleWeekly(desk: Desk, span: Span) {
  return peopleByWeek(await peopleSeen(desk, span), span.from, weeksIn(span))
}

/** The first day with company; null of an empty log. */
export async function firstDayOf({ db, id }: Desk): Promise<Day | null> {
  const row = await db
    .selectFrom('dayManner')
    .select(({ fn }) => fn.min('day').as('day'))
    .where('deskId', '=', id)
    .executeTakeFirst()
  return (row?.day ?? null) as Day | null
}

/** The Mondays of the weeks of a span that say nothing of the usual ones. */
export async function weeksMasked(desk: Desk, span: Span): Promise<Set<Day>> {
  const region = holidayRegionOf((await readSettings(desk)).country)
  return maskedWeeks(span, await daysAway(desk, span), publicHolidaysOver(region, span))
}

/** Days on which anything was noted: an encounter with whomever, a half-day, a mood, a strain. */
export async function notedDays({ db, id }: Desk, { from, to }: Span): Promise<Set<Day>> {
  const noted = new Set<Day>()
  for (const table of ['dayManner', 'halfDay', 'mood', 'strain'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('day')
      .distinct()
      .where('deskId', '=', id)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .execute()
    for (const { day } of rows) noted.add(day as Day)
  }
  // Of the days that are left: those with the household alone, or with nobody by name. They are few on a full log.
  const left = daysOf({ from, to }).filter(day => !noted.has(day))
  for (let at = 0; at < left.length; at += 400) {
    const rows = await db
      .selectFrom('encounter')
      .select('day')
      .distinct()
      .where('deskId', '=', id)
      .where('planned', '=', 0)
      .where('day', 'in', left.slice(at, at + 400))
      .execute()
    for (const { day } of rows) noted.add(day as Day)
  }
  return noted
}

async function companyLog(desk: Desk, span: Span): Promise<CompanyLog> {
  return {
    from: span.from,
    people: await peopleSeen(desk, span),
    manners: await mannersOver(desk, span),
    metAtClubsOutside: await metAtClubsOutside(desk, span),
    saidInCompany: new Set(await daysInCompanySaid(desk, span)),
    noted: await notedDays(desk, span),
    away: await daysAway(desk, span),
  }
}

/** Everybody with a contact since the span began, but those one lives with. */
async function peopleSeen(desk: Desk, span: Span): Promise<CompanyLog['people']> {
  const rows = await selectWeeks(desk)
  if (rows.length === 0 && (await isUncounted(desk))) {
    await rebuildTallies(desk)
    rows.push(...(await selectWeeks(desk)))
  }
  const weeks = weeksIn(span)
  return rows.flatMap(({ personId, relations, trade, since, marks }) => {
    const lastWeek = addDays(since as Day, (marks.length / 2) * 7)
    if (lastWeek <= span.from || since > span.to) return []
    return {
      id: personId,
      relations: JSON.parse(relations) as Relation[],
      trade: trade as 'inside' | 'outside' | null,
      weeks: marksOver({ since: since as Day, marks }, span.from, weeks),
    }
  })
}

function selectWeeks({ db, id }: Desk) {
  return db
    .selectFrom('contactWeeks as weeks')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'weeks.deskId').onRef('card.personId', '=', 'weeks.personId'),
    )
    .select(['weeks.personId', 'weeks.since', 'weeks.marks', 'card.relations', 'card.trade'])
    .where('weeks.deskId', '=', id)
    .where('card.household', '=', 0)
    .execute()
}

/** A desk written by a program that did not count weeks yet. */
async function isUncounted({ db, id }: Desk): Promise<boolean> {
  const of = (table: 'contactTally' | 'contactWeeks') =>
    db.selectFrom(table).select('personId').where('deskId', '=', id).limit(1).executeTakeFirst()
  return !(await of('contactWeeks')) && (await of('contactTally')) !== undefined
}

async function mannersOver({ db, id }: Desk, { from, to }: Span): Promise<DayManner[]> {
  const rows = await db
    .selectFrom('dayManner')
    .selectAll()
    .where('deskId', '=', id)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.map(({ deskId: _, day, mode, ...counts }) => ({
    day: day as Day,
    mode: mode as Mode,
    ...counts,
  }))
}

/** Days of sessions at which one was. */
async function sessionsOver({ db, id }: Desk, { from, to }: Span): Promise<Day[]> {
  const rows = await db
    .selectFrom('clubSession')
    .select('day')
    .where('deskId', '=', id)
    .where('state', '=', 'went')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.map(({ day }) => day as Day)
}

async function metAtClubsOutside({ db, id: deskId }: Desk, { from, to }: Span) {
  const rows = await db
    .selectFrom('clubSession as s')
    .innerJoin('club as c', join => join.onRef('c.deskId', '=', 's.deskId').onRef('c.id', '=', 's.clubId'))
    .innerJoin('encounterPerson as ep', join =>
      join.onRef('ep.deskId', '=', 's.deskId').onRef('ep.encounterId', '=', 's.encounterId'),
    )
    .select(['ep.personId', 's.day'])
    .distinct()
    .where('s.deskId', '=', deskId)
    .where('s.day', '>=', from)
    .where('s.day', '<=', to)
    .where('c.outsideTrade', '=', 1)
    .execute()
  return rows.map(({ personId, day }) => ({ personId, day: day as Day }))
}

async function workedOver(desk: Desk, span: Span): Promise<Worked> {
  const said = await halfDaysOver(desk, span)
  const worked = said.filter(({ kind }) => kind !== 'off')
  return {
    evenings: worked.filter(({ half }) => half === 'evening').length,
    weekendHalves: worked.filter(({ day, half }) => half !== 'evening' && weekday(day) > 5).length,
    said: said.length,
  }
}
