import { MARK } from '../encounters/contact-weeks.ts'
import type { Mode } from '../encounters/encounter.ts'
import { addDays, type Day, daysBetween, type Span, weekday } from '../lib/day.ts'

export const MODES: readonly Mode[] = ['in-person', 'call', 'video', 'writing']
const ANY_MODE = MARK['in-person'] | MARK.call | MARK.video | MARK.writing

/** Distinct people of a week, those one lives with left out. */
export interface WeekPeople {
  /** A Monday. */
  from: Day
  /** Whatever the channel, each once. */
  people: number
  /** By channel: somebody may be in several. Never added up. */
  modes: Record<Mode, number>
}

/** @param people what each week was with each, from the Monday `from` on. */
export function peopleByWeek(
  people: readonly { weeks: Uint8Array }[],
  from: Day,
  weeks: number,
): WeekPeople[] {
  const counted = Array.from(
    { length: weeks },
    (_, week): WeekPeople => ({
      from: addDays(from, 7 * week),
      people: 0,
      modes: { 'in-person': 0, call: 0, video: 0, writing: 0 },
    }),
  )
  for (const { weeks: marks } of people) {
    for (let week = 0; week < weeks; week++) {
      const mark = marks[week] as number
      if ((mark & ANY_MODE) === 0) continue
      const of = counted[week] as WeekPeople
      of.people++
      for (const mode of MODES) if (mark & MARK[mode]) of.modes[mode]++
    }
  }
  return counted
}

/** The last whole weeks, Monday to Sunday, that were over before a day. */
export function lastFullWeeks(on: Day, weeks: number): Span {
  const to = addDays(on, -weekday(on))
  return { from: addDays(to, 1 - 7 * weeks), to }
}

/** The whole weeks that a span touches. */
export function wholeWeeks({ from, to }: Span): Span {
  return { from: addDays(from, 1 - weekday(from)), to: addDays(to, 7 - weekday(to)) }
}

export function weeksIn({ from, to }: Span): number {
  return Math.round((daysBetween(from, to) + 1) / 7)
}
