import { parseDay } from './day.ts'
import type { EventTime } from './event-found.ts'

const SHAPE =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{2})(?::?(\d{2}))?(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i

/** An instant, a time of the place or a whole day, as ISO 8601 writes them, long or short; null for anything else. */
export function eventTime(text: string): EventTime | null {
  const match = SHAPE.exec(text.trim())
  if (!match) return null
  const [, year, month, dayOfMonth, hour, minute = '00', second = '00', zone] = match
  const day = parseDay(`${year}-${month}-${dayOfMonth}`)
  if (!day) return null
  if (hour === undefined) return { day, time: null, at: null }
  if (Number(hour) > 23 || Number(minute) > 59) return null
  const time = `${hour}:${minute}`
  if (zone === undefined) return { day, time, at: null }
  const at = new Date(`${day}T${time}:${Number(second) > 59 ? '59' : second}${offsetOf(zone)}`)
  return Number.isNaN(at.getTime()) ? null : { day, time, at: at.toISOString() }
}

function offsetOf(zone: string): string {
  if (/^(z|utc)$/i.test(zone)) return 'Z'
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
}
