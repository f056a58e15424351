import { expect, test } from 'vitest'
import { checkConditions, isNotModified, type Representation } from './precondition.ts'

const STANDING: Representation = { etag: 'abc', modifiedAt: '2026-11-21T07:30:00.700Z' }
const SAME_SECOND = 'Sat, 21 Nov 2026 07:30:00 GMT'
const BEFORE = 'Sat, 21 Nov 2026 07:29:59 GMT'

function holds(headers: Record<string, string>, standing: Representation | null): boolean {
  try {
    checkConditions(headers, standing)
    return true
  } catch {
    return false
  }
}

test.each<[string, Record<string, string>, Representation | null, boolean]>([
  ['no condition', {}, null, true],
  ['If-Match of what stands', { 'if-match': '"abc"' }, STANDING, true],
  ['If-Match without quotes', { 'if-match': 'abc' }, STANDING, true],
  ['If-Match among others', { 'if-match': '"x", "abc"' }, STANDING, true],
  ['If-Match of something else', { 'if-match': '"x"' }, STANDING, false],
  ['a weak If-Match, which is never the same', { 'if-match': 'W/"abc"' }, STANDING, false],
  ['If-Match * of what stands', { 'if-match': '*' }, STANDING, true],
  ['If-Match * where nothing stands', { 'if-match': '*' }, null, false],
  ['If-None-Match * of what stands', { 'if-none-match': '*' }, STANDING, false],
  ['If-None-Match * where nothing stands', { 'if-none-match': '*' }, null, true],
  ['a weak If-None-Match, which is the same', { 'if-none-match': 'W/"abc"' }, STANDING, false],
  ['If-Unmodified-Since in the same second', { 'if-unmodified-since': SAME_SECOND }, STANDING, true],
  ['If-Unmodified-Since before', { 'if-unmodified-since': BEFORE }, STANDING, false],
  [
    'If-Match before If-Unmodified-Since',
    { 'if-match': '"abc"', 'if-unmodified-since': BEFORE },
    STANDING,
    true,
  ],
  ['a date that is none', { 'if-unmodified-since': 'yesterday' }, STANDING, true],
])('%s', (_, headers, standing, expected) => {
  expect(holds(headers, standing)).toBe(expected)
})

test('whoever has it is told so, by ETag before date', () => {
  expect(isNotModified({ 'if-none-match': '"abc"' }, STANDING)).toBe(true)
  expect(isNotModified({ 'if-none-match': '"x"', 'if-modified-since': SAME_SECOND }, STANDING)).toBe(false)
  expect(isNotModified({ 'if-modified-since': SAME_SECOND }, STANDING)).toBe(true)
  expect(isNotModified({ 'if-modified-since': BEFORE }, STANDING)).toBe(false)
  expect(isNotModified({}, STANDING)).toBe(false)
})
