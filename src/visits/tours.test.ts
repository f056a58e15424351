import { expect, test } from 'vitest'
import { newId, peopleNamed } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { tour } from '../../test/support/tours.ts'
import { mergePeople } from '../duplicates/merge-people.ts'
import { findEncounter } from '../encounters/list.ts'
import { saveEncounter } from '../encounters/store.ts'
import { day } from '../lib/day.ts'
import { deletePeople } from '../people/bulk.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { deleteTour, saveTour, tourOf, toursOf } from './store.ts'
import type { TourDraft, TourStop } from './tour.ts'
import { tourToCalendar } from './tour-calendar.ts'
import { printTour } from './tour-ics.ts'

const THURSDAY = day('2026-12-03')

const visit = (beginsAt: number) => ({
  day: THURSDAY,
  leg: { minutes: 20, km: 12.5 },
  arrivesAt: beginsAt,
  beginsAt,
  endsAt: beginsAt + 45,
})

const stop = (personId: string, changes: Partial<TourStop> = {}): TourStop => ({
  id: newId(),
  personId,
  position: { lat: 45.75, lon: 4.85 },
  minutes: 45,
  must: false,
  hours: [null],
  worthCents: 12_000,
  visit: null,
  reason: null,
  encounterId: null,
  ...changes,
})

onEveryDatabase(PROJECTORS, newDesk => {
  async function planned(desk: Desk) {
    const [sophie, luc, marie] = (await peopleNamed(desk, 'Sophie', 'Luc', 'Marie')) as [
      string,
      string,
      string,
    ]
    const draft: TourDraft = tour({
      stops: [
        stop(sophie, { visit: visit(540) }),
        stop(luc, { visit: visit(660), must: true, hours: [[[600, 720]]] }),
        stop(marie, { reason: 'noTime' }),
      ],
    })
    await saveTour(desk, draft)
    return { draft, sophie, luc, marie }
  }

  test('a tour comes back as it was kept, in its order, with names', async () => {
    const desk = await newDesk()
    const { draft } = await planned(desk)
    const { revision, stops, ...rest } = await tourOf(desk, draft.id)
    const { stops: sent, ...said } = draft
    expect(rest).toEqual(said)
    expect(stops.map(({ name, town, ...kept }) => [name, kept])).toEqual([
      ['Sophie', sent[0]],
      ['Luc', sent[1]],
      ['Marie', sent[2]],
    ])
    expect((await saveTour(desk, draft)).outcome).toBe('kept')
    const turned = { ...draft, revision, stops: [sent[1], sent[0], sent[2]] as TourStop[] }
    expect((await saveTour(desk, turned)).outcome).toBe('edited')
    expect((await tourOf(desk, draft.id)).stops.map(({ name }) => name)).toEqual(['Luc', 'Sophie', 'Marie'])
    expect((await saveTour(desk, { ...draft, revision, name: 'Autre' })).outcome).toBe('stale')
    await undo(desk, desk.batches.at(-1) as string)
    expect((await toursOf(desk))[0]?.stops.map(({ name }) => name)).toEqual(['Sophie', 'Luc', 'Marie'])
    await deleteTour(desk, draft.id)
    await expect(tourOf(desk, draft.id)).rejects.toThrow('gone')
  })

  test('in the calendar the visits are planned, follow another plan, and are undone in one go', async () => {
    const desk = await newDesk()
    const { draft, sophie } = await planned(desk)
    const put = await tourToCalendar(desk, draft.id)
    const [first, second, third] = put.stops.map(({ encounterId }) => encounterId)
    expect(third).toBeNull()
    expect(await findEncounter(desk, first as string)).toMatchObject({
      day: THURSDAY,
      time: '09:00',
      minutes: 45,
      planned: true,
      channel: 'in-person',
      personIds: [sophie],
    })

    const stops = put.stops.map(({ name, town, ...each }, i) => ({
      ...each,
      visit: i === 0 ? visit(600) : i === 1 ? null : each.visit,
    }))
    await saveTour(desk, { ...draft, revision: put.revision, stops })
    const again = await tourToCalendar(desk, draft.id)
    expect(again.stops.map(({ encounterId }) => encounterId)).toEqual([first, null, null])
    expect((await findEncounter(desk, first as string))?.time).toBe('10:00')
    expect(await findEncounter(desk, second as string)).toBeUndefined()

    await undo(desk, desk.batches.at(-1) as string)
    expect((await findEncounter(desk, first as string))?.time).toBe('09:00')
    expect(await findEncounter(desk, second as string)).toBeDefined()
  })

  test('a visit that took place is not planned again', async () => {
    const desk = await newDesk()
    const { draft } = await planned(desk)
    const [first] = (await tourToCalendar(desk, draft.id)).stops
    const encounter = await findEncounter(desk, first?.encounterId as string)
    if (!encounter) expect.fail()
    await saveEncounter(desk, {
      ...encounter,
      newPeople: [],
      day: day('2026-11-20'),
      planned: false,
      note: 'Vue',
    })
    await tourToCalendar(desk, draft.id)
    expect(await findEncounter(desk, encounter.id)).toMatchObject({ planned: false, note: 'Vue' })
  })

  test('two who become one, and who is gone, keep their stop', async () => {
    const desk = await newDesk()
    const { draft, sophie, luc, marie } = await planned(desk)
    await mergePeople(desk, { kept: luc, absorbed: marie })
    expect((await tourOf(desk, draft.id)).stops.map(({ personId }) => personId)).toEqual([sophie, luc, luc])
    await deletePeople(desk, [sophie])
    const left = await tourOf(desk, draft.id)
    expect(left.stops.map(({ name }) => name)).toEqual(['', 'Luc', 'Luc'])
    expect((await tourToCalendar(desk, draft.id)).stops[0]?.encounterId).toBeNull()
  })

  test('as a file for another calendar', async () => {
    const desk = await newDesk()
    const { draft } = await planned(desk)
    const file = printTour(await tourOf(desk, draft.id), {
      timeZone: 'Europe/Paris',
      stampAt: '2026-11-22T08:00:00Z',
    })
    expect(file.match(/BEGIN:VCALENDAR/g)).toHaveLength(1)
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(file).toContain('DTSTART:20261203T080000Z\r\nDTEND:20261203T084500Z\r\n')
  })

  test('nobody who is not there, and no other desk', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    await expect(saveTour(desk, tour({ stops: [stop(newId())] }))).rejects.toThrow('not-found')
    await planned(desk)
    expect(await toursOf(other)).toEqual([])
  })
})
