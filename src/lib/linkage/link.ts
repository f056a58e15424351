import { candidatePairs, type Pass } from './blocking.ts'
import { type Begin, chance, learn, type Model, type Pattern } from './estimate.ts'
import { type Field, UNKNOWN } from './field.ts'

/** Two records that may be of one person. */
export interface Link {
  one: number
  other: number
  /** The chance that they are. */
  probability: number
  /** Of each field, what it says for (above 0) or against, in bits; null where one does not say. */
  reasons: readonly { field: string; level: string; bits: number }[]
}

export interface Linkage<T> {
  fields: readonly Field<T>[]
  passes: readonly Pass<T>[]
  /** Links below are not told. */
  least: number
  /** Which pairs are wanted, where not all are: those of what came in, with what is there. */
  only?: ((one: number, other: number) => boolean) | undefined
  /** What was learnt before from about the same records; learnt anew where it is not said. */
  learnt?: Model | undefined
  /** In [0, 1): pairs at random show what strangers have alike. */
  random: () => number
  /** Of how much is done, 0 to 1; may throw to stop. */
  onProgress?: (share: number) => void
}

const MOST_A_KEY = 400
const RANDOM_PAIRS = 200_000
/** A value that only these two have could still be another's: as if one more had it. */
const ONE_MORE = 1
/** One card in fifty has somebody of its house on another. */
const HOUSEHOLDS_A_RECORD = 0.02
/** And one in fifty is there twice. */
const DOUBLES_A_RECORD = 0.02
const EVERY = 50_000

/** Which records may be of one person, the surest first. What a rare value weighs is learnt from the records themselves. */
export function linkRecords<T>(records: readonly T[], linkage: Linkage<T>): { links: Link[]; model: Model } {
  const { fields, passes, only, learnt, onProgress } = linkage
  const { pairs } = candidatePairs(records, passes, { mostAKey: MOST_A_KEY, only })
  onProgress?.(0.1)
  const base = fields.map(({ levels }) => levels.length + 1)
  const codes = new Float64Array(pairs.length / 2)
  const counts = new Map<number, number>()
  for (let i = 0; i < codes.length; i++) {
    const code = codeOf(
      fields,
      base,
      records[pairs[2 * i] as number] as T,
      records[pairs[2 * i + 1] as number] as T,
    )
    codes[i] = code
    counts.set(code, (counts.get(code) ?? 0) + 1)
    if (i % EVERY === 0) onProgress?.(0.1 + (0.7 * i) / codes.length)
  }
  const patterns = new Map(
    [...counts].map(([code, count]) => [code, { levels: levelsOf(code, base), count }]),
  )
  const model = learnt ?? learn([...patterns.values()], beginning(records, linkage))
  onProgress?.(0.85)

  const frequencies = fields.map(field => frequenciesOf(records, field))
  const links: Link[] = []
  for (let i = 0; i < codes.length; i++) {
    const [one, other] = [pairs[2 * i] as number, pairs[2 * i + 1] as number]
    const { levels } = patterns.get(codes[i] as number) as Pattern
    const link = weighed({ records, fields, model, frequencies, levels }, one, other)
    if (link.probability >= linkage.least) links.push(link)
  }
  onProgress?.(1)
  return { links: links.sort((a, b) => b.probability - a.probability), model }
}

interface Weighing<T> {
  records: readonly T[]
  fields: readonly Field<T>[]
  model: Model
  frequencies: readonly (ReadonlyMap<string, number> | null)[]
  levels: readonly number[]
}

function weighed<T>(
  { records, fields, model, frequencies, levels }: Weighing<T>,
  one: number,
  other: number,
): Link {
  let [same, household] = [model.priorSame, model.priorHousehold]
  let others = 1 - same - household
  const reasons: { field: string; level: string; bits: number }[] = []
  fields.forEach((field, at) => {
    const level = levels[at] as number
    if (level === UNKNOWN) return
    const inSame = chance(model.same, at, level)
    let inOthers = chance(model.others, at, level)
    let inHousehold = chance(model.household, at, level)
    const value = field.common?.(records[one] as T, records[other] as T, level) ?? null
    if (value !== null) {
      const rare = ((frequencies[at]?.get(value) ?? 0) + ONE_MORE) / (records.length + (field.spread ?? 0))
      // Strangers have it alike as often as it is met; of those of one house it is as of one person.
      if (!field.isShared) inHousehold = (inHousehold / inOthers) * rare
      inOthers = rare
    }
    same *= inSame
    household *= inHousehold
    others *= inOthers
    reasons.push({
      field: field.name,
      level: field.levels[level] as string,
      bits: Math.log2(inSame / inOthers),
    })
  })
  return { one, other, probability: same / (same + household + others), reasons }
}

function beginning<T>(records: readonly T[], { fields, random }: Linkage<T>): Begin {
  const seen = fields.map(({ levels }) => new Array<number>(levels.length).fill(0.5))
  const n = records.length
  const allPairs = Math.max(1, (n * (n - 1)) / 2)
  for (let draw = 0; draw < Math.min(RANDOM_PAIRS, allPairs * 4); draw++) {
    const [a, b] = [Math.floor(random() * n), Math.floor(random() * n)]
    if (a === b) continue
    fields.forEach((field, at) => {
      const level = field.compare(records[a] as T, records[b] as T)
      if (level !== UNKNOWN) (seen[at] as number[])[level] = ((seen[at] as number[])[level] as number) + 1
    })
  }
  return {
    levels: fields.map(({ levels }) => levels.length),
    isShared: fields.map(({ isShared }) => isShared),
    others: seen.map(counts => {
      const all = counts.reduce((sum, each) => sum + each, 0)
      return counts.map(each => each / all)
    }),
    allPairs,
    householdsBefore: HOUSEHOLDS_A_RECORD * n,
    sameBefore: DOUBLES_A_RECORD * n,
  }
}

function frequenciesOf<T>(records: readonly T[], { values }: Field<T>): Map<string, number> | null {
  if (!values) return null
  const counts = new Map<string, number>()
  for (const record of records) {
    for (const value of new Set(values(record))) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

function codeOf<T>(fields: readonly Field<T>[], base: readonly number[], one: T, other: T): number {
  let code = 0
  for (let at = 0; at < fields.length; at++) {
    code = code * (base[at] as number) + (fields[at] as Field<T>).compare(one, other) + 1
  }
  return code
}

function levelsOf(code: number, base: readonly number[]): number[] {
  const levels: number[] = []
  let rest = code
  for (let at = base.length - 1; at >= 0; at--) {
    levels.unshift((rest % (base[at] as number)) - 1)
    rest = Math.floor(rest / (base[at] as number))
  }
  return levels
}
