import type { Desk } from '../platform/desk.ts'
import { readSource, type SourceParts } from './read-source.ts'
import type { SourceRun } from './source.ts'

/** The readings of sources under way in this process. */
export interface SourceRuns {
  /** Begins to read, unless it is under way. @returns when it ended, however it ended. */
  start: (desk: Desk, sourceId: string) => Promise<void>
  /** Null when none is under way. */
  of: (deskId: string, sourceId: string) => SourceRun | null
  /** What was read stays. */
  stop: (deskId: string, sourceId: string) => Promise<void>
  close: () => Promise<void>
}

interface UnderWay extends SourceRun {
  controller: AbortController
  ended: Promise<void>
}

/** @param onMistake is told of errors of ours. */
export function openSourceRuns(parts: SourceParts, onMistake: (error: unknown) => void): SourceRuns {
  const running = new Map<string, UnderWay>()
  const stop = async (key: string) => {
    const run = running.get(key)
    run?.controller.abort()
    await run?.ended
  }
  return {
    start: (desk, sourceId) => {
      const key = keyOf(desk.id, sourceId)
      const known = running.get(key)
      if (known) return known.ended
      const controller = new AbortController()
      const run: UnderWay = { done: 0, total: 0, controller, ended: Promise.resolve() }
      const onStep = (step: SourceRun) => void Object.assign(run, step)
      run.ended = readSource(desk, parts, sourceId, { onStep, signal: controller.signal })
        .then(
          () => undefined,
          error => {
            if (!controller.signal.aborted) onMistake(error)
          },
        )
        .finally(() => running.delete(key))
      running.set(key, run)
      return run.ended
    },
    of: (deskId, sourceId) => {
      const run = running.get(keyOf(deskId, sourceId))
      return run ? { done: run.done, total: run.total } : null
    },
    stop: (deskId, sourceId) => stop(keyOf(deskId, sourceId)),
    close: async () => {
      await Promise.all([...running.keys()].map(stop))
    },
  }
}

function keyOf(deskId: string, sourceId: string): string {
  return `${deskId} ${sourceId}`
}
