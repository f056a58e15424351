import { useTranslation } from 'react-i18next'
import { dayAt } from '../../lib/day.ts'
import { useFormat } from '../../web/format.ts'
import { useDesk, useToday } from '../../web/session.ts'

/** « hier à 18 h 30 »: an instant on the desk's clock. */
export function useInstant(): (instant: string) => string {
  const { t } = useTranslation('owner')
  const { relativeDay, time } = useFormat()
  const today = useToday()
  const timeZone = useDesk()?.settings.timeZone
  return instant => {
    const at = new Date(instant)
    const clock = Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    const day = relativeDay(dayAt(at, timeZone ?? 'UTC'), today)
    return t('settings.instant', { day, time: time(clock.format(at).replace(/^0/, '')) })
  }
}
