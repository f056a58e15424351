/**
 * Burt's measures of every node: `bin/bench ego GRAPH.json`, the file as `{cases: [{id, edges: [[from, to, weight?]],
 * isolates?: []}]}` (or one such graph, or a list). Prints JSON: by graph, by node, its degree, constraint, effective
 * size, efficiency and hierarchy, on the whole graph; null where nobody is there.
 */
import { readFileSync } from 'node:fs'
import { graphOfNames } from '../src/lib/graph.ts'
import { structuralHoles } from '../src/lib/structural-holes.ts'

interface SaidGraph {
  id?: string
  edges: [string | number, string | number, number?][]
  isolates?: (string | number)[]
  nodes?: (string | number)[]
}

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('bin/bench ego GRAPH.json: a file of graphs, as {"cases": [{"id", "edges", "isolates"}]}')
  process.exitCode = 2
} else {
  const said = JSON.parse(readFileSync(file, 'utf8')) as
    | SaidGraph
    | SaidGraph[]
    | { cases: SaidGraph[]; special?: SaidGraph[] }
  const graphs = Array.isArray(said)
    ? said
    : 'cases' in said
      ? [...said.cases, ...(said.special ?? [])]
      : [said]
  console.log(
    JSON.stringify(
      Object.fromEntries(graphs.map((graph, i) => [graph.id ?? `${i}`, measured(graph)])),
      null,
      2,
    ),
  )
}

function measured({ edges, isolates = [], nodes = [] }: SaidGraph) {
  const { graph, names } = graphOfNames(
    edges.map(([from, to, weight = 1]) => ({ from: `${from}`, to: `${to}`, weight })),
    [...nodes, ...isolates].map(String),
  )
  return Object.fromEntries(
    names.map((name, node) => {
      const { degree, constraint, effectiveSize, efficiency, hierarchy } = structuralHoles(graph, node)
      return [name, { degree, constraint, effective_size: effectiveSize, efficiency, hierarchy }]
    }),
  )
}
