import { expect, test } from 'vitest'
import { choir, wentTo } from '../../test/support/clubs.ts'
import { calendarsOf } from '../../test/support/dav/desk-calendars.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { day } from '../lib/day.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import { clubDetail } from './read-club.ts'
import { saveSession, sessionsOf } from './sessions.ts'
import { clubOf, deleteClub, saveClub } from './store.ts'
import { clubsToday } from './today.ts'

/** A Friday. The choir sings on Tuesdays. */
const FRIDAY = { now: () => new Date('2026-11-20T08:00:00Z') }
const NEXT = '2026-11-24'

onEveryDatabase(PROJECTORS, newDesk => {
  async function withChoir() {
    const desk = await newDesk(FRIDAY)
    const { view: club } = await saveClub(desk, choir())
    const calendars = calendarsOf(desk)
    const pathOf = (on: string) => `clubs/${club.id}-${on}.ics`
    const shown = async () =>
      [...(await calendars.list('clubs')).keys()].map(name => name.slice(37, 47)).sort()
    return { desk, club, ...calendars, pathOf, shown }
  }
  const moved = (text: string, from: string, to: string) => text.replaceAll(from, to)

  test('the sessions around today are events at their hour and place, and follow the club', async () => {
    const { desk, club, get, pathOf, shown } = await withChoir()
    const days = await shown()
    expect(days).toContain('2026-11-17')
    expect(days).toContain(NEXT)
    expect([days[0], days.length > 18, days.every(on => new Date(on).getUTCDay() === 2)]).toEqual([
      '2026-10-27',
      true,
      true,
    ])
    const { text } = await get(pathOf(NEXT))
    expect(text).toMatch(/DTSTART:20261124T183000Z\r\nDTEND:20261124T203000Z/)
    expect(text).toContain('SUMMARY:Chorale du Port\r\nLOCATION:la salle des fêtes')

    const { moves: _, revision, ...facts } = await clubOf(desk, club.id)
    await saveClub(desk, { ...facts, time: '20:00', rule: 'FREQ=WEEKLY;BYDAY=WE', revision })
    expect(await shown()).not.toContain(NEXT)
    expect((await get(pathOf('2026-11-25'))).text).toContain('DTSTART:20261125T190000Z')
    await deleteClub(desk, club.id)
    expect(await shown()).toEqual([])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await shown()).toContain('2026-11-25')
  })

  test('a session that is moved on a telephone stands there on the desk, is asked about there, and is put back', async () => {
    const { desk, club, get, put, pathOf, shown } = await withChoir()
    const { text, etag } = await get(pathOf(NEXT))
    const wednesday = moved(text, '20261124T18', '20261125T17').replace('20261124T20', '20261125T19')
    expect((await put(pathOf(NEXT), wednesday)).status).toBe(204)
    expect(desk.batches.length).toBeGreaterThan(0)
    expect((await clubDetail(desk, club.id)).next).toBe('2026-11-25')
    expect((await clubOf(desk, club.id)).moves).toEqual([{ from: NEXT, to: '2026-11-25', time: '18:30' }])
    const told = await get(pathOf(NEXT))
    expect(told.text).toContain('DTSTART:20261125T173000Z')
    expect(told.etag).not.toBe(etag)

    const thursday = await newDesk({ now: () => new Date('2026-11-26T08:00:00Z') })
    const { view } = await saveClub(thursday, choir())
    const there = calendarsOf(thursday)
    const path = `clubs/${view.id}-${NEXT}.ics`
    const theirs = (await there.get(path)).text
    await there.put(path, moved(theirs, '20261124T18', '20261125T17').replace('20261124T20', '20261125T19'))
    expect((await clubsToday(thursday)).asked).toMatchObject([{ day: '2026-11-25', club: { time: '18:30' } }])
    await saveSession(thursday, wentTo(view.id, { day: day('2026-11-25') }))
    expect((await clubsToday(thursday)).asked).toEqual([])

    expect((await put(pathOf(NEXT), text)).status).toBe(204)
    expect((await clubOf(desk, club.id)).moves).toEqual([])
    expect(await sessionsOf(desk, club.id)).toEqual([])
    expect(await shown()).toContain(NEXT)
  })

  test('another hour of the same day is kept, and how it was is asked all the same', async () => {
    const { desk, club, get, put, pathOf } = await withChoir()
    const { text } = await get(pathOf(NEXT))
    expect(
      (await put(pathOf(NEXT), moved(text, 'T183000Z', 'T190000Z').replace('T203000Z', 'T210000Z'))).status,
    ).toBe(204)
    expect((await clubDetail(desk, club.id)).next).toBe(NEXT)
    expect((await get(pathOf(NEXT))).text).toContain('DTSTART:20261124T190000Z')
  })

  test('one that is taken out is not gone to, and comes back when the telephone puts it back', async () => {
    const { desk, club, ask, get, put, pathOf, shown } = await withChoir()
    const { text } = await get(pathOf(NEXT))
    expect((await ask('DELETE', `/calendars/u/${pathOf(NEXT)}`)).status).toBe(204)
    expect(await sessionsOf(desk, club.id)).toMatchObject([{ day: NEXT, state: 'missed' }])
    expect([await shown(), (await clubDetail(desk, club.id)).next]).toEqual([
      expect.not.arrayContaining([NEXT]),
      '2026-12-01',
    ])
    expect((await put(pathOf(NEXT), text)).status).toBe(201)
    expect(await sessionsOf(desk, club.id)).toEqual([])
    expect(await shown()).toContain(NEXT)
  })

  test('a name, a place, a length, a rhythm or a day that is taken are refused in a sentence; the event stays', async () => {
    const { ask, get, pathOf } = await withChoir()
    const { text, etag } = await get(pathOf(NEXT))
    const wrongs = [
      text.replace('Chorale du Port', 'Chorale'),
      text.replace('la salle des fêtes', 'ailleurs'),
      text.replace('DTEND:20261124T203000Z', 'DTEND:20261124T213000Z'),
      text.replace('SUMMARY', 'RRULE:FREQ=WEEKLY\r\nSUMMARY'),
      text.replaceAll('20261124', '20261201'),
    ]
    for (const body of wrongs) {
      const headers = { 'content-type': 'text/calendar; charset=utf-8' }
      const answer = await ask('PUT', `/calendars/u/${pathOf(NEXT)}`, { headers, body })
      expect([answer.status === 403 || answer.status === 409, /club/.test(answer.text)]).toEqual([true, true])
    }
    expect((await get(pathOf(NEXT))).etag).toBe(etag)
  })

  test('an event of the device’s own stands beside them as it came', async () => {
    const { get, put, pathOf } = await withChoir()
    const { text } = await get(pathOf(NEXT))
    const own = text.replace(/UID:.*\r\n/, 'UID:mine\r\n').replace('Chorale du Port', 'Répétition')
    expect((await put('clubs/mine.ics', own)).status).toBe(201)
    expect((await get('clubs/mine.ics')).text).toBe(own)
  })

  test('another desk sees none of it', async () => {
    await withChoir()
    const other = await newDesk(FRIDAY)
    expect((await calendarsOf(other).list('clubs')).size).toBe(0)
  })
})
