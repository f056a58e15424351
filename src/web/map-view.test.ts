import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxOf, degreesFrom, graticule, graticuleStep, grown, metresPerPixel, scaleBar } from './map-view.ts'

const position = fc.record({
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})

test('no points have no box, one has its own', () => {
  expect(boxOf([])).toBeNull()
  expect(boxOf([{ lat: 43.5, lon: 7 }])).toEqual({ south: 43.5, west: 7, north: 43.5, east: 7 })
})

test('a box goes the short way, over the antimeridian too', () => {
  const fiji = { lat: -18, lon: 178 }
  const samoa = { lat: -14, lon: -172 }
  expect(boxOf([samoa, fiji])).toEqual({ south: -18, west: 178, north: -14, east: 188 })
  expect(
    boxOf([
      { lat: 48, lon: -4 },
      { lat: 43, lon: 7 },
    ]),
  ).toEqual({ south: 43, west: -4, north: 48, east: 7 })
})

test('a box holds every point and is never wider than the whole way around', () => {
  fc.assert(
    fc.property(fc.array(position, { minLength: 1, maxLength: 30 }), positions => {
      const box = boxOf(positions)
      if (!box) throw new Error('a box was expected')
      expect(box.east - box.west).toBeLessThanOrEqual(360)
      for (const { lat, lon } of positions) {
        expect(lat >= box.south && lat <= box.north).toBe(true)
        expect([lon, lon + 360].some(turn => turn >= box.west && turn <= box.east)).toBe(true)
      }
    }),
  )
})

test('a graticule has a few lines, whether of a town or of the world', () => {
  expect(graticuleStep(0.06)).toBe(1 / 60)
  expect(graticuleStep(10)).toBe(2)
  expect(graticuleStep(360)).toBe(30)
  fc.assert(
    fc.property(fc.double({ min: 0.002, max: 200, noNaN: true }), degrees => {
      const lines = degrees / graticuleStep(degrees)
      expect(lines).toBeGreaterThanOrEqual(1)
      expect(lines).toBeLessThanOrEqual(7)
    }),
  )
})

test('lines of a graticule are at whole steps and cross the box', () => {
  expect(graticule({ south: 42.9, west: 5.5, north: 44.2, east: 7.5 }, 1)).toEqual([
    [
      [6, 42.9],
      [6, 44.2],
    ],
    [
      [7, 42.9],
      [7, 44.2],
    ],
    [
      [5.5, 43],
      [7.5, 43],
    ],
    [
      [5.5, 44],
      [7.5, 44],
    ],
  ])
})

test('a box grows on every side, and not past the poles', () => {
  expect(grown({ south: 42, west: 6, north: 44, east: 8 })).toEqual({
    south: 40,
    west: 4,
    north: 46,
    east: 10,
  })
  expect(grown({ south: -40, west: 0, north: 80, east: 90 })).toMatchObject({ south: -85, north: 85 })
})

test('the ground under a pixel halves with each zoom and shrinks towards the poles', () => {
  expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.5, 1)
  expect(metresPerPixel(0, 10)).toBeCloseTo(76.437, 3)
  expect(metresPerPixel(60, 10)).toBeCloseTo(38.22, 2)
})

test('a scale bar is round and takes between two fifths of the room and all of it', () => {
  expect(scaleBar(76.437, 100)).toEqual({ metres: 5000, pixels: 5000 / 76.437 })
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 80_000, noNaN: true }), metres => {
      const bar = scaleBar(metres, 100)
      expect(bar.pixels).toBeLessThanOrEqual(100.000001)
      expect(bar.pixels).toBeGreaterThanOrEqual(39.99)
      expect(String(bar.metres)).toMatch(/^0?\.?0*[125]0*$/)
    }),
  )
})

test('degrees are read with a comma or a point, and refused past the limit', () => {
  expect(degreesFrom('43,5528', 90)).toBe(43.5528)
  expect(degreesFrom(' −1.5° ', 180)).toBe(-1.5)
  expect(degreesFrom('91', 90)).toBeNull()
  expect(degreesFrom('91', 180)).toBe(91)
  for (const text of ['', 'nord', '1e1', '43.5, 7.0', '-']) expect(degreesFrom(text, 90)).toBeNull()
})
