import { type Day, dayAt } from '../lib/day.ts'

/** What a clock shows at an instant: the day, and `18:30`. */
export function clockIn(instant: string, zone: string): { day: Day; time: string } {
  const at = new Date(instant)
  const time = Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  return { day: dayAt(at, zone), time }
}
