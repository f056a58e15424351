import { type Day, parseDay } from '../lib/day.ts'

export const OUTLAY_PER = ['once', 'month'] as const

/** What is paid to be somewhere: a ticket, a desk, a subscription. */
export interface Outlay {
  id: string
  /** Of the event, the place or the network, as it is written for mandates. */
  label: string
  per: (typeof OUTLAY_PER)[number]
  /** Hundredths of the currency, above 0: of the whole, or of each month. */
  cents: number
  /** ISO 4217. */
  currency: string
  /** The day it was paid, or is paid for the first time. */
  fromOn: Day
  /** Nothing is paid after it; null: still paid, or paid once. */
  toOn: Day | null
  note: string
}

export interface OutlayView extends Outlay {
  /** Names this state: sent back with an edit that must not overwrite another. */
  revision: string
}

/** What the screen sends. */
export interface OutlayDraft extends Outlay {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** What is paid once has no end. */
export function settledOutlay<O extends Outlay>(outlay: O): O {
  return outlay.per === 'once' ? { ...outlay, toOn: null } : outlay
}

/**
 * What was paid of an outlay in a period, up to today: the whole of one paid once on its day; of one paid by the month,
 * each month on the day it begins. A month begins on the day of the first, or on its last day where it is shorter.
 *
 * @param period both ends included; null: without end.
 * @returns hundredths of its currency.
 * @see docs/measures.md#sources-of-work.
 */
export function paidIn(
  { per, cents, fromOn, toOn }: Pick<Outlay, 'per' | 'cents' | 'fromOn' | 'toOn'>,
  { from, to }: { from: Day | null; to: Day | null },
  today: Day,
): number {
  const last = [to, per === 'month' ? toOn : null].reduce<Day>(
    (earliest, end) => (end !== null && end < earliest ? end : earliest),
    today,
  )
  if (per === 'once') return fromOn <= last && (from === null || from <= fromOn) ? cents : 0
  const begun = monthsBegun(fromOn, start => start <= last, last)
  const before = from === null ? 0 : monthsBegun(fromOn, start => start < from, from)
  return cents * Math.max(0, begun - before)
}

/** How many months begin on days that count, which are those until about `end`. */
function monthsBegun(fromOn: Day, counts: (start: Day) => boolean, end: Day): number {
  const between = Math.max(0, monthOf(end) - monthOf(fromOn))
  return between + (counts(startOf(fromOn, between)) ? 1 : 0)
}

/** The day on which a month of it begins, the first being 0. */
function startOf(fromOn: Day, months: number): Day {
  const month = monthOf(fromOn) + months
  const yearAndMonth = `${padded(Math.floor(month / 12), 4)}-${padded((month % 12) + 1, 2)}`
  const wanted = Number(fromOn.slice(8))
  for (let day = wanted; day > 28; day--) {
    const start = parseDay(`${yearAndMonth}-${padded(day, 2)}`)
    if (start) return start
  }
  return `${yearAndMonth}-${padded(Math.min(wanted, 28), 2)}` as Day
}

function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
