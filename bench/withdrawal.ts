/**
 * How soon a withdrawal is seen, and how often one is seen that is none: `bin/bench withdrawal [LOG] [--seed 1]`, LOG
 * as lines of `from to unix-seconds`. Prints JSON: alarms a person-year (median and mean over people with 20 weeks and
 * more) and, with half of the people of each week left out from a random week on, the median weeks until it is said and
 * the share said within eight. Without a log: on synthetic years of ours.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type CompanyWeek, WITHDRAWAL_RULES, withdrawal } from '../src/balance/withdrawal.ts'
import { type Random, randomFrom } from '../src/demo/random.ts'
import { median } from '../src/lib/spread.ts'
import { spreadOf, syntheticYears } from './withdrawal/synthetic-years.ts'
import { weeksOfLog } from './withdrawal/weeks-of-log.ts'

const LEAST_WEEKS = 20
const WITHIN_WEEKS = 8
const WEEKS_A_YEAR = 365.25 / 7
const SYNTHETIC_PEOPLE = 400
const ROUNDS = 5

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
})
const random = randomFrom(Number(values.seed))
const [file] = positionals

const lives = file === undefined ? syntheticYears(random, SYNTHETIC_PEOPLE) : livesIn(file)
const rates = lives.map(life => (saidIn(life).length / life.length) * WEEKS_A_YEAR)
const delays = lives.flatMap(life => Array.from({ length: ROUNDS }, () => delayOf(life, random)))
const found = delays.filter(delay => delay !== null)
const inTime = delays.filter(delay => delay !== null && delay <= WITHIN_WEEKS)
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000)

console.log(
  JSON.stringify({
    log: file ?? `${SYNTHETIC_PEOPLE} synthetic lives of ours`,
    people: lives.length,
    weeks: median(lives.map(life => life.length)),
    varianceOverMean: rounded(median(lives.map(spreadOf))),
    alarmsAPersonYear: { median: rounded(median(rates)), mean: rounded(meanOf(rates)) },
    halved: {
      trials: delays.length,
      medianDelayWeeks: median(found),
      foundWithinEightWeeks: rounded(inTime.length / delays.length),
    },
  }),
)

function livesIn(log: string): number[][] {
  const { people, lines, ignored } = weeksOfLog(readFileSync(log, 'utf8'))
  if (ignored > 0) console.error(`${log}: ${ignored} lines beside ${lines} are not "from to unix-seconds"`)
  return [...people.values()]
    .filter(weeks => weeks.length >= LEAST_WEEKS)
    .map(weeks => weeks.map(({ size }) => size))
}

/** The weeks in which a word is said. */
function saidIn(life: readonly number[]): number[] {
  const weeks = life.map((people): CompanyWeek => ({ people, isMasked: false }))
  return withdrawal(weeks).flatMap(({ isSaid }, week) => (isSaid ? [week] : []))
}

/**
 * Weeks from the halving to the word; null when none comes. Each person of a week stays with one chance in two. The
 * week is such that own weeks come before it, and eight can be looked at after it, where the log is long enough.
 */
function delayOf(life: readonly number[], random: Random): number | null {
  const first = WITHDRAWAL_RULES.leastWeeks
  const from = random.int(first, Math.max(first, life.length - WITHIN_WEEKS))
  const halved = life.map((people, week) => (week < from ? people : halfOf(people, random)))
  const said = saidIn(halved).find(week => week >= from)
  return said === undefined ? null : said - from + 1
}

function halfOf(people: number, random: Random): number {
  let left = 0
  for (let each = 0; each < people; each++) if (random.chance(0.5)) left++
  return left
}

function meanOf(all: readonly number[]): number {
  return all.reduce((sum, each) => sum + each, 0) / all.length
}
