import { apart } from '../apart.ts'
import type { ReadPaper, ToRead } from './read-talk.ts'

/** A card takes two seconds, eight turned over: this is for what would never end. */
const MOST_MS = 40_000

/**
 * The lines of text on a photograph, read in a process of its own which ends with it.
 *
 * @throws the reason of the signal, `TimeoutError` after forty seconds; Error when the process died.
 */
export function readPaper(asked: ToRead, signal: AbortSignal): Promise<ReadPaper> {
  return apart(
    new URL('./read-worker.ts', import.meta.url),
    asked,
    AbortSignal.any([signal, AbortSignal.timeout(MOST_MS)]),
  )
}
