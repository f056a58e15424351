/** Both ends within 0 … 1. */
export interface Interval {
  low: number
  high: number
}

/** The 97.5 % point of the normal curve: what lies beyond on both sides is 5 %. */
const Z = 1.959963984540054

/**
 * Between what a proportion seen in a few cases may really lie, 95 times in 100.
 *
 * @param successes 0 … n; not always whole: of cases that count in part, the interval is wider than need be.
 * @returns the whole of 0 … 1 for no case at all.
 * @throws RangeError when successes are not within 0 … n.
 * @see E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212;
 *   R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, method 3.
 */
export function wilson(successes: number, n: number): Interval {
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`${successes} of ${n}`)
  if (n === 0) return { low: 0, high: 1 }
  const share = successes / n
  const scale = 1 + Z ** 2 / n
  const centre = (share + Z ** 2 / (2 * n)) / scale
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
  }
}
