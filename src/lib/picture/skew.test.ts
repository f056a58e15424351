import { expect, test } from 'vitest'
import type { Pixels } from './pixels.ts'
import { skewOf } from './skew.ts'

/** Lines of letters that fall to the right by so many degrees, dark on light. */
function lines(degrees: number, [paper, ink] = [240, 20]): Pixels {
  const [width, height] = [600, 380]
  const octets = new Uint8Array(width * height).fill(paper as number)
  const slope = Math.tan((degrees * Math.PI) / 180)
  for (let y = 0; y < height; y++) {
    for (let x = 60; x < 500; x++) {
      const row = y - slope * x
      const isLetter = row > 40 && row < 300 && row % 30 < 11 && x % 9 < 6
      if (isLetter) octets[y * width + x] = ink as number
    }
  }
  return { width, height, channels: 1, octets }
}

test.each([-9, -3, -0.5, 0, 1.3, 4, 9.5])('lines that fall by %s° are measured', degrees => {
  expect(Math.abs(skewOf(lines(degrees)) - degrees)).toBeLessThanOrEqual(0.2)
  expect(Math.abs(skewOf(lines(degrees, [20, 240])) - degrees)).toBeLessThanOrEqual(0.2)
})

test('a blank or a speckled picture has no slope', () => {
  const blank: Pixels = { width: 80, height: 50, channels: 1, octets: new Uint8Array(4000).fill(200) }
  expect(skewOf(blank)).toBe(0)
  let seed = 7
  const noise = Uint8Array.from({ length: 300 * 200 }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return (seed >> 16) & 255
  })
  expect(skewOf({ width: 300, height: 200, channels: 1, octets: noise })).toBe(0)
})
