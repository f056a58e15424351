import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { type Contact, countContacts } from './count-contacts.ts'
import type { Channel } from './encounter.ts'

const first = day('2026-11-01')

function on(days: number, channel: Channel, initiator: Contact['initiator'] = null): Contact {
  return { day: addDays(first, days), channel, initiator }
}

function unanswered(...contacts: Contact[]): number | undefined {
  return countContacts(contacts).find(tally => tally.channel === 'any')?.unanswered
}

test('nobody met is nothing counted', () => {
  expect(countContacts([])).toEqual([])
})

test('days are counted once, encounters each, by channel and by any', () => {
  const tallies = countContacts([on(0, 'in-person'), on(0, 'mail'), on(3, 'in-person'), on(3, 'in-person')])
  expect(tallies.map(({ channel, activeDays, encounters }) => [channel, activeDays, encounters])).toEqual([
    ['any', 2, 4],
    ['in-person', 2, 3],
    ['mail', 1, 1],
  ])
  expect(tallies[0]).toMatchObject({
    firstOn: '2026-11-01',
    lastOn: '2026-11-04',
    recentDays: ['2026-11-04', '2026-11-01'],
  })
})

test('the last thirty days are kept, the newest first', () => {
  const [any] = countContacts(Array.from({ length: 40 }, (_, i) => on(i, 'call')))
  expect(any?.recentDays).toHaveLength(30)
  expect(any?.recentDays[0]).toBe(any?.lastOn)
  expect(any?.recentDays[29]).toBe('2026-11-11')
})

test('messages and mails of the owner wait until something comes from them', () => {
  expect(unanswered(on(0, 'mail', 'me'), on(5, 'message', 'me'))).toBe(2)
  expect(unanswered(on(0, 'mail', 'me'), on(5, 'mail', 'them'), on(9, 'message', 'me'))).toBe(1)
  expect(unanswered(on(0, 'mail', 'me'), on(5, 'in-person', 'me'))).toBe(0)
  expect(unanswered(on(0, 'mail', 'me'), on(5, 'mail', null))).toBe(0)
})

test('a word on a network neither waits nor answers when the owner wrote it', () => {
  expect(unanswered(on(0, 'mail', 'me'), on(5, 'network', 'me'))).toBe(1)
  expect(unanswered(on(0, 'mail', 'me'), on(5, 'network', 'them'))).toBe(0)
})

test('an answer on the same day is an answer', () => {
  expect(unanswered(on(5, 'mail', 'them'), on(5, 'mail', 'me'))).toBe(0)
})
