import { expect, test } from 'vitest'
import { calendarsOf } from '../../test/support/dav/desk-calendars.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { standing } from '../../test/support/presence.ts'
import { addDays, day } from '../lib/day.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { occurrencesOf } from '../lib/icalendar/occurrences.ts'
import { zoneSaid } from '../lib/icalendar/zone.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import { HALVES } from './half-day.ts'
import { isOn } from './standing.ts'
import { eventOf } from './standing-event.ts'
import { deleteStanding, saveStanding } from './standing-store.ts'

const SINCE = day('2026-10-01')

test.each([1, 2] as const)(
  'its days are those of the desk, every %d weeks, up to the last one',
  everyWeeks => {
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      const each = standing({
        weekday,
        everyWeeks,
        since: SINCE,
        until: day('2026-12-10'),
        half: HALVES[weekday % 3],
      })
      const { value } = readCalendarObject(new TextEncoder().encode(eventOf(each) ?? ''))
      if (!value) throw new Error('no event')
      const range = { from: Date.parse('2026-09-01') / 1000, to: Date.parse('2027-02-01') / 1000 }
      const found = [...occurrencesOf(value, range, zoneSaid('Europe/Paris'))].map(({ start }) =>
        new Date((start?.wall ?? 0) * 1000).toISOString().slice(0, 10),
      )
      const all = Array.from({ length: 100 }, (_, i) => addDays(SINCE, i))
      expect(found).toEqual(all.filter(on => isOn(each, on)))
    }
  },
)

test('one that ends before its first day is in no calendar', () => {
  expect(eventOf(standing({ weekday: 3, since: SINCE, until: SINCE }))).toBeNull()
})

onEveryDatabase(PROJECTORS, newDesk => {
  test('standing half-days are a calendar that is read, and follows them', async () => {
    const desk = await newDesk()
    const { ask, get, list } = calendarsOf(desk)
    const { view } = await saveStanding(desk, standing({ what: 'Bibliothèque', weekday: 4, since: SINCE }))
    const path = `standing/${view.id}.ics`
    const { text, etag } = await get(path)
    expect(text).toMatch(/DTSTART:20261001T\d{6}\r\n/)
    expect(text).toContain('SUMMARY:Bibliothèque')
    const headers = { 'content-type': 'text/calendar' }
    expect((await ask('PUT', `/calendars/u/${path}`, { headers, body: text })).status).toBe(403)
    expect((await ask('DELETE', `/calendars/u/${path}`)).status).toBe(403)
    const { people: _, revision, ...facts } = view
    await saveStanding(desk, { ...facts, what: 'Médiathèque', revision })
    expect((await get(path)).etag).not.toBe(etag)
    await deleteStanding(desk, view.id)
    expect((await list('standing')).size).toBe(0)
    await undo(desk, desk.batches.at(-1) as string)
    expect((await list('standing')).size).toBe(1)
    expect((await calendarsOf(await newDesk()).list('standing')).size).toBe(0)
  })
})
