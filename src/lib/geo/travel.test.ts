import fc from 'fast-check'
import { expect, test } from 'vitest'
import { greatCircleKm } from './position.ts'
import { carCents, estimateFor, estimateTravel, TRAVEL_MODES } from './travel.ts'

const PLACES = {
  lyon: { lat: 45.764, lon: 4.8357 },
  paris: { lat: 48.8566, lon: 2.3522 },
  grenoble: { lat: 45.1885, lon: 5.7245 },
  saintEtienne: { lat: 45.4397, lon: 4.3872 },
  marseille: { lat: 43.2965, lon: 5.3698 },
  rennes: { lat: 48.1173, lon: -1.6778 },
  nantes: { lat: 47.2184, lon: -1.5536 },
}

test.each([
  ['lyon', 'paris', 465, 285],
  ['lyon', 'grenoble', 112, 80],
  ['lyon', 'saintEtienne', 63, 55],
  ['lyon', 'marseille', 314, 195],
  ['rennes', 'nantes', 113, 80],
] as const)('by car from %s to %s, about as drivers know it', (from, to, km, minutes) => {
  const travel = estimateTravel(PLACES[from], PLACES[to], 'car')
  expect(travel.basis).toBe('estimate')
  expect(Math.abs(travel.km / km - 1)).toBeLessThan(0.2)
  expect(Math.abs(travel.minutes / minutes - 1)).toBeLessThan(0.25)
})

test('by train from Lyon to Paris, some three and a half hours from door to door', () => {
  const { minutes } = estimateTravel(PLACES.lyon, PLACES.paris, 'transit')
  expect(minutes).toBeGreaterThan(180)
  expect(minutes).toBeLessThan(300)
})

test('a walk of one straight kilometre takes a quarter of an hour', () => {
  expect(estimateFor(1, 'walk').minutes).toBeCloseTo(15.6, 1)
})

test('where one is already, the way is nothing', () => {
  for (const mode of TRAVEL_MODES) expect(estimateFor(0, mode)).toMatchObject({ km: 0, minutes: 0 })
  expect(() => estimateFor(-1, 'car')).toThrow(RangeError)
  expect(() => estimateFor(Number.NaN, 'car')).toThrow(RangeError)
})

const anyMode = fc.constantFrom(...TRAVEL_MODES)
const anyKm = fc.double({ min: 0, max: 20_000, noNaN: true })

test('farther takes longer, in way and in time', () => {
  fc.assert(
    fc.property(anyMode, anyKm, anyKm, (mode, a, b) => {
      const [near, far] = [estimateFor(Math.min(a, b), mode), estimateFor(Math.max(a, b), mode)]
      expect(near.km).toBeLessThanOrEqual(far.km)
      expect(near.minutes).toBeLessThanOrEqual(far.minutes)
    }),
  )
})

test('no way is shorter than the crow flies, nor as long back as another there', () => {
  const somewhere = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  fc.assert(
    fc.property(anyMode, somewhere, somewhere, (mode, a, b) => {
      const there = estimateTravel(a, b, mode)
      const back = estimateTravel(b, a, mode)
      expect(there.km).toBeGreaterThanOrEqual(greatCircleKm(a, b))
      expect(there.km).toBeCloseTo(back.km, 5)
      expect(there.minutes).toBeCloseTo(back.minutes, 4)
    }),
  )
})

test('on the same way a car is quicker than a bike, and a bike than feet', () => {
  fc.assert(
    fc.property(fc.double({ min: 2, max: 1000, noNaN: true }), km => {
      const [car, bike, walk] = (['car', 'bike', 'walk'] as const).map(mode => estimateFor(km, mode).minutes)
      expect(car).toBeLessThan(bike as number)
      expect(bike).toBeLessThan(walk as number)
    }),
  )
})

test('what the car costs is by the kilometre of way, in whole cents', () => {
  expect(carCents({ km: 123.4 }, 53)).toBe(6540)
  expect(carCents({ km: 0 }, 53)).toBe(0)
})
