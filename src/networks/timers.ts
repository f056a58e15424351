import type { Day } from '../lib/day.ts'
import { dayAt } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn, refuseIfGone } from '../platform/gone.ts'
import type { Timer } from './network.ts'
import { nameOfNetwork } from './network-there.ts'
import { isForgotten, minutesBetween, saidInstant } from './timer.ts'

export interface Timers {
  running: Timer | null
  /** The oldest first. */
  forgotten: Timer[]
}

/** Those nobody stopped: at most one runs, older ones were forgotten. */
export async function timersOf({ db, id, now }: Desk): Promise<Timers> {
  const rows = await db
    .selectFrom('networkTime as t')
    .innerJoin('network as n', join =>
      join.onRef('n.deskId', '=', 't.deskId').onRef('n.id', '=', 't.networkId'),
    )
    .select(['t.id', 't.networkId', 't.day', 't.startedAt', 'n.name'])
    .where('t.deskId', '=', id)
    .where('t.minutes', 'is', null)
    .where('t.startedAt', 'is not', null)
    .orderBy('t.startedAt')
    .orderBy('t.id')
    .execute()
  const timers = rows.map(({ startedAt, name, day, ...row }): Timer => {
    const since = startedAt as string
    return {
      ...row,
      day: day as Day,
      networkName: name,
      startedAt: since,
      isForgotten: isForgotten(new Date(since), now()),
    }
  })
  return {
    running: timers.findLast(timer => !timer.isForgotten) ?? null,
    forgotten: timers.filter(timer => timer.isForgotten),
  }
}

/**
 * Starts the timer of a network; another one that runs stops at that instant, and counts. The same id sent twice starts
 * once.
 *
 * @param at when it was started, as the device says; never later than now.
 * @throws Refusal `gone`, `not-found` for a network that is not there.
 */
export async function startTimer(
  desk: Desk,
  { id, networkId, at }: { id: string; networkId: string; at?: string | undefined },
): Promise<Timers> {
  if (await rowOf(desk, id)) return timersOf(desk)
  await refuseIfGone(desk, 'network_time', id)
  const name = await nameOfNetwork(desk, networkId)
  const what = { what: 'networks:change.timerStarted', details: { name }, alone: true }
  await desk.write(what, async inside => {
    if (await rowOf(inside, id)) return
    const startedAt = saidInstant(at, desk.now())
    const { running } = await timersOf(inside)
    if (running) await countUntil(inside, running, startedAt)
    await inside.db
      .insertInto('networkTime')
      .values({
        deskId: desk.id,
        id,
        networkId,
        day: dayAt(startedAt, desk.timeZone),
        minutes: null,
        startedAt: startedAt.toISOString(),
        source: 'timer',
      })
      .execute()
  })
  return timersOf(desk)
}

export interface Stopping {
  id: string
  at?: string | undefined
  /** How long it really was: asked of who forgot it. */
  minutes?: number | undefined
}

/**
 * Stops a timer. One that was forgotten counts only what is said; without, nothing is written, and it is still to be
 * answered. One that is stopped already stays as it is.
 *
 * @throws Refusal `gone` when it was taken away, `not-found` when it never was.
 */
export async function stopTimer(desk: Desk, { id, at, minutes }: Stopping): Promise<Timers> {
  const row = await foundIn(desk, 'network_time', id, await rowOf(desk, id))
  if (row.minutes !== null || row.startedAt === null) return timersOf(desk)
  const [startedAt, stoppedAt] = [new Date(row.startedAt), saidInstant(at, desk.now())]
  const counted = minutes ?? (isForgotten(startedAt, stoppedAt) ? null : minutesBetween(startedAt, stoppedAt))
  if (counted === null) return timersOf(desk)
  const name = await nameOfNetwork(desk, row.networkId)
  const what = { what: 'networks:change.timerStopped', details: { name, count: counted }, alone: true }
  await desk.write(what, inside => putMinutes(inside, id, counted))
  return timersOf(desk)
}

async function rowOf({ db, id: deskId }: Desk, id: string) {
  return db
    .selectFrom('networkTime')
    .select(['id', 'networkId', 'minutes', 'startedAt'])
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst()
}

async function countUntil(inside: Desk, { id, startedAt }: Timer, until: Date): Promise<void> {
  await putMinutes(inside, id, minutesBetween(new Date(startedAt), until))
}

/** Only where nobody stopped it in between. */
async function putMinutes({ db, id: deskId }: Desk, id: string, minutes: number): Promise<void> {
  await db
    .updateTable('networkTime')
    .set({ minutes })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .where('minutes', 'is', null)
    .execute()
}
