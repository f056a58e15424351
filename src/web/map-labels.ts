/** Where a label is, seen from its mark. */
export type LabelSide = 'right' | 'left' | 'below' | 'above'

/** A mark on the sheet, in pixels from its upper left corner. */
export interface MarkSpot {
  id: string
  x: number
  y: number
  /** From its middle to its edge. */
  radius: number
  /** Of its label; 0 for a mark without one. */
  width: number
}

export interface SheetSize {
  width: number
  height: number
  /** What lies over the sheet: no name goes under it. */
  covered?: readonly PixelBox[]
}

export type Direction = 'up' | 'down' | 'left' | 'right'

export interface PixelBox {
  left: number
  top: number
  right: number
  bottom: number
}

/** In pixels: the height of a label, and what is left between it and its mark. */
export const LABEL_HEIGHT = 18
export const LABEL_GAP = 5

const SIDES: readonly LabelSide[] = ['right', 'left', 'below', 'above']

/**
 * The labels that can be read: whole on the sheet, over no mark and no other label. Those of the first marks are set
 * first; a mark in a crowd keeps its name for itself.
 */
export function placeLabels(marks: readonly MarkSpot[], sheet: SheetSize): Map<string, LabelSide> {
  const taken = [
    ...(sheet.covered ?? []).map(box => ({ of: 'the sheet', box })),
    ...marks.map(mark => ({ of: mark.id, box: boxOfMark(mark) })),
  ]
  const placed = new Map<string, LabelSide>()
  for (const mark of marks) {
    if (mark.width === 0) continue
    for (const side of SIDES) {
      const box = boxOfLabel(mark, side)
      if (!isWithin(box, sheet)) continue
      if (taken.some(other => other.of !== mark.id && overlap(box, other.box))) continue
      placed.set(mark.id, side)
      taken.push({ of: `label of ${mark.id}`, box })
      break
    }
  }
  return placed
}

/**
 * How far each mark is drawn from where it is, in pixels, so that none hides one before it: those that come first stay.
 * Three steps aside at most; in a crowd some still overlap.
 */
export function stepsAside(marks: readonly MarkSpot[]): Map<string, [number, number]> {
  const standing: MarkSpot[] = []
  const steps = new Map<string, [number, number]>()
  for (const mark of marks) {
    let { x, y } = mark
    for (let step = 0; step < 3; step++) {
      const other = standing.find(
        ({ x: ox, y: oy, radius }) => Math.hypot(x - ox, y - oy) < mark.radius + radius,
      )
      if (!other) break
      const [dx, dy] = [x - other.x, y - other.y]
      // On the very same place there is no away: downwards and to the right, as shadows go.
      const angle = dx === 0 && dy === 0 ? Math.PI / 4 : Math.atan2(dy, dx)
      const away = mark.radius + other.radius + 1
      x = other.x + away * Math.cos(angle)
      y = other.y + away * Math.sin(angle)
    }
    standing.push({ ...mark, x, y })
    if (x !== mark.x || y !== mark.y) steps.set(mark.id, [x - mark.x, y - mark.y])
  }
  return steps
}

/** The mark that one means by an arrow: near, and more ahead than aside. Null when there is none that way. */
export function markToward<M extends { x: number; y: number }>(
  from: M,
  marks: readonly M[],
  direction: Direction,
): M | null {
  let best: { mark: M; cost: number } | null = null
  for (const mark of marks) {
    const { ahead, aside } = turnedTo(direction, mark.x - from.x, mark.y - from.y)
    if (mark === from || ahead <= 0 || aside > 2 * ahead) continue
    const cost = ahead + 2 * aside
    if (!best || cost < best.cost) best = { mark, cost }
  }
  return best?.mark ?? null
}

function turnedTo(direction: Direction, x: number, y: number): { ahead: number; aside: number } {
  if (direction === 'left' || direction === 'right') {
    return { ahead: direction === 'right' ? x : -x, aside: Math.abs(y) }
  }
  return { ahead: direction === 'down' ? y : -y, aside: Math.abs(x) }
}

function boxOfMark({ x, y, radius }: MarkSpot): PixelBox {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

function boxOfLabel({ x, y, radius, width }: MarkSpot, side: LabelSide): PixelBox {
  const away = radius + LABEL_GAP
  if (side === 'right' || side === 'left') {
    const left = side === 'right' ? x + away : x - away - width
    return { left, top: y - LABEL_HEIGHT / 2, right: left + width, bottom: y + LABEL_HEIGHT / 2 }
  }
  const top = side === 'below' ? y + away : y - away - LABEL_HEIGHT
  return { left: x - width / 2, top, right: x + width / 2, bottom: top + LABEL_HEIGHT }
}

function isWithin({ left, top, right, bottom }: PixelBox, { width, height }: SheetSize): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height
}

function overlap(a: PixelBox, b: PixelBox): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
