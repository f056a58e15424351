import { beside } from '../platform/beside.ts'
import type { Solved, ToSolve } from './solve-talk.ts'

/** Solves a tour in a thread of its own, for a few seconds at most. @throws as `beside`. */
export function solveBeside(asked: ToSolve, signal: AbortSignal): Promise<Solved> {
  return beside(new URL('./solve-worker.ts', import.meta.url), asked, signal)
}
