/** Under which keys a record is looked for; records that share one are compared. */
export interface Pass<T> {
  name: string
  keys: (record: T) => readonly string[]
}

export interface Candidates {
  /** Pairs of positions, the lower first, one after the other. */
  pairs: Uint32Array
  /** Keys so common that their records were not all compared for it: by pass. */
  tooCommon: Map<string, number>
}

export interface Blocking {
  /** A key that more records have tells nothing, and would take for ever. */
  mostAKey: number
  /** Whether a pair is wanted at all; every one where it is not said. */
  only?: ((one: number, other: number) => boolean) | undefined
}

/** The pairs worth a look, each once. */
export function candidatePairs<T>(
  records: readonly T[],
  passes: readonly Pass<T>[],
  { mostAKey, only }: Blocking,
): Candidates {
  const tooCommon = new Map<string, number>()
  // Numbers up to 2^53 hold two positions.
  const scale = records.length
  let found = new Float64Array(1 << 16)
  let count = 0
  for (const { name, keys } of passes) {
    const byKey = new Map<string, number[]>()
    records.forEach((record, position) => {
      for (const key of new Set(keys(record))) {
        const same = byKey.get(key)
        if (same) same.push(position)
        else byKey.set(key, [position])
      }
    })
    for (const same of byKey.values()) {
      if (same.length > mostAKey) {
        tooCommon.set(name, (tooCommon.get(name) ?? 0) + 1)
        continue
      }
      for (let a = 0; a < same.length; a++) {
        for (let b = a + 1; b < same.length; b++) {
          if (only && !only(same[a] as number, same[b] as number)) continue
          if (count === found.length) found = grown(found)
          found[count++] = (same[a] as number) * scale + (same[b] as number)
        }
      }
    }
  }
  const sorted = found.subarray(0, count).sort()
  const pairs = new Uint32Array(2 * count)
  let kept = 0
  sorted.forEach((pair, i) => {
    if (i > 0 && pair === sorted[i - 1]) return
    pairs[kept++] = Math.floor(pair / scale)
    pairs[kept++] = pair % scale
  })
  return { pairs: pairs.slice(0, kept), tooCommon }
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2)
  larger.set(array)
  return larger
}
