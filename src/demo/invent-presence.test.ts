import { expect, test } from 'vitest'
import { day, weekday } from '../lib/day.ts'
import { inventWorld } from './world.ts'

const TODAY = day('2026-11-22')

test.each([1, 2, 3])(
  'half-days are said once each, on working days that are over, none while away: seed %i',
  seed => {
    const size = { people: 80, years: 2, language: 'fr' as const, seed, today: TODAY }
    const { trial, absence, standing, halves, lunches } = inventWorld(size).out.presence
    expect(new Set(halves.map(half => `${half.day} ${half.half}`)).size).toBe(halves.length)
    expect(halves.length).toBeGreaterThan(250)
    for (const { day: on } of halves) {
      expect(weekday(on) <= 5 && on < TODAY && (on < absence.fromDay || on > absence.untilDay), on).toBe(true)
    }
    const there = halves.filter(({ kind }) => kind === 'coworking').map(half => half.day)
    expect(there.every(on => trial.startsOn <= on && on <= trial.endsOn)).toBe(true)
    expect(lunches.every(({ day: on }) => trial.startsOn <= on && on <= trial.endsOn)).toBe(true)
    expect(lunches.length).toBeGreaterThan(8)
    expect(standing.map(each => each.everyWeeks)).toEqual([1, 2])
  },
)
