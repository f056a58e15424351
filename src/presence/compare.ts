import { type Day, daysOf, type Span, weekday } from '../lib/day.ts'
import { type Daily, pairedByWeekday } from '../lib/paired-by-weekday.ts'
import type { Comparison, Finding, Measure, MeasureCompared } from './comparison.ts'
import { MEASURES } from './comparison.ts'
import { companyOn, figuresOf, moodOn } from './period-figures.ts'
import type { PresenceLog } from './presence-log.ts'
import { periodsOf, type Trial } from './trial.ts'

/** Any: that it is always the same one is what makes an interval the same tomorrow. */
const SEED = 20_260_406

/**
 * The weeks of a trial against those before it. Days away and public holidays are left out of both.
 *
 * @see docs/measures.md#trials
 */
export function compare(trial: Trial, log: PresenceLog, today: Day): Comparison {
  const { baseline: asked, trial: during, yearBefore } = periodsOf(trial, today)
  const isBaselineShort = log.firstDay === null || log.firstDay > asked.from
  const baseline = isBaselineShort
    ? { ...asked, from: later(asked.from, log.firstDay ?? during.from) }
    : asked
  const reachesBack = log.firstDay !== null && log.firstDay <= yearBefore.from && during.from <= during.to
  // Where one works says nothing of the days on which one does not.
  const isOfWork = trial.kind === 'coworking' || trial.kind === 'client-day'
  const counted = (span: Span) =>
    daysOf(span).filter(
      day => !log.away.has(day) && !log.holidays.has(day) && !(isOfWork && weekday(day) > 5),
    )
  return {
    isOfWork,
    state: today <= trial.startsOn ? 'ahead' : today <= trial.endsOn ? 'under-way' : 'over',
    baseline: figuresOf(baseline, log, today),
    trial: figuresOf(during, log, today),
    yearBefore: reachesBack ? figuresOf(yearBefore, log, today) : null,
    isBaselineShort,
    knowsHolidays: log.knowsHolidays,
    measures: MEASURES.map(measure =>
      compared(measure, { before: counted(baseline), during: counted(during) }, log),
    ),
  }
}

function compared(
  measure: Measure,
  { before, during }: { before: readonly Day[]; during: readonly Day[] },
  log: PresenceLog,
): MeasureCompared {
  const days = { before: dailyOf(measure, before, log), during: dailyOf(measure, during, log) }
  const paired = pairedByWeekday(days, { middle: measure === 'company' ? 'mean' : 'median', seed: SEED })
  const { difference } = paired
  const finding: Finding = !difference
    ? 'too-few'
    : difference.low > 0
      ? 'more'
      : difference.high < 0
        ? 'less'
        : 'unclear'
  return { measure, paired, finding, days }
}

/** A value a day; the days of which nothing is said of the mood, or of the hours, are none. */
function dailyOf(measure: Measure, days: readonly Day[], log: PresenceLog): Daily[] {
  return days.flatMap(day => {
    const value = valueOn(measure, day, log)
    return value === null ? [] : [{ day, value }]
  })
}

function valueOn(measure: Measure, day: Day, log: PresenceLog): number | null {
  switch (measure) {
    case 'people':
      return log.metOn.get(day)?.size ?? 0
    case 'company':
      return companyOn(day, log) ? 1 : 0
    case 'mood':
      return moodOn(day, log)
    case 'billed':
      return log.billedOn.get(day) ?? null
  }
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other
}
