import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, weekday } from '../lib/day.ts'
import type { Session } from './mastermind.ts'
import { RHYTHMS, rhythmOf, rhythmsFrom, ruleFrom } from './rhythm.ts'
import { clockIn } from './session-clock.ts'
import { nextSlot, promisingAt, regularDays, slotsAhead, startOf } from './session-plan.ts'

const FORTNIGHT = { rhythm: 'two-weeks' as const, since: day('2026-11-24'), time: '12:30' }

const row = (changes: Partial<Session> & { day: Day }): Session => ({
  id: changes.day,
  time: '12:30',
  regularDay: changes.day,
  state: 'planned',
  note: '',
  absent: [],
  encounterId: null,
  ...changes,
})
const first = (rhythm: (typeof RHYTHMS)[number], since: string, count: number) =>
  regularDays({ rhythm, since: day(since) })
    .take(count)
    .toArray()

describe('the days of a rhythm', () => {
  test.each([
    ['week', '2026-11-24', ['2026-11-24', '2026-12-01', '2026-12-08']],
    ['two-weeks', '2026-11-24', ['2026-11-24', '2026-12-08', '2026-12-22']],
    ['month', '2026-11-10', ['2026-11-10', '2026-12-08', '2027-01-12']],
    ['last', '2026-12-29', ['2026-12-29', '2027-01-26', '2027-02-23']],
  ] as const)('%s from %s on', (rhythm, since, days) => {
    expect(first(rhythm, since, 3)).toEqual(days)
  })

  test('a fifth Tuesday can only be a last one, a second one never is', () => {
    expect(rhythmsFrom(day('2026-12-29'))).toEqual(['week', 'two-weeks', 'last'])
    expect(rhythmsFrom(day('2026-11-10'))).toEqual(['week', 'two-weeks', 'month'])
    expect(rhythmsFrom(day('2027-01-26'))).toEqual(['week', 'two-weeks', 'month', 'last'])
    expect(() => ruleFrom('month', day('2026-12-29'))).toThrow(RangeError)
  })

  test('whatever the first day, it is one, on the same weekday as all that follow', () => {
    const since = fc.integer({ min: 0, max: 4000 }).map(days => addDays(day('2024-02-26'), days))
    fc.assert(
      fc.property(since, fc.constantFrom(...RHYTHMS), (from, rhythm) => {
        fc.pre(rhythmsFrom(from).includes(rhythm))
        const days = first(rhythm, from, 5)
        expect(days[0]).toBe(from)
        expect(new Set(days.map(weekday)).size).toBe(1)
        expect(days.toSorted()).toEqual(days)
        expect(rhythmOf(ruleFrom(rhythm, from))).toBe(rhythm)
      }),
    )
  })
})

describe('the next times', () => {
  const days = (sessions: Session[], from = '2026-11-21') =>
    slotsAhead(FORTNIGHT, sessions, { from: day(from) }).map(
      slot => `${slot.day}${slot.isSkipped ? ' -' : ''}`,
    )

  test('are those of the rhythm, moved and skipped as was said', () => {
    expect(days([])).toEqual(['2026-11-24', '2026-12-08', '2026-12-22', '2027-01-05'])
    const moved = row({ day: day('2026-12-10'), regularDay: day('2026-12-08') })
    const skipped = row({ day: day('2026-12-22'), state: 'skipped' })
    expect(days([moved, skipped])).toEqual(['2026-11-24', '2026-12-10', '2026-12-22 -', '2027-01-05'])
  })

  test('what was held is no longer ahead, what nobody closed still is', () => {
    const held = row({ day: day('2026-11-24'), state: 'held' })
    expect(days([held], '2026-11-24')[0]).toBe('2026-12-08')
    const forgotten = row({ day: day('2026-11-24') })
    const slots = slotsAhead(FORTNIGHT, [forgotten], { from: day('2026-11-26') })
    expect(slots.map(slot => slot.day).slice(0, 2)).toEqual(['2026-11-24', '2026-12-08'])
    expect(nextSlot(slots, day('2026-11-26'))?.day).toBe('2026-12-08')
    expect(days([row({ day: day('2026-11-24'), state: 'skipped' })], '2026-11-26')[0]).toBe('2026-12-08')
  })

  test('one promises in the session of today, else in the last one held, else in the first to come', () => {
    const at = (sessions: Session[], today: string) => {
      const slots = slotsAhead(FORTNIGHT, sessions, { from: day(today) })
      const { sessionId, slot } = promisingAt(sessions, slots, day(today))
      return [sessionId, slot?.day]
    }
    expect(at([], '2026-11-21')).toEqual([null, '2026-11-24'])
    expect(at([], '2026-11-24')).toEqual([null, '2026-11-24'])
    const held = row({ day: day('2026-11-24'), state: 'held' })
    expect(at([held], '2026-11-24')).toEqual(['2026-11-24', undefined])
    expect(at([held], '2026-12-08')).toEqual([null, '2026-12-08'])
    expect(at([row({ day: day('2026-12-08') }), held], '2026-12-09')).toEqual(['2026-12-08', '2026-12-08'])
  })
})

describe('an hour stays on the clock of the mastermind', () => {
  test('on both sides of a change of clocks, of theirs and of ours', () => {
    const at = (text: string) => startOf({ day: day(text), time: '12:30' }, 'Europe/Paris')
    expect(at('2026-10-24')).toBe('2026-10-24T10:30:00.000Z')
    expect(at('2026-10-26')).toBe('2026-10-26T11:30:00.000Z')
    // Montréal keeps summer time a week longer.
    expect(clockIn(at('2026-10-24'), 'America/Montreal').time).toBe('06:30')
    expect(clockIn(at('2026-10-26'), 'America/Montreal').time).toBe('07:30')
    expect(clockIn(at('2026-11-02'), 'America/Montreal').time).toBe('06:30')
  })

  test('an hour that the clocks leap over is the one after', () => {
    const at = startOf({ day: day('2026-03-29'), time: '02:30' }, 'Europe/Paris')
    expect(clockIn(at, 'Europe/Paris')).toEqual({ day: '2026-03-29', time: '03:30' })
  })

  test('far away, it is another day', () => {
    const at = startOf({ day: day('2026-11-24'), time: '19:00' }, 'Europe/Paris')
    expect(clockIn(at, 'Pacific/Auckland')).toEqual({ day: '2026-11-25', time: '07:00' })
  })
})
