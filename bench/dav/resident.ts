import { readdirSync, readFileSync } from 'node:fs'

export interface Resident {
  /** Megabytes held now, and at the most since the start. */
  nowMb: number
  peakMb: number
}

/** Linux: of a process and of all its descendants. Pages that they share are counted once for each. */
export function residentOf(pid: number): Resident {
  const all = withDescendants(pid).map(readStatus)
  const total = (values: number[]) => Math.round(values.reduce((sum, value) => sum + value, 0) / 1024)
  return { nowMb: total(all.map(({ now }) => now)), peakMb: total(all.map(({ peak }) => peak)) }
}

function withDescendants(pid: number): number[] {
  const children = ifThere(() =>
    readdirSync(`/proc/${pid}/task`).flatMap(task =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    ),
  )
  return [pid, ...(children ?? []).flatMap(withDescendants)]
}

function readStatus(pid: number): { now: number; peak: number } {
  const status = ifThere(() => readFileSync(`/proc/${pid}/status`, 'utf8')) ?? ''
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
  return { now: kilobytes('VmRSS'), peak: kilobytes('VmHWM') }
}

/** A process may end while it is read. */
function ifThere<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
