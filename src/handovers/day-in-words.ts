import { type Day, noonUtc } from '../lib/day.ts'

/** « 3 octobre 2026 », « 1er mars 2026 » ; `3 October 2026`. */
export function dayInWords(day: Day, language: 'fr' | 'en'): string {
  const words = new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(noonUtc(day))
  return language === 'fr' ? words.replace(/^1 /, '1er ') : words
}

/** The name of a language in another: « anglais ». What Intl does not know stays as it was written. */
export function languageInWords(code: string, language: 'fr' | 'en'): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
