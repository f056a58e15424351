import { expect, test } from 'vitest'
import { coffee, newId, peopleNamed } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { day } from '../lib/day.ts'
import { deletePeople } from '../people/bulk.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { followUpsOf } from './follow-ups.ts'
import { encounterOf, encountersOf, plannedUntil } from './list.ts'
import { addEncounters, deleteEncounter, saveEncounter } from './store.ts'

async function lastContacts(desk: Desk): Promise<Record<string, string | null>> {
  const rows = await desk.db
    .selectFrom('personCard')
    .select(['name', 'lastContactOn'])
    .where('deskId', '=', desk.id)
    .orderBy('name')
    .execute()
  return Object.fromEntries(rows.map(row => [row.name, row.lastContactOn]))
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('an encounter sent twice is stored once, in one batch', async () => {
    const desk = await newDesk()
    const [marie] = await peopleNamed(desk, 'Marie')
    const draft = coffee({ personIds: [marie as string], note: 'la rentrée' })
    const first = await saveEncounter(desk, draft)
    const batches = desk.batches.length
    const again = await saveEncounter(desk, { ...draft, note: 'autre chose' })
    expect([first.outcome, again.outcome]).toEqual(['created', 'kept'])
    expect(again.encounter).toEqual(first.encounter)
    expect(desk.batches.length).toBe(batches)
    expect((await encountersOf(desk, {})).encounters).toHaveLength(1)
  })

  test('people named for the first time enter the cardex in the same batch, and leave with its undo', async () => {
    const desk = await newDesk()
    const baker = newId()
    const draft = coffee({ personIds: [baker], newPeople: [{ id: baker, name: 'Le boulanger' }] })
    const { encounter } = await saveEncounter(desk, draft)
    expect(encounter.people).toEqual([{ id: baker, name: 'Le boulanger' }])
    expect(desk.batches).toHaveLength(1)
    await undo(desk, desk.batches[0] as string)
    expect(await lastContacts(desk)).toEqual({})
    await expect(saveEncounter(desk, draft)).rejects.toThrow('gone')
    await undo(desk, desk.batches[1] as string)
    expect(await encounterOf(desk, draft.id)).toEqual(encounter)
    expect(await lastContacts(desk)).toEqual({ 'Le boulanger': '2026-11-21' })
  })

  test('logging resets the clock of everyone present', async () => {
    const desk = await newDesk()
    const [marie, jean] = (await peopleNamed(desk, 'Marie', 'Jean')) as [string, string]
    await saveEncounter(desk, coffee({ personIds: [marie], day: day('2026-05-01') }))
    await saveEncounter(desk, coffee({ personIds: [marie, jean], day: day('2026-11-20') }))
    expect(await lastContacts(desk)).toEqual({ Jean: '2026-11-20', Marie: '2026-11-20' })
  })

  test('an encounter logged late never turns the clock back', async () => {
    const desk = await newDesk()
    const [marie] = (await peopleNamed(desk, 'Marie')) as [string]
    await saveEncounter(desk, coffee({ personIds: [marie], day: day('2026-11-20') }))
    await saveEncounter(desk, coffee({ personIds: [marie], day: day('2026-11-02') }))
    expect(await lastContacts(desk)).toEqual({ Marie: '2026-11-20' })
  })

  test('what is planned touches no clock until it is said to have happened', async () => {
    const desk = await newDesk()
    const [marie] = (await peopleNamed(desk, 'Marie')) as [string]
    const draft = coffee({ personIds: [marie], day: day('2026-11-19'), planned: true })
    const { encounter } = await saveEncounter(desk, draft)
    expect(await lastContacts(desk)).toEqual({ Marie: null })
    expect(await plannedUntil(desk, day('2026-11-21'))).toEqual([encounter])
    await saveEncounter(desk, { ...draft, planned: false, revision: encounter.revision })
    expect(await lastContacts(desk)).toEqual({ Marie: '2026-11-19' })
    expect(await plannedUntil(desk, day('2026-11-21'))).toEqual([])
  })

  test('what lies ahead is planned, whatever was said; tomorrow may be today on the other side of the earth', async () => {
    const desk = await newDesk()
    const ahead = await saveEncounter(desk, coffee({ day: day('2026-11-23') }))
    const tomorrow = await saveEncounter(desk, coffee({ day: day('2026-11-22') }))
    expect([ahead.encounter.planned, tomorrow.encounter.planned]).toEqual([true, false])
  })

  test('an edit replaces the people and the follow-ups; the clocks follow; its undo brings all of it back', async () => {
    const desk = await newDesk()
    const [marie, jean] = (await peopleNamed(desk, 'Marie', 'Jean')) as [string, string]
    const promise = {
      id: newId(),
      text: 'envoyer le devis',
      by: 'me' as const,
      personId: marie,
      dueOn: null,
      doneOn: null,
    }
    const draft = coffee({ personIds: [marie], followUps: [promise] })
    const { encounter } = await saveEncounter(desk, draft)
    const edited = await saveEncounter(desk, {
      ...draft,
      personIds: [jean],
      followUps: [{ ...promise, personId: jean, text: 'rappeler' }],
      revision: encounter.revision,
    })
    expect(edited.outcome).toBe('edited')
    expect(edited.encounter.people).toEqual([{ id: jean, name: 'Jean' }])
    expect(edited.encounter.followUps).toEqual([
      { ...promise, personId: jean, text: 'rappeler', encounterId: draft.id },
    ])
    expect(await lastContacts(desk)).toEqual({ Jean: '2026-11-21', Marie: null })
    await undo(desk, desk.batches.at(-1) as string)
    expect(await encounterOf(desk, draft.id)).toEqual(encounter)
    expect(await lastContacts(desk)).toEqual({ Jean: null, Marie: '2026-11-21' })
  })

  test('a stale edit writes nothing and gives the current version', async () => {
    const desk = await newDesk()
    const draft = coffee()
    const { encounter } = await saveEncounter(desk, draft)
    const { revision } = encounter
    const mine = await saveEncounter(desk, { ...draft, note: 'la mienne', revision })
    const theirs = await saveEncounter(desk, { ...draft, note: 'la leur', revision })
    expect(theirs).toEqual({ outcome: 'stale', encounter: mine.encounter })
  })

  test('an edit that changes nothing writes no batch', async () => {
    const desk = await newDesk()
    const draft = coffee()
    const { encounter } = await saveEncounter(desk, draft)
    const again = await saveEncounter(desk, { ...draft, revision: encounter.revision })
    expect(again).toEqual({ outcome: 'kept', encounter })
    expect(desk.batches).toHaveLength(1)
  })

  test('what was taken away is gone, not unknown; undo brings it back with its follow-ups', async () => {
    const desk = await newDesk()
    const [marie] = (await peopleNamed(desk, 'Marie')) as [string]
    const followUps = [
      { id: newId(), text: 'rappeler', by: 'me' as const, personId: marie, dueOn: null, doneOn: null },
    ]
    const { encounter } = await saveEncounter(desk, coffee({ personIds: [marie], followUps }))
    await deleteEncounter(desk, encounter.id)
    await expect(encounterOf(desk, encounter.id)).rejects.toThrow('gone')
    await expect(deleteEncounter(desk, encounter.id)).rejects.toThrow('gone')
    await expect(encounterOf(desk, newId())).rejects.toThrow('not-found')
    expect(await followUpsOf(desk)).toEqual([])
    expect(await lastContacts(desk)).toEqual({ Marie: null })
    await undo(desk, desk.batches.at(-1) as string)
    expect(await encounterOf(desk, encounter.id)).toEqual(encounter)
    expect(await lastContacts(desk)).toEqual({ Marie: '2026-11-21' })
  })

  test('somebody unknown is refused by name, and nothing is half-written', async () => {
    const desk = await newDesk()
    const draft = coffee({ personIds: [newId()] })
    await expect(saveEncounter(desk, draft)).rejects.toThrow('not-found')
    expect((await encountersOf(desk, {})).encounters).toEqual([])
  })

  test('the list goes newest first, page by page, each encounter once', async () => {
    const desk = await newDesk()
    const [marie, jean] = (await peopleNamed(desk, 'Marie', 'Jean')) as [string, string]
    const days = ['2026-11-03', '2026-11-01', '2026-11-02', '2026-11-02', '2026-11-05'].map(day)
    const drafts = days.map((on, i) => coffee({ day: on, personIds: i === 4 ? [jean] : [marie, jean] }))
    expect(await addEncounters(desk, drafts)).toBe(5)
    expect(await addEncounters(desk, drafts)).toBe(0)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await encountersOf(desk, { personId: marie }, { limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.encounters.map(encounter => encounter.day))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(['2026-11-03', '2026-11-02', '2026-11-02', '2026-11-01'])
    const middle = await encountersOf(desk, { from: day('2026-11-02'), to: day('2026-11-03') })
    expect(middle.encounters).toHaveLength(3)
    expect(await lastContacts(desk)).toEqual({ Jean: '2026-11-05', Marie: '2026-11-03' })
  })

  test('within a day those without an hour come first, then the latest; pages cut anywhere', async () => {
    const desk = await newDesk()
    const times = ['09:00', null, '18:30', '09:00', null, '00:00']
    await addEncounters(
      desk,
      times.map(time => coffee({ time })),
    )
    await addEncounters(desk, [coffee({ day: day('2026-11-20'), time: '23:59' })])
    const { encounters: all } = await encountersOf(desk, {})
    expect(all.map(({ time }) => time)).toEqual([null, null, '18:30', '09:00', '09:00', '00:00', '23:59'])
    for (const limit of [1, 2, 3]) {
      const paged: string[] = []
      let next: string | null = null
      do {
        const page = await encountersOf(desk, {}, { limit, ...(next ? { cursor: next } : {}) })
        paged.push(...page.encounters.map(({ id }) => id))
        next = page.next
      } while (next)
      expect(paged).toEqual(all.map(({ id }) => id))
    }
  })

  test('what is planned comes by hour, those without one first', async () => {
    const desk = await newDesk()
    for (const time of ['18:30', null, '09:00']) await saveEncounter(desk, coffee({ time, planned: true }))
    const planned = await plannedUntil(desk, day('2026-11-21'))
    expect(planned.map(({ time }) => time)).toEqual([null, '09:00', '18:30'])
  })

  test('an encounter that is left without anybody stays in the journal, and can be read, edited and deleted', async () => {
    const desk = await newDesk()
    const [marie, jean] = (await peopleNamed(desk, 'Marie', 'Jean')) as [string, string]
    const draft = coffee({ personIds: [marie, jean], followUps: [] })
    await saveEncounter(desk, draft)
    await saveEncounter(desk, coffee({ personIds: [marie], planned: true, note: 'seule' }))
    await deletePeople(desk, [marie, jean])
    expect((await encountersOf(desk, {})).encounters.map(({ people }) => people)).toEqual([[], []])
    expect(await plannedUntil(desk, day('2026-11-21'))).toMatchObject([{ personIds: [], people: [] }])
    const left = await encounterOf(desk, draft.id)
    expect(left).toMatchObject({ personIds: [], people: [], followUps: [] })
    const edit = { ...left, newPeople: [], note: 'plus personne' }
    expect((await saveEncounter(desk, edit)).outcome).toBe('edited')
    await deleteEncounter(desk, draft.id)
    await expect(encounterOf(desk, draft.id)).rejects.toThrow('gone')
  })

  test("another desk's encounters are never seen nor touched", async () => {
    const desk = await newDesk()
    const [marie] = (await peopleNamed(desk, 'Marie')) as [string]
    const draft = coffee({ personIds: [marie], planned: true })
    const { encounter } = await saveEncounter(desk, draft)
    const other = await newDesk()
    expect((await encountersOf(other, {})).encounters).toEqual([])
    expect((await encountersOf(other, { personId: marie })).encounters).toEqual([])
    expect(await plannedUntil(other, day('2026-11-21'))).toEqual([])
    await expect(encounterOf(other, encounter.id)).rejects.toThrow('not-found')
    await expect(deleteEncounter(other, encounter.id)).rejects.toThrow('not-found')
    await expect(saveEncounter(other, coffee({ personIds: [marie] }))).rejects.toThrow('not-found')
    expect(await encounterOf(desk, encounter.id)).toEqual(encounter)
  })
})
