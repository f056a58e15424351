import { addDays, type Day, noonUtc } from './day.ts'

/**
 * « 3 octobre 2026 », « 1er mars »; `3 October`.
 *
 * @param year whether it is said; a day: where it is another than that day's.
 */
export function dayInWords(day: Day, language: 'fr' | 'en', year: boolean | Day = true): string {
  const isYearSaid = typeof year === 'boolean' ? year : day.slice(0, 4) !== year.slice(0, 4)
  const words = new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    ...(isYearSaid ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(noonUtc(day))
  return language === 'fr' ? words.replace(/^1 /, '1er ') : words
}

/** « jeudi », `Thursday`. @param weekday ISO, 1 Monday … 7 Sunday. */
export function weekdayInWords(weekday: number, language: 'fr' | 'en'): string {
  const on = noonUtc(addDays(A_MONDAY, weekday - 1))
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(on)
}

const A_MONDAY = '2024-01-01' as Day
