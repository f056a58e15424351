import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestOption, type WorthInput, type WorthOption, waitKeeps, weigh } from './worth.ts'
import { breakEven } from './worth-break-even.ts'
import { flipsOf, withHinge } from './worth-sensitivity.ts'
import { judgeVisit } from './worth-verdict.ts'

const part = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 1))
const cents = (max: number) => fc.oneof(fc.integer({ min: 0, max }), fc.constant(0))
const minutes = fc.integer({ min: 0, max: 1_000 })
const aCost = fc.oneof(
  fc.record({
    by: fc.constant('car' as const),
    km: fc.double({ min: 0, max: 1_500, noNaN: true }),
    centsPerKm: fc.constantFrom(30, 63.6, 100),
  }),
  fc.record({ by: fc.constant('ticket' as const), cents: cents(40_000) }),
)
const anInput: fc.Arbitrary<WorthInput> = fc.record({
  currency: fc.constant('EUR'),
  travel: fc.record({ minutes, cost: aCost }),
  share: part,
  visitMinutes: minutes,
  hourlyRateCents: cents(20_000),
  chance: part,
  valueCents: cents(3_000_000),
  horizonMonths: fc.constant(12),
  tie: fc.oneof(
    fc.record({ in: fc.constant('cents' as const), cents: cents(50_000) }),
    fc.record({ in: fc.constant('hours' as const), hours: fc.double({ min: 0, max: 8, noNaN: true }) }),
  ),
  video: fc.option(fc.record({ minutes, keepsChance: part, keepsTie: part })),
  wait: fc.option(fc.record({ days: fc.integer({ min: 0, max: 400 }), keepsChance: part, share: part })),
})
const RUNS = { numRuns: 500 }

test('a cheaper trip is never less worth it', () => {
  fc.assert(
    fc.property(anInput, part, (input, less) => {
      const { minutes, cost } = input.travel
      const cheaper: WorthInput = {
        ...input,
        travel: {
          minutes: minutes * less,
          cost:
            cost.by === 'car'
              ? { ...cost, km: cost.km * less }
              : { ...cost, cents: Math.floor(cost.cents * less) },
        },
      }
      expect(netOf(cheaper, 'go')).toBeGreaterThanOrEqual(netOf(input, 'go'))
      // Waiting gets cheaper too; against the others going can only have gained.
      const alone = { ...cheaper, wait: null }
      if (bestOption({ ...input, wait: null }) === 'go') expect(bestOption(alone)).toBe('go')
    }),
    RUNS,
  )
})

test('more chance never turns "go" into anything else', () => {
  fc.assert(
    fc.property(anInput, part, (input, more) => {
      fc.pre(bestOption(input) === 'go')
      expect(bestOption({ ...input, chance: input.chance + (1 - input.chance) * more })).toBe('go')
    }),
    RUNS,
  )
})

test('the best option leaves the most, to the cent', () => {
  fc.assert(
    fc.property(anInput, input => {
      const most = Math.max(...weigh(input).map(({ netCents }) => netCents))
      expect(netOf(input, bestOption(input))).toBeGreaterThanOrEqual(most - 1)
    }),
    RUNS,
  )
})

test('at the break-even going and the best of the others are equal to the cent', () => {
  fc.assert(
    fc.property(anInput, input => {
      const { chance, against } = breakEven(input)
      fc.pre(chance !== null && against !== null)
      const there = { ...input, chance: chance as number }
      const others = weigh(there).filter(({ option }) => option !== 'go')
      const most = Math.max(...others.map(({ netCents }) => netCents))
      expect(Math.abs(netOf(there, 'go') - most)).toBeLessThanOrEqual(1)
      expect(Math.abs(netOf(there, against as WorthOption) - most)).toBeLessThanOrEqual(1)
    }),
    RUNS,
  )
})

test('the value at which the verdict is said to flip does flip it, and the one before does not', () => {
  fc.assert(
    fc.property(anInput, input => {
      for (const { hinge, from, at, factor, to } of flipsOf(input)) {
        expect(bestOption(withHinge(input, hinge, at))).toBe(to)
        expect(to).not.toBe(bestOption(input))
        expect(Math.max(factor, 1 / factor)).toBeLessThanOrEqual(3 + 1e-9)
        const step = (hinge === 'chance' ? 1 / 10_000 : 1) * Math.sign(from - at)
        const before = at + step
        if ((from - before) * step > 0) {
          const there = withHinge(input, hinge, hinge === 'chance' ? Math.round(before * 1e4) / 1e4 : before)
          expect(bestOption(there)).toBe(bestOption(input))
        }
      }
    }),
    RUNS,
  )
})

test('the odds of the sentence agree with the verdict, and are enough', () => {
  fc.assert(
    fc.property(anInput, input => {
      const { verdict, breakEven } = judgeVisit(input)
      const { n, percent } = verdict.params
      const said = n !== undefined ? 1 / n : percent !== undefined ? percent / 100 : null
      if (said === null) return
      expect(said).toBeGreaterThanOrEqual((breakEven.chance ?? 1) - 1e-9)
      if (verdict.best === 'go') expect(said).toBeLessThanOrEqual(input.chance + 1e-9)
      else expect(said).toBeGreaterThanOrEqual(input.chance)
    }),
    RUNS,
  )
})

test('a longer wait never keeps more', () => {
  fc.assert(
    fc.property(fc.nat(800), fc.nat(800), (days, more) => {
      expect(waitKeeps(days + more, 12)).toBeLessThanOrEqual(waitKeeps(days, 12))
    }),
  )
})

function netOf(input: WorthInput, which: WorthOption): number {
  return weigh(input).find(({ option }) => option === which)?.netCents ?? Number.NaN
}
