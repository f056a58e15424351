import { expect, test } from 'vitest'
import { vcalendar } from '../../test/support/dav/bodies.ts'
import { calendarsOf } from '../../test/support/dav/desk-calendars.ts'
import { coffee, promise } from '../../test/support/encounters.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { rename, somebody } from '../../test/support/people.ts'
import { addDays, day } from '../lib/day.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import type { FollowUp } from './encounter.ts'
import { deleteFollowUp, followUpsOf, saveFollowUp } from './follow-ups.ts'
import { saveEncounter } from './store.ts'

const TODAY = day('2026-11-21')
const FRIDAY = day('2026-11-27')

async function only(desk: Desk) {
  const all = await followUpsOf(desk)
  expect(all).toHaveLength(1)
  return all[0] as (typeof all)[0]
}

const PHONE_TASK = (lines: string[], uid = 'r-1') =>
  vcalendar(uid, 'VTODO', [
    ...lines,
    'PRIORITY:5',
    'X-APPLE-SORT-ORDER:712',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER;VALUE=DATE-TIME:20261127T080000Z',
    'END:VALARM',
  ])

onEveryDatabase(PROJECTORS, newDesk => {
  test('a follow-up is a task, with whom it is for and by which day', async () => {
    const desk = await newDesk()
    const marie = await somebody(desk, 'Marie Dupont')
    const anne = await somebody(desk, 'Anne Le Goff')
    const { get } = calendarsOf(desk)
    const linesOf = async (followUp: FollowUp) => {
      await saveFollowUp(desk, followUp)
      return (await get(`follow-ups/${followUp.id}.ics`)).text.split('\r\n')
    }
    expect(await linesOf(promise({ personId: marie, dueOn: FRIDAY }))).toEqual(
      expect.arrayContaining([
        'SUMMARY:envoyer le devis (Marie Dupont)',
        'DUE;VALUE=DATE:20261127',
        'STATUS:NEEDS-ACTION',
      ]),
    )
    expect(await linesOf(promise({ personId: anne, by: 'them', text: 'le livre' }))).toContain(
      'SUMMARY:le livre (attendu d’Anne Le Goff)',
    )
    expect(await linesOf(promise({ text: 'rappeler Marie', personId: marie }))).toContain(
      'SUMMARY:rappeler Marie',
    )
    expect(await linesOf(promise({ doneOn: TODAY }))).toEqual(
      expect.arrayContaining(['STATUS:COMPLETED', 'COMPLETED:20261121T110000Z']),
    )
  })

  test('a tick on the telephone is a tick here, and the words that the desk put behind stay out of the text', async () => {
    const desk = await newDesk({ by: 'iPhone' })
    const marie = await somebody(desk, 'Marie Dupont')
    const followUp = promise({ personId: marie, dueOn: FRIDAY })
    await saveFollowUp(desk, followUp)
    const { get, put } = calendarsOf(desk)
    const path = `follow-ups/${followUp.id}.ics`
    const { text } = await get(path)
    const ticked = text.replace('STATUS:NEEDS-ACTION', 'STATUS:COMPLETED\r\nCOMPLETED:20261120T233000Z')
    await put(path, ticked)
    // Half past midnight in Paris.
    expect(await only(desk)).toMatchObject({ ...followUp, doneOn: TODAY })
    expect(await whatOf(desk)).toBe('encounters:change.device.taskDone')
    await put(
      path,
      ticked.replace('envoyer le devis', 'envoyer le contrat').replace(/STATUS.*\r\nCOMPLETED.*\r\n/, ''),
    )
    expect(await only(desk)).toMatchObject({ ...followUp, text: 'envoyer le contrat', doneOn: null })
    await put(
      path,
      ticked.replace('envoyer le devis (Marie Dupont)', 'le devis\\, vite').replace('1127', '1130'),
    )
    expect(await only(desk)).toMatchObject({ personId: marie, text: 'le devis, vite', dueOn: '2026-11-30' })
  })

  test('a task of a telephone is a follow-up of whom it names; its alarms outlive an edit here', async () => {
    const desk = await newDesk()
    const marie = await somebody(desk, 'Marie Dupont')
    const { put, get, list } = calendarsOf(desk)
    const body = PHONE_TASK(['SUMMARY:rappeler Marie Dupont', 'DUE;TZID=Europe/Paris:20261127T093000'])
    const made = await put('follow-ups/r.ics', body)
    expect(made.status).toBe(201)
    expect(await get('follow-ups/r.ics')).toEqual({ text: body, etag: made.etag })
    const { revision, personName: _, ...followUp } = await only(desk)
    expect(followUp).toMatchObject({
      text: 'rappeler Marie Dupont',
      by: 'me',
      personId: marie,
      dueOn: FRIDAY,
    })
    await rename(desk, marie, 'Marie Durand')
    expect((await list('follow-ups')).get('r.ics')).toBe(made.etag)

    await saveFollowUp(desk, { ...followUp, revision, doneOn: TODAY })
    const { text, etag } = await get('follow-ups/r.ics')
    expect(text).toContain('STATUS:COMPLETED')
    for (const line of [
      'PRIORITY:5',
      'X-APPLE-SORT-ORDER:712',
      'TRIGGER',
      'DUE;TZID=Europe/Paris:20261127T093000',
    ])
      expect(text).toContain(line)
    expect((await list('follow-ups')).get('r.ics')).toBe(etag)
    await undo(desk, desk.batches.at(-1) as string)
    expect((await get('follow-ups/r.ics')).text).toBe(body)
    await saveFollowUp(desk, { ...followUp, revision, dueOn: day('2026-12-01') })
    expect((await get('follow-ups/r.ics')).text).toContain('DUE;TZID=Europe/Paris:20261201T093000')
  })

  test.each([
    ['le livre (attendu de Paul Martin)', { text: 'le livre', by: 'them', isOf: true }],
    ['le livre (Paul Martin)', { text: 'le livre', by: 'me', isOf: true }],
    ['Appeler Paul', { text: 'Appeler Paul', by: 'me', isOf: true }],
    ['Acheter du pain', { text: 'Acheter du pain', by: 'me', isOf: false }],
    ['le livre (tome 2)', { text: 'le livre (tome 2)', by: 'me', isOf: false }],
    ['', { text: 'À faire', by: 'me', isOf: false }],
  ])('a task called « %s » is read', async (summary, { isOf, ...read }) => {
    const desk = await newDesk()
    const paul = await somebody(desk, 'Paul Martin')
    await calendarsOf(desk).put('follow-ups/r.ics', PHONE_TASK(summary ? [`SUMMARY:${summary}`] : []))
    expect(await only(desk)).toMatchObject({ ...read, personId: isOf ? paul : null })
  })

  test('a task that comes again and again, or is called off, is the device’s own', async () => {
    const desk = await newDesk()
    const { put, get, list } = calendarsOf(desk)
    await put('follow-ups/r.ics', PHONE_TASK(['SUMMARY:les poubelles']))
    expect(await followUpsOf(desk)).toHaveLength(1)
    const weekly = PHONE_TASK(['DTSTART:20261123T070000Z', 'RRULE:FREQ=WEEKLY', 'SUMMARY:les poubelles'])
    expect((await put('follow-ups/r.ics', weekly)).status).toBe(204)
    expect(await followUpsOf(desk)).toEqual([])
    expect((await get('follow-ups/r.ics')).text).toBe(weekly)
    expect((await list('follow-ups')).size).toBe(1)
    await put('follow-ups/c.ics', PHONE_TASK(['STATUS:CANCELLED', 'SUMMARY:non'], 'c'))
    expect(await followUpsOf(desk)).toEqual([])
  })

  test('an event is no task', async () => {
    const { put } = calendarsOf(await newDesk())
    const event = vcalendar('e', 'VEVENT', ['DTSTART:20261123T070000Z'])
    expect((await put('follow-ups/e.ics', event)).status).toBe(403)
  })

  test('what is deleted on either side leaves both; what was done is kept by the desk', async () => {
    const desk = await newDesk()
    const { ask, list } = calendarsOf(desk)
    const [open, done, gone] = [promise(), promise({ doneOn: TODAY }), promise()]
    for (const each of [open, done, gone]) await saveFollowUp(desk, each)
    await deleteFollowUp(desk, gone.id)
    expect((await list('follow-ups')).size).toBe(2)
    for (const { id } of [open, done]) await ask('DELETE', `/calendars/u/follow-ups/${id}.ics`)
    expect((await list('follow-ups')).size).toBe(0)
    expect((await followUpsOf(desk)).map(({ id }) => id)).toEqual([done.id])
    await saveFollowUp(desk, { ...done, text: 'autrement' })
    expect((await list('follow-ups')).size).toBe(0)
    await saveFollowUp(desk, { ...done, doneOn: null })
    expect([...(await list('follow-ups')).keys()]).toEqual([`${done.id}.ics`])
  })

  test('what was done long ago is not shown, from one day to the next', async () => {
    let now = NOW
    const desk = await newDesk({ now: () => now })
    await saveFollowUp(desk, promise({ doneOn: addDays(TODAY, -91) }))
    await saveFollowUp(desk, promise({ doneOn: addDays(TODAY, -80) }))
    await saveFollowUp(desk, promise({ dueOn: addDays(TODAY, -300) }))
    expect((await calendarsOf(desk).list('follow-ups')).size).toBe(2)
    now = new Date('2026-12-05T07:30:00Z')
    expect((await calendarsOf(desk).list('follow-ups')).size).toBe(1)
  })

  test('promises of an encounter are tasks too, edited with it', async () => {
    const desk = await newDesk()
    const { get } = calendarsOf(desk)
    const { encounterId: _, ...one } = promise()
    const draft = coffee({ followUps: [one] })
    const { encounter } = await saveEncounter(desk, draft)
    const path = `follow-ups/${one.id}.ics`
    const { text } = await get(path)
    await calendarsOf(desk).put(path, text.replace('END:VTODO', 'X-MINE:1\r\nEND:VTODO'))
    await saveEncounter(desk, {
      ...draft,
      revision: encounter.revision,
      followUps: [{ ...one, text: 'autre chose' }],
    })
    expect((await get(path)).text).toContain('SUMMARY:autre chose')
    expect((await get(path)).text).toContain('X-MINE:1')
  })

  test('another desk sees none of it', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    await saveFollowUp(desk, promise())
    expect((await calendarsOf(other).list('follow-ups')).size).toBe(0)
  })
})

async function whatOf(desk: Desk): Promise<string> {
  const { what } = await desk.db
    .selectFrom('batch')
    .select('what')
    .where('deskId', '=', desk.id)
    .where('id', '=', desk.batches.at(-1) as string)
    .executeTakeFirstOrThrow()
  return what
}
