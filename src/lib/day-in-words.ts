import { type Day, noonUtc } from './day.ts'

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
