import { expect, test } from 'vitest'
import { coffee } from '../../test/support/encounters.ts'
import { filledDesk } from '../../test/support/filled-desk.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { saveEncounter } from '../encounters/store.ts'
import { day } from '../lib/day.ts'
import { personDetail } from '../people/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { yearsBefore } from './stale.ts'
import { answerStale, stalePeople } from './stale-store.ts'

test('three years before a day is that day, or the last of February', () => {
  expect(yearsBefore(day('2026-11-22'), 3)).toBe('2023-11-22')
  expect(yearsBefore(day('2028-02-29'), 3)).toBe('2025-02-28')
  expect(yearsBefore(day('2028-02-29'), 4)).toBe('2024-02-29')
})

onEveryDatabase(PROJECTORS, newDesk => {
  const addedOn = (desk: Desk, personId: string, on: string) =>
    desk.write({ what: 'test' }, ({ db, id }) =>
      db
        .updateTable('person')
        .set({ addedOn: on })
        .where('deskId', '=', id)
        .where('id', '=', personId)
        .execute(),
    )
  const asked = async (desk: Desk) => (await stalePeople(desk)).people.map(({ name }) => name)

  test('who was not met for three years is asked about, on the day after and not on the day', async () => {
    const desk = await newDesk()
    const [before, onTheDay, met] = [
      await somebody(desk, 'Ana Abgrall'),
      await somebody(desk, 'Bob Briand'),
      await somebody(desk, 'Cléo Caradec'),
    ]
    for (const id of [before, onTheDay, met]) await addedOn(desk, id, '2019-01-01')
    await saveEncounter(desk, coffee({ personIds: [before], day: day('2023-11-20') }))
    await saveEncounter(desk, coffee({ personIds: [onTheDay], day: day('2023-11-21') }))
    await saveEncounter(desk, coffee({ personIds: [met], day: day('2026-11-01') }))
    expect(await asked(desk)).toEqual(['Ana Abgrall'])
  })

  test('an answer holds for three years; undone, they are asked about again', async () => {
    let now = NOW
    const desk = await newDesk({ now: () => now })
    const id = await somebody(desk, 'Ana Abgrall')
    await addedOn(desk, id, '2019-01-01')
    await answerStale(desk, id, 'keep')
    expect(await asked(desk)).toEqual([])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await asked(desk)).toEqual(['Ana Abgrall'])
    await answerStale(desk, id, 'keep')
    now = new Date('2029-11-21T09:00:00Z')
    expect(await asked(desk)).toEqual([])
    now = new Date('2029-11-22T09:00:00Z')
    expect(await asked(desk)).toEqual(['Ana Abgrall'])
    await answerStale(desk, id, 'archive')
    expect(await asked(desk)).toEqual([])
    expect((await personDetail(desk, id))?.acquaintance.archived).toBe(true)
  })

  test('another desk’s people are not asked about', async () => {
    const { desk, leaving } = await filledDesk(await newDesk())
    expect((await stalePeople(desk)).people.map(({ id }) => id)).toContain(leaving.forgotten)
    const other = await newDesk()
    expect(await stalePeople(other)).toEqual({ people: [], count: 0 })
    await expect(answerStale(other, leaving.forgotten, 'keep')).rejects.toThrow('not-found')
  })
})
