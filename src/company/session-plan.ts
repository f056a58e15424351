import { instantText } from '../encounters/event-said.ts'
import type { Day } from '../lib/day.ts'
import { ruleDays } from '../lib/icalendar/rhythm.ts'
import type { Mastermind, Session, Slot } from './mastermind.ts'
import { ruleFrom } from './rhythm.ts'

type Planned = Pick<Mastermind, 'rhythm' | 'since' | 'time'>
type Row = Pick<Session, 'id' | 'day' | 'time' | 'regularDay' | 'state'>

/** How many times ahead are looked at. */
const SLOTS_AHEAD = 4

/** The days of a rhythm, the first one first; without end. */
export function regularDays({ rhythm, since }: Pick<Mastermind, 'rhythm' | 'since'>): Generator<Day> {
  return ruleDays(ruleFrom(rhythm, since), since)
}

/**
 * The next times: those of the rhythm, moved and skipped as was said, and those besides. What was begun or forgotten
 * before, and neither held nor skipped, comes first.
 */
export function slotsAhead(
  mastermind: Planned,
  sessions: readonly Row[],
  { from, count = SLOTS_AHEAD }: { from: Day; count?: number },
): Slot[] {
  const said = new Set(sessions.map(({ regularDay }) => regularDay))
  const isAhead = ({ day, state }: Row) => state === 'planned' || (state === 'skipped' && day >= from)
  const slots: Slot[] = sessions.filter(isAhead).map(({ id, day, time, regularDay, state }) => ({
    ...{ day, time, regularDay, sessionId: id, isSkipped: state === 'skipped' },
  }))
  let found = 0
  for (const day of regularDays(mastermind)) {
    if (found === count) break
    if (day < from || said.has(day)) continue
    slots.push({ day, time: mastermind.time, regularDay: day, sessionId: null, isSkipped: false })
    found++
  }
  slots.sort(compare)
  const forgotten = slots.filter(({ day }) => day < from).length
  return slots.slice(0, forgotten + count)
}

/** The next time at which they meet, from a day on; undefined when none is in sight. */
export function nextSlot<Of extends Slot>(slots: readonly Of[], from: Day): Of | undefined {
  return slots.find(({ day, isSkipped }) => !isSkipped && day >= from)
}

/**
 * In which session one promises now: the one of today, or begun and not over; else the last one held; else the first to
 * come, which may have no row yet.
 *
 * @param sessions the latest first.
 */
export function promisingAt<Of extends Slot>(
  sessions: readonly Row[],
  ahead: readonly Of[],
  today: Day,
): { sessionId: string | null; slot: Of | null } {
  const due = ahead.findLast(({ day, isSkipped }) => !isSkipped && day <= today)
  const held = sessions.find(({ state }) => state === 'held')
  if (due && (!held || due.day >= held.day)) return { sessionId: due.sessionId, slot: due }
  if (held) return { sessionId: held.id, slot: null }
  const first = nextSlot(ahead, today)
  return { sessionId: first?.sessionId ?? null, slot: first ?? null }
}

/** The instant of a time on the clock of a mastermind, UTC ISO text. */
export function startOf({ day, time }: Pick<Slot, 'day' | 'time'>, zone: string): string {
  return instantText(day, time, zone)
}

function compare(one: Slot, other: Slot): number {
  const [a, b] = [`${one.day} ${one.time}`, `${other.day} ${other.time}`]
  return a < b ? -1 : a > b ? 1 : 0
}
