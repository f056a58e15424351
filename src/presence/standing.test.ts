import { expect, test } from 'vitest'
import { standing } from '../../test/support/presence.ts'
import { addDays, day, daysOf } from '../lib/day.ts'
import { absenceDays } from './absence.ts'
import { isOn, protectedHalves } from './standing.ts'
import { periodsOf } from './trial.ts'

const NOVEMBER = daysOf({ from: day('2026-11-01'), to: day('2026-11-30') })

test('every Thursday, and every other one, counted from the week it begins in', () => {
  const on = (changes: Parameters<typeof standing>[0]) =>
    NOVEMBER.filter(each => isOn(standing(changes), each))
  expect(on({})).toEqual(['2026-11-05', '2026-11-12', '2026-11-19', '2026-11-26'])
  expect(on({ everyWeeks: 2, since: day('2026-11-02') })).toEqual(['2026-11-05', '2026-11-19'])
  // The week of the Sunday it is said on is the week before.
  expect(on({ everyWeeks: 2, since: day('2026-11-01') })).toEqual(['2026-11-12', '2026-11-26'])
  expect(on({ since: day('2026-11-12'), until: day('2026-11-19') })).toEqual(['2026-11-12', '2026-11-19'])
})

test('the halves that other proposals leave alone, once each and in the order of the day', () => {
  const week = [
    standing({ half: 'evening' }),
    standing({ half: 'morning' }),
    standing({ half: 'morning', what: 'la même matinée' }),
    standing({ half: 'afternoon', isProtected: false }),
  ]
  expect(protectedHalves(week, day('2026-11-19'))).toEqual(['morning', 'evening'])
  expect(protectedHalves(week, day('2026-11-20'))).toEqual([])
})

test('days away, within the span that is asked about, each once', () => {
  const away = [
    { fromDay: day('2026-10-28'), untilDay: day('2026-11-02') },
    { fromDay: day('2026-11-02'), untilDay: day('2026-11-03') },
    { fromDay: day('2026-12-20'), untilDay: day('2026-12-31') },
  ]
  expect([...absenceDays(away, { from: day('2026-11-01'), to: day('2026-11-30') })]).toEqual([
    '2026-11-01',
    '2026-11-02',
    '2026-11-03',
  ])
})

test('a trial is compared with the weeks before it, and with the same weekdays a year earlier', () => {
  const trial = { startsOn: day('2026-03-02'), endsOn: day('2026-03-29'), baselineWeeks: 8 }
  const { baseline, trial: during, yearBefore } = periodsOf(trial, day('2026-11-21'))
  expect(baseline).toEqual({ from: '2026-01-05', to: '2026-03-01' })
  expect(during).toEqual({ from: '2026-03-02', to: '2026-03-29' })
  expect(yearBefore).toEqual({ from: '2025-03-03', to: '2025-03-30' })
  expect(periodsOf(trial, day('2026-03-10')).trial.to).toBe('2026-03-09')
  expect(periodsOf(trial, trial.startsOn).trial.to).toBe(addDays(trial.startsOn, -1))
})
