/** A seeded source of chance (mulberry32): the same seed gives the same desk, on every machine. */
export interface Random {
  /** In [0, 1). */
  next: () => number
  /** Whole, both ends included. */
  int: (from: number, to: number) => number
  chance: (probability: number) => boolean
  pick: <T>(from: readonly T[]) => T
  /** Days until the next event of a Poisson process, at least 1. */
  gap: (meanDays: number) => number
  /** A UUIDv7 carrying an instant. */
  id: (at: Date) => string
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const hex = (digits: number) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('')
  return {
    next,
    int,
    chance: probability => next() < probability,
    pick: from => from[int(0, from.length - 1)] as (typeof from)[number],
    gap: meanDays => Math.max(1, Math.round(-Math.log(1 - next()) * meanDays)),
    id: at => {
      const time = at.getTime().toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${int(8, 11).toString(16)}${hex(3)}-${hex(12)}`
    },
  }
}
