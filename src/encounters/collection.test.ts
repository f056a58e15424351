import { expect, test } from 'vitest'
import { vcalendar } from '../../test/support/dav/bodies.ts'
import { calendarsOf } from '../../test/support/dav/desk-calendars.ts'
import { coffee, newId } from '../../test/support/encounters.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { rename, somebody } from '../../test/support/people.ts'
import { day } from '../lib/day.ts'
import { saveSettings } from '../owner/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { followUpsOf } from './follow-ups.ts'
import { encounterOf, encountersOf } from './list.ts'
import { deleteEncounter, saveEncounter } from './store.ts'

const TUESDAY = day('2026-11-24')

function eventLines(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n')
}

const PHONE_EVENT = (changes: string[] = [], uid = 'phone-1') =>
  vcalendar(uid, 'VEVENT', [
    'DTSTART;TZID=Europe/Paris:20261124T100000',
    'DTEND;TZID=Europe/Paris:20261124T113000',
    'SUMMARY:Café avec Marie Dupont',
    'LOCATION:Le Select',
    'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC',
    ...changes,
    'BEGIN:VALARM',
    'UID:alarm',
    'ACTION:DISPLAY',
    'TRIGGER:-PT30M',
    'END:VALARM',
  ])

async function only(desk: Desk) {
  const { encounters } = await encountersOf(desk, {})
  expect(encounters).toHaveLength(1)
  return encounters[0] as (typeof encounters)[0]
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('what is planned is an event, in the words of the desk, at the hour of its clock', async () => {
    const desk = await newDesk()
    const marie = await somebody(desk, 'Marie Dupont')
    const id = newId()
    await saveEncounter(
      desk,
      coffee({
        id,
        planned: true,
        day: TUESDAY,
        time: '10:30',
        minutes: 45,
        place: 'Café de la Gare',
        note: 'Parler du bail ; son fils',
        personIds: [marie],
      }),
    )
    const { get, list } = calendarsOf(desk)
    const { text, etag } = await get(`encounters/${id}.ics`)
    expect(eventLines(text)).toEqual(
      expect.arrayContaining([
        `UID:${id}`,
        'SUMMARY:Café avec Marie Dupont',
        'DTSTART:20261124T093000Z',
        'DTEND:20261124T101500Z',
        'LOCATION:Café de la Gare',
        'DESCRIPTION:Parler du bail \\; son fils',
      ]),
    )
    expect(await list('encounters')).toEqual(new Map([[`${id}.ics`, etag]]))
  })

  test('without an hour it takes the day, without a length an hour', async () => {
    const desk = await newDesk()
    const [whole, short] = [newId(), newId()]
    await saveEncounter(desk, coffee({ id: whole, planned: true, day: TUESDAY }))
    await saveEncounter(
      desk,
      coffee({ id: short, planned: true, day: TUESDAY, time: '08:00', channel: 'call' }),
    )
    const { get } = calendarsOf(desk)
    expect(eventLines((await get(`encounters/${whole}.ics`)).text)).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20261124',
        'DTEND;VALUE=DATE:20261125',
        'SUMMARY:Rendez-vous',
      ]),
    )
    expect(eventLines((await get(`encounters/${short}.ics`)).text)).toEqual(
      expect.arrayContaining(['DTEND:20261124T080000Z', 'SUMMARY:Appel']),
    )
  })

  test('what was only logged is no event; what was planned stays one once it has happened, until it is deleted', async () => {
    const desk = await newDesk()
    const { list } = calendarsOf(desk)
    await saveEncounter(desk, coffee())
    expect((await list('encounters')).size).toBe(0)
    const planned = await saveEncounter(desk, coffee({ planned: true }))
    const { id, revision } = planned.encounter
    const before = await list('encounters')
    await saveEncounter(desk, coffee({ id, revision, planned: false }))
    expect(await list('encounters')).toEqual(before)
    await deleteEncounter(desk, id)
    expect((await list('encounters')).size).toBe(0)
    await undo(desk, desk.batches.at(-1) as string)
    expect(await list('encounters')).toEqual(before)
  })

  test('an event is called what its people are called now; another name of somebody else changes nothing', async () => {
    const desk = await newDesk()
    const marie = await somebody(desk, 'Marie Dupont')
    const paul = await somebody(desk, 'Paul Martin')
    const id = newId()
    await saveEncounter(desk, coffee({ id, planned: true, personIds: [marie, paul] }))
    const { get, list } = calendarsOf(desk)
    expect((await get(`encounters/${id}.ics`)).text).toContain(
      'SUMMARY:Rendez-vous avec Marie Dupont et Paul Martin',
    )
    const before = await list('encounters')
    await somebody(desk, 'Anne Le Goff')
    expect(await list('encounters')).toEqual(before)
    await rename(desk, marie, 'Marie Durand')
    const { text, etag } = await get(`encounters/${id}.ics`)
    expect(text).toContain('Marie Durand')
    expect(etag).toBe((await list('encounters')).get(`${id}.ics`))
    await undo(desk, desk.batches.at(-1) as string)
    expect(await list('encounters')).toEqual(before)
  })

  test('another language and another clock are told', async () => {
    const desk = await newDesk()
    await saveSettings(desk, { language: 'fr', timeZone: 'Europe/Paris' })
    const marie = await somebody(desk, 'Marie Dupont')
    const id = newId()
    await saveEncounter(desk, coffee({ id, planned: true, day: TUESDAY, time: '10:00', personIds: [marie] }))
    await saveSettings(desk, { language: 'en', timeZone: 'America/New_York' })
    const { get, list } = calendarsOf(desk)
    const { text, etag } = await get(`encounters/${id}.ics`)
    expect(text).toContain('SUMMARY:Meeting with Marie Dupont')
    expect(text).toContain('DTSTART:20261124T150000Z')
    expect((await list('encounters')).get(`${id}.ics`)).toBe(etag)
  })

  test('an event of a telephone that names somebody of the cardex is a plan, its octets kept', async () => {
    const desk = await newDesk({ by: 'iPhone' })
    const marie = await somebody(desk, 'Marie Dupont')
    const { put, get, list } = calendarsOf(desk)
    const made = await put('encounters/A.ics', PHONE_EVENT())
    expect(made.status).toBe(201)
    expect(await only(desk)).toMatchObject({
      day: TUESDAY,
      time: '10:00',
      minutes: 90,
      size: 'long',
      channel: 'in-person',
      place: 'Le Select',
      planned: true,
      personIds: [marie],
    })
    expect(await get('encounters/A.ics')).toEqual({ text: PHONE_EVENT(), etag: made.etag })
    expect(await list('encounters')).toEqual(new Map([['A.ics', made.etag]]))
    const batch = await lastBatch(desk)
    expect(batch).toMatchObject({
      what: 'encounters:change.device.planned',
      details: JSON.stringify({ names: 'Marie Dupont', device: 'iPhone' }),
    })
    await undo(desk, batch.id)
    expect((await list('encounters')).size).toBe(0)
  })

  test('whoever is invited by a mail of the cardex is met', async () => {
    const desk = await newDesk()
    const marie = await somebody(desk, 'Marie Dupont', {
      emails: [{ types: [], label: null, value: 'Marie@Dupont.example' }],
    })
    const { put } = calendarsOf(desk)
    const body = vcalendar('m', 'VEVENT', [
      'DTSTART:20261124T100000Z',
      'SUMMARY:Point trimestriel',
      'ATTENDEE;CN=M:mailto:marie@dupont.example',
      'ATTENDEE:mailto:inconnue@ailleurs.example',
      'CONFERENCE;VALUE=URI:https://visio.example/x',
    ])
    await put('encounters/m.ics', body)
    expect(await only(desk)).toMatchObject({
      personIds: [marie],
      time: '11:00',
      channel: 'video',
      minutes: null,
    })
  })

  test('what is moved on the telephone moves here, and the rest stays', async () => {
    const desk = await newDesk({ by: 'iPhone' })
    const marie = await somebody(desk, 'Marie Dupont')
    const id = newId()
    const plan = coffee({
      id,
      planned: true,
      day: TUESDAY,
      time: '10:30',
      personIds: [marie],
      note: 'Le bail',
      feeling: 4,
    })
    await saveEncounter(desk, plan)
    const { get, put } = calendarsOf(desk)
    const { text } = await get(`encounters/${id}.ics`)
    await put(
      `encounters/${id}.ics`,
      text
        .replace('DTSTART:20261124T093000Z', 'DTSTART:20261125T130000Z')
        .replace('DTEND:20261124T103000Z', 'DTEND:20261125T140000Z'),
    )
    expect(await encounterOf(desk, id)).toMatchObject({
      day: '2026-11-25',
      time: '14:00',
      // The hour that the desk had said for want of a length is not a length.
      minutes: null,
      note: 'Le bail',
      feeling: 4,
      personIds: [marie],
    })
    expect(await lastBatch(desk)).toMatchObject({ what: 'encounters:change.device.moved' })
    await put(`encounters/${id}.ics`, text)
    expect(await encounterOf(desk, id)).toMatchObject({ day: TUESDAY, time: '10:30' })
  })

  test('what only the title said is read once: what the telephone changes later is all that changes', async () => {
    const desk = await newDesk()
    await somebody(desk, 'Marie Dupont')
    const { put } = calendarsOf(desk)
    const lines = ['DTSTART:20261124T100000Z', 'SUMMARY:Appel Marie Dupont\\, pour parler du bail']
    const body = vcalendar('t', 'VEVENT', lines)
    await put('encounters/t.ics', body)
    const { id, revision, people: _, ...fields } = await only(desk)
    expect(fields).toMatchObject({ channel: 'call', note: expect.stringContaining('parler du bail') })
    await put('encounters/t.ics', body.replace('T100000Z', 'T120000Z'))
    expect(await only(desk)).toMatchObject({ id, ...fields, time: '13:00' })
  })

  test('an edit on screen patches what it changed, and keeps alarms and unknown lines', async () => {
    const desk = await newDesk()
    const marie = await somebody(desk, 'Marie Dupont')
    const paul = await somebody(desk, 'Paul Martin')
    const { put, get, list } = calendarsOf(desk)
    await put('encounters/A.ics', PHONE_EVENT())
    const { id, revision, people: _, ...fields } = await only(desk)
    const edited = { ...coffee(), ...fields, id, revision }
    await saveEncounter(desk, { ...edited, day: day('2026-11-26'), time: '09:00', note: 'Apporter le livre' })
    const { text, etag } = await get('encounters/A.ics')
    expect(eventLines(text)).toEqual(
      expect.arrayContaining([
        'UID:phone-1',
        'SUMMARY:Café avec Marie Dupont',
        'DTSTART;TZID=Europe/Paris:20261126T090000',
        'DTEND;TZID=Europe/Paris:20261126T103000',
        'DESCRIPTION:Apporter le livre',
        'LOCATION:Le Select',
        'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC',
        'TRIGGER:-PT30M',
      ]),
    )
    expect((await list('encounters')).get('A.ics')).toBe(etag)
    const again = await only(desk)
    await saveEncounter(desk, { ...edited, ...again, revision: again.revision, personIds: [marie, paul] })
    expect((await get('encounters/A.ics')).text).toContain(
      'SUMMARY:Rendez-vous avec Marie Dupont et Paul Martin',
    )
    for (const batch of desk.batches.slice(-2).reverse()) await undo(desk, batch)
    expect((await get('encounters/A.ics')).text).toBe(PHONE_EVENT())
  })

  test('an event of nobody of the cardex is the device’s own, and changes sides when it names somebody', async () => {
    const desk = await newDesk()
    const marie = await somebody(desk, 'Marie Dupont')
    const { put, get, list } = calendarsOf(desk)
    const dentist = vcalendar('d', 'VEVENT', ['DTSTART:20261124T100000Z', 'SUMMARY:Dentiste'])
    const first = await put('encounters/d.ics', dentist)
    expect((await encountersOf(desk, {})).encounters).toEqual([])
    expect(await get('encounters/d.ics')).toEqual({ text: dentist, etag: first.etag })

    const named = dentist.replace('Dentiste', 'Appel Marie Dupont')
    expect((await put('encounters/d.ics', named)).status).toBe(204)
    expect(await only(desk)).toMatchObject({ personIds: [marie], channel: 'call' })
    expect([...(await list('encounters')).keys()]).toEqual(['d.ics'])

    const weekly = named.replace('SUMMARY', 'RRULE:FREQ=WEEKLY\r\nSUMMARY')
    await put('encounters/d.ics', weekly)
    expect((await encountersOf(desk, {})).encounters).toEqual([])
    expect((await get('encounters/d.ics')).text).toBe(weekly)
    for (const batch of [...desk.batches].slice(-2).reverse()) await undo(desk, batch)
    expect((await get('encounters/d.ics')).text).toBe(dentist)
    expect([...(await list('encounters')).keys()]).toEqual(['d.ics'])
  })

  test.each([
    ['a series', ['RRULE:FREQ=WEEKLY']],
    ['what is called off', ['STATUS:CANCELLED']],
    ['what lasts for days', ['DURATION:P3D']],
    ['what is long past', ['DTSTART:20250101T100000Z']],
  ])('%s is the device’s own, whoever it names', async (_, lines) => {
    const desk = await newDesk()
    await somebody(desk, 'Marie Dupont')
    const { put, list } = calendarsOf(desk)
    const start = lines.some(line => line.startsWith('DTSTART')) ? [] : ['DTSTART:20261124T100000Z']
    await put(
      'encounters/s.ics',
      vcalendar('s', 'VEVENT', [...start, ...lines, 'SUMMARY:Café avec Marie Dupont']),
    )
    expect((await encountersOf(desk, {})).encounters).toEqual([])
    expect((await list('encounters')).size).toBe(1)
  })

  test('a device that takes an event away unplans it; what has happened is kept, and comes back as itself', async () => {
    const desk = await newDesk()
    await somebody(desk, 'Marie Dupont')
    const { ask, put, list } = calendarsOf(desk)
    await put('encounters/A.ics', PHONE_EVENT())
    const { id, revision, people: _, ...fields } = await only(desk)
    await saveEncounter(desk, {
      ...coffee(),
      ...fields,
      id,
      revision,
      day: day('2026-11-20'),
      planned: false,
      feeling: 5,
    })
    expect((await ask('DELETE', '/calendars/u/encounters/A.ics')).status).toBe(204)
    expect((await list('encounters')).size).toBe(0)
    expect(await only(desk)).toMatchObject({ id, feeling: 5 })

    const kept = await only(desk)
    await saveEncounter(desk, {
      ...coffee(),
      ...fields,
      id,
      revision: kept.revision,
      day: TUESDAY,
      planned: true,
    })
    expect([...(await list('encounters')).keys()]).toEqual([`${id}.ics`])
    await undo(desk, desk.batches.at(-1) as string)
    expect((await list('encounters')).size).toBe(0)

    await put('encounters/A.ics', PHONE_EVENT())
    expect(await only(desk)).toMatchObject({ id, feeling: 5 })
    await ask('DELETE', '/calendars/u/encounters/A.ics')
    expect((await encountersOf(desk, {})).encounters).toEqual([])
  })

  test('what the desk planned leaves the calendar after 90 days; what a device put stays', async () => {
    let now = NOW
    const desk = await newDesk({ now: () => now })
    await somebody(desk, 'Marie Dupont')
    await saveEncounter(desk, coffee({ planned: true }))
    await calendarsOf(desk).put('encounters/A.ics', PHONE_EVENT())
    expect((await calendarsOf(desk).list('encounters')).size).toBe(2)
    now = new Date('2027-02-20T07:30:00Z')
    expect([...(await calendarsOf(desk).list('encounters')).keys()]).toEqual(['A.ics'])
  })

  test('another desk sees none of it', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    await somebody(desk, 'Marie Dupont')
    await calendarsOf(desk).put('encounters/A.ics', PHONE_EVENT())
    expect((await calendarsOf(other).list('encounters')).size).toBe(0)
    // Nor does it know Marie.
    await calendarsOf(other).put('encounters/B.ics', PHONE_EVENT())
    expect((await encountersOf(other, {})).encounters).toEqual([])
    expect(await followUpsOf(other)).toEqual([])
  })
})

async function lastBatch(desk: Desk) {
  return desk.db
    .selectFrom('batch')
    .select(['id', 'what', 'details'])
    .where('deskId', '=', desk.id)
    .where('id', '=', desk.batches.at(-1) as string)
    .executeTakeFirstOrThrow()
}
