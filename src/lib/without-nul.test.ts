import { expect, test } from 'vitest'
import { withoutNul, withoutNulInside } from './without-nul.ts'

test('a text loses its U+0000 and nothing else', () => {
  expect(withoutNul('\0An\0a\t\u0001')).toBe('Ana\t\u0001')
})

test('a JSON value loses them in every text, however deep', () => {
  const value = { name: 'A\0na', tags: ['\0x', 1, null], at: { note: 'kept' }, on: true }
  expect(withoutNulInside(value)).toEqual({
    name: 'Ana',
    tags: ['x', 1, null],
    at: { note: 'kept' },
    on: true,
  })
})
