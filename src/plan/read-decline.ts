import type { TFunction } from 'i18next'
import { addDays, type Day, type Span } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { outingsOf } from '../outings/store.ts'
import { readAnybody } from '../people/addressee.ts'
import { goodbye, greeting } from '../people/draft.ts'
import type { Desk } from '../platform/desk.ts'
import { type Ahead, type DeclineView, perWeek, toDecline, usualHigh } from './decline.ts'
import { minutesAt } from './week-time.ts'

const WEEKS = 12
const OUTING_MINUTES = 120

/** Whether a week is fuller than the owner's full ones, and what could be declined, with a kind word. */
export async function declineView(desk: Desk, monday: Day, t: TFunction): Promise<DeclineView> {
  const before = { from: addDays(monday, -7 * WEEKS), to: addDays(monday, -1) }
  const week = { from: monday, to: addDays(monday, 6) }
  const past = [...(await encounterDays(desk, before, 0)), ...(await outingDays(desk, before, 'been'))]
  const firstDay = past.toSorted()[0]
  const known = firstDay === undefined ? 0 : Math.min(WEEKS, weeksSince(firstDay, monday))
  const high = usualHigh(perWeek(past, monday, known))
  const planned = await encounterDays(desk, week, 1)
  const happened = await encounterDays(desk, week, 0)
  const going = (await outingsOf(desk, week)).filter(({ state }) => state === 'going')
  const held = planned.length + happened.length + going.length
  const ahead = going
    .filter(({ day }) => day >= desk.today())
    .map(
      ({ id, title, day, time, endDay, endTime, cost, people, aims }): Ahead => ({
        ...{ outingId: id, title, day, time, costCents: cost?.cents ?? null },
        minutes:
          time === null || endTime === null || endDay !== day
            ? OUTING_MINUTES
            : minutesAt(endTime) - minutesAt(time),
        wished: people.filter(({ role }) => role === 'wished').length + aims.length,
      }),
    )
  const nobody = (await readAnybody(desk, null)).addressee
  const proposals = toDecline(ahead, held, high).map(one => {
    const words = { title: one.title, day: dayInWords(one.day, desk.language, desk.today()) }
    const parts = [greeting(nobody, t), t('plan:decline.draft', words), goodbye(nobody, t)]
    return { ...one, draft: { subject: t('plan:decline.subject', words), text: parts.join('\n\n') } }
  })
  return { held, high, proposals }
}

function weeksSince(first: Day, monday: Day): number {
  return Math.floor((Date.parse(monday) - Date.parse(first)) / (7 * 86_400_000))
}

/** More than a few words in passing. */
async function encounterDays({ db, id }: Desk, { from, to }: Span, planned: 0 | 1): Promise<Day[]> {
  const rows = await db
    .selectFrom('encounter')
    .select('day')
    .where('deskId', '=', id)
    .where('planned', '=', planned)
    .where('channel', '=', 'in-person')
    .where('size', '=', 'long')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.map(({ day }) => day as Day)
}

async function outingDays({ db, id }: Desk, { from, to }: Span, state: string): Promise<Day[]> {
  const rows = await db
    .selectFrom('outing')
    .select('day')
    .where('deskId', '=', id)
    .where('state', '=', state)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.map(({ day }) => day as Day)
}
