import type { PartialDate } from '../lib/partial-date.ts'
import { parsePartialDate } from '../lib/partial-date.ts'

export type DayOrder = 'day-first' | 'month-first'

/** What the dates of a file say about the order of day and month. */
export interface OrderEvidence {
  /** Null when both orders read every date, or when the file contradicts itself. */
  order: DayOrder | null
  /** Dates that both orders read, and differently. */
  ambiguous: number
}

/** A number above 12 in any date of a file decides for all. */
export function orderEvidence(dates: readonly string[]): OrderEvidence {
  let ambiguous = 0
  const seen = new Set<DayOrder>()
  for (const date of dates) {
    if (date.length > LENGTH_LIMIT) continue
    const match = NUMERIC.exec(withoutTime(date))
    if (match?.[2] !== '/') continue
    const [first, second] = [Number(match[1]), Number(match[3])]
    if (first > 12 && second <= 12) seen.add('day-first')
    else if (second > 12 && first <= 12) seen.add('month-first')
    else if (first !== second && first > 0 && second > 0) ambiguous++
  }
  return { order: seen.size === 1 ? ([...seen][0] ?? null) : null, ambiguous }
}

/** Ways of writing "no date" that Outlook and others put in every row. */
export function isNoDate(text: string): boolean {
  return /^[0/.\-\s:T]*$/.test(text)
}

/**
 * A date of a contact file: `12/04/1980` in the order given, `1980-04-12`, `--04-12`, `12.04.1980`, `08 Feb 2026`,
 * `7-Feb-22`, `12 mars 2023`, `April 12, 1980`. Null when it is none. Years in two figures below `pivot` are of 20xx;
 * 1604, which Apple writes for "no year", is none.
 */
export function parseCsvDate(text: string, order: DayOrder, pivot: number): PartialDate | null {
  if (text.length > LENGTH_LIMIT) return null
  const bare = withoutTime(text)
  const parts = numericParts(bare, order) ?? wordParts(bare) ?? isoParts(bare)
  if (!parts) return null
  const [year, month, day] = parts
  const full = year === null || year.length === 4 ? year : century(year, pivot)
  const head = full === null || full === '1604' ? '-' : full
  return parsePartialDate([head, two(month), two(day)].join('-'))
}

/** A longer cell holds something else, and would cost time to take apart. */
const LENGTH_LIMIT = 80

type DateParts = [year: string | null, month: string, day: string]

const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/

function withoutTime(text: string): string {
  return text
    .trim()
    .replace(/[T\s]+\d{1,2}:\d{2}.*$/, '')
    .replace(/^(?:le|on)\s+/i, '')
}

function numericParts(text: string, order: DayOrder): DateParts | null {
  const match = NUMERIC.exec(text)
  if (!match) return null
  const [, first = '', separator, second = '', year = null] = match
  // Points are written by those who put the day first.
  const dayFirst = separator === '.' || Number(first) > 12 || (order === 'day-first' && Number(second) <= 12)
  return dayFirst ? [year, second, first] : [year, first, second]
}

function isoParts(text: string): DateParts | null {
  const full = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(text)
  if (full) return [full[1] ?? null, full[2] ?? '', full[3] ?? '']
  const yearless = /^--(\d{2})-?(\d{2})$/.exec(text)
  return yearless ? [null, yearless[1] ?? '', yearless[2] ?? ''] : null
}

function wordParts(text: string): DateParts | null {
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(\p{L}{3,})\.?,?(?:[\s-]+(\d{4}|\d{2}))?$/iu.exec(text)
  const monthFirst = /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/iu.exec(text)
  const day = dayFirst?.[1] ?? monthFirst?.[2]
  const month = monthNumber(dayFirst?.[2] ?? monthFirst?.[1] ?? '')
  if (day === undefined || month === null) return null
  return [dayFirst?.[3] ?? monthFirst?.[3] ?? null, String(month), day]
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'janvier'],
  ['february', 'fevrier'],
  ['march', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet'],
  ['august', 'aout'],
  ['september', 'septembre'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'decembre'],
]

/** A month by its name or the beginning of it, in French or English; `jui` could be two. */
function monthNumber(name: string): number | null {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (folded.length < 3) return null
  const months = MONTHS.flatMap((names, i) => (names.some(month => month.startsWith(folded)) ? [i + 1] : []))
  return months.length === 1 ? (months[0] ?? null) : null
}

function century(year: string, pivot: number): string {
  return `${Number(year) < pivot ? '20' : '19'}${year}`
}

function two(number: string): string {
  return number.padStart(2, '0')
}
