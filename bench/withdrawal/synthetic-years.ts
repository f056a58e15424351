import type { Random } from '../../src/demo/random.ts'

const WEEKS = 104
/** Variance over mean of the weekly distinct people of real logs. */
const SPREAD = { least: 2.6, most: 7.4 }
/** How much of a week's mood is left in the next. */
const PERSISTENCE = 0.3

/** Invented years of weekly distinct people: counts around a level that wanders. None of them was lived. */
export function syntheticYears(random: Random, howMany: number): number[][] {
  const years: number[][] = []
  while (years.length < howMany) {
    const level = 4 + 20 * random.next()
    const width = 0.3 + 0.7 * random.next()
    let mood = 0
    const weeks = Array.from({ length: WEEKS }, () => {
      mood = PERSISTENCE * mood + Math.sqrt(1 - PERSISTENCE ** 2) * normal(random)
      return poisson(random, level * Math.exp(width * mood - width ** 2 / 2))
    })
    const spread = spreadOf(weeks)
    if (spread >= SPREAD.least && spread <= SPREAD.most) years.push(weeks)
  }
  return years
}

export function spreadOf(weeks: readonly number[]): number {
  const mean = weeks.reduce((sum, people) => sum + people, 0) / weeks.length
  return weeks.reduce((sum, people) => sum + (people - mean) ** 2, 0) / (weeks.length - 1) / mean
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

/** Knuth's; means here are small. */
function poisson(random: Random, mean: number): number {
  const floor = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > floor; product *= random.next()) count++
  return count
}
