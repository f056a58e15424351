/** One value of an exponentially weighted moving average, and how far it strays by chance alone. */
export interface Smoothed {
  value: number
  /** Standard deviation of `value` while nothing changed. */
  sigma: number
}

export interface Chart {
  /** How much the newest value weighs, above 0 up to 1. */
  lambda: number
  /** Where the average begins, and stays while nothing changes. */
  centre: number
  /** Standard deviation of one value. */
  sigma: number
}

/**
 * The moving average of an EWMA control chart after each value.
 *
 * @see S. W. Roberts, "Control chart tests based on geometric moving averages", Technometrics 1 (1959), 239–250.
 */
export function* ewma(values: Iterable<number>, { lambda, centre, sigma }: Chart): Generator<Smoothed> {
  let value = centre
  let left = 1
  for (const each of values) {
    value = lambda * each + (1 - lambda) * value
    left *= (1 - lambda) ** 2
    yield { value, sigma: sigma * Math.sqrt((lambda / (2 - lambda)) * (1 - left)) }
  }
}
