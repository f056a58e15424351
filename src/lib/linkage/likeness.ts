/**
 * How alike two texts are, from 0 to 1.
 *
 * @see M. A. Jaro, JASA 84 (1989), 414–420; W. E. Winkler (1990): what begins alike counts more, over four letters at
 *   most, a tenth each.
 */
export function jaroWinkler(one: string, other: string): number {
  const alike = jaro(one, other)
  const most = Math.min(4, one.length, other.length)
  let prefix = 0
  while (prefix < most && one.charCodeAt(prefix) === other.charCodeAt(prefix)) prefix++
  return alike > 0.7 ? alike + prefix * 0.1 * (1 - alike) : alike
}

export function jaro(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1
  const [n, m] = [one.length, other.length]
  if (n === 0 || m === 0) return 0
  const reach = Math.max(0, (Math.max(n, m) >> 1) - 1)
  const { taken, matched } = roomFor(n, m)
  let same = 0
  for (let i = 0; i < n; i++) {
    const letter = one.charCodeAt(i)
    const last = Math.min(m - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (taken[j] === 1 || other.charCodeAt(j) !== letter) continue
      taken[j] = 1
      matched[same++] = letter
      break
    }
  }
  if (same === 0) return 0
  let [displaced, next] = [0, 0]
  for (let j = 0; j < m; j++) if (taken[j] === 1 && other.charCodeAt(j) !== matched[next++]) displaced++
  return (same / n + same / m + (same - (displaced >> 1)) / same) / 3
}

/** Made once: millions of pairs are compared. */
let room = { taken: new Uint8Array(64), matched: new Uint16Array(64) }

function roomFor(n: number, m: number): typeof room {
  const most = Math.max(n, m)
  if (most > room.taken.length) room = { taken: new Uint8Array(most * 2), matched: new Uint16Array(most * 2) }
  room.taken.fill(0, 0, m)
  return room
}

/**
 * Letters to add, take away, change or swap with the next one, to come from one text to the other; `most` and one more
 * where there are more than that. A swapped pair is not changed again (optimal string alignment).
 *
 * @see F. J. Damerau, CACM 7 (1964), 171–176.
 */
export function editsBetween(one: string, other: string, most: number): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, j) => j)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const [a, b] = [one.charCodeAt(i - 1), other.charCodeAt(j - 1)]
      let cost = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (a === b ? 0 : 1),
      )
      const isSwap = i > 1 && j > 1 && a === other.charCodeAt(j - 2) && b === one.charCodeAt(i - 2)
      if (isSwap) cost = Math.min(cost, (before[j - 2] as number) + 1)
      next.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, row] = [row, next]
  }
  return Math.min(row[other.length] as number, most + 1)
}
