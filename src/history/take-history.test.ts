import { expect, test } from 'vitest'
import { coffee, newId, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import type { Encounter } from '../encounters/encounter.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { attributeAgain } from './attribute-again.ts'
import { acceptCorrespondents, attachCorrespondent, declineCorrespondents } from './correspondents.ts'
import { deskClock } from './desk-clock.ts'
import type { Correspondent, Exchange, Meeting } from './exchange.ts'
import { newGathering } from './gather.ts'
import { declineMeetings, keepMeetings } from './meetings.ts'
import { takeHistory } from './take-history.ts'
import { idsWaiting, waitingOf } from './waiting.ts'

const MAIL = { name: '', mail: null, phone: null, profile: null } as const
const marie: Correspondent = { ...MAIL, name: 'Marie Kerbrat', mail: 'marie@exemple.fr' }
const point = (value: string) => ({ types: [], label: null, value })

let count = 0
function mail(day: string, changes: Partial<Exchange> = {}): Exchange {
  const at = { day, time: '10:00' }
  const key = `<${count++}@exemple.fr>`
  return {
    key,
    at,
    channel: 'mail',
    initiator: 'me',
    letters: null,
    minutes: null,
    others: [marie],
    ...changes,
  }
}
function call(day: string, time: string, minutes: number): Exchange {
  const others = [{ ...MAIL, phone: '06 12 34 56 78' }]
  return mail(day, { at: { day, time }, channel: 'call', initiator: 'them', minutes, others })
}
function meeting(day: string, changes: Partial<Meeting> = {}): Meeting {
  const plain = {
    minutes: 60,
    isAllDay: false,
    isCancelled: false,
    isVideo: false,
    title: 'Bilan',
    place: 'Lyon',
  }
  return { key: `uid ${day}`, from: { day, time: '14:00' }, ...plain, others: [marie], ...changes }
}

function take(desk: Desk, exchanges: Exchange[], meetings: Meeting[] = []) {
  const gathering = newGathering({
    clock: deskClock(desk.timeZone),
    country: 'FR',
    self: { mails: ['moi@exemple.fr'], phones: [], names: [] },
    keepsTitles: false,
  })
  gathering.take({ exchanges, meetings })
  return takeHistory(desk, gathering.finish())
}

type Row = Pick<Encounter, 'day' | 'channel' | 'initiator' | 'minutes' | 'size' | 'time'>
function encounters({ db, id }: Desk): Promise<Row[]> {
  return db
    .selectFrom('encounter')
    .select(['day', 'channel', 'initiator', 'minutes', 'size', 'time'])
    .where('deskId', '=', id)
    .orderBy('day')
    .orderBy('time')
    .execute() as Promise<Row[]>
}
const metWith = async ({ db, id }: Desk, personId: string) =>
  (
    await db
      .selectFrom('encounterPerson')
      .select('encounterId')
      .where('deskId', '=', id)
      .where('personId', '=', personId)
      .execute()
  ).length
const unansweredOf = async ({ db, id }: Desk, personId: string) =>
  (
    await db
      .selectFrom('contactTally')
      .select('unanswered')
      .where('deskId', '=', id)
      .where('personId', '=', personId)
      .where('channel', '=', 'any')
      .executeTakeFirst()
  )?.unanswered
const withMarie = (desk: Desk) =>
  personWith(desk, { name: 'Marie Kerbrat', emails: [point('Marie@exemple.fr')] })

onEveryDatabase(PROJECTORS, newDesk => {
  test('what was written in a day is one encounter, begun by who wrote first', async () => {
    const desk = await newDesk()
    const person = await withMarie(desk)
    const late = mail('2026-10-05', { at: { day: '2026-10-05', time: '18:00' }, initiator: 'me' })
    const early = mail('2026-10-05', { at: { day: '2026-10-05', time: '09:00' }, initiator: 'them' })
    const taken = await take(desk, [late, early, mail('2026-10-07')])
    expect(taken).toMatchObject({ days: 2, encounters: 2, unknown: 0 })
    expect(await encounters(desk)).toMatchObject([
      { day: '2026-10-05', channel: 'mail', initiator: 'them', time: '09:00', size: 'micro' },
      { day: '2026-10-07', initiator: 'me' },
    ])
    expect(await metWith(desk, person)).toBe(2)
  })

  test('the same again, or an export that overlaps, adds nothing twice; what is more unites', async () => {
    const desk = await newDesk()
    const person = await withMarie(desk)
    const mine = mail('2026-10-05')
    await take(desk, [mine])
    expect(await unansweredOf(desk, person)).toBe(1)
    const batches = desk.batches.length
    expect(await take(desk, [mine])).toMatchObject({ days: 0, encounters: 0 })
    expect(desk.batches.length).toBe(batches)

    const answer = mail('2026-10-05', { at: { day: '2026-10-05', time: '19:00' }, initiator: 'them' })
    expect(await take(desk, [mine, answer])).toMatchObject({ days: 0, encounters: 0 })
    expect(await encounters(desk)).toHaveLength(1)
    expect(await unansweredOf(desk, person)).toBe(0)
    const before = mail('2026-10-05', { at: { day: '2026-10-05', time: '07:30' }, initiator: 'them' })
    await take(desk, [before])
    expect(await encounters(desk)).toMatchObject([{ time: '07:30', initiator: 'them' }])
  })

  test('what was logged by hand that day in that mode is the same encounter', async () => {
    const desk = await newDesk()
    const person = await withMarie(desk)
    const day = '2026-10-05'
    await saveEncounter(
      desk,
      coffee({ day: day as Encounter['day'], channel: 'message', personIds: [person] }),
    )
    await saveEncounter(desk, coffee({ day: day as Encounter['day'], personIds: [person] }))
    await take(desk, [mail(day)], [meeting(day)])
    const [waiting = ''] = await idsWaiting(desk, {})
    expect(await keepMeetings(desk, [waiting])).toBe(1)
    expect((await encounters(desk)).map(({ channel }) => channel).sort()).toEqual(['in-person', 'message'])
  })

  test('an encounter that the owner took away does not come back', async () => {
    const desk = await newDesk()
    const person = await withMarie(desk)
    const mine = mail('2026-10-05')
    await take(desk, [mine])
    const row = await desk.db
      .selectFrom('encounter')
      .select('id')
      .where('deskId', '=', desk.id)
      .executeTakeFirst()
    await deleteEncounter(desk, row?.id ?? '')
    await take(desk, [mine, mail('2026-10-05')])
    await attributeAgain(desk)
    expect(await metWith(desk, person)).toBe(0)
  })

  test('each call with minutes is its own; a missed one is none', async () => {
    const desk = await newDesk()
    await personWith(desk, { name: 'Bo', phones: [point('+33 6 12 34 56 78')] })
    const calls = [
      call('2026-10-05', '09:00', 4),
      call('2026-10-05', '09:30', 45),
      call('2026-10-05', '11:00', 0),
    ]
    await take(desk, calls)
    await take(desk, calls)
    expect(await encounters(desk)).toMatchObject([
      { channel: 'call', minutes: 4, size: 'micro' },
      { channel: 'call', minutes: 45, size: 'long' },
    ])
  })

  test('once a card has the address, the days that waited are its encounters; undone as one', async () => {
    const desk = await newDesk()
    expect(await take(desk, [mail('2026-10-05'), mail('2026-10-06')])).toMatchObject({
      encounters: 0,
      unknown: 1,
    })
    expect(await attributeAgain(desk)).toBe(0)
    const person = await withMarie(desk)
    expect(await attributeAgain(desk)).toBe(1)
    expect(await metWith(desk, person)).toBe(2)
    await undo(desk, desk.batches.at(-1) as string)
    expect(await metWith(desk, person)).toBe(0)
    expect(await attributeAgain(desk)).toBe(1)
    expect(await metWith(desk, person)).toBe(2)
  })

  test('somebody unknown who writes often is proposed once: a card, somebody there, or nobody', async () => {
    const desk = await newDesk()
    const there = await personWith(desk, { name: 'Ana Belle' })
    const from = (name: string) => ({ ...MAIL, name, mail: `${name.toLowerCase()}@exemple.fr` })
    const days = ['2026-10-05', '2026-10-06', '2026-10-07']
    const each = (other: Correspondent) =>
      days.flatMap(day => [mail(day, { others: [other] }), mail(day, { others: [other], initiator: 'them' })])
    const silent = days.map(day => mail(day, { others: [from('Silent')], initiator: 'them' }))
    const robot = days.map(day => mail(day, { others: [{ ...MAIL, mail: 'no-reply@exemple.fr' }] }))
    await take(desk, [...['Uno', 'Duo', 'Tre'].flatMap(name => each(from(name))), ...silent, ...robot])
    const asked = (await waitingOf(desk)).correspondents
    expect(asked.map(({ name }) => name).sort()).toEqual(['Duo', 'Tre', 'Uno'])
    expect(asked[0]).toMatchObject({ days: 3, sent: 3, received: 3 })
    const idNamed = (name: string) => asked.find(each => each.name === name)?.id ?? ''
    const personId = newId()
    expect(await acceptCorrespondents(desk, [{ correspondentId: idNamed('Uno'), personId }])).toBe(1)
    await attachCorrespondent(desk, { correspondentId: idNamed('Duo'), personId: there })
    expect(await declineCorrespondents(desk, [idNamed('Tre')])).toBe(1)
    expect([await metWith(desk, personId), await metWith(desk, there)]).toEqual([3, 3])
    await take(desk, [mail('2026-11-02', { others: [from('Tre')] })])
    expect((await waitingOf(desk)).counts).toEqual({ meetings: 0, correspondents: 0 })
  })

  test('meetings wait until they are over, are kept in bulk, and one called off is none', async () => {
    const desk = await newDesk()
    const person = await withMarie(desk)
    const guest = { ...MAIL, mail: 'guest@exemple.fr', name: 'Guest' }
    const meetings = [
      meeting('2026-09-01', { others: [marie, guest] }),
      meeting('2026-10-01', { isVideo: true }),
      meeting('2026-10-02', { isCancelled: true }),
      meeting('2026-10-03', { others: [guest] }),
      meeting('2026-12-01'),
    ]
    expect(await take(desk, [], meetings)).toMatchObject({ meetings: 4 })
    expect(await take(desk, [], meetings)).toMatchObject({ meetings: 0 })
    const waiting = await waitingOf(desk)
    expect(waiting.meetings.map(({ day, title, others }) => [day, title, others])).toEqual([
      ['2026-10-01', '', []],
      ['2026-09-01', '', ['Guest']],
    ])
    expect(await idsWaiting(desk, { month: '2026-09' })).toHaveLength(1)
    expect(await idsWaiting(desk, { personId: newId() })).toEqual([])
    const ids = await idsWaiting(desk, { personId: person })
    expect(await keepMeetings(desk, ids)).toBe(2)
    expect(await keepMeetings(desk, ids)).toBe(0)
    expect(await encounters(desk)).toMatchObject([
      { day: '2026-09-01', channel: 'in-person', minutes: 60, size: 'long' },
      { day: '2026-10-01', channel: 'video' },
    ])
    // Who was there without a card, and gets one, was there.
    const late = await personWith(desk, { name: 'Guest', emails: [point('guest@exemple.fr')] })
    await attributeAgain(desk)
    expect(await metWith(desk, late)).toBe(1)
  })

  test('called off before it was decided of, a meeting waits no more; declined, it stays so', async () => {
    const desk = await newDesk()
    await withMarie(desk)
    await take(desk, [], [meeting('2026-09-01'), meeting('2026-10-01')])
    await take(desk, [], [meeting('2026-09-01', { isCancelled: true })])
    const ids = await idsWaiting(desk, {})
    expect(ids).toHaveLength(1)
    expect(await declineMeetings(desk, ids)).toBe(1)
    await take(desk, [], [meeting('2026-10-01', { minutes: 90 })])
    expect(await idsWaiting(desk, {})).toEqual([])
    expect(await encounters(desk)).toEqual([])
  })

  test('the same meeting in two calendars is one encounter', async () => {
    const desk = await newDesk()
    await withMarie(desk)
    const copy = meeting('2026-09-01', { key: 'copy', from: { day: '2026-09-01', time: '14:05' } })
    await take(desk, [], [meeting('2026-09-01'), copy])
    expect(await keepMeetings(desk, await idsWaiting(desk, {}))).toBe(2)
    expect(await encounters(desk)).toHaveLength(1)
  })

  test('undone, nothing of it is left, and it can come again', async () => {
    const desk = await newDesk()
    await withMarie(desk)
    const all = [mail('2026-10-05'), mail('2026-10-06')]
    await take(desk, all, [meeting('2026-09-01')])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await encounters(desk)).toEqual([])
    expect(await idsWaiting(desk, {})).toEqual([])
    expect(await take(desk, all, [meeting('2026-09-01')])).toMatchObject({ days: 2, meetings: 1 })
  })

  test('another desk sees nothing of it', async () => {
    const [one, other] = [await newDesk(), await newDesk()]
    await withMarie(one)
    await withMarie(other)
    await take(one, [mail('2026-10-05')], [meeting('2026-09-01')])
    expect(await waitingOf(other)).toEqual({
      meetings: [],
      correspondents: [],
      counts: { meetings: 0, correspondents: 0 },
    })
    expect(await keepMeetings(other, await idsWaiting(one, {}))).toBe(0)
    expect(await encounters(other)).toEqual([])
  })
})
