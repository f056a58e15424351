/** How often two people were both there, in a year. */
export interface SeenInYear {
  otherId: string
  year: number
  encounters: number
}

/** One text of all that somebody was seen with: `<id> 2025=3 2026=1;<id> 2026=2`. @param seen by other, then year. */
export function writeSeenWith(seen: readonly SeenInYear[]): string {
  const others = Map.groupBy(seen, ({ otherId }) => otherId)
  return [...others]
    .map(([otherId, years]) =>
      [otherId, ...years.map(({ year, encounters }) => `${year}=${encounters}`)].join(' '),
    )
    .join(';')
}

/**
 * Calls with each of the others in such a text that weighs something: a hundred thousand of them are read in a frame or
 * two.
 *
 * @param weights what an encounter of the year counts; one of a year that is not there counts nothing.
 */
export function weighSeenWith(
  text: string,
  weights: ReadonlyMap<number, number>,
  use: (otherId: string, weight: number) => void,
): void {
  for (let at = 0; at < text.length; ) {
    const space = text.indexOf(' ', at)
    const begin = at
    let weight = 0
    let [year, encounters] = [0, 0]
    let isYear = true
    for (at = space + 1; ; at++) {
      // A digit; NaN at the end of the text.
      const code = text.charCodeAt(at)
      if (code >= ZERO && code < ZERO + 10) {
        if (isYear) year = year * 10 + code - ZERO
        else encounters = encounters * 10 + code - ZERO
        continue
      }
      isYear = code !== EQUALS
      if (!isYear) continue
      weight += encounters * (weights.get(year) ?? 0)
      year = 0
      encounters = 0
      if (code !== SPACE) break
    }
    at += 1
    if (weight > 0) use(text.slice(begin, space), weight)
  }
}

const ZERO = '0'.charCodeAt(0)
const EQUALS = '='.charCodeAt(0)
const SPACE = ' '.charCodeAt(0)
