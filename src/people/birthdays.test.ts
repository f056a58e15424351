import { expect, test } from 'vitest'
import { calendarsOf } from '../../test/support/dav/desk-calendars.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { rename, somebody } from '../../test/support/people.ts'
import { memberNamed } from '../dav/members.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { saveSettings } from '../owner/store.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import { birthdayTitle } from './birthdays.ts'
import { archivePeople, tagPeople } from './bulk.ts'

const BORN = { year: 1980, month: 4, day: 12 }

onEveryDatabase(PROJECTORS, newDesk => {
  test('who has a day of birth has an event of every year', async () => {
    const desk = await newDesk()
    const marie = await somebody(desk, 'Marie Dupont', { birthday: BORN })
    await somebody(desk, 'Paul Martin')
    await somebody(desk, 'Sans jour', { birthday: { year: 1990, month: null, day: null } })
    const { get, list } = calendarsOf(desk)
    const { text, etag } = await get(`birthdays/${marie}.ics`)
    for (const line of [
      'SUMMARY:Anniversaire de Marie Dupont',
      'DTSTART;VALUE=DATE:19800412',
      'RRULE:FREQ=YEARLY',
      'TRANSP:TRANSPARENT',
    ])
      expect(text).toContain(line)
    expect(await list('birthdays')).toEqual(new Map([[`${marie}.ics`, etag]]))
  })

  test.each([
    { year: null, month: 2, day: 29 },
    { year: 1980, month: 4, day: 12 },
    { year: 1850, month: 1, day: 1 },
  ])('its span holds what is read of it: %o', async birthday => {
    const desk = await newDesk()
    const id = await somebody(desk, 'Marie Dupont', { birthday })
    const { text } = await calendarsOf(desk).get(`birthdays/${id}.ics`)
    const read = readCalendarObject(new TextEncoder().encode(text)).value
    const member = await memberNamed(desk, 'birthdays', `${id}.ics`)
    expect(read).toMatchObject({ uid: member?.uid, component: member?.component, isRecurring: true })
    expect(member?.endsAt).toBe(null)
    expect((member?.startsAt as string) <= (read?.startsAt as string)).toBe(true)
  })

  test('it follows the card, and undo; what it does not tell changes nothing', async () => {
    const desk = await newDesk()
    const marie = await somebody(desk, 'Marie Dupont', { birthday: BORN })
    const { get, list } = calendarsOf(desk)
    const before = await list('birthdays')
    const member = await memberNamed(desk, 'birthdays', `${marie}.ics`)
    await tagPeople(desk, [marie], 'chorale')
    expect(await memberNamed(desk, 'birthdays', `${marie}.ics`)).toEqual(member)
    await rename(desk, marie, 'Anne Dupont')
    expect((await get(`birthdays/${marie}.ics`)).text).toContain('SUMMARY:Anniversaire d’Anne Dupont')
    await undo(desk, desk.batches.at(-1) as string)
    expect(await list('birthdays')).toEqual(before)
    await archivePeople(desk, [marie], true)
    expect((await list('birthdays')).size).toBe(0)
    await undo(desk, desk.batches.at(-1) as string)
    expect(await list('birthdays')).toEqual(before)
  })

  test('in another language it is told otherwise, under its ETag', async () => {
    const desk = await newDesk()
    await saveSettings(desk, { language: 'fr' })
    const marie = await somebody(desk, 'Marie Dupont', { birthday: BORN })
    await saveSettings(desk, { language: 'en' })
    const { get, list } = calendarsOf(desk)
    const { text, etag } = await get(`birthdays/${marie}.ics`)
    expect(text).toContain('SUMMARY:Marie Dupont’s birthday')
    expect((await list('birthdays')).get(`${marie}.ics`)).toBe(etag)
  })

  test('devices read it only', async () => {
    const desk = await newDesk()
    const marie = await somebody(desk, 'Marie Dupont', { birthday: BORN })
    const { ask, get, put } = calendarsOf(desk)
    const path = `birthdays/${marie}.ics`
    const { text } = await get(path)
    expect((await put(path, text.replace('Dupont', 'Durand'))).status).toBe(403)
    expect((await put('birthdays/new.ics', text)).status).toBe(403)
    expect((await ask('DELETE', `/calendars/u/${path}`)).status).toBe(403)
    expect((await get(path)).text).toBe(text)
  })

  test('another desk sees none of it', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    await somebody(desk, 'Marie Dupont', { birthday: BORN })
    expect((await calendarsOf(other).list('birthdays')).size).toBe(0)
  })
})

test('names are said as French and English say them', () => {
  expect(birthdayTitle('Hélène Roux', 'fr')).toBe('Anniversaire d’Hélène Roux')
  expect(birthdayTitle('$& Roux', 'fr')).toBe('Anniversaire de $& Roux')
  expect(birthdayTitle('Hélène Roux', 'en')).toBe('Hélène Roux’s birthday')
})
