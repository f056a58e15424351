import { useEffect, useState } from 'react'
import { dayAt } from '../../lib/day.ts'
import { useFormat } from '../../web/format.ts'
import { useDesk, useToday } from '../../web/session.ts'
import { minutesBetween } from '../timer.ts'

const TICK_MS = 20_000

/** « 14 h 05 (12 minutes) », on the desk's clock, kept up to date; on another day, with the day and without the length. */
export function useSince(startedAt: string): string {
  const { language, time, duration, relativeDay } = useFormat()
  const today = useToday()
  const timeZone = useDesk()?.settings.timeZone
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const began = new Date(startedAt)
  const zone = timeZone ? { timeZone } : {}
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone }).format(
    began,
  )
  const at = time(language === 'fr' ? clock.replace(/^0/, '') : clock).replaceAll(' ', '\u00a0')
  const day = dayAt(began, timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  if (day !== today) return `${relativeDay(day, today)}, ${at}`
  return `${at} (${duration(minutesBetween(began, now < began ? began : now))})`
}
