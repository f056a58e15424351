import type { Day } from '../lib/day.ts'
import { isLastInMonth, monthlyLike, placeInMonth, readRhythm, ruleOf } from '../lib/icalendar/rhythm.ts'

/** How often something comes, as one says it; what it falls on is that of its first day. */
export const SERIES_CHOICES = [
  'once',
  'weekly',
  'fortnightly',
  'monthly',
  'last',
  'monthDay',
  'yearly',
] as const
export type SeriesChoice = (typeof SERIES_CHOICES)[number]

/** The rule that a choice makes: RFC 5545 §3.3.10. @param until the last day it may come; null: without end. */
export function ruleFrom(choice: SeriesChoice, first: Day, until: Day | null): string | null {
  const rule = PARTS[choice](first)
  if (rule === null) return null
  // Of that day whatever the hour and the zone: a DATE-TIME without one is on the clock of the series.
  return until === null ? rule : `${rule};UNTIL=${until.replaceAll('-', '')}T235959`
}

/** The choice that makes this rule; null when it says more than one can choose. */
export function choiceOf(
  rule: string | null,
  first: Day,
): { choice: SeriesChoice; until: Day | null } | null {
  const { bare, until } = partsOf(rule)
  const choice = SERIES_CHOICES.find(one => PARTS[one](first) === bare)
  return choice ? { choice, until } : null
}

/** The rule as of another first day: the first Thursday becomes the second Tuesday. Null where the rule says more. */
export function ruleMoved(rule: string | null, first: Day): string | null {
  const { bare, until } = partsOf(rule)
  const rhythm = readRhythm(bare ?? '')
  if (rhythm?.every !== 'month') return null
  const [wanted, instead] =
    rhythm.nth === -1 ? (['last', 'monthly'] as const) : (['monthly', 'last'] as const)
  const choice = [wanted, instead].find(one => choicesFor(first).includes(one))
  return choice ? ruleFrom(choice, first, until) : null
}

/** What can be chosen for something that begins that day: no fifth Thursday, which most months lack. */
export function choicesFor(first: Day): SeriesChoice[] {
  return SERIES_CHOICES.filter(
    choice =>
      (choice !== 'monthly' || placeInMonth(first) <= 4) && (choice !== 'last' || isLastInMonth(first)),
  )
}

function partsOf(rule: string | null): { bare: string | null; until: Day | null } {
  if (rule === null) return { bare: null, until: null }
  const [, said] = /;?UNTIL=(\d{8})[^;]*/.exec(rule) ?? []
  const until = said ? (`${said.slice(0, 4)}-${said.slice(4, 6)}-${said.slice(6, 8)}` as Day) : null
  return { bare: rule.replace(/;?UNTIL=[^;]*/, ''), until }
}

const PARTS: Readonly<Record<SeriesChoice, (first: Day) => string | null>> = {
  once: () => null,
  weekly: () => 'FREQ=WEEKLY',
  fortnightly: () => 'FREQ=WEEKLY;INTERVAL=2',
  monthly: first => ruleOf(monthlyLike(first, { isLast: false })),
  last: first => ruleOf(monthlyLike(first, { isLast: true })),
  monthDay: () => 'FREQ=MONTHLY',
  yearly: () => 'FREQ=YEARLY',
}
