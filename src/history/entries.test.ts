import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumOf, unite, withEntry } from './entries.ts'

const said = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  initiator: fc.constantFrom('me' as const, 'them' as const),
  letters: fc.option(fc.integer({ min: 0, max: 9000 })),
})
const entries = fc.array(said).map(list => unite(list.reduce(withEntry, ''), ''))

test('laws: uniting is idempotent, commutative and associative', () => {
  fc.assert(
    fc.property(entries, entries, entries, (one, other, third) => {
      expect(unite(one, one)).toBe(one)
      expect(unite(one, other)).toBe(unite(other, one))
      expect(unite(unite(one, other), third)).toBe(unite(one, unite(other, third)))
    }),
  )
})

test('a message counts once, by its direction', () => {
  const hello = { key: '<1@example.org>', initiator: 'me', letters: null } as const
  const answer = { key: '<2@example.org>', initiator: 'them', letters: 40 } as const
  const day = withEntry(withEntry(withEntry('', hello), answer), answer)
  expect(sumOf(day)).toEqual({ sent: 1, received: 1 })
  expect(sumOf(unite(day, withEntry('', { ...answer, letters: 400 })))).toEqual({ sent: 1, received: 1 })
  expect(day).not.toContain('example')
  expect(sumOf('')).toEqual({ sent: 0, received: 0 })
})
