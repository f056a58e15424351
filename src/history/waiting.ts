import { sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'
import { namesOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { shownAddress } from './address.ts'
import { comes } from './answers.ts'
import { attributor } from './attribute.ts'
import { countryOf } from './country.ts'
import { knownPeople } from './known-people.ts'
import { peopleAt } from './meetings.ts'
import { titlesAt } from './titles-at.ts'
import type { CorrespondentQuestion, Waiting, WaitingCounts, WaitingMeeting } from './waiting-view.ts'

export const MOST_SHOWN = 300
/** Days of exchange and meetings from which somebody unknown is proposed (docs/measures.md#exchange). */
export const FREQUENT = 3

/** What the owner is asked: meetings that took place, and whether those who write often deserve a card. */
export async function waitingOf(desk: Desk): Promise<Waiting> {
  const [meetings, correspondents] = [await meetingsWaiting(desk), await questions(desk)]
  return { meetings, correspondents, counts: await waitingCounts(desk) }
}

export async function waitingCounts(desk: Desk): Promise<WaitingCounts> {
  const [meetings] = (
    await sql<{ count: number | string }>`select count(*) as count ${open(desk)}`.execute(desk.db)
  ).rows
  const [unknown] = (
    await sql<{ count: number | string }>`select count(*) as count from (${frequent(desk)}) as often`.execute(
      desk.db,
    )
  ).rows
  return { meetings: Number(meetings?.count ?? 0), correspondents: Number(unknown?.count ?? 0) }
}

export interface WhichMeetings {
  /** `2026-11`. */
  month?: string | undefined
  personId?: string | undefined
}

/** The meetings that wait: all, of a month, or with somebody. */
export async function idsWaiting(desk: Desk, { month, personId }: WhichMeetings): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select m.id ${open(desk)}
    ${month === undefined ? sql`` : sql`and m.day >= ${`${month}-01`} and m.day <= ${`${month}-31`}`}
    ${
      personId === undefined
        ? sql``
        : sql`and exists (select 1 from meeting_person mp join correspondent c
            on c.desk_id = mp.desk_id and c.id = mp.correspondent_id
            where mp.desk_id = m.desk_id and mp.meeting_id = m.id and ${comes('mp')} and c.person_id = ${personId})`
    }
    order by m.day desc, m.time desc, m.id`.execute(desk.db)
  return rows.map(({ id }) => id)
}

async function meetingsWaiting(desk: Desk): Promise<WaitingMeeting[]> {
  const { rows } = await sql<{
    id: string
    day: Day
    time: string | null
    minutes: number | null
    isVideo: number
    isCall: number
    title: string
    place: string
  }>`select m.id, m.day, m.time, m.minutes, m.is_video as "isVideo", m.is_call as "isCall", m.title, m.place ${open(desk)}
    order by m.day desc, m.time desc, m.id limit ${MOST_SHOWN}`.execute(desk.db.withoutPlugins())
  const ids = rows.map(({ id }) => id)
  const people = await peopleAt(desk, ids)
  const named = await namesOf(desk, [...people.values()].flat())
  const others = await othersAt(desk, ids)
  const titles = await titlesAt(desk, ids)
  return rows.map(({ isVideo, isCall, ...row }) => ({
    ...row,
    isVideo: isVideo === 1,
    isCall: isCall === 1,
    people: (people.get(row.id) ?? []).map(named),
    others: others.get(row.id) ?? [],
    ...(titles.get(row.id) ?? { said: [], asked: [] }),
  }))
}

/** Over, not called off, with somebody of the cardex or somebody who may be, not decided of. */
function open(desk: Desk) {
  const now = clockNow(desk)
  return sql`from meeting m where m.desk_id = ${desk.id} and m.state = 'proposed' and m.is_cancelled = 0
    and (m.day < ${now.day} or (m.day = ${now.day} and coalesce(m.time, '23:59') <= ${now.time}))
    and exists (select 1 from meeting_person mp
      join correspondent c on c.desk_id = mp.desk_id and c.id = mp.correspondent_id
      left join person p on p.desk_id = c.desk_id and p.id = c.person_id
      where mp.desk_id = m.desk_id and mp.meeting_id = m.id and ${comes('mp')}
        and (p.id is not null or (c.address like 'title:%' and c.state = 'new')))`
}

function clockNow(desk: Desk): { day: Day; time: string } {
  const time = Intl.DateTimeFormat('en-GB', {
    timeZone: desk.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(desk.now())
  return { day: desk.today(), time }
}

/** Those who were there and have no card, as they are written. */
async function othersAt({ db, id }: Desk, meetingIds: readonly string[]): Promise<Map<string, string[]>> {
  if (meetingIds.length === 0) return new Map()
  const { rows } = await sql<{ meetingId: string; address: string; name: string }>`
    select mp.meeting_id as "meetingId", c.address, c.name
    from meeting_person mp
    join correspondent c on c.desk_id = mp.desk_id and c.id = mp.correspondent_id
    left join person p on p.desk_id = c.desk_id and p.id = c.person_id
    where mp.desk_id = ${id} and p.id is null and ${comes('mp')} and c.address not like 'title:%' and mp.meeting_id in (${sql.join([...meetingIds])})
    order by c.name, c.id`.execute(db.withoutPlugins())
  const found = new Map<string, string[]>()
  for (const { meetingId, address, name } of rows) {
    found.set(meetingId, [...(found.get(meetingId) ?? []), name || shownAddress(address)])
  }
  return found
}

/** Days of exchange and meetings of those without a card; a mail nobody ever answered is no exchange. */
function frequent(desk: Desk) {
  return sql`
    select c.id, c.address, c.name, coalesce(w.days, 0) as days, coalesce(w.sent, 0) as sent,
      coalesce(w.received, 0) as received, coalesce(m.meetings, 0) as meetings,
      w.first_on as first_on, w.last_on as last_on
    from correspondent c
    left join (
      select correspondent_id, count(distinct day) as days, sum(sent) as sent, sum(received) as received,
        min(day) as first_on, max(day) as last_on
      from correspondence where desk_id = ${desk.id} group by correspondent_id
    ) as w on w.correspondent_id = c.id
    left join (
      select mp.correspondent_id, count(*) as meetings
      from meeting_person mp join meeting k on k.desk_id = mp.desk_id and k.id = mp.meeting_id
      where mp.desk_id = ${desk.id} and ${comes('mp')} and k.is_cancelled = 0 and k.state <> 'declined' and k.day <= ${desk.today()}
      group by mp.correspondent_id
    ) as m on m.correspondent_id = c.id
    where c.desk_id = ${desk.id} and c.state = 'new' and c.person_id is null and c.address not like 'title:%'
      and coalesce(m.meetings, 0) + case
        when c.address not like 'mail:%' or (w.sent > 0 and w.received > 0) then coalesce(w.days, 0) else 0 end >= ${FREQUENT}`
}

async function questions(desk: Desk): Promise<CorrespondentQuestion[]> {
  const { rows } = await sql<{
    id: string
    address: string
    name: string
    days: number | string
    sent: number | string
    received: number | string
    meetings: number | string
    firstOn: Day | null
    lastOn: Day | null
  }>`select id, address, name, days, sent, received, meetings, first_on as "firstOn", last_on as "lastOn"
    from (${frequent(desk)}) as often
    order by days + meetings desc, id limit ${MOST_SHOWN}`.execute(desk.db.withoutPlugins())
  if (rows.length === 0) return []
  const people = await knownPeople(desk)
  const whose = attributor(people, await countryOf(desk))
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return rows.map(({ address, days, sent, received, meetings, ...row }) => {
    const found = whose({ address, name: row.name })
    const ids = found.kind === 'unsure' ? found.personIds : found.kind === 'known' ? [found.personId] : []
    return {
      ...row,
      address: shownAddress(address),
      days: Number(days),
      sent: Number(sent),
      received: Number(received),
      meetings: Number(meetings),
      candidates: ids.map((id): Named => ({ id, name: names.get(id) ?? '' })),
    }
  })
}
