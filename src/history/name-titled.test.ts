import { expect, test } from 'vitest'
import { coffee, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { saveEncounter } from '../encounters/store.ts'
import { day } from '../lib/day.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { attachCorrespondent } from './correspondents.ts'
import { deskClock } from './desk-clock.ts'
import { newGathering } from './gather.ts'
import { declineMeetings, keepMeetings } from './meetings.ts'
import { readCalendar } from './read-calendar.ts'
import { takeHistory } from './take-history.ts'
import { idsWaiting, waitingOf } from './waiting.ts'

const SELF = { mails: [], phones: [], names: [] }
const event = (title: string, at = '20261005T120000', ...more: string[]) => [
  'BEGIN:VEVENT',
  `UID:${at}`,
  `DTSTART;TZID=Europe/Paris:${at}`,
  'DURATION:PT1H',
  ...(title === '' ? [] : [`SUMMARY:${title}`]),
  ...more,
  'END:VEVENT',
]

/** A calendar of the owner alone. @returns how many meetings are new. */
async function take(desk: Desk, events: string[][], keepsTitles = false): Promise<number> {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n')
  const read = readCalendar(Buffer.from(text), { self: SELF, today: desk.today() })
  const clock = deskClock(desk.timeZone)
  const gathering = newGathering({ clock, country: 'FR', self: SELF, keepsTitles })
  gathering.take({ exchanges: [], meetings: read?.meetings ?? [] })
  return (await takeHistory(desk, gathering.finish())).meetings
}
const waits = async (desk: Desk) =>
  (await waitingOf(desk)).meetings.map(({ people, said, asked, title }) => ({
    people: people.map(({ name }) => name),
    said,
    asked: asked.map(({ words, candidates }) => [words, candidates.map(({ name }) => name).sort()]),
    title,
  }))

onEveryDatabase(PROJECTORS, newDesk => {
  test('whom a title names is proposed and never noted by itself; the title is not kept', async () => {
    const desk = await newDesk()
    const marie = await personWith(desk, { name: 'Marie Dupont' })
    const other = await newDesk()
    expect(await take(desk, [event('Déjeuner Marie Dupont'), event('Coiffeur', '20261006T120000')])).toBe(1)
    expect(await waits(desk)).toEqual([
      { people: ['Marie Dupont'], said: ['Marie Dupont'], asked: [], title: '' },
    ])
    expect(
      await desk.db.selectFrom('encounter').select('id').where('deskId', '=', desk.id).execute(),
    ).toEqual([])
    expect((await waitingOf(other)).counts.meetings).toBe(0)
    expect(await take(other, [event('Déjeuner Marie Dupont')])).toBe(0)

    expect(await take(desk, [event('Déjeuner Marie Dupont')])).toBe(0)
    expect(await keepMeetings(desk, await idsWaiting(desk, { personId: marie }))).toBe(1)
    const kept = () =>
      desk.db
        .selectFrom('encounter')
        .select(['day', 'channel', 'minutes'])
        .where('deskId', '=', desk.id)
        .execute()
    expect(await kept()).toEqual([{ day: '2026-10-05', channel: 'in-person', minutes: 60 }])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await kept()).toEqual([])
    expect((await waitingOf(desk)).counts.meetings).toBe(1)
  })

  test('a call said by the title is a call', async () => {
    const desk = await newDesk()
    await personWith(desk, { name: 'John Smith' })
    await take(desk, [event('Call John Smith')])
    expect((await waitingOf(desk)).meetings).toMatchObject([{ isCall: true, isVideo: false }])
    await keepMeetings(desk, await idsWaiting(desk, {}))
    const { channel } = await desk.db
      .selectFrom('encounter')
      .select('channel')
      .where('deskId', '=', desk.id)
      .executeTakeFirstOrThrow()
    expect(channel).toBe('call')
  })

  test('a name that several bear is asked, and answered once for every title', async () => {
    const desk = await newDesk()
    const martin = await personWith(desk, { name: 'Paul Martin' })
    await personWith(desk, { name: 'Paul Meunier' })
    await take(desk, [event('Café Paul M.'), event('Déj Paul M.', '20261012T120000')])
    const asked = [['Paul M.', ['Paul Martin', 'Paul Meunier']]]
    expect(await waits(desk)).toEqual(Array(2).fill({ people: [], said: [], asked, title: '' }))
    expect(await keepMeetings(desk, await idsWaiting(desk, {}))).toBe(0)

    const [first] = (await waitingOf(desk)).meetings
    const correspondentId = first?.asked[0]?.correspondentId as string
    await attachCorrespondent(desk, { correspondentId, personId: martin })
    const attached = desk.batches.at(-1) as string
    const known = { people: ['Paul Martin'], said: ['Paul M.'], asked: [], title: '' }
    expect(await waits(desk)).toEqual([known, known])
    await take(desk, [event('RDV Paul M.', '20261019T120000')])
    expect(await waits(desk)).toEqual([known, known, known])
    await undo(desk, attached)
    expect((await waits(desk))[0]?.asked).toEqual(asked)
  })

  test('a first name alone is somebody’s who was met around that day, and nobody’s else', async () => {
    const desk = await newDesk()
    const karim = await personWith(desk, { name: 'Karim Benali' })
    expect(await take(desk, [event('Café Karim')])).toBe(0)
    await saveEncounter(desk, coffee({ day: day('2026-09-10'), personIds: [karim] }))
    const long = event('Café Karim', '20240105T120000')
    expect(await take(desk, [event('Café Karim'), long])).toBe(1)
    expect(await waits(desk)).toMatchObject([{ people: ['Karim Benali'], said: ['Karim'] }])
  })

  test('what waits follows its title, until the owner decided', async () => {
    const desk = await newDesk()
    await personWith(desk, { name: 'Marie Dupont' })
    await personWith(desk, { name: 'Karim Benali' })
    await take(desk, [event('Déjeuner Marie Dupont')])
    await take(desk, [event('Déjeuner Karim Benali')])
    expect(await waits(desk)).toMatchObject([{ people: ['Karim Benali'], said: ['Karim Benali'] }])
    await take(desk, [event('Annulé : déjeuner Karim Benali')])
    expect(await waits(desk)).toEqual([])
    await take(desk, [event('Déjeuner Marie Dupont')])
    await declineMeetings(desk, await idsWaiting(desk, {}))
    await take(desk, [event('Déjeuner Karim Benali')])
    expect(await waits(desk)).toEqual([])
  })

  test('birthdays and holidays name nobody, nor what comes back every year; somebody written is who was there', async () => {
    const desk = await newDesk()
    await personWith(desk, { name: 'Marie Dupont' })
    await personWith(desk, { name: 'Karim Benali' })
    const written = 'ATTENDEE;CN=Karim Benali:mailto:karim@exemple.fr'
    const told = await take(desk, [
      event('Déjeuner Marie Dupont', '20261001T120000', 'RRULE:FREQ=YEARLY'),
      event('Déjeuner Marie Dupont', '20261002T120000', 'CATEGORIES:Holidays'),
      event('Anniversaire Marie Dupont', '20261003T120000'),
      event('', '20261004T120000'),
      event('Déjeuner Marie Dupont', '20261005T120000', written),
    ])
    expect(told).toBe(1)
    expect(await waits(desk)).toMatchObject([{ people: ['Karim Benali'], said: [] }])
  })
})
