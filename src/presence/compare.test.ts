import { expect, test } from 'vitest'
import { trial } from '../../test/support/presence.ts'
import { addDays, type Day, day, daysOf, weekday } from '../lib/day.ts'
import { compare } from './compare.ts'
import { centsEach, perWeek } from './comparison.ts'
import type { PresenceLog } from './presence-log.ts'

const TODAY = day('2026-11-21')
const START = day('2026-03-02')
const SPAN = daysOf({ from: day('2026-01-05'), to: day('2026-03-29') })
const EMPTY: PresenceLog = {
  firstDay: day('2024-01-01'),
  metOn: new Map(),
  firstContact: new Map(),
  moodsOn: new Map(),
  billedOn: new Map(),
  halves: [],
  standingCompany: new Set(),
  favours: [],
  leads: [],
  away: new Set(),
  holidays: new Set(),
  knowsHolidays: true,
}

/** So many people on each day. */
function meeting(count: (day: Day) => number): PresenceLog['metOn'] {
  return new Map(
    SPAN.flatMap(each => {
      const ids = Array.from({ length: count(each) }, (_, i) => `p${i}`)
      return ids.length === 0 ? [] : [[each, new Set(ids)] as const]
    }),
  )
}
const findingOf = (log: PresenceLog, of: string, today = TODAY) =>
  compare(trial(), log, today).measures.find(({ measure }) => measure === of)?.finding

test('two more people on every day of the trial stand out; as many do not', () => {
  const log = { ...EMPTY, metOn: meeting(each => (each >= START ? 3 : 1)) }
  const people = compare(trial(), log, TODAY).measures[0]
  expect(people).toMatchObject({
    measure: 'people',
    finding: 'more',
    paired: { days: { before: 40, during: 20 }, difference: { middle: 2, low: 2, high: 2 } },
  })
  expect(findingOf({ ...EMPTY, metOn: meeting(() => 1) }, 'people')).toBe('unclear')
  expect(findingOf({ ...EMPTY, metOn: meeting(each => (each >= START ? 0 : 2)) }, 'people')).toBe('less')
})

test('hours and spirits come only from days of which something is said', () => {
  const log = { ...EMPTY, billedOn: new Map([[START, 120]]) }
  expect(findingOf(log, 'billed')).toBe('too-few')
  expect(findingOf(log, 'mood')).toBe('too-few')
  expect(compare(trial(), log, TODAY).trial.billed).toEqual({ minutes: 120, days: 1 })
  expect(compare(trial(), log, TODAY).trial.mood).toEqual({ mean: null, days: 0 })
})

test('days away and public holidays are left out of both periods, whatever happened on them', () => {
  const masked = addDays(START, 1)
  const log: PresenceLog = {
    ...EMPTY,
    metOn: meeting(each => (each === masked || each === addDays(START, 2) ? 9 : 1)),
    firstContact: new Map([['p8', masked]]),
    favours: [{ day: masked, direction: 'received' }],
    away: new Set([masked]),
    holidays: new Set([masked, addDays(START, 2)]),
  }
  const { trial: during, measures } = compare(trial(), log, TODAY)
  expect(during).toMatchObject({
    ...{ days: 26, away: [masked], holidays: [addDays(START, 2)] },
    ...{ people: 1, fresh: 0, favours: { received: 0, given: 0 } },
  })
  expect(measures[0]?.days.during.map(each => each.day)).not.toContain(masked)
  expect(Math.max(...(measures[0]?.days.during ?? []).map(({ value }) => value))).toBe(1)
})

test('new people, and those seen again; the ones met lately are neither', () => {
  const met = new Map<Day, Set<string>>([
    [START, new Set(['new', 'old', 'once'])],
    [addDays(START, 30), new Set(['new', 'old'])],
    [addDays(START, 61), new Set(['once'])],
  ])
  const firstContact = new Map([
    ['new', START],
    ['once', START],
    ['old', day('2025-01-01')],
  ])
  const log = { ...EMPTY, metOn: met, firstContact }
  expect(compare(trial(), log, TODAY).trial).toMatchObject({
    people: 3,
    fresh: 2,
    kept: { count: 1, of: 2 },
  })
  expect(compare(trial(), log, addDays(START, 40)).trial.kept).toEqual({ count: 0, of: 0 })
})

test('a standing half-day is company, unless one says that one was alone', () => {
  const thursdays = SPAN.filter(each => weekday(each) === 4)
  const alone = { day: addDays(START, 3), half: 'morning', kind: 'library', isThere: false } as const
  const log: PresenceLog = {
    ...EMPTY,
    standingCompany: new Set(thursdays),
    halves: [{ ...alone, company: false }],
  }
  expect(compare(trial(), log, TODAY).trial.companyDays).toEqual({ count: 3, standing: 3 })
})

test('under way it looks at the days that are over; before it begins, at none', () => {
  const log = { ...EMPTY, metOn: meeting(() => 1) }
  const under = compare(trial(), log, day('2026-03-10'))
  expect(under).toMatchObject({ state: 'under-way', trial: { from: START, to: '2026-03-09', days: 8 } })
  expect(compare(trial(), log, START)).toMatchObject({ state: 'ahead', trial: { days: 0 }, yearBefore: null })
})

test('the year before is shown where the log reaches it; a log that begins late shortens the weeks before', () => {
  expect(compare(trial(), EMPTY, TODAY).yearBefore).toMatchObject({ from: '2025-03-03', to: '2025-03-30' })
  const late = compare(trial(), { ...EMPTY, firstDay: day('2026-02-02') }, TODAY)
  expect(late).toMatchObject({ isBaselineShort: true, baseline: { from: '2026-02-02' }, yearBefore: null })
  const never = compare(trial(), { ...EMPTY, firstDay: null }, TODAY)
  expect(never).toMatchObject({ isBaselineShort: true, baseline: { days: 0 } })
  expect(never.measures.map(({ finding }) => finding)).toEqual(['too-few', 'too-few', 'too-few', 'too-few'])
})

test('what one of each cost: nothing is divided by none', () => {
  expect(centsEach(18_000, 7)).toBe(2571)
  expect([centsEach(18_000, 0), centsEach(null, 3), centsEach(0, 3)]).toEqual([null, null, null])
  expect([perWeek(8, 28), perWeek(0, 0)]).toEqual([2, null])
})
