/**
 * A birthday as people know it: the year may be missing, and so may the day or the month. Never an instant.
 * Text form (ours, in columns and API): `1980-04-12`, `--04-12`, `1980-04`, `1980`, `--04`.
 */
export interface PartialDate {
  year: number | null
  month: number | null
  day: number | null
}

const SHAPES: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
  /^--(?<month>\d{2})-(?<day>\d{2})$/,
  /^(?<year>\d{4})-(?<month>\d{2})$/,
  /^(?<year>\d{4})$/,
  /^--(?<month>\d{2})$/,
]

/** The text form back to the date, or null when it is none of the shapes or names no real day. */
export function parsePartialDate(text: string): PartialDate | null {
  for (const shape of SHAPES) {
    const groups = shape.exec(text)?.groups
    if (!groups) continue
    const date = { year: number(groups.year), month: number(groups.month), day: number(groups.day) }
    return isReal(date) ? date : null
  }
  return null
}

export function formatPartialDate({ year, month, day }: PartialDate): string {
  const start = year === null ? '--' : String(year).padStart(4, '0')
  if (month === null) return start
  const withMonth = year === null ? `--${two(month)}` : `${start}-${two(month)}`
  return day === null ? withMonth : `${withMonth}-${two(day)}`
}

function isReal({ year, month, day }: PartialDate): boolean {
  if (month === null) return year !== null && day === null
  if (month < 1 || month > 12) return false
  if (day === null) return true
  // Without a year the 29th of February is a birthday like any other.
  return day >= 1 && day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
