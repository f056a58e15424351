import { useTranslation } from 'react-i18next'
import { type Day, weekday } from '../../lib/day.ts'
import { weekdayInWords } from '../../lib/day-in-words.ts'
import { placeInMonth } from '../../lib/icalendar/rhythm.ts'
import { useFormat } from '../../web/format.ts'
import type { Mastermind, MemberView } from '../mastermind.ts'
import type { Rhythm } from '../rhythm.ts'

/** How masterminds, their hours and their people are said on screens. */
export function useMastermindWords() {
  const { t } = useTranslation('company')
  const { time, duration, language, capital } = useFormat()

  const rhythmOf = (rhythm: Rhythm, since: Day) => {
    const nth = t('mastermind.nth').split(' ')[placeInMonth(since) - 1] ?? ''
    return t(`mastermind.rhythm.${rhythm}`, { weekday: weekdayInWords(weekday(since), language), nth })
  }

  return {
    rhythmOf,
    /** « Chaque mardi à 12 h 30, 1 h 30, 20 minutes par personne ». */
    about: ({ rhythm, since, time: at, minutes, turnMinutes }: Mastermind) =>
      capital(
        t('mastermind.about', {
          rhythm: rhythmOf(rhythm, since),
          time: hourOf(at, time),
          duration: duration(minutes),
          turn: duration(turnMinutes),
        }),
      ),
    hour: (at: string) => hourOf(at, time),
    /** « vous », the name, or that nobody knows. */
    nameOf: ({ isOwner, name }: MemberView) =>
      isOwner ? t('mastermind.you') : name || t('mastermind.somebody'),
    firstNameOf: ({ isOwner, firstName }: MemberView) =>
      isOwner ? capital(t('mastermind.you')) : firstName || capital(t('mastermind.somebody')),
    list: (names: readonly string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(names),
  }
}

function hourOf(at: string, time: (at: string) => string): string {
  return time(at.replace(/^0/, ''))
}
