import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'

/** « Il est 4 h 12 à Montréal », when clocks there differ from the owner's; else null. */
export function useLocalHour(timeZone: string | null, ownZone: string | null): string | null {
  const { t } = useTranslation('people')
  const { time } = useFormat()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    if (!timeZone) return
    const timer = setInterval(() => setNow(new Date()), 20_000)
    return () => clearInterval(timer)
  }, [timeZone])
  if (!timeZone || clockIn(timeZone, now) === clockIn(ownZone ?? undefined, now)) return null
  const place = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
  return t('card.localHour', { time: time(clockIn(timeZone, now).replace(/^0/, '')), place })
}

function clockIn(timeZone: string | undefined, now: Date): string {
  return Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now)
}
