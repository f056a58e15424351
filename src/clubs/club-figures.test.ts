import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { ASKED_DAYS, askedSession } from './asked-session.ts'
import { SESSION_STATES } from './club.ts'
import { attendanceOf, costPerSession } from './club-figures.ts'
import { type Company, outsideShare, sideOf } from './outside-share.ts'
import { sessionDays } from './session-days.ts'
import { usuallyThere } from './usually-there.ts'

const TODAY = day('2026-11-21')
const CHOIR = {
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  since: day('2025-09-02'),
  until: null,
  time: '19:30',
  minutes: 120,
  archived: false,
}
const NOBODY: Company = { trade: null, relations: [], atClubOutside: false, personal: 0, professional: 0 }

test('the last session of the last three days is asked until something is said of it, and never the one before', () => {
  const friday = { day: day('2026-11-20'), minutes: 600 }
  expect(askedSession(CHOIR, new Set(), friday)).toBe('2026-11-17')
  expect(askedSession(CHOIR, new Set([day('2026-11-17')]), friday)).toBeNull()
  expect(askedSession(CHOIR, new Set(), { ...friday, day: TODAY })).toBeNull()
  expect(askedSession({ ...CHOIR, archived: true }, new Set(), friday)).toBeNull()
  const daily = { ...CHOIR, rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' }
  expect(askedSession(daily, new Set([day('2026-11-19')]), friday)).toBeNull()
})

test('that of the day itself is asked once it is over', () => {
  const tuesday = day('2026-11-17')
  expect(askedSession(CHOIR, new Set(), { day: tuesday, minutes: 21 * 60 + 29 })).toBeNull()
  expect(askedSession(CHOIR, new Set(), { day: tuesday, minutes: 21 * 60 + 30 })).toBe(tuesday)
  expect(askedSession({ ...CHOIR, time: null }, new Set(), { day: tuesday, minutes: 1439 })).toBeNull()
})

test('what is asked is a session of the last days, whatever was said', () => {
  const offset = fc.nat(400)
  fc.assert(
    fc.property(offset, fc.array(offset), fc.nat(1439), (today, said, minutes) => {
      const now = { day: addDays(CHOIR.since, today), minutes }
      const known = new Set(said.map(days => addDays(CHOIR.since, days)))
      const asked = askedSession(CHOIR, known, now)
      if (asked === null) return
      expect(known.has(asked)).toBe(false)
      expect(sessionDays(CHOIR, { from: addDays(now.day, -ASKED_DAYS), to: now.day })).toContain(asked)
    }),
  )
})

test('attendance counts what is known of the year, and says of how many nothing is', () => {
  const state = fc.constantFrom(...SESSION_STATES)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(600), state)), told => {
      const byDay = new Map(told.map(([days, said]) => [addDays(TODAY, -days), said]))
      const sessions = [...byDay].map(([on, said]) => ({ day: on, state: said }))
      const { went, missed, unsaid, n } = attendanceOf(CHOIR, sessions, TODAY)
      expect(n).toBe(went + missed)
      const held = sessionDays(CHOIR, { from: addDays(TODAY, -364), to: addDays(TODAY, -1) })
      expect(unsaid).toBe(held.filter(each => !byDay.has(each)).length)
      expect(went).toBeLessThanOrEqual(sessions.filter(each => each.state === 'went').length)
    }),
  )
})

test('a year costs as much however often one goes; a month by the months since it began', () => {
  const cost = (changes: object, went: number) =>
    costPerSession({ ...CHOIR, costCents: 12_000, costPer: 'year', ...changes }, went, TODAY)
  expect(cost({}, 30)).toEqual({ perSessionCents: 400, n: 30 })
  expect(cost({ costPer: 'session' }, 3)).toEqual({ perSessionCents: 12_000, n: 3 })
  expect(cost({ costPer: 'month', costCents: 1_000 }, 10)).toEqual({ perSessionCents: 1_200, n: 10 })
  const begun = { costPer: 'month', costCents: 1_000, since: day('2026-11-01') }
  expect(cost(begun, 2)).toEqual({ perSessionCents: 500, n: 2 })
  expect(cost({ costCents: null }, 30)).toBeNull()
  expect(cost({}, 0)).toBeNull()
})

test('those usually there were at half of the last six; unknown habits mean everybody', () => {
  const at = (...ids: string[]) => new Set(ids)
  expect(usuallyThere(['a', 'b'], [])).toEqual(['a', 'b'])
  expect(usuallyThere(['a', 'b'], [at('a')])).toEqual(['a', 'b'])
  expect(usuallyThere(['a', 'b', 'c'], [at('a'), at('b', 'a')])).toEqual(['a', 'b'])
  const long = [at('a'), at('a'), at('a'), at('a'), at('b'), at('b'), at('b'), at('b'), at('b')]
  expect(usuallyThere(['a', 'b'], long)).toEqual(['a'])
})

test('the card tells the side first, then what they are to the owner, a club, what it was for', () => {
  const side = (changes: Partial<Company>) => sideOf({ ...NOBODY, ...changes })
  expect(side({ trade: 'inside', relations: ['friend'] })).toBe('inside')
  expect(side({ trade: 'outside', relations: ['client'] })).toBe('outside')
  expect(side({ relations: ['client'], atClubOutside: true })).toBe('inside')
  expect(side({ relations: ['neighbour'], professional: 3 })).toBe('outside')
  expect(side({ relations: ['friend', 'peer'], professional: 2 })).toBe('inside')
  expect(side({ atClubOutside: true, professional: 5 })).toBe('outside')
  expect(side({ personal: 1 })).toBe('outside')
  expect(side({ personal: 1, professional: 1 })).toBe('unknown')
  expect(side({ relations: ['acquaintance'] })).toBe('unknown')
})

test('a share is told from ten people of whom it is known, and lies within its interval', () => {
  const company = fc.array(
    fc.record({
      trade: fc.constantFrom('inside', 'outside', null),
      relations: fc.constant([]),
      atClubOutside: fc.boolean(),
      personal: fc.nat(3),
      professional: fc.nat(3),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(company, all => {
      const { outside, inside, unknown, n, share, interval } = outsideShare(all)
      expect(outside + inside + unknown).toBe(all.length)
      expect(n).toBe(outside + inside)
      expect(share === null).toBe(n < 10)
      if (share !== null && interval) expect(interval.low <= share && share <= interval.high).toBe(true)
    }),
  )
})
