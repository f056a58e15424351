import { expect, test } from 'vitest'
import { vcalendar } from '../../test/support/dav/bodies.ts'
import { calendarsOf } from '../../test/support/dav/desk-calendars.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { day } from '../lib/day.ts'
import { PROJECTORS } from '../projectors.ts'
import { ownEventsOn } from './own-events.ts'

const SATURDAY = day('2026-11-21')

onEveryDatabase(PROJECTORS, newDesk => {
  test('what telephones noted for themselves is told by the hour, series as they fall', async () => {
    const desk = await newDesk()
    await somebody(desk, 'Marie Dupont')
    const { put } = calendarsOf(desk)
    const event = (uid: string, lines: string[]) =>
      put(`encounters/${uid}.ics`, vcalendar(uid, 'VEVENT', lines))
    await event('dentist', [
      'DTSTART:20261121T170000Z',
      'SUMMARY:Dentiste\\, le vrai',
      'LOCATION:3 rue Haute',
    ])
    await event('choir', [
      'DTSTART;TZID=Europe/Paris:20261010T093000',
      'RRULE:FREQ=WEEKLY',
      'SUMMARY:Chorale',
    ])
    await event('left-out', [
      'DTSTART;TZID=Europe/Paris:20261010T093000',
      'RRULE:FREQ=WEEKLY',
      'EXDATE;TZID=Europe/Paris:20261121T093000',
      'SUMMARY:Marché',
    ])
    await event('trip', ['DTSTART;VALUE=DATE:20261120', 'DTEND;VALUE=DATE:20261123', 'SUMMARY:Lyon'])
    await event('night', ['DTSTART:20261120T200000Z', 'DTEND:20261121T010000Z', 'SUMMARY:Concert'])
    await event('tomorrow', ['DTSTART;VALUE=DATE:20261122', 'SUMMARY:Demain'])
    await event('off', ['DTSTART:20261121T120000Z', 'STATUS:CANCELLED', 'SUMMARY:Annulé'])
    await event('plan', ['DTSTART:20261121T120000Z', 'SUMMARY:Café avec Marie Dupont'])
    expect(await ownEventsOn(desk, SATURDAY)).toEqual([
      { title: 'Concert', time: null, place: '' },
      { title: 'Lyon', time: null, place: '' },
      { title: 'Chorale', time: '09:30', place: '' },
      { title: 'Dentiste, le vrai', time: '18:00', place: '3 rue Haute' },
    ])
    expect(await ownEventsOn(await newDesk(), SATURDAY)).toEqual([])
  })
})
