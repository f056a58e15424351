import { expect, test } from 'vitest'
import { isUuid, uuidv7, uuidv8 } from './uuid.ts'

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

test('an id of a digest is the same for the same digest, and says what it is, RFC 9562 §5.8', () => {
  const ids = Array.from({ length: 16 }, (_, n) => uuidv8(`${n.toString(16).repeat(31)}0and more`))
  for (const id of ids) {
    expect(isUuid(id)).toBe(true)
    expect(id[14]).toBe('8')
    expect('89ab').toContain(id[19])
  }
  expect(new Set(ids).size).toBe(16)
  expect(uuidv8('0123456789abcdef0123456789abcdef')).toBe('01234567-89ab-8def-8123-456789abcdef')
})
