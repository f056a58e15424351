import { degreeOf, type Graph } from '../../lib/graph.ts'
import { hash32 } from '../../lib/hash.ts'

/** Of the disc of a group, by the root of its size. */
const DISC = 7
const GAP = 14
const DISC_STEPS = 240
const STEPS = 60
/** How much all are drawn to the middle. */
const GATHER = 0.03
/** How far two push each other apart, how much, and how far the tied stay. */
const REACH = 22
const PUSH = 6
const REST = 9
const PULL = 0.22
/** Between groups a tie pulls little, or there would be no groups to see. */
const PULL_ACROSS = 0.012
const HOLD = 0.012
/** The golden angle: points on a sunflower. */
const TURN = 2.399963

/**
 * Where each stands: the groups side by side, those tied to each other near; in each its people, those who know most in
 * the middle; then all pushed and pulled into place. Linear in people and ties, and the same at every run.
 *
 * @param groups of `groupsOf`; those of none are left at 0, 0.
 * @param wide how many times as wide as high.
 * @returns flat x, y.
 */
export function layoutOf(graph: Graph, groups: Int32Array, wide = 1): Float64Array {
  const count = groups.reduce((most, group) => Math.max(most, group + 1), 0)
  const sizes = new Float64Array(count)
  for (const group of groups) if (group >= 0) sizes[group] = (sizes[group] as number) + 1
  const radii = sizes.map(size => DISC * Math.sqrt(size))
  const discs = discsOf(tiesAcross(graph, groups, count), radii, wide)
  const positions = sunflowers(graph, groups, { discs, radii })
  settle(graph, groups, { positions, discs })
  return positions
}

/** What ties each two groups, each pair once: i, j, strength. */
function tiesAcross({ size, starts, neighbours, weights }: Graph, groups: Int32Array, count: number) {
  const ties = new Map<number, number>()
  for (let node = 0; node < size; node++) {
    for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
      const [one, other] = [groups[node] as number, groups[neighbours[i] as number] as number]
      if (one < other)
        ties.set(one * count + other, (ties.get(one * count + other) ?? 0) + (weights[i] as number))
    }
  }
  return [...ties].map(([key, strength]) => ({ one: Math.floor(key / count), other: key % count, strength }))
}

/** The middle of each group's disc: none on another, those tied drawn together, the greatest in the middle. */
function discsOf(ties: ReturnType<typeof tiesAcross>, radii: Float64Array, wide: number): Float64Array {
  const discs = new Float64Array(2 * radii.length)
  let area = 0
  for (const [group, radius] of radii.entries()) {
    area += (radius + GAP) ** 2
    discs[2 * group] = Math.cos(group * TURN) * Math.sqrt(area * wide)
    discs[2 * group + 1] = Math.sin(group * TURN) * Math.sqrt(area / wide)
  }
  for (let step = 0; step < DISC_STEPS; step++) {
    const heat = 1 - step / DISC_STEPS
    for (const { one, other, strength } of ties) {
      const [x, y, far] = between(discs, one, other)
      const room = (radii[one] as number) + (radii[other] as number) + GAP
      if (far <= room) continue
      const pull = heat * Math.min(0.08, 0.004 * Math.log2(1 + strength)) * (1 - room / far)
      const share =
        (radii[other] as number) ** 2 / ((radii[one] as number) ** 2 + (radii[other] as number) ** 2)
      move(discs, one, x * pull * share, y * pull * share)
      move(discs, other, -x * pull * (1 - share), -y * pull * (1 - share))
    }
    for (let group = 0; group < radii.length; group++) {
      const [x, y] = [discs[2 * group] as number, discs[2 * group + 1] as number]
      move(discs, group, (-GATHER * heat * x) / wide ** 2, -GATHER * heat * y * wide ** 2)
    }
    apart(discs, radii)
  }
  return discs
}

/** Discs that are one on the other are pushed off, the lesser farther. */
function apart(discs: Float64Array, radii: Float64Array): void {
  for (let one = 0; one < radii.length; one++) {
    for (let other = one + 1; other < radii.length; other++) {
      const room = (radii[one] as number) + (radii[other] as number) + GAP
      const [x, y, far] = between(discs, one, other)
      if (far >= room) continue
      const push = (0.5 * (room - far)) / far
      const share =
        (radii[other] as number) ** 2 / ((radii[one] as number) ** 2 + (radii[other] as number) ** 2)
      move(discs, one, -x * push * share, -y * push * share)
      move(discs, other, x * push * (1 - share), y * push * (1 - share))
    }
  }
}

/** In each disc those tied to most in the middle. */
function sunflowers(
  graph: Graph,
  groups: Int32Array,
  { discs, radii }: { discs: Float64Array; radii: Float64Array },
): Float64Array {
  const positions = new Float64Array(2 * graph.size)
  const order = [...groups.keys()].sort((a, b) => degreeOf(graph, b) - degreeOf(graph, a) || a - b)
  const ranks = new Int32Array(radii.length)
  for (const node of order) {
    const group = groups[node] as number
    if (group < 0) continue
    const rank = ranks[group] as number
    ranks[group] = rank + 1
    const radius = DISC * Math.sqrt(rank + 0.5)
    const angle = rank * TURN + (hash32(`${group}`) % 7)
    positions[2 * node] = (discs[2 * group] as number) + radius * Math.cos(angle)
    positions[2 * node + 1] = (discs[2 * group + 1] as number) + radius * Math.sin(angle)
  }
  return positions
}

/** Neighbours push, ties pull, each group holds its own; the steps grow shorter. */
function settle(
  graph: Graph,
  groups: Int32Array,
  { positions, discs }: { positions: Float64Array; discs: Float64Array },
): void {
  const { size, starts, neighbours } = graph
  const strengths = pullsOf(graph, groups)
  const forces = new Float64Array(2 * size)
  const there = [...groups.keys()].filter(node => (groups[node] as number) >= 0)
  for (let step = 0; step < STEPS && there.length > 0; step++) {
    forces.fill(0)
    pushApart(positions, there, forces)
    for (const node of there) {
      const [x, y] = [positions[2 * node] as number, positions[2 * node + 1] as number]
      const group = groups[node] as number
      let forceX = HOLD * ((discs[2 * group] as number) - x)
      let forceY = HOLD * ((discs[2 * group + 1] as number) - y)
      for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
        const other = neighbours[i] as number
        const right = (positions[2 * other] as number) - x
        const down = (positions[2 * other + 1] as number) - y
        const far = Math.sqrt(right * right + down * down)
        if (far <= REST) continue
        const pull = (strengths[i] as number) * (1 - REST / far)
        forceX += right * pull
        forceY += down * pull
      }
      move(forces, node, forceX, forceY)
    }
    const longest = 1 + 9 * (1 - step / STEPS)
    for (const node of there) {
      const [x, y] = [forces[2 * node] as number, forces[2 * node + 1] as number]
      const by = Math.min(1, longest / (Math.sqrt(x * x + y * y) || 1))
      move(positions, node, x * by, y * by)
    }
  }
}

/** How much each tie pulls, at the place it has among the neighbours: less where there are many. */
function pullsOf(graph: Graph, groups: Int32Array): Float64Array {
  const { size, starts, neighbours, weights } = graph
  const pulls = new Float64Array(neighbours.length)
  for (let node = 0; node < size; node++) {
    for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
      const other = neighbours[i] as number
      const shared = Math.sqrt(degreeOf(graph, node) * degreeOf(graph, other))
      const strength = groups[other] === groups[node] ? PULL : PULL_ACROSS
      pulls[i] = (strength * (1 + Math.log2(1 + (weights[i] as number)))) / shared
    }
  }
  return pulls
}

/** Those within reach push each other; found in squares as wide as the reach. */
function pushApart(positions: Float64Array, there: readonly number[], forces: Float64Array): void {
  const { columns, firsts, nodes } = squaresOf(positions, there)
  for (let square = 0; square + 1 < firsts.length; square++) {
    const end = firsts[square + 1] as number
    for (let i = firsts[square] as number; i < end; i++) {
      const one = nodes[i] as number
      const [x, y] = [positions[2 * one] as number, positions[2 * one + 1] as number]
      let [forceX, forceY] = [0, 0]
      // Itself and half of those around: each two squares meet once.
      for (const step of [0, 1, columns - 1, columns, columns + 1]) {
        const last = firsts[square + step + 1] ?? 0
        for (let k = step === 0 ? i + 1 : (firsts[square + step] ?? 0); k < last; k++) {
          const other = nodes[k] as number
          const right = (positions[2 * other] as number) - x
          const down = (positions[2 * other + 1] as number) - y
          const square = right * right + down * down
          if (square >= REACH * REACH) continue
          const far = Math.sqrt(square) || 1e-3
          const push = PUSH * (1 / far - 1 / REACH)
          // On the same spot they part all the same.
          const [awayX, awayY] = [(right || 1e-3) * push, (down || 1e-3 * ((one % 7) - 3)) * push]
          forceX -= awayX
          forceY -= awayY
          move(forces, other, awayX, awayY)
        }
      }
      move(forces, one, forceX, forceY)
    }
  }
}

/** Who is in each square, row by row; the outer ones are empty. */
function squaresOf(positions: Float64Array, there: readonly number[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const node of there) {
    const [x, y] = [positions[2 * node] as number, positions[2 * node + 1] as number]
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  const columns = Math.floor((right - left) / REACH) + 3
  const rows = Math.floor((bottom - top) / REACH) + 3
  const squareOf = (node: number) =>
    (Math.floor(((positions[2 * node + 1] as number) - top) / REACH) + 1) * columns +
    Math.floor(((positions[2 * node] as number) - left) / REACH) +
    1
  const firsts = new Int32Array(columns * rows + 1)
  for (const node of there) firsts[squareOf(node) + 1] = (firsts[squareOf(node) + 1] as number) + 1
  for (let i = 1; i < firsts.length; i++) firsts[i] = (firsts[i] as number) + (firsts[i - 1] as number)
  const next = firsts.slice()
  const nodes = new Int32Array(there.length)
  for (const node of there) {
    const square = squareOf(node)
    nodes[next[square] as number] = node
    next[square] = (next[square] as number) + 1
  }
  return { columns, firsts, nodes }
}

/** From one to the other, and how far: never 0, who stands on the same spot stands a little beside. */
function between(points: Float64Array, one: number, other: number): [number, number, number] {
  const x = (points[2 * other] as number) - (points[2 * one] as number)
  const y = (points[2 * other + 1] as number) - (points[2 * one + 1] as number)
  const far = Math.sqrt(x * x + y * y)
  return far > 1e-6 ? [x, y, far] : [1e-3, 1e-3 * ((one % 7) - 3), 1e-3]
}

function move(points: Float64Array, node: number, x: number, y: number): void {
  points[2 * node] = (points[2 * node] as number) + x
  points[2 * node + 1] = (points[2 * node + 1] as number) + y
}
