import type { TFunction } from 'i18next'
import { weekdayInWords } from '../lib/day-in-words.ts'
import { readRhythm } from '../lib/icalendar/rhythm.ts'

interface Speech {
  t: TFunction
  language: 'fr' | 'en'
}

/** « le mardi », « une semaine sur deux, le mardi et le jeudi », « le premier jeudi du mois ». */
export function sayRhythm(rule: string, { t, language }: Speech): string {
  const rhythm = readRhythm(rule) ?? { every: 'none' }
  if (rhythm.every === 'none') return t('clubs:rhythm.none')
  if (rhythm.every === 'month') {
    const nth = t(`clubs:rhythm.nth.${rhythm.nth as 1}`)
    return t('clubs:rhythm.monthly', { nth, day: weekdayInWords(rhythm.weekday, language) })
  }
  const names = rhythm.weekdays.map(each => t('clubs:rhythm.day', { day: weekdayInWords(each, language) }))
  const days = new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
  if (rhythm.weeks === 1) return t('clubs:rhythm.weekly', { days })
  if (rhythm.weeks === 2) return t('clubs:rhythm.fortnightly', { days })
  return t('clubs:rhythm.weeks', { count: rhythm.weeks, days })
}
