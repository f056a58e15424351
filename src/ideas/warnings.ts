import type { Idea } from './idea.ts'

const WARNINGS = ['they-give-more', 'no-small-step'] as const
export type Warning = (typeof WARNINGS)[number]

/** A first step is small when it takes less than this. */
export const SMALL_STEP_MINUTES = 60

/**
 * What may make a yes unlikely, before it is asked: their effort is larger than the owner's, or no step of the owner's
 * is known to take less than an hour. An effort that nobody said is no larger than another.
 *
 * @see docs/measures.md#effort-and-first-step
 */
export function warningsOf({
  myMinutes,
  theirMinutes,
  steps,
}: Pick<Idea, 'myMinutes' | 'theirMinutes' | 'steps'>): Warning[] {
  const warnings: Warning[] = []
  if (myMinutes !== null && theirMinutes !== null && theirMinutes > myMinutes) warnings.push('they-give-more')
  const isSmall = steps.some(
    ({ by, minutes }) => by === 'me' && minutes !== null && minutes < SMALL_STEP_MINUTES,
  )
  if (!isSmall) warnings.push('no-small-step')
  return warnings
}
