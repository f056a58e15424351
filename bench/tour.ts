/**
 * How good tours are and how soon: `bin/bench tour FILE… [--search-ms 150] [--proof-ms 5000]`, each file an instance of
 * orienteering, plain or with time windows. Prints one JSON line a file: the value and path of the best tour, the bound
 * on any tour, whether it is proved best, and what the search alone had found. Where a known_optima.json is near the
 * files, a summary of the gaps follows on stderr. Exits with 1 when a tour fails the re-check.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { faultsOfTour } from '../src/lib/orienteering/check.ts'
import { proveTour } from '../src/lib/orienteering/prove.ts'
import { findTour } from '../src/lib/orienteering/search.ts'
import { readInstance } from './tour/instance.ts'
import { knownOptimum } from './tour/known-optimum.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'search-ms': { type: 'string', default: '150' },
    'proof-ms': { type: 'string', default: '5000' },
  },
})
const limits = { search: Number(values['search-ms']), proof: Number(values['proof-ms']) }
/** A round of the search is begun only when it will end in time: the first of a process are the slowest. */
const LAST_ROUND_MS = 45

if (positionals.length === 0 || !Number.isFinite(limits.search + limits.proof)) {
  console.error(
    'bin/bench tour FILE… [--search-ms 150] [--proof-ms 5000]: each file an instance of orienteering',
  )
  process.exitCode = 2
}
const gaps: { search: number; proved: boolean; right: boolean }[] = []
for (const file of positionals) {
  const answer = solve(file)
  console.log(JSON.stringify(answer))
  const optimum = knownOptimum(file)
  if (optimum === null) continue
  const { value, bound, proved, search } = answer
  const right = value <= optimum && bound >= optimum && (!proved || value === optimum)
  if (!right) console.error(`${file}: the known optimum is ${optimum}, not ${value} to ${bound}`)
  gaps.push({ search: optimum > 0 ? (optimum - search.value) / optimum : 0, proved, right })
}
if (gaps.length > 0) {
  const percent = (share: number) => `${Math.round(share * 10_000) / 100} %`
  const mean = gaps.reduce((sum, { search }) => sum + search, 0) / gaps.length
  const proved = gaps.filter(gap => gap.proved).length
  console.error(
    `${gaps.length} known optima: mean gap of the search ${percent(mean)} within ${limits.search} ms; ` +
      `${proved} proved (${percent(proved / gaps.length)}) within ${limits.proof} ms more`,
  )
  if (gaps.some(gap => !gap.right)) process.exitCode = 1
}

function solve(file: string) {
  const { problem, pathOf } = readInstance(readFileSync(file, 'utf8'))
  const started = performance.now()
  const since = (from: number) => Math.round((performance.now() - from) * 10) / 10
  const shouldStop = () => since(started) > limits.search - LAST_ROUND_MS
  const first = findTour(problem, { shouldStop, maxRounds: Number.POSITIVE_INFINITY })
  const search = { value: first.score, milliseconds: since(started) }

  const begun = performance.now()
  const { tour, bound, isProved } = proveTour(problem, {
    tour: first,
    shouldStop: () => since(begun) > limits.proof,
  })
  const milliseconds = since(started)
  const faults = [...faultsOfTour(problem, first), ...faultsOfTour(problem, tour)]
  if (faults.length > 0) {
    console.error(`${file}: ${faults.join('; ')}`)
    process.exitCode = 1
  }
  return {
    instance: basename(file, '.txt'),
    value: tour.score,
    path: pathOf(tour),
    bound,
    proved: isProved,
    milliseconds,
    search,
  }
}
