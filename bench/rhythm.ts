/**
 * How well the rhythm of a tie foretells its next contact: `bin/bench rhythm LOG…`, each a file of
 * `from to unix-seconds` lines. Prints one JSON object a log.
 *
 * Every week of the last 70 % of the log (the origins), for each undirected pair with at least 3 days of contact so far,
 * the last within 90 days: will there be a contact in the next 30? Whatever is learnt at an origin is learnt from
 * look-backs whose 30 days were over by then. `auc` is of the raw score; `brier` of the probability: ours as it is
 * shown, the simple rules' put on the scale of probabilities by a logistic curve learnt on the same past.
 * `brierBaseRate` is that of always saying the share of contacts of the whole run, known afterwards.
 */
import { STEP_DAYS } from '../src/today/learn-rhythm.ts'
import { readContactLog } from './rhythm/contact-log.ts'
import { judge } from './rhythm/judge.ts'

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('bin/bench rhythm LOG…: each a file of `from to unix-seconds` lines')
  process.exitCode = 2
}
for (const file of files) {
  const started = performance.now()
  const { ties, ...counts } = await readContactLog(file)
  const figures = judge(ties)
  const seconds = Math.round((performance.now() - started) / 100) / 10
  console.log(
    JSON.stringify({ file, ...counts, ties: ties.length, ...figures, stepDays: STEP_DAYS, seconds }),
  )
}
