import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crossings, layOut, type SankeyLink, type SankeyNode } from './sankey-layout.ts'

const FRAME = { width: 600, height: 300, nodeWidth: 10, gap: 12 }

/** Three columns that what comes in goes out of, as a flow of ways has. */
const flows = fc
  .array(fc.tuple(fc.nat(4), fc.nat(11), fc.nat(3), fc.integer({ min: 1, max: 10_000 })), {
    minLength: 1,
    maxLength: 60,
  })
  .map(ways => {
    const nodes = new Map<string, SankeyNode>()
    const links = new Map<string, SankeyLink>()
    const enter = (id: string, column: number, size: number) => {
      const known = nodes.get(id) ?? { id, column, size: 0 }
      nodes.set(id, { ...known, size: known.size + size })
    }
    const bind = (from: string, to: string, size: number) => {
      const known = links.get(`${from} ${to}`) ?? { from, to, size: 0 }
      links.set(`${from} ${to}`, { ...known, size: known.size + size })
    }
    for (const [kind, source, outcome, size] of ways) {
      const [a, b, c] = [`k${kind}`, `s${source}`, `o${outcome}`]
      enter(a, 0, size)
      enter(b, 1, size)
      enter(c, 2, size)
      bind(a, b, size)
      bind(b, c, size)
    }
    return { nodes: [...nodes.values()], links: [...links.values()] }
  })

test('heights are sizes on one scale, within the frame', () => {
  fc.assert(
    fc.property(flows, ({ nodes, links }) => {
      const placed = layOut(nodes, links, FRAME)
      const scale = (placed.nodes[0]?.height ?? 0) / (placed.nodes[0]?.size ?? 1)
      expect(scale).toBeGreaterThan(0)
      for (const node of placed.nodes) {
        expect(node.height).toBeCloseTo(node.size * scale, 6)
        expect(node.y).toBeGreaterThanOrEqual(0)
        expect(node.y + node.height).toBeLessThanOrEqual(FRAME.height + 1e-6)
        expect(node.x + FRAME.nodeWidth).toBeLessThanOrEqual(FRAME.width + 1e-6)
      }
      for (const link of placed.links) expect(link.thickness).toBeCloseTo(link.size * scale, 6)
    }),
  )
})

test('no two nodes overlap, and the bands of a node fill it without overlapping', () => {
  fc.assert(
    fc.property(flows, ({ nodes, links }) => {
      const placed = layOut(nodes, links, FRAME)
      for (const column of [0, 1, 2]) {
        const stacked = placed.nodes.filter(node => node.column === column).sort((a, b) => a.y - b.y)
        for (const [i, node] of stacked.entries()) {
          const next = stacked[i + 1]
          if (next) expect(next.y).toBeGreaterThan(node.y + node.height)
        }
      }
      for (const node of placed.nodes) {
        const ends = [
          placed.links
            .filter(({ from }) => from === node.id)
            .map(({ y0, thickness }) => ({ y: y0, thickness })),
          placed.links.filter(({ to }) => to === node.id).map(({ y1, thickness }) => ({ y: y1, thickness })),
        ]
        for (const side of ends) {
          let y = node.y
          for (const end of side.sort((a, b) => a.y - b.y)) {
            expect(end.y).toBeCloseTo(y, 6)
            y += end.thickness
          }
          if (side.length > 0) expect(y).toBeCloseTo(node.y + node.height, 6)
        }
      }
    }),
  )
})

test('the order has no more crossings than the order by size', () => {
  fc.assert(
    fc.property(flows, ({ nodes, links }) => {
      const bySize = [0, 1, 2].map(column =>
        nodes
          .filter(node => node.column === column)
          .sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)),
      )
      const { nodes: placed } = layOut(nodes, links, FRAME)
      const ordered = [0, 1, 2].map(column => placed.filter(node => node.column === column))
      expect(crossings(ordered, links)).toBeLessThanOrEqual(crossings(bySize, links))
    }),
  )
})

test('two flows that need not cross do not', () => {
  const nodes = [
    { id: 'a', column: 0, size: 5 },
    { id: 'b', column: 0, size: 4 },
    { id: 'x', column: 1, size: 4 },
    { id: 'y', column: 1, size: 5 },
    { id: 'won', column: 2, size: 4 },
    { id: 'lost', column: 2, size: 5 },
  ]
  const links = [
    { from: 'a', to: 'y', size: 5 },
    { from: 'b', to: 'x', size: 4 },
    { from: 'x', to: 'won', size: 4 },
    { from: 'y', to: 'lost', size: 5 },
  ]
  const { nodes: placed } = layOut(nodes, links, FRAME)
  expect(
    crossings(
      [0, 1, 2].map(column => placed.filter(node => node.column === column)),
      links,
    ),
  ).toBe(0)
})

test('nothing is laid out as nothing', () => {
  expect(layOut([], [], FRAME)).toEqual({ nodes: [], links: [] })
})
