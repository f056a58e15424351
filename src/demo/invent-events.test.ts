import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { occurrencesWithin } from '../outings/occurrences.ts'
import { inventEvents } from './invent-events.ts'
import { randomFrom } from './random.ts'

const FRAME = {
  from: day('2023-11-22'),
  today: day('2026-11-22'),
  people: [],
  encounters: [],
  places: [],
  mandates: [] as never,
}

test.each(['fr', 'en'] as const)(
  'an invented desk (%s) has things to go to, before and after today',
  language => {
    const { events, feed } = inventEvents(randomFrom(1), { ...FRAME, language })
    const { today } = FRAME
    const next = occurrencesWithin(events, { from: today, to: addDays(today, 60) }, 'Europe/Paris')
    const past = occurrencesWithin(events, { from: addDays(today, -365), to: today }, 'Europe/Paris')
    expect(next.length).toBeGreaterThan(6)
    expect(past.length).toBeGreaterThan(25)
    const kinds = new Set(next.map(({ kind }) => kind))
    for (const kind of ['open-coffee', 'fair', 'conference', 'workshop']) expect(kinds).toContain(kind)
    expect(next.find(({ kind }) => kind === 'open-coffee')?.day).toBe('2026-12-03')
    expect(events.some(({ feedId }) => feedId === feed.id)).toBe(true)
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    expect(inventEvents(randomFrom(1), { ...FRAME, language })).toEqual({ feed, events })
  },
)
