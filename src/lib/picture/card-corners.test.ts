import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardCorners } from './card-corners.ts'
import type { Corners, Pixels } from './pixels.ts'

/** A light four-cornered card on a dark table, with dark lines of letters on it. */
function drawn(corners: Corners | null, { width = 400, height = 300, table = 60 } = {}): Pixels {
  const octets = new Uint8Array(width * height).fill(corners ? table : 245)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isIn = corners?.every((from, i) => {
        const to = corners[(i + 1) % 4] as { x: number; y: number }
        return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0
      })
      if (isIn) octets[y * width + x] = y % 20 < 3 && x % 5 < 3 && x > 150 && x < 250 ? 30 : 240
    }
  }
  return { width, height, channels: 1, octets }
}

const CARD: Corners = [
  { x: 70, y: 80 },
  { x: 330, y: 50 },
  { x: 345, y: 230 },
  { x: 85, y: 250 },
]

test('the corners of a card aslant on a table are found', () => {
  const found = cardCorners(drawn(CARD))
  expect(found).not.toBeNull()
  for (const [i, { x, y }] of (found as Corners).entries()) {
    const corner = CARD[i] as { x: number; y: number }
    expect(Math.hypot(x - corner.x, y - corner.y)).toBeLessThan(3)
  }
})

test('a card that fills its picture, one as light as the table, one cut by the edge are left whole', () => {
  expect(cardCorners(drawn(null))).toBeNull()
  expect(cardCorners(drawn(CARD, { table: 230 }))).toBeNull()
  const cut = CARD.map(({ x, y }) => ({ x: x - 80, y })) as unknown as Corners
  expect(cardCorners(drawn(cut))).toBeNull()
})

test('a panel on a card is no card: what is written beside it would be lost', () => {
  const picture = drawn([
    { x: 20, y: 20 },
    { x: 240, y: 20 },
    { x: 240, y: 280 },
    { x: 20, y: 280 },
  ])
  for (let y = 20; y < 280; y++) {
    for (let x = 260; x < 390; x++) if (y % 20 < 3 && x % 5 < 3) picture.octets[y * 400 + x] = 230
  }
  expect(cardCorners(picture)).toBeNull()
})

test('any picture is looked at without an error', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 1, max: 24 }),
      fc.infiniteStream(fc.nat(255)),
      (width, height, levels) => {
        const octets = Uint8Array.from({ length: width * height }, () => levels.next().value as number)
        const found = cardCorners({ width, height, channels: 1, octets })
        expect(found === null || found.length === 4).toBe(true)
      },
    ),
    { numRuns: 50 },
  )
})
