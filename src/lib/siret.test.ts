import { expect, test } from 'vitest'
import { isSiret } from './siret.ts'

test('fourteen digits that add up', () => {
  expect(isSiret('732 829 320 00074')).toBe(true)
  expect(isSiret('73282932000075')).toBe(false)
  expect(isSiret('7328293200007')).toBe(false)
  expect(isSiret('00000000000000')).toBe(false)
})

test('an office of La Poste adds up in its own way', () => {
  expect(isSiret('35600000000048')).toBe(true)
  expect(isSiret('35600000049837')).toBe(true)
})
