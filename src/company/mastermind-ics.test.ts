import { expect, test } from 'vitest'
import { mastermindDraft } from '../../test/support/masterminds.ts'
import { day } from '../lib/day.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { occurrencesOf } from '../lib/icalendar/occurrences.ts'
import { UTC } from '../lib/icalendar/zone.ts'
import type { Session } from './mastermind.ts'
import { printMastermind } from './mastermind-ics.ts'

const SEPTEMBER = { since: day('2026-09-29'), time: '12:30' }

const session = (changes: Partial<Session>): Session => ({
  id: '01a1fd03-14c0-7b03-b448-09a20798ba83',
  day: day('2026-10-13'),
  time: '12:30',
  regularDay: day('2026-10-13'),
  state: 'planned',
  note: 'rien pour personne',
  absent: [],
  encounterId: null,
  ...changes,
})

/** The beginnings until the end of November, as a client counts them. */
function startsIn(text: string): string[] {
  // A calendar that is kept has no method.
  const kept = text.replace('METHOD:PUBLISH\r\n', '')
  const { value, problems } = readCalendarObject(new TextEncoder().encode(kept))
  expect(problems).toEqual([])
  if (!value) return []
  const to = Date.parse('2026-12-01T00:00:00Z') / 1000
  return [...occurrencesOf(value, { from: 0, to }, UTC)]
    .flatMap(({ startsAt }) => (startsAt !== null && startsAt < to ? startsAt : []))
    .sort((a, b) => a - b)
    .map(at => new Date(at * 1000).toISOString().slice(0, 16))
}

test('every other Tuesday at half past twelve, in summer and in winter', () => {
  const text = printMastermind(mastermindDraft(SEPTEMBER), [])
  const expected = [
    '2026-09-29T10:30',
    '2026-10-13T10:30',
    '2026-10-27T11:30',
    '2026-11-10T11:30',
    '2026-11-24T11:30',
  ]
  expect(startsIn(text)).toEqual(expected)
  // The same to who knows no zone but those that come with it.
  expect(startsIn(text.replaceAll('Europe/Paris', 'Ici'))).toEqual(expected)
  expect(text).toContain('METHOD:PUBLISH')
  expect(text).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')
})

test('what is skipped is left out, what is moved stands elsewhere, and no note leaves', () => {
  const text = printMastermind(mastermindDraft(SEPTEMBER), [
    session({ state: 'skipped' }),
    session({ day: day('2026-10-29'), time: '09:00', regularDay: day('2026-10-27') }),
  ])
  expect(startsIn(text)).toEqual([
    '2026-09-29T10:30',
    '2026-10-29T08:00',
    '2026-11-10T11:30',
    '2026-11-24T11:30',
  ])
  expect(text).not.toContain('rien pour personne')
})

test('one besides the rhythm is an event of its own', () => {
  const text = printMastermind(mastermindDraft(SEPTEMBER), [
    session({ day: day('2026-10-30'), regularDay: null }),
  ])
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect(text).toContain('DTSTART;TZID=Europe/Paris:20261030T123000')
})

test('where clocks stay, the zone has one observance', () => {
  const text = printMastermind(mastermindDraft({ ...SEPTEMBER, zone: 'Asia/Tokyo' }), [])
  expect(text.match(/BEGIN:(STANDARD|DAYLIGHT)/g)).toEqual(['BEGIN:STANDARD'])
})
