import type { Problem, Tour } from '../lib/orienteering/problem.ts'

export interface ToSolve {
  problem: Problem
  effort: 'quick' | 'proof'
}

export interface Solved {
  found: Tour
  /** No tour is worth more; null: not reckoned. */
  bound: number | null
  isProved: boolean
}
