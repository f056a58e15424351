import { formatPartialDate, type PartialDate, parsePartialDate } from '../partial-date.ts'
import { type Param, type Property, paramOf, type Version } from './property.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ISO: readonly RegExp[] = [
  /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  /^--?(?<m>\d{1,2})-(?<d>\d{1,2})$/,
  /^--?(?<m>\d{2})(?<d>\d{2})$/,
  /^(?<y>\d{4})-(?<m>\d{2})$/,
  /^(?<y>\d{4})$/,
  /^--(?<m>\d{2})$/,
]
// Years before this are slips or a program's way of saying "no year" (Apple's 1604 apart).
const FIRST_YEAR = 1000
const APPLE_NO_YEAR = 1604

/**
 * The date of a BDAY, ANNIVERSARY or X-ABDATE as it is written, never moved by a time zone: 1980-04-12, 19800412,
 * --0412, 1980-04, ISO date-times, 12/04/1980 (day first unless impossible), `Tue, 22 Dec 2009`. Null for the rest.
 *
 * @see RFC 6350 section 4.3.1 for the truncated forms; X-APPLE-OMIT-YEAR and the year 1604 are Apple's.
 */
export function readDate({ value, params }: Pick<Property, 'value' | 'params'>): PartialDate | null {
  const text = value.trim().replace(/^(--?\d{1,2}-?\d{0,2}|[\d-]{8,10})[T ].*$/is, '$1')
  const omitted = Number(paramOf(params, 'X-APPLE-OMIT-YEAR') ?? APPLE_NO_YEAR)
  return iso(text, omitted) ?? slashed(text, omitted) ?? worded(text)
}

/**
 * Value and parameters of a date. 3.0 and 2.1 know full dates only: a birthday without year is written Apple's way,
 * which clients of 3.0 read; a year or a month alone, which nothing there can say, as VALUE=text in the form of 4.0.
 */
export function writeDate(date: PartialDate, version: Version): { value: string; params: Param[] } {
  const text = formatPartialDate(date)
  const whole = date.month !== null && date.day !== null
  if (version === '4.0') {
    // RFC 6350 section 4.3.1: basic format, save year and month, which keep their hyphen.
    const basic = whole ? text.replace(/(\d)-(?=\d)/g, '$1') : text
    return { value: basic, params: [] }
  }
  if (!whole) return { value: text, params: [{ name: 'VALUE', values: ['text'] }] }
  if (date.year !== null) return { value: text, params: [] }
  const params = [{ name: 'X-APPLE-OMIT-YEAR', values: [String(APPLE_NO_YEAR)] }]
  return { value: `${APPLE_NO_YEAR}${text.slice(1)}`, params }
}

function iso(text: string, omitted: number): PartialDate | null {
  for (const shape of ISO) {
    const groups = shape.exec(text)?.groups
    if (groups) return real(groups.y, groups.m, groups.d, omitted)
  }
  return null
}

function slashed(text: string, omitted: number): PartialDate | null {
  const [, first, second, year] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text) ?? []
  if (first && second) return real(year, second, first, omitted) ?? real(year, first, second, omitted)
  const [, start, month, day] = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text) ?? []
  return start ? real(start, month, day, omitted) : null
}

function worded(text: string): PartialDate | null {
  const dayFirst = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4})\b/i.exec(text)
  const monthFirst = /^(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b/i.exec(text)
  const [day, name, year] = dayFirst?.slice(1) ?? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  const month = MONTHS.indexOf(name?.toLowerCase() ?? '') + 1
  return month > 0 ? real(year, String(month), day, APPLE_NO_YEAR) : null
}

function real(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  omitted: number,
): PartialDate | null {
  const said = year === undefined ? null : Number(year)
  const noYear = said === null || said === omitted || said === APPLE_NO_YEAR || said === 0
  if (!noYear && said < FIRST_YEAR) return null
  const date = {
    year: noYear ? null : said,
    month: month ? Number(month) : null,
    day: day ? Number(day) : null,
  }
  return date.month === null && date.day !== null ? null : parsePartialDate(formatPartialDate(date))
}
