import { type RawBuilder, sql } from 'kysely'
import type { Desk } from '../platform/desk.ts'
import type { TimeSpent } from './provenance-answer.ts'
import type { Period } from './provenance-counted.ts'
import { whereKey } from './provenance-paid.ts'
import type { Source } from './provenance-sources.ts'
import { personKey } from './provenance-ways.ts'

/**
 * With those people and at those places in the period, as far as encounters say how long they were; by source, and only
 * where there was any.
 */
export async function timeSpent(
  desk: Desk,
  period: Period,
  sources: readonly Pick<Source, 'key' | 'personId'>[],
): Promise<Record<string, TimeSpent>> {
  const people = sources.flatMap(({ personId }) => personId ?? [])
  const isWhere = sources.some(({ key }) => key.startsWith('where:'))
  const [withThem, there] = await Promise.all([
    people.length > 0 ? timeWith(desk, period, people) : NONE,
    isWhere ? timeAt(desk, period) : NONE,
  ])
  const sums = new Map<string, TimeSpent>()
  for (const { personId, place, minutes, encounters } of [...withThem.rows, ...there.rows]) {
    const key = personId === null ? whereKey(place) : personKey(personId)
    if (key === null) continue
    const known = sums.get(key) ?? { minutes: 0, encounters: 0 }
    // PostgreSQL tells sums and counts as text.
    sums.set(key, {
      minutes: known.minutes + Number(minutes),
      encounters: known.encounters + Number(encounters),
    })
  }
  return Object.fromEntries(
    sources.flatMap(({ key }) => {
      const sum = sums.get(key)
      return sum ? [[key, sum]] : []
    }),
  )
}

const NONE = { rows: [] }

type Spent = Record<'minutes' | 'encounters', number | string> & {
  personId: string | null
  /** As written. */
  place: string
}

function timeWith(desk: Desk, period: Period, people: readonly string[]) {
  return sql<Spent>`
      select present.person_id as "personId", '' as place, sum(encounter.minutes) as minutes, count(*) as encounters
      from encounter_person present
      join encounter on encounter.desk_id = present.desk_id and encounter.id = present.encounter_id
      where present.desk_id = ${desk.id} and present.person_id in (${sql.join(people)}) and ${isTimed(period)}
      group by present.person_id`.execute(desk.db.withoutPlugins())
}

function timeAt(desk: Desk, period: Period) {
  return sql<Spent>`
      select null as "personId", place, sum(minutes) as minutes, count(*) as encounters from encounter
      where desk_id = ${desk.id} and ${isTimed(period)} and place <> '' group by place`.execute(
    desk.db.withoutPlugins(),
  )
}

/** Where every day counts, days are not asked: the index of encounters that say how long they were is then read alone. */
function isTimed({ from, to }: Period): RawBuilder<boolean> {
  const since = from === null ? sql`` : sql`and day >= ${from}`
  const until = to === null ? sql`` : sql`and day <= ${to}`
  return sql<boolean>`minutes > 0 and planned = 0 ${since} ${until}`
}
