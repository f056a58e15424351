import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/lib/day.ts'
import { zipEntries } from '../../src/lib/zip.ts'
import type { EventKept, EventRead } from '../../src/outings/event.ts'
import { occurrencesOfEvent, occurrencesWithin } from '../../src/outings/occurrences.ts'
import { readEventFile } from '../../src/outings/read-event-file.ts'

const FOLDER = join(import.meta.dirname, '../../../shared/fixtures/ics')
const FUZZ = join(import.meta.dirname, '../../../shared/fixtures/ics-fuzz')
const ZONES = ['America/Montreal', 'Europe/Paris', 'Pacific/Auckland'] as const

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ics|zip|ical)$/i.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
}
const read = (path: string) => readEventFile(new Uint8Array(readFileSync(path)), 'EUR')
const kept = (event: EventRead): EventKept => ({
  ...event,
  id: event.uid,
  feedId: null,
  source: 'file',
  placeId: null,
  dismissedOn: null,
})
const joyous = (name: string) => read(join(FOLDER, 'linuxsoftware__ls.joyous', name)).value?.map(kept) ?? []

describe.skipIf(!existsSync(FOLDER))(
  'real calendars of events (skipped when ../shared/fixtures is absent)',
  () => {
    test('none throws; nearly all are read, and each event that is read can be laid out anywhere', () => {
      const paths = [...filesIn(FOLDER), ...(existsSync(FUZZ) ? filesIn(FUZZ) : [])]
      let [readable, events, laidOut] = [0, 0, 0]
      for (const path of paths) {
        const { value } = read(path)
        if (value) readable++
        for (const event of value ?? []) {
          events++
          const { day: first } = event.start
          const span = { from: first, to: day(`${Number(first.slice(0, 4)) + 1}-12-31`) }
          const counts = ZONES.map(zone => occurrencesOfEvent(kept(event), span, zone).length)
          if (counts.every(count => count > 0)) laidOut++
        }
      }
      expect(paths.length).toBeGreaterThan(250)
      expect(readable / paths.length).toBeGreaterThan(0.9)
      expect(events).toBeGreaterThan(900)
      // The rest are series whose every time is excluded, or lies a day before the first on another clock.
      expect(laidOut / events).toBeGreaterThan(0.95)
    })

    test('Meetup: the hour of New York, the venue apart from its address, the page', () => {
      const events = joyous('testMeetup-1.ics')
      expect(events).toHaveLength(1)
      expect(events[0]).toMatchObject({
        zone: 'America/New_York',
        place: expect.stringContaining('Cambridge'),
      })
      expect(events[0]?.url).toContain('https://www.meetup.com/')
      expect(events[0]?.position).not.toBeNull()
      const span = { from: day('2018-07-01'), to: day('2018-07-31') }
      const [here] = occurrencesWithin(events, span, 'Europe/Paris')
      expect(here).toMatchObject({ day: '2018-07-25', time: '01:00', there: '19:00 America/New_York' })
    })

    test('Google, Outlook, Facebook and archives all give events', () => {
      for (const name of ['testGoogleCalendar-2.ics', 'testOutlook-4.ics', 'testFacebook-5.ics']) {
        expect([name, joyous(name).length > 0]).toEqual([name, true])
      }
      const zip = join(FOLDER, 'linuxsoftware__ls.joyous/foobar.ical.zip')
      if (zipEntries(new Uint8Array(readFileSync(zip))))
        expect(joyous('foobar.ical.zip').length).toBeGreaterThan(0)
    })
  },
)
