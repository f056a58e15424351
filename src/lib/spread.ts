/** The middle of some values; of an even number, half-way between the two in the middle. Null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2
}

/** Makes the median absolute deviation of a normal curve its standard deviation. */
const NORMAL = 1.482602218505602

/**
 * How wide values lie around their middle, as a standard deviation that a few wild ones do not move.
 *
 * @returns null of none.
 * @see F. R. Hampel, "The influence curve and its role in robust estimation", JASA 69 (1974), 383–393.
 */
export function medianDeviation(values: readonly number[]): number | null {
  const middle = median(values)
  if (middle === null) return null
  return NORMAL * (median(values.map(value => Math.abs(value - middle))) as number)
}
