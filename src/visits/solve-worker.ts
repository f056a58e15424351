import { parentPort, workerData } from 'node:worker_threads'
import { proveTour } from '../lib/orienteering/prove.ts'
import { findTour } from '../lib/orienteering/search.ts'
import type { Solved, ToSolve } from './solve-talk.ts'

const QUICK_MS = 250
const PROOF_MS = 4500

/** Solves one tour, beside the process that answers. */
const { problem, effort } = workerData as ToSolve
const port = parentPort
if (!port) throw new RangeError('not a worker thread')

const tour = findTour(problem, { shouldStop: after(QUICK_MS) })
port.postMessage(effort === 'quick' ? { found: tour, bound: null, isProved: false } : proved())

function proved(): Solved {
  const { tour: found, bound, isProved } = proveTour(problem, { tour, shouldStop: after(PROOF_MS) })
  return { found, bound, isProved }
}

function after(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}
