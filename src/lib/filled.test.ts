import { expect, test } from 'vitest'
import { filled } from './filled.ts'

test('holes are filled, whatever is in what fills them', () => {
  expect(filled('Café avec {{names}}', { names: '$& {{names}}' })).toBe('Café avec $& {{names}}')
})

test('a hole without a value stays', () => {
  expect(filled('{{a}} {{b}}', { a: '1' })).toBe('1 {{b}}')
})
