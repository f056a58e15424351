import { type Day, daysOf, type Span } from '../lib/day.ts'

export const ABSENCE_KINDS = ['holiday', 'illness', 'move', 'other'] as const
export type AbsenceKind = (typeof ABSENCE_KINDS)[number]

/** Days that say nothing of the usual ones. */
export interface Absence {
  id: string
  /** Both days included. */
  fromDay: Day
  untilDay: Day
  kind: AbsenceKind
  note: string
}

export interface AbsenceView extends Absence {
  revision: string
}

export interface AbsenceDraft extends Absence {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** The days of the span on which its owner was away: measures leave them out. */
export function absenceDays(
  absences: readonly Pick<Absence, 'fromDay' | 'untilDay'>[],
  { from, to }: Span,
): Set<Day> {
  const later = (one: Day, other: Day) => (one > other ? one : other)
  const earlier = (one: Day, other: Day) => (one < other ? one : other)
  return new Set(
    absences.flatMap(({ fromDay, untilDay }) =>
      daysOf({ from: later(fromDay, from), to: earlier(untilDay, to) }),
    ),
  )
}
