import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Corners, Pixels } from './pixels.ts'
import { projection, warped } from './warp.ts'

const ASLANT: Corners = [
  { x: 30, y: 20 },
  { x: 170, y: 40 },
  { x: 150, y: 130 },
  { x: 10, y: 90 },
]

test('the corners of the rectangle are those of the card', () => {
  const at = projection({ width: 99, height: 59 }, ASLANT)
  const corners = [at({ x: 0, y: 0 }), at({ x: 99, y: 0 }), at({ x: 99, y: 59 }), at({ x: 0, y: 59 })]
  for (const [i, { x, y }] of corners.entries()) {
    const corner = ASLANT[i] as { x: number; y: number }
    expect(Math.hypot(x - corner.x, y - corner.y)).toBeLessThan(1e-9)
  }
})

test('what is straight stays straight, whatever the corners', () => {
  const jitter = fc.integer({ min: -8, max: 8 })
  fc.assert(
    fc.property(fc.array(jitter, { minLength: 8, maxLength: 8 }), moved => {
      const corners = ASLANT.map(({ x, y }, i) => ({
        x: x + (moved[2 * i] as number),
        y: y + (moved[2 * i + 1] as number),
      })) as unknown as Corners
      const at = projection({ width: 100, height: 60 }, corners)
      const [a, b, c] = [at({ x: 10, y: 5 }), at({ x: 40, y: 20 }), at({ x: 70, y: 35 })]
      const bent = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
      expect(Math.abs(bent)).toBeLessThan(1e-6)
    }),
  )
})

test('the whole of a picture at its own size is itself, in grey and in colours', () => {
  for (const channels of [1, 3] as const) {
    const octets = Uint8Array.from({ length: 7 * 5 * channels }, (_, i) => (i * 37) % 256)
    const picture: Pixels = { width: 7, height: 5, channels, octets }
    const whole: Corners = [
      { x: 0, y: 0 },
      { x: 6, y: 0 },
      { x: 6, y: 4 },
      { x: 0, y: 4 },
    ]
    expect(warped(picture, whole, { width: 7, height: 5 })).toEqual(picture)
  }
})
