import type { Day } from '../lib/day.ts'
import { dayNumber } from '../lib/day-number.ts'
import { hash32 } from '../lib/hash.ts'
import { type Candidate, GRACE_DAYS, type Pull, pullOn } from './pull.ts'
import {
  birthdaySoon,
  isLongUnseen,
  LONG_AT_LEAST_DAYS,
  promiseDue,
  type Reason,
  reasonsFor,
} from './reasons.ts'
import { PRIOR_MODEL, type RhythmModel } from './rhythm.ts'

export interface Suggestion {
  personId: string
  /** `out-of-circle`: the one place a day for somebody outside the trade or long unseen; it is said on screen. */
  slot: 'usual' | 'out-of-circle'
  pull: Pull
  reasons: Reason[]
}

export interface ChoiceSettings {
  today: Day
  /** At most so many; 5 is the most there ever is. */
  limit?: number
  model?: RhythmModel
}

interface Scored {
  candidate: Candidate
  pull: Pull
  score: number
}

const MOST = 5
/** Below it nothing presses: a short list, or an empty one, is the right answer. */
const LEAST_NEED = 0.05
const UNANSWERED_LIMIT = 2
/** added to the pull, times the importance: dates do not wait. */
const PROMISE_WEIGHT = 0.5
const BIRTHDAY_WEIGHT = 0.3
const REST = 0.5

/**
 * Whom to reach this morning: those whose tie needs it most, then one from outside the trade or long unseen, drawn anew
 * each day. The same candidates on the same day give the same list. Never more than five; never the household, the
 * snoozed, the dismissed, nor those who left the last two messages unanswered.
 */
export function chooseForToday(candidates: readonly Candidate[], settings: ChoiceSettings): Suggestion[] {
  const { today, model = PRIOR_MODEL } = settings
  const places = Math.max(0, Math.min(settings.limit ?? MOST, MOST))
  if (places === 0) return []

  const top: Scored[] = []
  const outside: { scored: Scored; draw: number }[] = []
  const now = dayNumber(today)
  for (const candidate of candidates) {
    if (!isOpen(candidate, today)) continue
    const pull = pullOn(candidate, now, model)
    const scored = { candidate, pull, score: scoreOf(candidate, pull, today) }
    if (scored.score >= LEAST_NEED) keepBest(top, scored, places)
    if (isOutOfCircle(candidate, pull, now)) {
      keepLuckiest(outside, { scored, draw: drawOf(scored, today) }, places + 1)
    }
  }

  const usual = top.slice(0, Math.max(1, places - 1))
  const drawn = places > 1 ? outside.find(({ scored }) => !usual.includes(scored))?.scored : undefined
  const rest = drawn ? [] : top.slice(usual.length, places)
  return [
    ...[...usual, ...rest].map(scored => suggestion(scored, 'usual', today)),
    ...(drawn ? [suggestion(drawn, 'out-of-circle', today)] : []),
  ]
}

function isOpen(candidate: Candidate, today: Day): boolean {
  const { household, archived, dismissed, unansweredMessages, snoozedUntil } = candidate
  if (household || archived || dismissed || unansweredMessages >= UNANSWERED_LIMIT) return false
  return snoozedUntil === null || snoozedUntil <= today
}

function scoreOf(candidate: Candidate, pull: Pull, today: Day): number {
  const promise = candidate.promise !== null && promiseDue(candidate, today) ? PROMISE_WEIGHT : 0
  const birthday = candidate.birthday !== null && birthdaySoon(candidate, today) ? BIRTHDAY_WEIGHT : 0
  return (isTooSoon(candidate, pull) ? 0 : pull.pull) + pull.importance * (promise + birthday)
}

/** A tie is let alone for half of its usual gap, or of the wished one; a promise or a birthday does not wait for it. */
function isTooSoon({ rhythmDays }: Candidate, { rhythm }: Pull): boolean {
  return rhythm !== null && rhythm.sinceDays < REST * (rhythmDays ?? rhythm.usualGapDays)
}

/** Outside the trade and not met within its usual gap, or long unseen; after the days of grace where nothing is known. */
function isOutOfCircle({ trade, addedOn, metOn }: Candidate, { rhythm }: Pull, today: number): boolean {
  if (rhythm) return isLongUnseen(rhythm) || (trade === 'outside' && rhythm.sinceDays >= rhythm.usualGapDays)
  if (today - dayNumber(addedOn) < GRACE_DAYS) return false
  return trade === 'outside' || (metOn !== null && today - dayNumber(metOn) >= LONG_AT_LEAST_DAYS)
}

/** A weighted draw that is the same all day: the smallest of exponential times whose rates are the importances. */
function drawOf({ candidate, pull }: Scored, today: Day): number {
  const uniform = (hash32(`${today} ${candidate.personId}`) + 1) / (2 ** 32 + 1)
  return -Math.log(uniform) / pull.importance
}

function keepBest(best: Scored[], scored: Scored, most: number): void {
  keep(best, scored, { most, isBefore: comesBefore })
}

function comesBefore(one: Scored, other: Scored): boolean {
  return (
    one.score > other.score ||
    (one.score === other.score && one.candidate.personId < other.candidate.personId)
  )
}

type Drawn = { scored: Scored; draw: number }

function keepLuckiest(luckiest: Drawn[], drawn: Drawn, most: number): void {
  keep(luckiest, drawn, { most, isBefore: (one, other) => one.draw < other.draw })
}

/** Keeps the list in order and no longer than `most`. */
function keep<T>(
  list: T[],
  item: T,
  { most, isBefore }: { most: number; isBefore: (one: T, other: T) => boolean },
) {
  const last = list.at(-1)
  if (list.length === most && last !== undefined && !isBefore(item, last)) return
  const place = list.findIndex(kept => isBefore(item, kept))
  list.splice(place === -1 ? list.length : place, 0, item)
  if (list.length > most) list.pop()
}

function suggestion({ candidate, pull }: Scored, slot: Suggestion['slot'], today: Day): Suggestion {
  return { personId: candidate.personId, slot, pull, reasons: reasonsFor(candidate, pull, today) }
}
