import { type Day, noonUtc } from './day.ts'

/** « 3 octobre », « 1er mars 2027 »; `3 October`: with the year where it is not the one of today. */
export function dayInWords(day: Day, today: Day, language: 'fr' | 'en'): string {
  const words = new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(noonUtc(day))
  return language === 'fr' ? words.replace(/^1 /, '1er ') : words
}
