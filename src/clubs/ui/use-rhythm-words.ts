import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { weekdayInWords } from '../../lib/day-in-words.ts'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { sayRhythm } from '../say-rhythm.ts'

/** How a rhythm, a day of the week and the next time are said. */
export function useRhythmWords() {
  const { t } = useTranslation('clubs')
  const { language, longDay, time: hour } = useFormat()
  const today = useToday()
  return {
    rhythm: (rule: string) => sayRhythm(rule, { t: t as unknown as TFunction, language }),
    weekday: (weekday: number) => weekdayInWords(weekday, language),
    next: (day: Day, time: string | null, words: 'clubPage' | 'clubsPage') =>
      time === null
        ? t(`${words}.next`, { day: longDay(day, today) })
        : t(`${words}.nextAt`, { day: longDay(day, today), time: hour(time) }),
  }
}
