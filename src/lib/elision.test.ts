import { expect, test } from 'vitest'
import { isElided } from './elision.ts'

test.each([
  ['Anne', true],
  ['Élodie', true],
  ['Œdipe', true],
  ['Yves', true],
  ['Yann', false],
  ['Hélène', true],
  ['Harry', false],
  ['Marie', false],
  ['', false],
])('%s: %s', (name, elided) => {
  expect(isElided(name)).toBe(elided)
})
