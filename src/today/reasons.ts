import { type Day, daysBetween } from '../lib/day.ts'
import type { PartialDate } from '../lib/partial-date.ts'
import type { Circle } from '../people/person.ts'
import type { Candidate, Pull } from './pull.ts'
import type { Rhythm } from './rhythm.ts'

/** Why somebody is suggested; the sentences are in the words. Days are whole. */
export type Reason =
  | { code: 'promise-due'; by: 'me' | 'them'; inDays: number }
  | { code: 'birthday-soon'; inDays: number }
  | { code: 'wished-rhythm'; wishedDays: number; sinceDays: number }
  | { code: 'usual-gap'; usualDays: number; sinceDays: number }
  | { code: 'long-unseen'; sinceDays: number }
  | { code: 'last-contact'; sinceDays: number }
  | { code: 'never-since-met'; metDays: number }
  | { code: 'no-contact-yet'; knownDays: number }
  | { code: 'outside-trade' }
  | { code: 'chosen-circle'; circle: Circle }

export const BIRTHDAY_SOON_DAYS = 7
export const PROMISE_SOON_DAYS = 3
/** Not seen for a year, or for a half-year that is six of its usual gaps. */
const LONG_DAYS = 365
export const LONG_AT_LEAST_DAYS = 180
const LONG_GAPS = 6
/** Contact days from which a usual gap is worth saying. */
export const FEWEST_TO_SAY = 3

/** At least one, the most telling first. */
export function reasonsFor(candidate: Candidate, { rhythm }: Pull, today: Day): Reason[] {
  const { circle, trade } = candidate
  const reasons = [
    promiseDue(candidate, today),
    birthdaySoon(candidate, today),
    rhythm ? wish(candidate, rhythm) : null,
    rhythm ? silence(candidate, rhythm) : neverMet(candidate, today),
    trade === 'outside' ? { code: 'outside-trade' as const } : null,
    circle === null ? null : { code: 'chosen-circle' as const, circle },
  ]
  return reasons.filter(reason => reason !== null)
}

export function isLongUnseen({ sinceDays, usualGapDays }: Rhythm): boolean {
  return sinceDays >= LONG_DAYS || (sinceDays >= LONG_AT_LEAST_DAYS && sinceDays >= LONG_GAPS * usualGapDays)
}

/** A follow-up that is due within three days, or late. */
export function promiseDue({ promise }: Pick<Candidate, 'promise'>, today: Day) {
  if (promise === null) return null
  const inDays = daysBetween(today, promise.dueOn)
  return inDays <= PROMISE_SOON_DAYS ? { code: 'promise-due' as const, by: promise.by, inDays } : null
}

/** A birthday today or within a week. */
export function birthdaySoon({ birthday }: Pick<Candidate, 'birthday'>, today: Day) {
  const inDays = birthday === null ? null : daysToAnniversary(birthday, today)
  return inDays !== null && inDays <= BIRTHDAY_SOON_DAYS ? { code: 'birthday-soon' as const, inDays } : null
}

/** Days until the next anniversary, 0 on the day; null without day and month. The 29th of February falls on the 1st of March. */
export function daysToAnniversary({ month, day }: PartialDate, today: Day): number | null {
  if (month === null || day === null) return null
  const year = Number(today.slice(0, 4))
  const from = Date.parse(`${today}T00:00:00Z`)
  const thisYear = Date.UTC(year, month - 1, day)
  const next = thisYear >= from ? thisYear : Date.UTC(year + 1, month - 1, day)
  return Math.round((next - from) / 86_400_000)
}

function wish({ rhythmDays }: Candidate, { sinceDays }: Rhythm): Reason | null {
  if (rhythmDays === null || sinceDays < rhythmDays) return null
  return { code: 'wished-rhythm', wishedDays: rhythmDays, sinceDays }
}

function silence({ history }: Candidate, rhythm: Rhythm): Reason {
  const { sinceDays, usualGapDays } = rhythm
  if (isLongUnseen(rhythm)) return { code: 'long-unseen', sinceDays }
  if ((history?.activeDays ?? 0) < FEWEST_TO_SAY) return { code: 'last-contact', sinceDays }
  return { code: 'usual-gap', usualDays: Math.max(1, Math.round(usualGapDays)), sinceDays }
}

function neverMet({ metOn, addedOn }: Candidate, today: Day): Reason {
  return metOn === null
    ? { code: 'no-contact-yet', knownDays: Math.max(0, daysBetween(addedOn, today)) }
    : { code: 'never-since-met', metDays: Math.max(0, daysBetween(metOn, today)) }
}
