import { sql } from 'kysely'
import type { Desk } from '../platform/desk.ts'
import { knownPeople } from './known-people.ts'
import { titleReader } from './title-names.ts'
import type { TitleQuestion } from './waiting-view.ts'

export interface TitlesSaid {
  /** As the title has them, of people who are known. */
  said: string[]
  asked: TitleQuestion[]
}

/** What the titles of these meetings say of who was there, by meeting. */
export async function titlesAt(desk: Desk, meetingIds: readonly string[]): Promise<Map<string, TitlesSaid>> {
  if (meetingIds.length === 0) return new Map()
  const { rows } = await sql<{ meetingId: string; id: string; name: string; isKnown: number; state: string }>`
    select mp.meeting_id as "meetingId", c.id, c.name, c.state,
      case when p.id is null then 0 else 1 end as "isKnown"
    from meeting_person mp
    join correspondent c on c.desk_id = mp.desk_id and c.id = mp.correspondent_id
    left join person p on p.desk_id = c.desk_id and p.id = c.person_id
    where mp.desk_id = ${desk.id} and c.address like 'title:%' and mp.meeting_id in (${sql.join([...meetingIds])})
    order by c.name, c.id`.execute(desk.db.withoutPlugins())
  const isAsked = ({ isKnown, state }: { isKnown: number; state: string }) => isKnown === 0 && state === 'new'
  const candidatesOf = rows.some(isAsked) ? await candidatesOn(desk) : () => []
  const found = new Map<string, TitlesSaid>()
  for (const row of rows) {
    const { meetingId, id, name, isKnown } = row
    const titles = found.get(meetingId) ?? { said: [], asked: [] }
    if (isKnown === 1 && !titles.said.includes(name)) titles.said.push(name)
    if (isAsked(row)) titles.asked.push({ correspondentId: id, words: name, candidates: candidatesOf(name) })
    found.set(meetingId, titles)
  }
  return found
}

/** Who may be meant by a name as titles have it, now. */
async function candidatesOn(desk: Desk): Promise<(words: string) => TitleQuestion['candidates']> {
  const people = await knownPeople(desk)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const read = titleReader({ people, own: [], today: desk.today(), language: desk.language })
  return words => {
    const { named } = read({ title: words, isAllDay: false, isSeries: false })
    const ids = new Set(named.flatMap(({ personIds }) => personIds))
    return [...ids].map(id => ({ id, name: names.get(id) ?? '' }))
  }
}
