import { expect, test } from 'vitest'
import { vcalendar } from '../../test/support/dav/bodies.ts'
import { calendarsOf } from '../../test/support/dav/desk-calendars.ts'
import { coffee, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { day } from '../lib/day.ts'
import { PROJECTORS } from '../projectors.ts'
import { busyInCalendar } from './busy.ts'
import { saveEncounter } from './store.ts'

const SATURDAY = { from: day('2026-11-21'), to: day('2026-11-21') }

onEveryDatabase(PROJECTORS, newDesk => {
  const told = async (desk: Parameters<typeof busyInCalendar>[0]) => {
    const busy = await busyInCalendar(desk, SATURDAY)
    const at = (seconds: number) => new Date(seconds * 1000).toISOString().slice(5, 16)
    return busy.map(({ title, from, to }) => `${title} ${at(from)} ${at(to)}`).sort()
  }

  test('encounters planned for an hour take it, those of the night before too; what was takes none', async () => {
    const desk = await newDesk()
    const marie = await personWith(desk, { name: 'Marie Dupont' })
    const plan = { planned: true, personIds: [marie], day: SATURDAY.from }
    await saveEncounter(desk, coffee({ ...plan, time: '09:00', minutes: null }))
    await saveEncounter(desk, coffee({ ...plan, day: day('2026-11-20'), time: '23:00', minutes: 120 }))
    await saveEncounter(desk, coffee({ ...plan, time: null }))
    await saveEncounter(desk, coffee({ ...plan, planned: false, time: '11:00' }))
    expect(await told(desk)).toEqual([
      'Marie Dupont 11-20T22:00 11-21T00:00',
      'Marie Dupont 11-21T08:00 11-21T09:00',
    ])
    expect(await told(await newDesk())).toEqual([])
  })

  test('so does what devices noted, an hour where no end is said, unless it is off or leaves one free', async () => {
    const desk = await newDesk()
    const { put } = calendarsOf(desk)
    const event = (uid: string, lines: string[]) =>
      put(`encounters/${uid}.ics`, vcalendar(uid, 'VEVENT', lines))
    await event('dentist', ['DTSTART:20261121T170000Z', 'SUMMARY:Dentiste'])
    await event('trip', ['DTSTART;VALUE=DATE:20261120', 'DTEND;VALUE=DATE:20261123', 'SUMMARY:Lyon'])
    await event('free', ['DTSTART:20261121T120000Z', 'TRANSP:TRANSPARENT', 'SUMMARY:Marché'])
    await event('off', ['DTSTART:20261121T120000Z', 'STATUS:CANCELLED', 'SUMMARY:Annulé'])
    expect(await told(desk)).toEqual(['Dentiste 11-21T17:00 11-21T18:00', 'Lyon 11-19T23:00 11-22T23:00'])
    const whole = (await busyInCalendar(desk, SATURDAY)).filter(({ isWholeDay }) => isWholeDay)
    expect(whole.map(({ title }) => title)).toEqual(['Lyon'])
  })
})
