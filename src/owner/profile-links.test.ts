import { expect, test } from 'vitest'
import { profileLinks } from './profile-links.ts'

function links() {
  let at = Date.UTC(2026, 10, 22)
  let count = 0
  const minutes = (passed: number) => {
    at += passed * 60_000
  }
  return { minutes, ...profileLinks({ now: () => new Date(at), newToken: () => `token-${++count}` }) }
}

test('a link gives its profile for a quarter of an hour', () => {
  const { keep, take, minutes } = links()
  const { token, until } = keep('one')
  expect(until.toISOString()).toBe('2026-11-22T00:15:00.000Z')
  minutes(14)
  expect([take(token), take('another')]).toEqual(['one', null])
  const late = keep('two')
  minutes(15)
  expect(take(late.token)).toBe(null)
})

test('once it was opened, it closes within a minute', () => {
  const { keep, take, minutes } = links()
  const { token } = keep('one')
  expect([take(token), take(token)]).toEqual(['one', 'one'])
  minutes(1)
  expect(take(token)).toBe(null)
})
