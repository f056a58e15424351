import type { Encounter } from '../../src/encounters/encounter.ts'
import type { Chance } from './chance.ts'

/** Everybody in circles of six to a hundred and twenty, few of them great: the circle of each. */
export function circlesOf({ draw }: Chance, people: number): number[] {
  const circles: number[] = []
  for (let circle = 0; circles.length < people; circle++) {
    const size = Math.floor(6 * 20 ** (draw() ** 2))
    for (let i = 0; i < size && circles.length < people; i++) circles.push(circle)
  }
  return circles
}

/**
 * Who is there: of three encounters two are with one person; most others with some of a circle, in which few are seen
 * much; one in thirty brings two circles together. Everybody is met once before anybody is met again.
 */
export function meetings(
  chance: Chance,
  circles: readonly number[],
): (ids: readonly string[]) => Partial<Encounter> {
  const { draw } = chance
  const members = [...Map.groupBy(circles.keys(), person => circles[person] as number).values()]
  let met = 0
  const someOf = (circle: readonly number[]) => circle[Math.floor(draw() ** 2 * circle.length)] as number
  return ids => {
    const one = met < ids.length ? met++ : Math.floor(draw() * ids.length)
    const kind = draw()
    const own = members[circles[one] as number] as number[]
    const around = Array.from({ length: kind < 2 / 3 ? 0 : 1 + Math.floor(draw() * 4) }, () => someOf(own))
    if (kind > 29 / 30) around.push(someOf(chance.pick(members)))
    return { personIds: [one, ...around].map(person => ids[person] as string) }
  }
}
