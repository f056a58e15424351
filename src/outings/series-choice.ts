import { type Day, weekday } from '../lib/day.ts'

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
export function ruleOf(choice: SeriesChoice, first: Day, until: Day | null): string | null {
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
  const [, said] = /;?UNTIL=(\d{8})[^;]*/.exec(rule ?? '') ?? []
  const until = said ? (`${said.slice(0, 4)}-${said.slice(4, 6)}-${said.slice(6, 8)}` as Day) : null
  const bare = rule === null ? null : rule.replace(/;?UNTIL=[^;]*/, '')
  const choice = SERIES_CHOICES.find(one => PARTS[one](first) === bare)
  return choice ? { choice, until } : null
}

/** 1 for the first Thursday of its month … 5 for a fifth. */
export function weekOfMonth(of: Day): number {
  return Math.ceil(Number(of.slice(8, 10)) / 7)
}

/** Whether no such weekday comes after it in its month. */
export function isLastOfMonth(of: Day): boolean {
  const [year = 0, month = 0, date = 0] = of.split('-').map(Number)
  return date + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** What can be chosen for something that begins that day: no fifth Thursday, which most months lack. */
export function choicesFor(first: Day): SeriesChoice[] {
  return SERIES_CHOICES.filter(
    choice =>
      (choice !== 'monthly' || weekOfMonth(first) <= 4) && (choice !== 'last' || isLastOfMonth(first)),
  )
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

const PARTS: Readonly<Record<SeriesChoice, (first: Day) => string | null>> = {
  once: () => null,
  weekly: () => 'FREQ=WEEKLY',
  fortnightly: () => 'FREQ=WEEKLY;INTERVAL=2',
  monthly: first => `FREQ=MONTHLY;BYDAY=${weekOfMonth(first)}${WEEKDAYS[weekday(first) - 1]}`,
  last: first => `FREQ=MONTHLY;BYDAY=-1${WEEKDAYS[weekday(first) - 1]}`,
  monthDay: () => 'FREQ=MONTHLY',
  yearly: () => 'FREQ=YEARLY',
}
