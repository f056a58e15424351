import { addDays, type Day, type Span } from '../lib/day.ts'

/** A calendar month, `2026-10`. Months compare and sort as text. */
export type Month = string & { readonly __brand: 'Month' }

export function isMonth(text: string): text is Month {
  return /^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/.test(text)
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month
}

/** Its days, the first and the last. */
export function spanOf(month: Month): Span {
  return { from: `${month}-01` as Day, to: addDays(`${monthsAfter(month, 1)}-01` as Day, -1) }
}

/** @param months whole; negative for before. */
export function monthsAfter(month: Month, months: number): Month {
  const [year, nth] = month.split('-').map(Number) as [number, number]
  const count = year * 12 + (nth - 1) + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}` as Month
}

/** « octobre 2026 », "October 2026". */
export function monthInWords(month: Month, language: 'fr' | 'en'): string {
  return formatted(month, language, { month: 'long', year: 'numeric' })
}

/** « octobre », "October". */
export function monthName(month: Month, language: 'fr' | 'en'): string {
  return formatted(month, language, { month: 'long' })
}

function formatted(month: Month, language: 'fr' | 'en', options: Intl.DateTimeFormatOptions): string {
  const first = new Date(`${month}-01T12:00:00Z`)
  return Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { ...options, timeZone: 'UTC' }).format(
    first,
  )
}
