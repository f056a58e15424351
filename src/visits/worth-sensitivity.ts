import { bestOption, type WorthInput, type WorthOption } from './worth.ts'

export const HINGES = ['chance', 'value', 'travel', 'rate'] as const
/** `travel` is its minutes, and its cost in the same proportion. */
export type Hinge = (typeof HINGES)[number]

/** One input alone is changed until another option is the best. */
export interface Flip {
  hinge: Hinge
  from: number
  /** Where it flips: a chance in ten-thousandths of 1, cents, minutes, cents an hour. */
  at: number
  /** `at` over `from`. */
  factor: number
  /** The best option there. */
  to: WorthOption
}

/** Beyond three times as much, or a third, a change is no longer a doubt about the input. */
const FARTHEST = 3
const PARTS_OF_ONE = 10_000

/**
 * What the verdict hangs on: for each input the nearest value that flips it, the smallest change in proportion first.
 * Empty: it is robust, no input alone flips it within a factor of three. An input of 0 has no proportion, and is left out.
 */
export function flipsOf(input: WorthInput): Flip[] {
  const best = bestOption(input)
  return HINGES.flatMap(hinge => {
    const flips = [
      nearestFlip(input, hinge, { best, up: true }),
      nearestFlip(input, hinge, { best, up: false }),
    ]
    return flips
      .filter(flip => flip !== null)
      .sort(byChange)
      .slice(0, 1)
  }).sort(byChange)
}

/** The input with one hinge at another value. */
export function withHinge(input: WorthInput, hinge: Hinge, value: number): WorthInput {
  switch (hinge) {
    case 'chance':
      return { ...input, chance: value }
    case 'value':
      return { ...input, valueCents: value }
    case 'rate':
      return { ...input, hourlyRateCents: value }
    case 'travel':
      return { ...input, travel: scaled(input.travel, value) }
  }
}

/** Every option is a straight line of each hinge, so the best one stays so on one stretch: halving finds its end. */
function nearestFlip(
  input: WorthInput,
  hinge: Hinge,
  { best, up }: { best: WorthOption; up: boolean },
): Flip | null {
  const from = hingeOf(input, hinge)
  if (from === 0) return null
  const steps = hinge === 'chance' ? PARTS_OF_ONE : 1
  const bestAt = (step: number) => bestOption(withHinge(input, hinge, step / steps))
  let same = up ? Math.floor(from * steps) : Math.ceil(from * steps)
  let other = farthest(from, steps, { up, isChance: hinge === 'chance' })
  if (up ? other <= same : other >= same) return null
  if (bestAt(other) === best) return null
  while (Math.abs(other - same) > 1) {
    const middle = Math.floor((same + other) / 2)
    if (bestAt(middle) === best) same = middle
    else other = middle
  }
  const at = other / steps
  return { hinge, from, at, factor: at / from, to: bestAt(other) }
}

function farthest(from: number, steps: number, { up, isChance }: { up: boolean; isChance: boolean }): number {
  if (!up) return Math.ceil((from / FARTHEST) * steps)
  return Math.floor((isChance ? Math.min(1, from * FARTHEST) : from * FARTHEST) * steps)
}

function hingeOf(input: WorthInput, hinge: Hinge): number {
  switch (hinge) {
    case 'chance':
      return input.chance
    case 'value':
      return input.valueCents
    case 'rate':
      return input.hourlyRateCents
    case 'travel':
      return input.travel.minutes
  }
}

function scaled({ minutes, cost }: WorthInput['travel'], to: number): WorthInput['travel'] {
  const factor = to / minutes
  return {
    minutes: to,
    cost:
      cost.by === 'car'
        ? { ...cost, km: cost.km * factor }
        : { ...cost, cents: Math.round(cost.cents * factor) },
  }
}

function byChange(a: Flip, b: Flip): number {
  return changeOf(a) - changeOf(b)
}

function changeOf({ factor }: Flip): number {
  return Math.max(factor, 1 / factor)
}
