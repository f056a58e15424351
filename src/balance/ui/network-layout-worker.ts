import { graphOf, noEdges } from '../../lib/graph.ts'
import { around, type LayoutAsked, type LayoutTold } from './network-drawing.ts'
import { groupsOf } from './network-groups.ts'
import { layoutOf } from './network-layout.ts'

/** Beside the page, which stays free to be read. */
const worker = self as unknown as {
  onmessage: (event: MessageEvent<LayoutAsked>) => void
  postMessage: (told: LayoutTold) => void
}

worker.onmessage = ({ data: { count, edges, wide } }) => {
  const ties = noEdges()
  for (let i = 0; i < edges.length; i += 3) {
    ties.from.push(edges[i] as number)
    ties.to.push(edges[i + 1] as number)
    // Who meets a hundred times is not a hundred times nearer.
    ties.weight.push(Math.log2(1 + (edges[i + 2] as number) / 50))
  }
  const graph = graphOf(count, ties)
  const groups = groupsOf(graph)
  const positions = layoutOf(graph, groups, wide)
  // Tied to nobody, they would only push the others together: they stand around.
  around(
    positions,
    [...groups.keys()].filter(node => (groups[node] as number) < 0),
  )
  worker.postMessage({ positions, groups })
}
