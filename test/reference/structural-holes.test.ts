import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { graphOfNames } from '../../src/lib/graph.ts'
import { structuralHoles } from '../../src/lib/structural-holes.ts'

const FILE = '../shared/reference/burt_cases.json'
const isThere = existsSync(FILE)
if (!isThere) console.warn(`structural holes: skipped, ${FILE} is not there`)

interface Case {
  id: string
  edges: [string, string, number?][]
  isolates?: string[]
  expected: Record<string, Record<string, number>>
}

const NAMES = {
  degree: 'degree',
  constraint: 'constraint',
  effective_size: 'effectiveSize',
  efficiency: 'efficiency',
  hierarchy: 'hierarchy',
} as const

const known = isThere ? (JSON.parse(readFileSync(FILE, 'utf8')) as { cases: Case[] }).cases : []

test.skipIf(!isThere)('there are cases', () => expect(known.length).toBeGreaterThan(4))

test.skipIf(!isThere).for(known)('$id: as networkx and igraph say', ({ edges, isolates, expected }) => {
  const { graph, names } = graphOfNames(
    edges.map(([from, to, weight = 1]) => ({ from, to, weight })),
    isolates,
  )
  for (const [node, figures] of Object.entries(expected)) {
    const found = structuralHoles(graph, names.indexOf(node))
    for (const [name, value] of Object.entries(figures)) {
      expect(found[NAMES[name as keyof typeof NAMES]], `${node} ${name}`).toBeCloseTo(value, 9)
    }
  }
})

test.skipIf(!isThere)('ties without weight are dropped: what is left is a line', () => {
  const { special } = JSON.parse(readFileSync(FILE, 'utf8')) as { special: Case[] }
  const { edges } = special.find(({ id }) => id.includes('zero_weights')) as Case
  const { graph, names } = graphOfNames(edges.map(([from, to, weight = 1]) => ({ from, to, weight })))
  const line = ['0', '1', '2', '3'].map(node => structuralHoles(graph, names.indexOf(node)).constraint)
  expect(line).toEqual([1, 0.5, 0.5, 1])
})
