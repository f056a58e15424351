import { readdirSync, readFileSync } from 'node:fs'

/** Linux only: milliseconds of processor that this process's children, and theirs, have taken so far. */
export function childrenCpuMs(): number {
  const processes = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(readStat)
  const mine = new Set([process.pid])
  let sum = 0
  // Parents have been there for longer: a few rounds find all.
  for (let found = true; found; ) {
    found = false
    for (const { pid, parent, ms } of processes) {
      if (mine.has(pid) || !mine.has(parent)) continue
      mine.add(pid)
      sum += ms
      found = true
    }
  }
  return sum
}

const TICK_MS = 10

function readStat(pid: string): { pid: number; parent: number; ms: number }[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ms = (Number(fields[11]) + Number(fields[12])) * TICK_MS
    return [{ pid: Number(pid), parent: Number(fields[1]), ms }]
  } catch {
    return []
  }
}
