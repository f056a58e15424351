import { sql } from 'kysely'
import { marksOver } from '../encounters/contact-weeks.ts'
import { type Channel, type Mode, modeOf } from '../encounters/encounter.ts'
import { addDays, type Day, daysBetween, type Span, weekday } from '../lib/day.ts'
import { namesOf } from '../people/summary.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import type { MonthFigures } from './month-figures.ts'

/** Without a word for so long, a tie is taken up again rather than kept. */
const RENEWED_DAYS = 365
const OFTEN_DAYS = 3
const MODES: readonly Mode[] = ['in-person', 'call', 'video', 'writing']

interface Seen {
  person: string
  first: Day
  encounters: string[]
  spokenDays: Set<Day>
}

/** Who there was in the span, the household left out. */
export async function peopleOf(desk: Desk, span: Span): Promise<MonthFigures['people']> {
  const rows = await contactsIn(desk, span)
  const seen = new Map<string, Seen>()
  for (const { person, day, channel } of rows) {
    const known = seen.get(person) ?? { person, first: day, encounters: [], spokenDays: new Set<Day>() }
    if (day < known.first) known.first = day
    if (modeOf(channel) !== 'writing') known.spokenDays.add(day)
    seen.set(person, known)
  }
  const everybody = [...seen.values()].sort((a, b) =>
    a.first < b.first ? -1 : a.first > b.first ? 1 : a.person < b.person ? -1 : 1,
  )
  const { fresh, renewed } = await newAndRenewed(desk, everybody, span)
  const often = everybody
    .filter(({ spokenDays }) => spokenDays.size >= OFTEN_DAYS)
    .sort((a, b) => b.spokenDays.size - a.spokenDays.size)
    .slice(0, 5)
  const nameOf = await namesOf(desk, [...fresh, ...renewed, ...often.map(({ person }) => person)])
  const named = (ids: readonly string[]) => ids.map(nameOf).filter(({ name }) => name !== '')
  return {
    byMode: MODES.flatMap(mode => {
      const of = rows.filter(({ channel }) => modeOf(channel) === mode)
      return of.length === 0
        ? []
        : [
            {
              mode,
              people: new Set(of.map(({ person }) => person)).size,
              encounters: new Set(of.map(({ id }) => id)).size,
            },
          ]
    }),
    fresh: named(fresh),
    renewed: named(renewed),
    often: often.flatMap(({ person, spokenDays }) => {
      const { id, name } = nameOf(person)
      return name === '' ? [] : [{ id, name, days: spokenDays.size }]
    }),
  }
}

/**
 * Who was there (`ep`) in each encounter of a span (`e`), the household left out. In this order, which SQLite keeps of a
 * `cross join`: the other way round it would look through everybody's encounters of all time.
 */
export function contactsWithin(desk: string, { from, to }: Span) {
  return sql`encounter e cross join encounter_person ep
    where e.desk_id = ${desk} and e.day >= ${from} and e.day <= ${to} and e.planned = 0
      and ep.desk_id = ${desk} and ep.encounter_id = e.id
      and ep.person_id not in (select id from person where desk_id = ${desk} and household = 1)`
}

function contactsIn({ db, id }: Desk, { from, to }: Span) {
  return sql<{ id: string; day: Day; channel: Channel; person: string }>`
    select e.id, e.day, e.channel, ep.person_id as person from ${contactsWithin(id, { from, to })}`
    .execute(db.withoutPlugins())
    .then(({ rows }) => rows)
}

/**
 * Of the people of the month, those of whom nothing was ever noted before, and those of whom nothing was for a year.
 * What is kept of their last days and of their weeks answers for nearly all: only the others' encounters are looked
 * through.
 */
async function newAndRenewed(desk: Desk, people: readonly Seen[], { from, to }: Span) {
  const fresh = new Set<string>()
  const lastBefore = new Map<string, Day>()
  const unsure: string[] = []
  await inChunks(people, 500, async chunk => {
    const tallies = await desk.db
      .selectFrom('contactTally')
      .select(['personId', 'firstOn', 'activeDays', 'recentDays'])
      .where('deskId', '=', desk.id)
      .where('channel', '=', 'any')
      .where(
        'personId',
        'in',
        chunk.map(({ person }) => person),
      )
      .execute()
    for (const { personId, firstOn, activeDays, recentDays } of tallies) {
      if (firstOn >= from) {
        fresh.add(personId)
        continue
      }
      const days = JSON.parse(recentDays) as Day[]
      const last = days.find(day => day < from)
      if (last) lastBefore.set(personId, last)
      else if (days.length < activeDays) unsure.push(personId)
    }
  })
  const silent = await withoutWeeks(desk, unsure, { from: addDays(to, -RENEWED_DAYS), to: addDays(from, -1) })
  for (const [person, last] of await lastDays(desk, silent, from)) lastBefore.set(person, last)
  const since = new Map(people.map(({ person, first }) => [person, first]))
  const isRenewed = (person: string) => {
    const [last, first] = [lastBefore.get(person), since.get(person)]
    return last !== undefined && first !== undefined && last < addDays(first, -RENEWED_DAYS)
  }
  const ids = people.map(({ person }) => person)
  return { fresh: ids.filter(person => fresh.has(person)), renewed: ids.filter(isRenewed) }
}

/** Of these people, those with no contact in any whole week of the span. */
async function withoutWeeks(
  { db, id }: Desk,
  people: readonly string[],
  { from, to }: Span,
): Promise<string[]> {
  const monday = addDays(from, (8 - weekday(from)) % 7)
  const weeks = Math.floor((daysBetween(monday, to) + 1) / 7)
  const seen = new Set<string>()
  await inChunks(people, 500, async chunk => {
    const rows = await db
      .selectFrom('contactWeeks')
      .select(['personId', 'since', 'marks'])
      .where('deskId', '=', id)
      .where('personId', 'in', chunk)
      .execute()
    for (const { personId, since, marks } of rows) {
      if (marksOver({ since: since as Day, marks }, monday, weeks).some(mark => mark > 0)) seen.add(personId)
    }
  })
  return people.filter(person => !seen.has(person))
}

async function lastDays({ db, id }: Desk, people: readonly string[], from: Day): Promise<[string, Day][]> {
  const found: [string, Day][] = []
  await inChunks(people, 500, async chunk => {
    const { rows } = await sql<{ person: string; day: Day }>`
      select ep.person_id as person, max(e.day) as day
      from encounter_person ep join encounter e on e.desk_id = ep.desk_id and e.id = ep.encounter_id
      where ep.desk_id = ${id} and ep.person_id in (${sql.join([...chunk])}) and e.planned = 0 and e.day < ${from}
      group by ep.person_id`.execute(db.withoutPlugins())
    for (const { person, day } of rows) found.push([person, day])
  })
  return found
}
