import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxAround, greatCircleKm, type Position } from './position.ts'

const LYON = { lat: 45.764, lon: 4.8357 }
const PARIS = { lat: 48.8566, lon: 2.3522 }
const somewhere = fc.record({
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})

test('as the crow flies', () => {
  expect(greatCircleKm(LYON, PARIS)).toBeCloseTo(391.5, 0)
  expect(greatCircleKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.2, 1)
  expect(greatCircleKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(Math.PI * 6371.0088, 6)
})

test('the way there is as long as the way back, and no detour is shorter: to the metre, at the antipodes too', () => {
  fc.assert(
    fc.property(somewhere, somewhere, somewhere, (a, b, c) => {
      expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 6)
      expect(greatCircleKm(a, c)).toBeLessThanOrEqual(greatCircleKm(a, b) + greatCircleKm(b, c) + 1e-3)
    }),
  )
})

test('whatever is near is in the box', () => {
  const isIn = ({ lat, lon }: Position, { south, north, west, east }: ReturnType<typeof boxAround>) =>
    lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east)
  fc.assert(
    fc.property(somewhere, somewhere, fc.double({ min: 1, max: 20_000, noNaN: true }), (a, b, km) => {
      if (greatCircleKm(a, b) <= km * 0.999999) expect(isIn(b, boxAround(a, km))).toBe(true)
    }),
    { numRuns: 500 },
  )
})
