const MINUTE_MS = 60_000

/** A timer that ran longer was forgotten: its minutes are asked for, never counted. */
const FORGOTTEN_AFTER_MINUTES = 180

/** @see docs/measures.md#time-online */
export function isForgotten(startedAt: Date, now: Date): boolean {
  return now.getTime() - startedAt.getTime() > FORGOTTEN_AFTER_MINUTES * MINUTE_MS
}

/** Whole minutes, at least one: what was begun took place. */
export function minutesBetween(startedAt: Date, stoppedAt: Date): number {
  return Math.max(1, Math.round((stoppedAt.getTime() - startedAt.getTime()) / MINUTE_MS))
}

/** The instant that a device says, never later than now. Without one: now. */
export function saidInstant(said: string | undefined, now: Date): Date {
  const instant = said === undefined ? now : new Date(said)
  return Number.isNaN(instant.getTime()) || instant > now ? now : instant
}
