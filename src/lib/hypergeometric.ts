const TERMS = 200_000

/**
 * Gauss's ₂F₁(a, b; c; z) for 0 ≤ z < 1, by its series.
 *
 * @throws RangeError when z is outside [0, 1) or c is zero or a negative whole number.
 * @see Abramowitz & Stegun 15.1.1.
 */
export function hypergeometric2F1(a: number, b: number, { c, z }: { c: number; z: number }): number {
  if (!(z >= 0 && z < 1)) throw new RangeError(`₂F₁ by series needs 0 ≤ z < 1: ${z}`)
  if (c <= 0 && Number.isInteger(c)) throw new RangeError(`₂F₁ has a pole at c = ${c}`)
  let term = 1
  let sum = 1
  for (let n = 0; n < TERMS && Math.abs(term) > Math.abs(sum) * 1e-16; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
  }
  return sum
}
