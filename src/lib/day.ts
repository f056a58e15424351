/** A calendar day, `2026-11-21`: no hour, no zone. Days compare and sort as text. */
export type Day = string & { readonly __brand: 'Day' }

/** Both ends included. */
export interface Span {
  from: Day
  to: Day
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000

/** The text as a day, or null when it is not one that exists in the calendar (`2026-02-30`). */
export function parseDay(text: string): Day | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as Day) : null
}

/** @throws RangeError when the text is not a day: for literals of ours, never for foreign text. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new RangeError(`not a day: ${text}`)
  return parsed
}

export function isDay(text: string): text is Day {
  return parseDay(text) !== null
}

/** The day it is in a time zone at an instant. @throws RangeError on an unknown zone. */
export function dayAt(instant: Date, timeZone: string): Day {
  // No zone changes its day within a minute, and thousands of things are done on one.
  const minute = Math.floor(instant.getTime() / 60_000)
  if (latest?.minute !== minute || latest.timeZone !== timeZone) {
    latest = { minute, timeZone, day: formatIn(timeZone).format(instant) as Day }
  }
  return latest.day
}

let latest: { minute: number; timeZone: string; day: Day } | null = null

// One is dear to make, and a desk has one zone.
const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

export function addDays(from: Day, days: number): Day {
  return new Date(epoch(from) + days * DAY_MS).toISOString().slice(0, 10) as Day
}

/** Whole days from the first to the second; negative when the second comes before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((epoch(to) - epoch(from)) / DAY_MS)
}

/** ISO week day, 1 Monday … 7 Sunday. */
export function weekday(of: Day): number {
  return new Date(epoch(of)).getUTCDay() || 7
}

/** Every day of the span, in order. */
export function daysOf({ from, to }: Span): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i))
}

/** Noon UTC of the day: the instant to hand to `Intl` with `timeZone: 'UTC'` so that no zone moves it. */
export function noonUtc(of: Day): Date {
  return new Date(epoch(of) + DAY_MS / 2)
}

function epoch(of: Day): number {
  return Date.parse(`${of}T00:00:00Z`)
}
