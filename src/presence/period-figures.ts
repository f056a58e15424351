import { addDays, type Day, daysOf, type Span } from '../lib/day.ts'
import { KEPT_DAYS, type PeriodFigures } from './comparison.ts'
import type { PresenceLog } from './presence-log.ts'

/** What a period brought, days away and public holidays left out. @see docs/measures.md#trials */
export function figuresOf(span: Span, log: PresenceLog, today: Day): PeriodFigures {
  const all = daysOf(span)
  const away = all.filter(day => log.away.has(day))
  const holidays = all.filter(day => log.holidays.has(day) && !log.away.has(day))
  const days = all.filter(day => !log.away.has(day) && !log.holidays.has(day))
  const counted = new Set(days)
  const isCounted = ({ day }: { day: Day }) => counted.has(day)
  const people = new Set(days.flatMap(day => [...(log.metOn.get(day) ?? [])]))
  const fresh = [...people].filter(id => counted.has(log.firstContact.get(id) as Day))
  const favours = log.favours.filter(isCounted)
  const leads = log.leads.filter(isCounted)
  const halves = log.halves.filter(isCounted)
  const company = days.filter(day => companyOn(day, log))
  const moods = days.map(day => moodOn(day, log)).filter(mood => mood !== null)
  const billed = days.flatMap(day => log.billedOn.get(day) ?? [])
  return {
    ...span,
    days: days.length,
    away,
    holidays,
    people: people.size,
    fresh: fresh.length,
    kept: keptAmong(fresh, log, today),
    favours: {
      received: favours.filter(({ direction }) => direction === 'received').length,
      given: favours.filter(({ direction }) => direction === 'given').length,
    },
    leads: { count: leads.length, there: leads.filter(({ isFromThere }) => isFromThere).length },
    companyDays: {
      count: company.length,
      standing: company.filter(day => companyOn(day, log) === 'standing').length,
    },
    mood: { mean: moods.length === 0 ? null : sum(moods) / moods.length, days: moods.length },
    billed: { minutes: sum(billed), days: billed.length },
    halves: { said: halves.length, there: halves.filter(({ isThere }) => isThere).length },
  }
}

/** How the company of a day is known: by somebody met, by what was said of it, by a standing half-day alone. */
export function companyOn(day: Day, log: PresenceLog): 'met' | 'said' | 'standing' | null {
  if (log.metOn.has(day)) return 'met'
  const said = log.halves.filter(each => each.day === day && each.company !== null)
  if (said.some(({ company }) => company)) return 'said'
  // Somebody who says that they were alone that day knows better than the week as planned.
  return said.length === 0 && log.standingCompany.has(day) ? 'standing' : null
}

/** Mean of what is said of a day; null: nothing is. */
export function moodOn(day: Day, log: PresenceLog): number | null {
  const moods = log.moodsOn.get(day) ?? []
  return moods.length === 0 ? null : sum(moods) / moods.length
}

function keptAmong(fresh: readonly string[], log: PresenceLog, today: Day): PeriodFigures['kept'] {
  const of = fresh.filter(id => addDays(log.firstContact.get(id) as Day, KEPT_DAYS) < today)
  const count = of.filter(id => {
    const first = log.firstContact.get(id) as Day
    const after = daysOf({ from: addDays(first, 1), to: addDays(first, KEPT_DAYS) })
    return after.some(day => log.metOn.get(day)?.has(id))
  }).length
  return { count, of: of.length }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
