import { expect, test } from 'vitest'
import { askedSession } from '../clubs/asked-session.ts'
import { sessionDays } from '../clubs/session-days.ts'
import { addDays, day } from '../lib/day.ts'
import { inventWorld } from './world.ts'

const TODAY = day('2026-11-21')
const SIZE = { people: 600, years: 2, language: 'fr' as const, seed: 4680, today: TODAY }

test('three clubs with a year behind them: each time one was there is one encounter, with people of the club', () => {
  const { clubs } = inventWorld(SIZE).out
  expect(clubs.map(({ club }) => club.kind)).toEqual(['music', 'sport', 'open-coffee'])
  for (const { club, members, sessions, encounters } of clubs) {
    const days = new Set(sessionDays(club, { from: club.since, to: TODAY }))
    const people = new Set(members.map(({ personId }) => personId))
    expect(sessions.length).toBeGreaterThan(10)
    for (const session of sessions) expect(days.has(session.day)).toBe(true)
    expect(encounters.map(({ id }) => id)).toEqual(sessions.flatMap(each => each.encounterId ?? []))
    for (const { personIds } of encounters) expect(personIds.every(id => people.has(id))).toBe(true)
  }
})

test('whatever the day, the morning asks of yesterday’s choir', () => {
  for (let i = 0; i < 7; i++) {
    const today = addDays(TODAY, i)
    const choir = inventWorld({ ...SIZE, people: 200, years: 1, today }).out.clubs[0]
    const said = new Set(choir?.sessions.map(session => session.day))
    expect(choir && askedSession(choir.club, said, { day: today, minutes: 480 })).toBe(addDays(today, -1))
  }
})
