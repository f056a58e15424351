/** A point of a flow; those of a column stand one above the other. */
export interface SankeyNode {
  id: string
  column: number
  size: number
}

/** From a column to the next one. */
export interface SankeyLink {
  from: string
  to: string
  size: number
}

export interface Frame {
  width: number
  height: number
  nodeWidth: number
  /** Free height between two nodes of a column, as far as there is room for it. */
  gap: number
}

/** In the units of the frame, from its upper left corner. */
export interface PlacedNode extends SankeyNode {
  x: number
  y: number
  height: number
}

/** A band of one thickness from the right edge of a node to the left edge of another; `y` of its upper edge. */
export interface PlacedLink extends SankeyLink {
  x0: number
  y0: number
  x1: number
  y1: number
  thickness: number
}

export interface SankeyLayout {
  nodes: PlacedNode[]
  links: PlacedLink[]
}

const SWEEPS = 8

/**
 * Places a flow: heights are sizes on one scale, nothing overlaps, and nodes stand near the middle of what they are
 * bound to (barycentres, swept both ways; the order with the fewest crossings met is kept).
 *
 * @see K. Sugiyama, S. Tagawa, M. Toda, IEEE Trans. SMC 11 (1981), 109–125; docs/decisions/0011.
 */
export function layOut(
  nodes: readonly SankeyNode[],
  links: readonly SankeyLink[],
  frame: Frame,
): SankeyLayout {
  const known = new Set(nodes.map(({ id }) => id))
  const bound = links.filter(({ from, to, size }) => size > 0 && known.has(from) && known.has(to))
  const columns = inBestOrder(columnsOf(nodes), bound)
  const scale = scaleOf(columns, frame)
  const step = columns.length > 1 ? (frame.width - frame.nodeWidth) / (columns.length - 1) : 0
  const placed = columns.flatMap((column, place) => stack(column, { ...frame, x: place * step, scale }))
  return { nodes: placed, links: bands(bound, placed, { scale, nodeWidth: frame.nodeWidth }) }
}

/** Pairs of links, between the same two columns, that cross. */
export function crossings(columns: readonly (readonly SankeyNode[])[], links: readonly SankeyLink[]): number {
  const order = orderOf(columns)
  let count = 0
  for (const [i, a] of links.entries()) {
    for (const b of links.slice(i + 1)) {
      const [a0, a1, b0, b1] = [a.from, a.to, b.from, b.to].map(id => order.get(id)) as [
        Spot,
        Spot,
        Spot,
        Spot,
      ]
      if (a0.column !== b0.column || a1.column !== b1.column) continue
      if ((a0.row - b0.row) * (a1.row - b1.row) < 0) count += 1
    }
  }
  return count
}

interface Spot {
  column: number
  row: number
}

function columnsOf(nodes: readonly SankeyNode[]): SankeyNode[][] {
  const numbers = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b)
  return numbers.map(number =>
    nodes.filter(({ column }) => column === number).sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)),
  )
}

function inBestOrder(columns: SankeyNode[][], links: readonly SankeyLink[]): SankeyNode[][] {
  let best = columns
  let fewest = crossings(columns, links)
  let current = columns
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const forth = sweep % 2 === 0
    const places = current.map((_, place) => place)
    for (const place of (forth ? places : places.reverse()).slice(1)) {
      const neighbours = current[place + (forth ? -1 : 1)] as SankeyNode[]
      const ordered = byBarycentre(current[place] as SankeyNode[], neighbours, links)
      current = current.map((column, i) => (i === place ? ordered : column))
    }
    const count = crossings(current, links)
    if (count < fewest) [best, fewest] = [current, count]
  }
  return best
}

/** By the mean row of what each is bound to in the neighbouring column, weighted by size; others stay where they are. */
function byBarycentre(
  column: readonly SankeyNode[],
  neighbours: readonly SankeyNode[],
  links: readonly SankeyLink[],
): SankeyNode[] {
  const rows = new Map(neighbours.map(({ id }, row) => [id, row]))
  const centre = new Map(
    column.map(({ id }, row) => {
      let [sum, weight] = [0, 0]
      for (const { from, to, size } of links) {
        const other = from === id ? rows.get(to) : to === id ? rows.get(from) : undefined
        if (other === undefined) continue
        sum += other * size
        weight += size
      }
      return [id, weight === 0 ? row : sum / weight]
    }),
  )
  return column.toSorted((a, b) => (centre.get(a.id) as number) - (centre.get(b.id) as number))
}

function orderOf(columns: readonly (readonly SankeyNode[])[]): Map<string, Spot> {
  return new Map(
    columns.flatMap((nodes, column) => nodes.map(({ id }, row) => [id, { column, row }] as const)),
  )
}

/** Height of one unit of size: the fullest column takes the whole frame. */
function scaleOf(columns: readonly (readonly SankeyNode[])[], { height, gap }: Frame): number {
  const scales = columns.map(column => {
    const total = column.reduce((sum, { size }) => sum + size, 0)
    return total === 0
      ? Number.POSITIVE_INFINITY
      : (height - gapIn(column, { height, gap }) * (column.length - 1)) / total
  })
  const scale = Math.min(...scales)
  return Number.isFinite(scale) ? scale : 0
}

/** At most half of the frame is left free. */
function gapIn(column: readonly SankeyNode[], { height, gap }: Pick<Frame, 'height' | 'gap'>): number {
  return column.length > 1 ? Math.min(gap, height / 2 / (column.length - 1)) : 0
}

function stack(
  column: readonly SankeyNode[],
  { x, scale, ...frame }: Frame & { x: number; scale: number },
): PlacedNode[] {
  const gap = gapIn(column, frame)
  const used = column.reduce((sum, { size }) => sum + size * scale, 0) + gap * (column.length - 1)
  let y = Math.max(0, (frame.height - used) / 2)
  return column.map(node => {
    const placed = { ...node, x, y, height: node.size * scale }
    y += placed.height + gap
    return placed
  })
}

/** Leaving and arriving in the order of what is at the other end, so that those of one node do not cross. */
function bands(
  links: readonly SankeyLink[],
  placed: readonly PlacedNode[],
  { scale, nodeWidth }: { scale: number; nodeWidth: number },
): PlacedLink[] {
  const nodes = new Map(placed.map(node => [node.id, node]))
  const at = (id: string) => nodes.get(id) as PlacedNode
  const leaving = new Map(placed.map(({ id, y }) => [id, y]))
  const arriving = new Map(leaving)
  const take = (from: Map<string, number>, id: string, thickness: number): number => {
    const y = from.get(id) as number
    from.set(id, y + thickness)
    return y
  }
  const ends = new Map<SankeyLink, number>()
  for (const link of links.toSorted((a, b) => at(a.from).y - at(b.from).y)) {
    ends.set(link, take(arriving, link.to, link.size * scale))
  }
  return links
    .toSorted((a, b) => at(a.from).y - at(b.from).y || at(a.to).y - at(b.to).y)
    .map(link => ({
      ...link,
      x0: at(link.from).x + nodeWidth,
      y0: take(leaving, link.from, link.size * scale),
      x1: at(link.to).x,
      y1: ends.get(link) as number,
      thickness: link.size * scale,
    }))
}
