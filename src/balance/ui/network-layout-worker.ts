import { UndirectedGraph } from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import forceAtlas2Module from 'graphology-layout-forceatlas2'
import { hash32 } from '../../lib/hash.ts'
import { around, type LayoutAsked, type LayoutTold, seeds } from './network-drawing.ts'

/** Beside the page, which stays free to be moved: a file of ours, since the library's own worker is no file. */
const worker = self as unknown as {
  onmessage: (event: MessageEvent<LayoutAsked>) => void
  postMessage: (told: LayoutTold) => void
}
// Both are one function each, though their types say modules.
const louvain = louvainModule as unknown as typeof louvainModule.default
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default

const ROUNDS = 12
const STEPS = 20

worker.onmessage = ({ data: { count, edges } }) => {
  const graph = new UndirectedGraph()
  for (let i = 0; i < count; i++) graph.addNode(i)
  for (let i = 0; i < edges.length; i += 3) {
    // Who meets a hundred times is not a hundred times nearer.
    graph.mergeEdge(edges[i], edges[i + 1], { weight: Math.log2(1 + (edges[i + 2] ?? 1) / 50) })
  }
  const groups = groupsOf(graph)
  const positions = seeds(groups)
  const alone = groups.flatMap((group, i) => (group < 0 ? [i] : []))
  // Tied to nobody, they would only push the others together: they stand around.
  for (const i of alone) graph.dropNode(i)
  graph.updateEachNodeAttributes((node, attributes) => ({
    ...attributes,
    x: positions[2 * Number(node)],
    y: positions[2 * Number(node) + 1],
  }))
  const rounds = graph.size === 0 ? 0 : ROUNDS
  worker.postMessage({ positions: around(positions, alone), groups, isLast: rounds === 0 })
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: count > 500,
    gravity: 0.6,
    scalingRatio: 4,
    slowDown: 2,
  }
  for (let round = 1; round <= rounds; round++) {
    forceAtlas2.assign(graph, { iterations: STEPS, settings })
    graph.forEachNode((node, { x, y }) => {
      positions[2 * Number(node)] = x
      positions[2 * Number(node) + 1] = y
    })
    worker.postMessage({ positions: around(positions, alone), groups, isLast: round === rounds })
  }
}

/** Communities by Louvain, the same at every run. */
function groupsOf(graph: UndirectedGraph): number[] {
  if (graph.size === 0) return graph.mapNodes(() => -1)
  let draws = 0
  const found = louvain(graph, { rng: () => hash32(`group ${draws++}`) / 2 ** 32 })
  const sizes = new Map<number, number>()
  for (const group of Object.values(found)) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const order = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([group]) => group)
  const places = new Map(order.map((group, place) => [group, place]))
  return graph.mapNodes(node => (graph.degree(node) === 0 ? -1 : (places.get(found[node] ?? -1) ?? -1)))
}
