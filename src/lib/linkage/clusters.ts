/** Groups of positions that links join, one by the other; those joined to none are left out. */
export function clustersOf(links: Iterable<{ one: number; other: number }>): number[][] {
  const parent = new Map<number, number>()
  const rootOf = (node: number): number => {
    let root = node
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root) as number
    let each = node
    while (each !== root) {
      const next = parent.get(each) as number
      parent.set(each, root)
      each = next
    }
    return root
  }
  for (const { one, other } of links) {
    for (const node of [one, other]) if (!parent.has(node)) parent.set(node, node)
    parent.set(rootOf(one), rootOf(other))
  }
  const groups = new Map<number, number[]>()
  for (const node of parent.keys()) {
    const root = rootOf(node)
    const group = groups.get(root)
    if (group) group.push(node)
    else groups.set(root, [node])
  }
  return [...groups.values()]
}
