import { UNKNOWN } from './field.ts'

/** How often each level of each field is seen among pairs of a kind. */
export type Chances = readonly (readonly number[])[]

/** What a desk's own cards teach of when two records are of one person. */
export interface Model {
  /** Of one person. */
  same: Chances
  /** Of two people of one household; of what they do not share, as anybody. */
  household: Chances
  /** Of any two records. */
  others: Chances
  /** Of all pairs, how many are of one person, and of one household. */
  priorSame: number
  priorHousehold: number
}

/** Pairs that look alike, counted once. */
export interface Pattern {
  levels: readonly number[]
  count: number
}

export interface Begin {
  levels: readonly number[]
  isShared: readonly boolean[]
  /** Of any two records, from pairs drawn at random. */
  others: Chances
  /** All pairs that there are, looked at or not. */
  allPairs: number
  /** As many pairs of one household as if seen beforehand: a few couples are in every address book. */
  householdsBefore: number
  /** The same of pairs of one person. */
  sameBefore: number
  rounds?: number
}

/** As many pairs of one person as if seen beforehand: nothing is impossible, and few cards teach little. */
const PAIRS_BEFORE = 4

/**
 * Fellegi and Sunter's model with a household beside the person, its chances learnt by expectation–maximisation. Pairs
 * that were never looked at count as of two strangers; what strangers have alike is known and stays.
 *
 * @see I. P. Fellegi, A. B. Sunter, JASA 64 (1969), 1183–1210; W. E. Winkler, "Using the EM algorithm…" (1988).
 */
export function learn(
  patterns: readonly Pattern[],
  { levels, isShared, others, allPairs, householdsBefore, sameBefore, rounds = 40 }: Begin,
): Model {
  let model: Model = {
    same: levels.map(begun),
    household: levels.map((n, field) => (isShared[field] ? begun(n) : (others[field] as readonly number[]))),
    others,
    priorSame: Math.max(1e-4, sameBefore / allPairs),
    priorHousehold: Math.max(1e-4, householdsBefore / allPairs),
  }
  for (let round = 0; round < rounds; round++) {
    const same = levels.map(n => begun(n).map(share => share * PAIRS_BEFORE))
    // Those of one house are as if seen beforehand too: a book without any learns nothing of them.
    const household = levels.map(n => begun(n).map(share => share * Math.max(1, householdsBefore)))
    let [ofSame, ofHousehold] = [0, 0]
    for (const pattern of patterns) {
      const share = sharesOf(pattern.levels, model)
      const [inSame, inHousehold] = [share.same * pattern.count, share.household * pattern.count]
      ofSame += inSame
      ofHousehold += inHousehold
      pattern.levels.forEach((level, field) => {
        if (level === UNKNOWN) return
        ;(same[field] as number[])[level] = ((same[field] as number[])[level] as number) + inSame
        ;(household[field] as number[])[level] =
          ((household[field] as number[])[level] as number) + inHousehold
      })
    }
    model = {
      same: same.map(toChances),
      household: household.map((seen, field) =>
        isShared[field] ? toChances(seen) : (others[field] as readonly number[]),
      ),
      others,
      priorSame: (ofSame + sameBefore) / allPairs,
      priorHousehold: (ofHousehold + householdsBefore) / allPairs,
    }
  }
  return model
}

/** The chance that such a pair is of one person, and of one household. */
export function sharesOf(levels: readonly number[], model: Model): { same: number; household: number } {
  let [same, household] = [model.priorSame, model.priorHousehold]
  let others = 1 - same - household
  for (let field = 0; field < levels.length; field++) {
    const level = levels[field] as number
    if (level === UNKNOWN) continue
    same *= chance(model.same, field, level)
    household *= chance(model.household, field, level)
    others *= chance(model.others, field, level)
  }
  const all = same + household + others
  return { same: same / all, household: household / all }
}

export function chance(chances: Chances, field: number, level: number): number {
  return (chances[field] as readonly number[])[level] as number
}

/** The most alike are the most frequent of one person, to begin with. */
function begun(n: number): readonly number[] {
  const rest = 0.15 / (n - 1)
  return Array.from({ length: n }, (_, level) => (level === 0 ? 0.85 : rest))
}

function toChances(seen: readonly number[]): readonly number[] {
  const all = seen.reduce((sum, each) => sum + each, 0)
  return seen.map(each => each / all)
}
