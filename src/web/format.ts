import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Day, daysBetween, noonUtc } from '../lib/day.ts'
import { clockTime } from '../lib/moment-in-words.ts'
import { currentLanguage, type Language } from './language.ts'

interface Reader {
  t: TFunction
  language: Language
}

/** « samedi 21 novembre », with the year when it is not this one. */
export function longDay(day: Day, today: Day, { language }: Reader): string {
  return dayAsWritten(day, today, language, { weekday: 'long' })
}

/** « 21 novembre », with the year when it is not this one. */
export function plainDay(day: Day, today: Day, { language }: Reader): string {
  return dayAsWritten(day, today, language, {})
}

/** « hier », « lundi » within the week around today, « il y a trois semaines », « dans deux mois ». */
export function relativeDay(day: Day, today: Day, { t, language }: Reader): string {
  const days = daysBetween(today, day)
  if (days === 0) return t('web:day.today')
  if (days === -1) return t('web:day.yesterday')
  if (days === 1) return t('web:day.tomorrow')
  if (days > 1 && days < 7) {
    return Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(noonUtc(day))
  }
  const { unit, count } = inUnits(Math.abs(days))
  return t(`web:${days < 0 ? 'ago' : 'in'}.${unit}`, { count, n: numberInWords(count, { t, language }) })
}

/** How the last contact is told: never, or when. */
export function lastSeen(day: Day | null, today: Day, reader: Reader): string {
  return day ? relativeDay(day, today, reader) : reader.t('web:day.never')
}

/** Up to twelve in letters, as one writes by hand; beyond, in figures of the language. */
export function numberInWords(count: number, { t, language }: Reader): string {
  const letters = t('web:numbers').split(' ')
  return (Number.isInteger(count) && letters[count]) || plainNumber(count, language)
}

export function plainNumber(value: number, language: Language): string {
  return Intl.NumberFormat(language).format(value)
}

/** « 2 h 29 », "2 h 29 min"; below an hour « 40 minutes ». @param minutes whole, above 0. */
export function duration(minutes: number, { t, language }: Reader): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return t('web:minutes', { count: minutes })
  if (rest === 0) return `${hours}\u00a0h`
  return language === 'fr'
    ? `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`
    : `${hours}\u00a0h\u00a0${rest}\u00a0min`
}

/** Letters for an avatar: the first of the first and last words that begin with one. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s’'-]+/).filter(word => /^\p{L}/u.test(word))
  const capitals = words.filter(word => /^\p{Lu}/u.test(word))
  const of = capitals.length > 0 ? capitals : words
  const [first, last] = [of[0], of.length > 1 ? of.at(-1) : undefined]
  return [first, last]
    .map(word => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

/** The same functions, for the reader of this screen. */
export function useFormat() {
  const { t } = useTranslation()
  const reader: Reader = { t: t as TFunction, language: currentLanguage() }
  return {
    language: reader.language,
    longDay: (day: Day, today: Day) => longDay(day, today, reader),
    plainDay: (day: Day, today: Day) => plainDay(day, today, reader),
    relativeDay: (day: Day, today: Day) => relativeDay(day, today, reader),
    lastSeen: (day: Day | null, today: Day) => lastSeen(day, today, reader),
    number: (value: number) => plainNumber(value, reader.language),
    inWords: (count: number) => numberInWords(count, reader),
    duration: (minutes: number) => duration(minutes, reader),
    time: (time: string) => clockTime(time, reader.language),
    capital: (text: string) => text.charAt(0).toLocaleUpperCase(reader.language) + text.slice(1),
    shortWeekday: (day: Day) =>
      Intl.DateTimeFormat(reader.language, { weekday: 'short', timeZone: 'UTC' }).format(noonUtc(day)),
  }
}

/** French says « 1er décembre »; Intl does not. English has its comma after the weekday only where there is a year. */
function dayAsWritten(day: Day, today: Day, language: Language, more: Intl.DateTimeFormatOptions): string {
  const text = Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
    ...more,
  }).format(noonUtc(day))
  return language === 'fr' ? text.replace(/(^| )1 (?=\p{L})/u, '$11er ') : text.replace(',', '')
}

function inUnits(days: number): { unit: 'day' | 'week' | 'month' | 'year'; count: number } {
  if (days < 14) return { unit: days === 7 ? 'week' : 'day', count: days === 7 ? 1 : days }
  if (days < 61) return { unit: 'week', count: Math.round(days / 7) }
  if (days < 700) return { unit: 'month', count: Math.round(days / 30.44) }
  return { unit: 'year', count: Math.round(days / 365.25) }
}
