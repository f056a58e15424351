import type { NetworkPerson } from './network-person.ts'

/** Somebody, and those who were met through them. */
export interface Introduced {
  id: string
  name: string
  /** Met through them, and through those in turn. */
  brought: number
  met: Introduced[]
}

/**
 * Who introduced whom, as trees: first whom the most came through. Said in a circle (each through the other), the lesser
 * id stands first.
 */
export function introductionsOf(
  people: readonly Pick<NetworkPerson, 'id' | 'name' | 'metThroughId'>[],
): Introduced[] {
  const byId = new Map(people.map(person => [person.id, person]))
  const through = Map.groupBy(
    people.filter(({ id, metThroughId }) => metThroughId !== null && metThroughId !== id),
    ({ metThroughId }) => metThroughId as string,
  )
  const told = new Set<string>()
  const tellFrom = (id: string): Introduced => {
    told.add(id)
    const met = (through.get(id) ?? [])
      .filter(person => !told.has(person.id))
      .map(person => tellFrom(person.id))
      .sort(byBrought)
    const brought = met.reduce((sum, each) => sum + 1 + each.brought, 0)
    return { id, name: byId.get(id)?.name ?? '', brought, met }
  }
  const isRoot = (id: string) => {
    const before = byId.get(id)?.metThroughId ?? null
    return before === null || before === id || !byId.has(before)
  }
  const introducers = [...through.keys()].filter(id => byId.has(id)).sort()
  const roots = introducers.filter(isRoot).map(tellFrom)
  const circles = introducers.flatMap(id => (told.has(id) ? [] : [tellFrom(id)]))
  return [...roots, ...circles].sort(byBrought)
}

function byBrought(a: Introduced, b: Introduced): number {
  return b.brought - a.brought || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)
}
