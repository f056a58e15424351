import { expect, test } from 'vitest'
import type { Day } from '../lib/day.ts'
import { NEW_ACQUAINTANCE } from '../people/person.ts'
import { completedFacts, newAcquaintance } from './known-facts.ts'

test('the file tells the civility and the day of LinkedIn only where nobody knew', () => {
  const facts = { civility: 'madam', connectedOn: '2026-02-08' as Day } as const
  expect(newAcquaintance(facts)).toMatchObject({ civility: 'madam', metOn: '2026-02-08', metAt: 'LinkedIn' })
  const known = { ...NEW_ACQUAINTANCE, civility: 'neutral', metAt: 'Salon' } as const
  expect(completedFacts(known, facts)).toBe(known)
})
