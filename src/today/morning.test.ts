import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { birthdayKeys, birthdaysSoon, contactKind, idEndsInTurn, oneUnknownADay } from './morning.ts'
import type { Candidate } from './pull.ts'

const today = day('2026-11-21')

test('three thousand are looked at every day; of more, each has a turn, once in a round', () => {
  expect(idEndsInTurn(3000, today)).toBeNull()
  const round = [0, 1, 2].flatMap(days => idEndsInTurn(9000, addDays(today, days)) ?? [])
  const everyEnd = Array.from({ length: 256 }, (_, end) => end.toString(16).padStart(2, '0'))
  expect(round.sort()).toEqual(everyEnd)
  expect(idEndsInTurn(9000, today)?.length).toBeCloseTo(256 / 3, -1)
  expect(idEndsInTurn(10_000_000, today)).toHaveLength(1)
})

test('of those of whom nothing is known one is handed on, another on other days', () => {
  const unknown = (personId: string): Candidate => ({
    personId,
    circle: 2,
    relations: [],
    trade: null,
    rhythmDays: null,
    household: false,
    archived: false,
    metOn: null,
    addedOn: day('2026-01-01'),
    history: null,
    unansweredMessages: 0,
    snoozedUntil: null,
    dismissed: false,
    birthday: null,
    promise: null,
  })
  const known = {
    ...unknown('known'),
    history: { activeDays: 1, firstDay: 20_000, lastDay: 20_000, recentDays: [20_000] },
  }
  const promised = { ...unknown('promised'), promise: { by: 'me' as const, dueOn: today } }
  const all = [known, promised, unknown('a'), unknown('b'), unknown('c')]
  const drawn = (on: typeof today) => oneUnknownADay(all, on).map(({ personId }) => personId)
  expect(drawn(today)).toHaveLength(3)
  expect(drawn(today)).toEqual(expect.arrayContaining(['known', 'promised']))
  const others = Array.from({ length: 30 }, (_, i) => drawn(addDays(today, i)).at(-1))
  expect(new Set(others)).toEqual(new Set(['a', 'b', 'c']))
})

test('people are reached the way it mostly goes, where their card allows it', () => {
  const both = { phone: '0612345678', email: 'a@b.fr' }
  const calls = [
    { channel: 'call', activeDays: 5 },
    { channel: 'mail', activeDays: 2 },
  ]
  expect(contactKind(both, calls)).toBe('call')
  expect(contactKind({ ...both, phone: null }, calls)).toBe('write')
  expect(contactKind(both, [{ channel: 'in-person', activeDays: 9 }])).toBe('see')
  expect(contactKind(both, [])).toBe('write')
  expect(contactKind({ phone: null, email: null }, calls)).toBe('see')
})

test('birthdays come in order, over the end of the year, with the age where the year is known', () => {
  const eve = day('2026-12-30')
  expect(birthdayKeys(eve, 3)).toEqual(['12-30', '12-31', '01-01', '01-02'])
  const cards = [
    { personId: 'a', name: 'A', birthday: '1980-01-02' },
    { personId: 'b', name: 'B', birthday: '--12-30' },
  ]
  expect(birthdaysSoon(cards, eve)).toEqual([
    { personId: 'b', name: 'B', day: '2026-12-30', inDays: 0, turning: null },
    { personId: 'a', name: 'A', day: '2027-01-02', inDays: 3, turning: 47 },
  ])
})

test('those born on 29 February come on 1 March of other years, on their day in a leap year', () => {
  const born = [{ personId: 'a', name: 'A', birthday: '2000-02-29' }]
  expect(birthdayKeys(day('2026-02-27'), 3)).toEqual(['02-27', '02-28', '02-29', '03-01', '03-02'])
  expect(birthdaysSoon(born, day('2026-02-27'))).toMatchObject([
    { day: '2026-03-01', inDays: 2, turning: 26 },
  ])
  expect(birthdayKeys(day('2028-02-28'), 2)).toEqual(['02-28', '02-29', '03-01'])
  expect(birthdaysSoon(born, day('2028-02-28'))).toMatchObject([{ day: '2028-02-29', inDays: 1 }])
})
