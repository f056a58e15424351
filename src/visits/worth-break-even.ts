import { type Line, linesOf, type WorthInput, type WorthOption } from './worth.ts'

/** The chance of a mandate from which going is the best of the options. */
export interface BreakEven {
  /** 0: whatever the chance; null: not even a certain mandate would be enough. */
  chance: number | null
  /** What going is as good as, at that chance; null where no chance makes them equal. */
  against: Exclude<WorthOption, 'go'> | null
}

/** A chance as one says it: "1 in 6" below a half, percent from there on. */
export type Odds = { kind: 'oneIn'; n: number } | { kind: 'percent'; percent: number }

const ALMOST = 1e-9

/**
 * From what chance on going is the best: the largest of the chances at which it draws level with each of the others.
 *
 * @param others what it is measured against: everything that is open, or `['no']` for "is it worth it in itself?"
 */
export function breakEven(
  input: WorthInput,
  others: readonly WorthOption[] = ['video', 'wait', 'no'],
): BreakEven {
  const [go, ...rest] = linesOf(input) as [Line, ...Line[]]
  const levels = rest
    .filter(({ option }) => others.includes(option))
    .map(line => ({ against: line.option as Exclude<WorthOption, 'go'>, chance: levelChance(go, line) }))
  const highest = levels.reduce((high, level) => (level.chance > high.chance ? level : high))
  if (highest.chance > 1 + ALMOST) return { chance: null, against: null }
  if (highest.chance <= 0) return { chance: 0, against: null }
  return { ...highest, chance: Math.min(1, highest.chance) }
}

/**
 * A least chance in words that hold: the n nearest to it for which "at least 1 in n" is enough, the next whole percent.
 * Where that would say more than the owner's own chance, which is enough, it is said in percent, finer and finer.
 */
export function oddsAtLeast(chance: number, ownChance = 1): Odds {
  const n = Math.floor(1 / chance + ALMOST)
  if (chance < 0.5 && (ownChance < chance || 1 / n <= ownChance)) return { kind: 'oneIn', n }
  for (const parts of [1, 10, 100]) {
    const percent = Math.ceil(chance * 100 * parts - ALMOST) / parts
    if (ownChance < chance || percent <= ownChance * 100) return { kind: 'percent', percent }
  }
  return { kind: 'percent', percent: chance * 100 }
}

function levelChance(go: Line, other: Line): number {
  const behind = go.costCents - other.costCents - (go.tieCents - other.tieCents)
  const perChance = go.mandateCents - other.mandateCents
  if (perChance <= 0) return behind <= ALMOST ? -Infinity : Infinity
  return behind / perChance
}
