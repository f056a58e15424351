export interface Score {
  precision: number
  recall: number
  f1: number
}

/** Pairs that were found, beside those that there are. @param truth whose each record is. */
export function scoreOf(found: readonly { one: number; other: number }[], truth: readonly string[]): Score {
  const right = found.filter(({ one, other }) => truth[one] === truth[other]).length
  return score({ found: found.length, right, there: pairsThere(truth) })
}

/** All pairs within groups, without writing them down. */
export function scoreOfClusters(groups: readonly (readonly number[])[], truth: readonly string[]): Score {
  const found = groups.reduce((sum, { length }) => sum + pairsOf(length), 0)
  const right = groups.reduce((sum, group) => sum + pairsThere(group.map(each => truth[each] as string)), 0)
  return score({ found, right, there: pairsThere(truth) })
}

function pairsThere(truth: readonly string[]): number {
  const sizes = new Map<string, number>()
  for (const whose of truth) sizes.set(whose, (sizes.get(whose) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + pairsOf(size), 0)
}

const pairsOf = (size: number) => (size * (size - 1)) / 2

function score({ found, right, there }: { found: number; right: number; there: number }): Score {
  const precision = found === 0 ? 1 : right / found
  const recall = there === 0 ? 1 : right / there
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) }
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
