import { type Day, daysOf, type Span } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import { holidayRegionOf, publicHolidaysOver } from '../lib/public-holidays.ts'
import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { daysAway } from './absences.ts'
import { compare } from './compare.ts'
import type { Comparison } from './comparison.ts'
import { halfDaysOver } from './half-days.ts'
import type { PresenceLog, SaidHalf } from './presence-log.ts'
import { isOn, type Standing } from './standing.ts'
import { standingOf } from './standing-store.ts'
import { periodsOf, type Trial } from './trial.ts'
import { trialOf } from './trials.ts'

/** The weeks of a trial against those before it. @throws Refusal as `trialOf`. */
export async function comparisonOf(desk: Desk, trialId: string): Promise<Comparison> {
  const trial = await trialOf(desk, trialId)
  const today = desk.today()
  return compare(trial, await presenceLog(desk, trial, today), today)
}

/** What is known of the days that a comparison of the trial looks at. */
async function presenceLog(desk: Desk, trial: Trial, today: Day): Promise<PresenceLog> {
  const { baseline, yearBefore } = periodsOf(trial, today)
  // As far as today: who was met is kept when seen again since.
  const span = { from: baseline.from < yearBefore.from ? baseline.from : yearBefore.from, to: today }
  const region = holidayRegionOf((await readSettings(desk)).country)
  const meetings = await meetingsOver(desk, span)
  const halves = await halfDaysOver(desk, span)
  return {
    firstDay: await firstDayOf(desk),
    metOn: new Map(
      [...Map.groupBy(meetings, ({ day }) => day)].map(([day, of]) => [
        day,
        new Set(of.map(({ personId }) => personId)),
      ]),
    ),
    firstContact: await firstContacts(desk),
    moodsOn: groupValues([
      ...(await feelingsOver(desk, span)),
      ...halves.map(({ day, energy }) => ({ day, value: energy })),
    ]),
    billedOn: new Map(
      [...groupValues(halves.map(({ day, billedMinutes }) => ({ day, value: billedMinutes })))].map(
        ([day, minutes]) => [day, minutes.reduce((sum, each) => sum + each, 0)],
      ),
    ),
    halves: halves.map(
      ({ day, half, kind, placeId, company }): SaidHalf => ({
        ...{ day, half, kind, company },
        isThere: trial.placeId === null ? kind === KIND_OF[trial.kind] : placeId === trial.placeId,
      }),
    ),
    standingCompany: companyOfStanding(await standingOf(desk), span),
    favours: await favoursOver(desk, span),
    leads: await leadsOver(desk, span, await namesOfPlace(desk, trial)),
    away: await daysAway(desk, span),
    holidays: new Set(publicHolidaysOver(region, span)),
    knowsHolidays: region !== null,
  }
}

/** Where a half-day counts as one of the trial when it names no place of the owner's. */
const KIND_OF = { coworking: 'coworking', 'client-day': 'client', club: null, change: null } as const

async function firstDayOf({ db, id }: Desk): Promise<Day | null> {
  const row = await db
    .selectFrom('encounter')
    .select('day')
    .where('deskId', '=', id)
    .where('planned', '=', 0)
    .orderBy('day')
    .limit(1)
    .executeTakeFirst()
  return (row?.day ?? null) as Day | null
}

async function meetingsOver({ db, id }: Desk, { from, to }: Span) {
  const rows = await db
    .selectFrom('encounter')
    .innerJoin('encounterPerson as present', join =>
      join.onRef('present.deskId', '=', 'encounter.deskId').onRef('present.encounterId', '=', 'encounter.id'),
    )
    .innerJoin('person', join =>
      join.onRef('person.deskId', '=', 'present.deskId').onRef('person.id', '=', 'present.personId'),
    )
    .select(['encounter.day', 'present.personId'])
    .where('encounter.deskId', '=', id)
    .where('encounter.channel', '=', 'in-person')
    .where('encounter.planned', '=', 0)
    .where('encounter.day', '>=', from)
    .where('encounter.day', '<=', to)
    .where('person.household', '=', 0)
    .execute()
  return rows.map(({ day, personId }) => ({ day: day as Day, personId }))
}

/** On whatever channel: somebody known by their letters for years is not new. */
async function firstContacts({ db, id }: Desk): Promise<Map<string, Day>> {
  const rows = await db
    .selectFrom('encounterPerson as present')
    .innerJoin('encounter', join =>
      join.onRef('encounter.deskId', '=', 'present.deskId').onRef('encounter.id', '=', 'present.encounterId'),
    )
    .select(({ fn }) => ['present.personId', fn.min('encounter.day').as('first')])
    .where('present.deskId', '=', id)
    .where('encounter.planned', '=', 0)
    .groupBy('present.personId')
    .execute()
  return new Map(rows.map(({ personId, first }) => [personId, first as Day]))
}

async function feelingsOver({ db, id }: Desk, { from, to }: Span) {
  const rows = await db
    .selectFrom('encounter')
    .select(['day', 'feeling'])
    .where('deskId', '=', id)
    .where('planned', '=', 0)
    .where('feeling', 'is not', null)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.map(({ day, feeling }) => ({ day: day as Day, value: feeling }))
}

async function favoursOver({ db, id }: Desk, { from, to }: Span): Promise<PresenceLog['favours']> {
  const rows = await db
    .selectFrom('favour')
    .select(['day', 'direction'])
    .where('deskId', '=', id)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.map(({ day, direction }) => ({ day: day as Day, direction: direction as 'given' | 'received' }))
}

/** @param names of the place that is tried, folded: a mandate that came by it says so in one of its ways. */
async function leadsOver(
  { db, id }: Desk,
  { from, to }: Span,
  names: readonly string[],
): Promise<PresenceLog['leads']> {
  const rows = await db
    .selectFrom('mandate')
    .leftJoin('contribution', join =>
      join
        .onRef('contribution.deskId', '=', 'mandate.deskId')
        .onRef('contribution.mandateId', '=', 'mandate.id'),
    )
    .select(['mandate.id', 'mandate.heardOn', 'contribution.label'])
    .where('mandate.deskId', '=', id)
    .where('mandate.heardOn', '>=', from)
    .where('mandate.heardOn', '<=', to)
    .execute()
  return [...Map.groupBy(rows, row => row.id).values()].map(ways => ({
    day: ways[0]?.heardOn as Day,
    isFromThere: ways.some(({ label }) => label !== null && names.includes(fold(label))),
  }))
}

async function namesOfPlace({ db, id }: Desk, { placeId, clubId }: Trial): Promise<string[]> {
  const places = await db
    .selectFrom('place')
    .select('name')
    .where('deskId', '=', id)
    .where('id', '=', placeId ?? '')
    .execute()
  const clubs = await db
    .selectFrom('club')
    .select('name')
    .where('deskId', '=', id)
    .where('id', '=', clubId ?? '')
    .execute()
  return [...places, ...clubs].map(({ name }) => fold(name)).filter(name => name !== '')
}

function companyOfStanding(standing: readonly Standing[], span: Span): Set<Day> {
  const company = standing.filter(({ isCompany }) => isCompany)
  return new Set(daysOf(span).filter(day => company.some(each => isOn(each, day))))
}

function groupValues(values: readonly { day: Day; value: number | null }[]): Map<Day, number[]> {
  const grouped = new Map<Day, number[]>()
  for (const { day, value } of values)
    if (value !== null) grouped.set(day, [...(grouped.get(day) ?? []), value])
  return grouped
}
