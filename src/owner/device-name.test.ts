import { expect, test } from 'vitest'
import { freeName } from './device-name.ts'

test('a second device of a name is the second one', () => {
  const named = (...names: string[]) => names.map(name => ({ name }))
  expect(freeName('iPhone', named('Mac'))).toBe('iPhone')
  expect(freeName('iPhone', named('iPhone', 'Mac'))).toBe('iPhone 2')
  expect(freeName('iPhone', named('iPhone', 'iPhone 2'))).toBe('iPhone 3')
})

test('no device is called as the program calls itself: the history would take one for the other', () => {
  expect(freeName('demo', [])).toBe('demo 2')
  expect(freeName('job', [{ name: 'job 2' }])).toBe('job 3')
})
