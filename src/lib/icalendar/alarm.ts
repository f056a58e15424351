import { type Component, childrenOf, parameterOf, propertyOf } from './component.ts'
import { durationOf, instantAfter, instantOf, momentOf, readDuration } from './moment.ts'
import type { Occurrence } from './occurrences.ts'
import type { Zone, Zones } from './zone.ts'

export function alarmsOf(component: Component): Component[] {
  return childrenOf(component, 'VALARM')
}

/** When an alarm of an occurrence (null: whichever, where the trigger says an instant) rings, its repetitions included, in seconds: RFC 5545 §3.6.6, §3.8.6.3. */
export function alarmTimes(
  alarm: Component,
  occurrence: Occurrence | null,
  zones: Zones,
  floating: Zone,
): number[] {
  const first = firstTime(alarm, occurrence, zones, floating)
  if (first === null) return []
  const gap = durationOf(alarm)
  const repeats = Number.parseInt(propertyOf(alarm, 'REPEAT')?.value ?? '0', 10)
  if (!gap || !(repeats > 0)) return [first]
  const seconds = gap.days * 86_400 + gap.seconds
  return Array.from({ length: Math.min(repeats, MOST_REPEATS) + 1 }, (_, times) => first + times * seconds)
}

const MOST_REPEATS = 1000

function firstTime(
  alarm: Component,
  occurrence: Occurrence | null,
  zones: Zones,
  floating: Zone,
): number | null {
  const trigger = propertyOf(alarm, 'TRIGGER')
  if (!trigger) return null
  const duration = readDuration(trigger.value)
  if (!duration) {
    const moment = momentOf(alarm, 'TRIGGER', zones)
    return moment && instantOf(moment, floating)
  }
  const { start, end } = occurrence ?? { start: null, end: null }
  // An event that says no end ends as it begins; a task may have its end alone.
  const base = parameterOf(trigger, 'RELATED')?.toUpperCase() === 'END' ? (end ?? start) : (start ?? end)
  return base && instantAfter(base, duration, floating)
}
