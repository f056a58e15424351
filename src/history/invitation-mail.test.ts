import { expect, test } from 'vitest'
import { coffee, newId, personWith } from '../../test/support/encounters.ts'
import {
  appleMail,
  bareMail,
  calendarText,
  FROM_MARIE,
  googleMail,
  type Invited,
  outlookMail,
} from '../../test/support/invitation-mails.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { saveEncounter } from '../encounters/store.ts'
import { day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { newGathering } from './gather.ts'
import { keepMeetings } from './meetings.ts'
import { gatheringOn } from './own-addresses.ts'
import { readCalendar } from './read-calendar.ts'
import { readMail } from './read-mail.ts'
import { takeHistory } from './take-history.ts'
import { idsWaiting, waitingOf } from './waiting.ts'

const SELF = { mails: ['moi@exemple.fr'], phones: [], names: [] }
const options = { self: SELF, today: day('2026-11-21') }
const read = (mail: string, isMailbox = false) => readMail(Buffer.from(mail), { ...options, isMailbox })
const MINE = [
  'ORGANIZER;CN=Moi:mailto:moi@exemple.fr',
  'ATTENDEE;PARTSTAT=NEEDS-ACTION;CN=Marie Kerbrat:mailto:marie@exemple.fr',
]
const answer = (partstat: string) => [
  'ORGANIZER;CN=Moi:mailto:moi@exemple.fr',
  `ATTENDEE;PARTSTAT=${partstat};CN=Marie Kerbrat:mailto:marie@exemple.fr`,
]
const MARIE = { name: 'Marie Kerbrat', mail: 'marie@exemple.fr' }

test.each([
  ['Google', googleMail],
  ['Outlook', outlookMail],
  ['Apple', appleMail],
  ['a program that sends it bare', bareMail],
])('an invitation of %s is the meeting, asked for, moved and called off', (_, mail) => {
  expect(read(mail({}))).toMatchObject({
    exchanges: [],
    meetings: [
      {
        key: 'u1',
        from: { instant: Date.UTC(2026, 9, 5, 8) },
        minutes: 60,
        title: 'Café à Lannion',
        isCancelled: false,
        others: [MARIE],
        message: 'request',
      },
    ],
  })
  const box = [mail({}), mail({ sequence: 1, hour: 9 }), mail({ method: 'CANCEL', sequence: 2 })]
  const told = read(box.map(one => `From x@exemple.fr Thu Oct  1 10:00:00 2026\r\n${one}\r\n`).join(''), true)
  expect(told.exchanges).toEqual([])
  expect(told.meetings.map(({ isCancelled, revised }) => [isCancelled, revised])).toEqual([
    [false, '000000 20261001T080000Z'],
    [false, '000001 20261001T080000Z'],
    [true, '000002 20261001T080000Z'],
  ])
})

test('an answer tells who comes, or not, and is no letter; another time proposed is one', () => {
  const yes = read(bareMail({ method: 'REPLY', people: answer('ACCEPTED') }))
  expect(yes).toMatchObject({
    exchanges: [],
    meetings: [{ others: [MARIE], refused: [], message: 'answer' }],
  })
  const no = read(outlookMail({ method: 'REPLY', people: answer('DECLINED') }))
  expect(no).toMatchObject({ exchanges: [], meetings: [{ others: [], refused: [MARIE] }] })
  const own = FROM_MARIE.map(line => line.replace('NEEDS-ACTION', 'DECLINED'))
  expect(read(googleMail({ method: 'REPLY', people: own })).meetings).toMatchObject([
    { isCancelled: true, message: 'own-answer' },
  ])
  const other = read(bareMail({ method: 'COUNTER', people: answer('TENTATIVE') }))
  expect(other).toMatchObject({ exchanges: [{ others: [MARIE] }], meetings: [] })
})

test('a series that is called off was held until then', () => {
  const weekly = calendarText({ method: 'CANCEL' })
    .replace('DTSTART:20261005', 'RRULE:FREQ=WEEKLY;COUNT=8\r\nDTSTART:20260907')
    .replace('DTEND:20261005', 'DTEND:20260907')
  const told = readCalendar(Buffer.from(weekly), { ...options, isMail: true })
  expect(told?.meetings.map(({ key }) => key.slice(3, 13))).toEqual([
    '2026-10-05',
    '2026-10-12',
    '2026-10-19',
    '2026-10-26',
  ])
})

onEveryDatabase(PROJECTORS, newDesk => {
  async function deskWithMarie() {
    const desk = await newDesk()
    const emails = [{ types: [], label: null, value: 'marie@exemple.fr' }]
    const paul = [{ types: [], label: null, value: 'paul@exemple.fr' }]
    await personWith(desk, { name: 'Paul Le Goff', emails: paul })
    return { desk, marie: await personWith(desk, { name: 'Marie Kerbrat', emails }) }
  }
  const take = async (desk: Desk, ...reads: Parameters<ReturnType<typeof newGathering>['take']>[0][]) => {
    const gathering = newGathering({ ...(await gatheringOn(desk)), self: SELF, keepsTitles: true })
    for (const one of reads) gathering.take(one)
    return takeHistory(desk, gathering.finish())
  }
  const meetings = async ({ db, id }: Desk) =>
    (await db.selectFrom('meeting').select(['time', 'isCancelled']).where('deskId', '=', id).execute()).map(
      ({ time, isCancelled }) => (isCancelled ? 'called off' : time),
    )

  const met = async (desk: Desk) =>
    (await waitingOf(desk)).meetings.flatMap(({ people, others }) => [
      ...people.map(({ name }) => name),
      ...others,
    ])

  const REQUEST: Invited = {}
  const MOVED: Invited = { sequence: 1, hour: 9, written: 9 }
  const OFF: Invited = { method: 'CANCEL', sequence: 2, written: 10 }
  const ASKED: Invited = { people: MINE, written: 8 }
  const NO: Invited = { method: 'REPLY', people: answer('DECLINED'), written: 9 }
  const YES: Invited = { method: 'REPLY', people: answer('ACCEPTED'), written: 10 }
  const PAUL = 'ATTENDEE;PARTSTAT=NEEDS-ACTION;CN=Paul Le Goff:mailto:paul@exemple.fr'
  const BOTH: Invited = { people: [...MINE, PAUL], written: 8 }
  const yes = [MINE[0] as string, PAUL.replace('NEEDS-ACTION', 'ACCEPTED')]
  const PAUL_YES: Invited = { method: 'REPLY', people: yes, written: 11, from: 'paul@exemple.fr' }
  const WITHOUT_PAUL: Invited = {
    ...{ method: 'CANCEL', stands: true, sequence: 1, written: 12 },
    people: [MINE[0] as string, PAUL],
  }
  const LATE_NO: Invited = { ...NO, written: 10 }
  const OWN_NO: Invited = {
    method: 'REPLY',
    people: FROM_MARIE.map(line => line.replace('NEEDS-ACTION', 'DECLINED')),
    written: 9,
  }
  test.each([
    ['moved', [REQUEST, MOVED], ['11:00'], ['Marie Kerbrat']],
    ['moved, then called off', [REQUEST, MOVED, OFF], ['called off'], []],
    ['asked, and answered no', [ASKED, NO], ['10:00'], []],
    ['answered no, then yes', [ASKED, NO, YES], ['10:00'], ['Marie Kerbrat']],
    ['one’s own no', [REQUEST, OWN_NO], ['called off'], []],
    ['asked of two, of whom one is no longer', [BOTH, PAUL_YES, WITHOUT_PAUL], ['10:00'], ['Marie Kerbrat']],
    ['asked of two, of whom one says no', [BOTH, PAUL_YES, LATE_NO], ['10:00'], ['Paul Le Goff']],
  ] as [string, Invited[], string[], string[]][])(
    '%s, in whichever order the mails are read',
    async (_, mails, told, who) => {
      const reads = mails.map(one => read(outlookMail(one)))
      for (const order of ordersOf(reads)) {
        const { desk } = await deskWithMarie()
        await take(desk, ...order)
        expect(await meetings(desk)).toEqual(told)
        expect(await met(desk)).toEqual(who)
        const { desk: other } = await deskWithMarie()
        for (const one of order) await take(other, one)
        expect(await meetings(other)).toEqual(told)
        expect(await met(other)).toEqual(who)
        // An old mail that was put into another folder comes again.
        await take(other, reads[0] as (typeof reads)[number])
        expect(await meetings(other)).toEqual(told)
        expect(await met(other)).toEqual(who)
      }
    },
  )

  test('in the calendar, by mail and in the journal it is one encounter; the calendar holds', async () => {
    const { desk, marie } = await deskWithMarie()
    const plain = calendarText({ sequence: 1, hour: 9 }).replace('METHOD:REQUEST\r\n', '')
    const inCalendar = readCalendar(Buffer.from(plain), options)
    if (!inCalendar) throw new Error('no calendar')
    expect(await take(desk, read(googleMail({})))).toMatchObject({ meetings: 1 })
    expect(await take(desk, inCalendar)).toMatchObject({ meetings: 0 })
    expect(await take(desk, read(appleMail({})))).toMatchObject({ meetings: 0 })
    expect(await meetings(desk)).toEqual(['11:00'])
    await saveEncounter(
      desk,
      coffee({ id: newId(), day: day('2026-10-05'), time: '11:15', personIds: [marie] }),
    )
    expect(await keepMeetings(desk, await idsWaiting(desk, {}))).toBe(1)
    const encounters = await desk.db
      .selectFrom('encounter')
      .select('id')
      .where('deskId', '=', desk.id)
      .execute()
    expect(encounters).toHaveLength(1)
    await take(desk, read(googleMail(OFF)))
    expect(await meetings(desk)).toEqual(['11:00'])
  })
})

function ordersOf<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((one, at) => ordersOf(list.toSpliced(at, 1)).map(rest => [one, ...rest]))
}
