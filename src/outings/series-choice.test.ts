import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openCoffee } from '../../test/support/calendars-of-events.ts'
import { addDays, type Day, day, weekday } from '../lib/day.ts'
import { isLastInMonth, placeInMonth } from '../lib/icalendar/rhythm.ts'
import { eventText } from './event-text.ts'
import { occurrencesOfEvent } from './occurrences.ts'
import { choiceOf, choicesFor, ruleFrom, ruleMoved } from './series-choice.ts'

const anyDay = fc.integer({ min: 0, max: 2000 }).map(days => addDays(day('2026-01-01'), days))

test('a first Thursday, a last Friday, a fifth that only its being the last tells', () => {
  expect(ruleFrom('monthly', day('2026-12-03'), null)).toBe('FREQ=MONTHLY;BYDAY=1TH')
  expect(ruleFrom('last', day('2026-11-27'), null)).toBe('FREQ=MONTHLY;BYDAY=-1FR')
  expect(choicesFor(day('2026-10-30'))).not.toContain('monthly')
  expect(choicesFor(day('2026-10-30'))).toContain('last')
  expect(choicesFor(day('2026-12-03'))).not.toContain('last')
  expect(choiceOf('FREQ=MONTHLY;BYDAY=1TH,3TH', day('2026-12-03'))).toBeNull()
})

test('when the first day moves, the rule goes with it; one that says more stays', () => {
  const first = day('2026-12-08')
  expect(ruleMoved('FREQ=MONTHLY;BYDAY=1TH', first)).toBe('FREQ=MONTHLY;BYDAY=2TU')
  expect(ruleMoved('FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270630T235959', first)).toBe(
    'FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270630T235959',
  )
  expect(ruleMoved('FREQ=MONTHLY;BYDAY=1TH', day('2026-12-29'))).toBe('FREQ=MONTHLY;BYDAY=-1TU')
  for (const rule of [null, 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=MONTHLY;BYDAY=1TH,3TH'])
    expect(ruleMoved(rule, first), String(rule)).toBeNull()
})

test('what was chosen is read back from the rule', () => {
  fc.assert(
    fc.property(anyDay, fc.option(anyDay, { nil: null }), (first, until) => {
      for (const choice of choicesFor(first)) {
        const limit = choice === 'once' ? null : until
        expect(choiceOf(ruleFrom(choice, first, limit), first)).toEqual({ choice, until: limit })
      }
    }),
    { numRuns: 50 },
  )
})

test('what one chooses is what comes: the first day is in it, and the others are like it', () => {
  fc.assert(
    fc.property(anyDay, first => {
      for (const choice of choicesFor(first)) {
        const start = { day: first, time: '08:30' }
        const event = openCoffee({ start, end: null, rule: ruleFrom(choice, first, addDays(first, 200)) })
        const span = { from: addDays(first, -10), to: addDays(first, 400) }
        const days = occurrencesOfEvent({ ...event, ical: eventText(event) }, span, 'Pacific/Auckland').map(
          one => (one.occurrence.slice(0, 10) || first) as Day,
        )
        if (choice === 'once') continue
        expect(days[0]).toBe(first)
        expect(days.every(each => each <= addDays(first, 200))).toBe(true)
        if (choice === 'monthly')
          expect(days.every(each => placeInMonth(each) === placeInMonth(first))).toBe(true)
        if (choice === 'last') expect(days.every(isLastInMonth)).toBe(true)
        if (choice !== 'monthDay' && choice !== 'yearly') expect(new Set(days.map(weekday)).size).toBe(1)
      }
    }),
    { numRuns: 25 },
  )
})
