import { instantText, USUAL_MINUTES } from '../encounters/event-said.ts'
import { ownBusyPeriods } from '../encounters/own-events.ts'
import { addDays, type Day, type Span } from '../lib/day.ts'
import { secondsOf } from '../lib/icalendar/range.ts'
import type { Desk } from '../platform/desk.ts'
import { toursOf } from '../visits/store.ts'
import type { Period } from './slots.ts'

/**
 * When the owner is taken, on days of their clock: encounters that are planned, what devices noted in the calendar, tours
 * that are in it, outings they go to, masterminds, days away, and moments offered to somebody else.
 *
 * @param besides a proposal that its own moments do not take the time of.
 * @see docs/measures.md#free-slots
 */
export async function busyBetween(desk: Desk, days: Span, besides: string | null = null): Promise<Period[]> {
  const taken = await Promise.all([
    encountersIn(desk, days, besides),
    ownIn(desk, days),
    toursIn(desk, days),
    outingsIn(desk, days),
    sessionsIn(desk, days),
    absencesIn(desk, days),
    offeredIn(desk, days, besides),
  ])
  return taken.flat()
}

async function encountersIn(desk: Desk, { from, to }: Span, besides: string | null): Promise<Period[]> {
  const own = besides === null ? undefined : await encounterOfProposal(desk, besides)
  const rows = await desk.db
    .selectFrom('encounter')
    .select(['id', 'day', 'time', 'minutes'])
    .where('deskId', '=', desk.id)
    .where('planned', '=', 1)
    .where('time', 'is not', null)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows
    .filter(({ id }) => id !== own)
    .map(({ day, time, minutes }) => lasting(desk, { day: day as Day, time: time ?? '' }, minutes))
}

async function encounterOfProposal({ db, id }: Desk, invitation: string): Promise<string | null> {
  const row = await db
    .selectFrom('invitation')
    .select('encounterId')
    .where('deskId', '=', id)
    .where('id', '=', invitation)
    .executeTakeFirst()
  return row?.encounterId ?? null
}

async function ownIn(desk: Desk, { from, to }: Span): Promise<Period[]> {
  const periods = await ownBusyPeriods(desk, { from, to: addDays(to, 1) })
  return periods.map(({ startsAt, endsAt }) => ({ from: secondsOf(startsAt), to: secondsOf(endsAt) }))
}

async function toursIn(desk: Desk, { from, to }: Span): Promise<Period[]> {
  const tours = await toursOf(desk)
  return tours.flatMap(({ days, stops }) =>
    days
      .filter(({ day }) => from <= day && day <= to)
      .filter(({ day }) => stops.some(({ visit, encounterId }) => encounterId !== null && visit?.day === day))
      .map(({ day, leavesAt, backBy }) => {
        const midnight = secondsOf(instantText(day, '00:00', desk.timeZone))
        return { from: midnight + leavesAt * 60, to: midnight + backBy * 60 }
      }),
  )
}

async function outingsIn(desk: Desk, { from, to }: Span): Promise<Period[]> {
  const rows = await desk.db
    .selectFrom('outing')
    .select(['day', 'time', 'endDay', 'endTime', 'minutes'])
    .where('deskId', '=', desk.id)
    .where('state', '=', 'going')
    .where('day', '<=', to)
    .where('endDay', '>=', from)
    .execute()
  return rows.map(({ day, time, endDay, endTime, minutes }) => {
    if (time === null) return wholeDays(desk, { from: day as Day, to: endDay as Day })
    const period = lasting(desk, { day: day as Day, time }, minutes)
    if (endTime === null) return period
    return { ...period, to: secondsOf(instantText(endDay as Day, endTime, desk.timeZone)) }
  })
}

async function sessionsIn(desk: Desk, { from, to }: Span): Promise<Period[]> {
  const rows = await desk.db
    .selectFrom('mastermindSession as session')
    .innerJoin('mastermind', join =>
      join
        .onRef('mastermind.deskId', '=', 'session.deskId')
        .onRef('mastermind.id', '=', 'session.mastermindId'),
    )
    .select(['session.day', 'session.time', 'mastermind.zone', 'mastermind.minutes'])
    .where('session.deskId', '=', desk.id)
    .where('session.state', '=', 'planned')
    .where('session.day', '>=', addDays(from, -1))
    .where('session.day', '<=', addDays(to, 1))
    .execute()
  return rows.map(({ day, time, zone, minutes }) =>
    lasting({ timeZone: zone }, { day: day as Day, time }, minutes),
  )
}

async function absencesIn(desk: Desk, { from, to }: Span): Promise<Period[]> {
  const rows = await desk.db
    .selectFrom('absence')
    .select(['fromDay', 'untilDay'])
    .where('deskId', '=', desk.id)
    .where('fromDay', '<=', to)
    .where('untilDay', '>=', from)
    .execute()
  return rows.map(({ fromDay, untilDay }) => wholeDays(desk, { from: fromDay as Day, to: untilDay as Day }))
}

/** Moments that somebody else may still choose. */
async function offeredIn(desk: Desk, { from }: Span, besides: string | null): Promise<Period[]> {
  const rows = await desk.db
    .selectFrom('invitation')
    .select(['id', 'slots', 'minutes'])
    .where('deskId', '=', desk.id)
    .where('state', '=', 'open')
    .where('expiresOn', '>=', from)
    .execute()
  return rows
    .filter(({ id }) => id !== besides)
    .flatMap(({ slots, minutes }) =>
      (JSON.parse(slots) as string[]).map(slot => ({
        from: secondsOf(slot),
        to: secondsOf(slot) + minutes * 60,
      })),
    )
}

function lasting(
  { timeZone }: Pick<Desk, 'timeZone'>,
  { day, time }: { day: Day; time: string },
  minutes: number | null,
): Period {
  const at = secondsOf(instantText(day, time, timeZone))
  return { from: at, to: at + (minutes ?? USUAL_MINUTES) * 60 }
}

function wholeDays({ timeZone }: Pick<Desk, 'timeZone'>, { from, to }: Span): Period {
  return {
    from: secondsOf(instantText(from, '00:00', timeZone)),
    to: secondsOf(instantText(addDays(to, 1), '00:00', timeZone)),
  }
}
