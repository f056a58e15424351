import { busyInCalendar } from '../encounters/busy.ts'
import { instantText } from '../encounters/event-said.ts'
import { addDays, type Day, type Span } from '../lib/day.ts'
import { secondsOf } from '../lib/icalendar/range.ts'
import { timeOf } from '../outings/busy.ts'
import { outingsOf } from '../outings/store.ts'
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
    calendarIn(desk, days, besides),
    toursIn(desk, days),
    outingsIn(desk, days),
    sessionsIn(desk, days),
    absencesIn(desk, days),
    offeredIn(desk, days, besides),
  ])
  return taken.flat()
}

/** Encounters that are planned and what devices noted, but the encounter that the proposal became. */
async function calendarIn(desk: Desk, days: Span, besides: string | null): Promise<Period[]> {
  const own = besides === null ? null : await encounterOfProposal(desk, besides)
  const busy = await busyInCalendar(desk, days)
  return busy.filter(({ encounterId }) => encounterId === null || encounterId !== own)
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

async function outingsIn(desk: Desk, days: Span): Promise<Period[]> {
  const outings = await outingsOf(desk, days)
  return outings
    .filter(({ state }) => state === 'going')
    .map(
      outing =>
        timeOf(outing, desk.timeZone) ?? wholeDays(desk.timeZone, { from: outing.day, to: outing.endDay }),
    )
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
  return rows.map(({ fromDay, untilDay }) =>
    wholeDays(desk.timeZone, { from: fromDay as Day, to: untilDay as Day }),
  )
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
  minutes: number,
): Period {
  const at = secondsOf(instantText(day, time, timeZone))
  return { from: at, to: at + minutes * 60 }
}

/** From the midnight before to the one after, on the clock of the desk. */
export function wholeDays(timeZone: string, { from, to }: Span): Period {
  return {
    from: secondsOf(instantText(from, '00:00', timeZone)),
    to: secondsOf(instantText(addDays(to, 1), '00:00', timeZone)),
  }
}
