import { hash32 } from '../../src/lib/hash.ts'

export interface Chance {
  /** 0 ≤ x < 1. */
  draw: () => number
  pick: <T>(list: readonly T[]) => T
}

/** The same draws at every run of the bench of that name. */
export function chanceOf(name: string): Chance {
  let draws = 0
  const draw = () => hash32(`${name} ${draws++}`) / 2 ** 32
  return { draw, pick: list => list[Math.floor(draw() * list.length)] as (typeof list)[number] }
}
