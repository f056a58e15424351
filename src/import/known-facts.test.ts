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

test('where one met is told with the day or without, and never over what was known', () => {
  const facts = { firstMetAt: 'Salon du livre', connectedOn: '2026-02-08' as Day }
  expect(newAcquaintance(facts)).toMatchObject({ metOn: null, metAt: 'Salon du livre' })
  expect(newAcquaintance({ ...facts, firstMetOn: '2019-06-01' as Day })).toMatchObject({
    ...{ metOn: '2019-06-01', metAt: 'Salon du livre' },
  })
  const known = { ...NEW_ACQUAINTANCE, metOn: '2018-01-01' as Day }
  expect(completedFacts(known, facts)).toBe(known)
})
