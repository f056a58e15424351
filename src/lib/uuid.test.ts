import { expect, test } from 'vitest'
import { isUuid, uuidv7 } from './uuid.ts'

const NOW = new Date('2026-11-21T07:30:00.123Z')

test('an id says its version and variant, RFC 9562 §5.7', () => {
  for (let i = 0; i < 200; i++) {
    const id = uuidv7(NOW)
    expect(isUuid(id)).toBe(true)
    expect(id[14]).toBe('7')
    expect('89ab').toContain(id[19])
  }
})

test('an id carries its instant, so that ids sort by time', () => {
  const id = uuidv7(NOW)
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(NOW.getTime())
  expect(uuidv7(new Date(NOW.getTime() + 1)) > id).toBe(true)
})

test('two ids of the same instant differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => uuidv7(NOW))).size).toBe(1000)
})
