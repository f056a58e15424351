import { useTranslation } from 'react-i18next'
import { type Day, noonUtc } from '../../lib/day.ts'
import { useFormat } from '../../web/format.ts'
import type { Mastermind, MemberView } from '../mastermind.ts'
import { placeInMonth, type Rhythm } from '../rhythm.ts'

/** How masterminds, their hours and their people are said on screens. */
export function useMastermindWords() {
  const { t } = useTranslation('company')
  const { time, duration, language, capital } = useFormat()

  const weekdayOf = (day: Day) =>
    Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(noonUtc(day))

  const rhythmOf = (rhythm: Rhythm, since: Day) => {
    const nth = t('mastermind.nth').split(' ')[placeInMonth(since) - 1] ?? ''
    return t(`mastermind.rhythm.${rhythm}`, { weekday: weekdayOf(since), nth })
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

/** « Montréal » is not known; « Montreal », as zones are named. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

function hourOf(at: string, time: (at: string) => string): string {
  return time(at.replace(/^0/, ''))
}
