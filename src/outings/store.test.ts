import { expect, test } from 'vitest'
import { calendarsOf } from '../../test/support/dav/desk-calendars.ts'
import { coffee, newId, peopleNamed } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { outingOn } from '../../test/support/outings-met.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { deletePeople } from '../people/bulk.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import type { OutingPersonDraft } from './outing.ts'
import { addOutingPeople, deleteOutingPerson, saveOutingPerson } from './outing-people.ts'
import { deleteOuting, keepMonth, outingOf, outingsOf, saveOuting } from './store.ts'

const THURSDAY = day('2026-12-03')

const expected = (outingId: string, changes: Partial<OutingPersonDraft> = {}): OutingPersonDraft => ({
  ...{ id: newId(), outingId, personId: null, name: '', organisation: '', role: 'expected', origin: 'typed' },
  ...{ isNew: false, word: '', metAt: null, encounterId: null },
  ...changes,
})

onEveryDatabase(PROJECTORS, newDesk => {
  const aim = (text: string, personId: string | null = null) => ({
    id: newId(),
    text,
    personId,
    reached: null,
  })

  test('an outing comes back as it was said, is edited from its state, undone and deleted', async () => {
    const desk = await newDesk()
    const [paul] = (await peopleNamed(desk, 'Paul')) as [string]
    const draft = outingOn(THURSDAY, {
      aims: [aim('Voir deux éditeurs'), aim('Demander à Paul', paul)],
      cost: { cents: 1500, currency: 'EUR' },
      position: { lat: 43.1, lon: 5.9 },
    })
    const { outcome, view } = await saveOuting(desk, draft)
    const { revision, aims, people, ...said } = view
    const { aims: sent, ...facts } = draft
    expect([outcome, said, people]).toEqual(['created', facts, []])
    expect(aims.map(({ person, ...kept }) => [person?.name, kept])).toEqual([
      [undefined, sent[0]],
      ['Paul', sent[1]],
    ])
    expect((await saveOuting(desk, draft)).outcome).toBe('kept')
    const turned = { ...draft, revision, state: 'been' as const, aims: [sent[1], sent[0]] as typeof sent }
    expect((await saveOuting(desk, turned)).outcome).toBe('edited')
    expect((await outingOf(desk, draft.id)).aims.map(({ text }) => text)).toEqual([
      'Demander à Paul',
      'Voir deux éditeurs',
    ])
    expect((await saveOuting(desk, { ...draft, revision, title: 'Autre' })).outcome).toBe('stale')
    await undo(desk, desk.batches.at(-1) as string)
    expect(await outingOf(desk, draft.id)).toEqual(view)
    await deletePeople(desk, [paul])
    expect((await outingOf(desk, draft.id)).aims[1]?.person?.name ?? '').toBe('')
    await deleteOuting(desk, draft.id)
    await expect(outingOf(desk, draft.id)).rejects.toThrow('gone')
    await expect(saveOuting(desk, draft)).rejects.toThrow('gone')
  })

  test('two for the month are kept and undone as one; when one stands otherwise by now, none is', async () => {
    const desk = await newDesk()
    const [one, two] = [outingOn(THURSDAY), outingOn(addDays(THURSDAY, 14))]
    await keepMonth(desk, [one, two])
    const span = { from: THURSDAY, to: addDays(THURSDAY, 30) }
    expect(await outingsOf(desk, span)).toHaveLength(2)
    expect(desk.batches).toHaveLength(1)
    await undo(desk, desk.batches[0] as string)
    expect(await outingsOf(desk, span)).toEqual([])

    const { view } = await saveOuting(desk, outingOn(THURSDAY))
    const stale = { ...one, id: view.id, note: 'autre', revision: 'x' }
    await expect(keepMonth(desk, [outingOn(addDays(THURSDAY, 14)), stale])).rejects.toMatchObject({
      code: 'stale',
    })
    expect(await outingsOf(desk, span)).toHaveLength(1)
  })

  test('those of some days are found, and nothing of another desk', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const long = outingOn(THURSDAY, { endDay: addDays(THURSDAY, 3), title: 'Salon du livre' })
    await saveOuting(desk, long)
    await saveOuting(desk, outingOn(addDays(THURSDAY, 9)))
    const within = async (on: Desk, from: number, to: number) =>
      (await outingsOf(on, { from: addDays(THURSDAY, from), to: addDays(THURSDAY, to) })).map(
        ({ title }) => title,
      )
    expect(await within(desk, 2, 5)).toEqual(['Salon du livre'])
    expect(await within(desk, 4, 5)).toEqual([])
    expect(await within(other, -99, 99)).toEqual([])
    await expect(outingOf(other, long.id)).rejects.toThrow('not-found')
    await expect(saveOutingPerson(other, expected(long.id, { name: 'Ana' }))).rejects.toThrow('not-found')
  })

  test('people of an outing: by card, by name alone, listed once, edited and taken away', async () => {
    const desk = await newDesk()
    const [paul] = (await peopleNamed(desk, 'Paul')) as [string]
    const { id } = (await saveOuting(desk, outingOn(THURSDAY))).view
    const row = expected(id, { personId: paul })
    expect((await saveOutingPerson(desk, row)).view).toMatchObject({ card: { id: paul, name: 'Paul' } })
    expect((await saveOutingPerson(desk, row)).outcome).toBe('kept')
    const list = [
      expected(id, { personId: paul }),
      expected(id, { name: 'Ana Roy', organisation: 'Port' }),
      expected(id, { name: 'ana roy' }),
    ]
    expect(await addOutingPeople(desk, id, list)).toBe(1)
    const [first] = (await outingOf(desk, id)).people
    expect(first).toMatchObject({ name: 'Ana Roy', card: null })
    const { card: _, ...said } = first as NonNullable<typeof first>
    expect((await saveOutingPerson(desk, { ...said, role: 'wished' })).outcome).toBe('edited')
    expect((await saveOutingPerson(desk, { ...said, word: 'x' })).outcome).toBe('stale')
    const eva = expected(id, { personId: newId() })
    await saveOutingPerson(desk, { ...eva, newPerson: { id: eva.personId as string, name: 'Eva' } })
    expect((await outingOf(desk, id)).people.map(each => [each.role, each.card?.name ?? each.name])).toEqual([
      ['wished', 'Ana Roy'],
      ['expected', 'Eva'],
      ['expected', 'Paul'],
    ])
    await deleteOutingPerson(desk, id, eva.id)
    expect((await outingOf(desk, id)).people).toHaveLength(2)
    await expect(saveOutingPerson(desk, expected(id, { personId: newId() }))).rejects.toThrow('not-found')
  })

  test('in the calendar of telephones: shown while one goes, moved there, moved back here, taken out', async () => {
    const desk = await newDesk()
    const { put, get, list, ask } = calendarsOf(desk)
    const draft = outingOn(THURSDAY, { endTime: '20:00', address: '3 rue Haute, 83000 Toulon' })
    const { id } = draft
    const thinking = (await saveOuting(desk, { ...draft, state: 'thinking' })).view
    expect((await list('outings')).size).toBe(0)
    await saveOuting(desk, { ...draft, revision: thinking.revision })
    const { text } = await get(`outings/${id}.ics`)
    expect(text).toContain('SUMMARY:Café des indépendants')
    expect(text).toContain('DTSTART:20261203T173000Z')
    expect(text).toContain('DTEND:20261203T190000Z')

    const moved = text
      .replace('20261203T173000Z', '20261204T180000Z')
      .replace('20261203T190000Z', '20261204T203000Z')
    expect(
      (await put(`outings/${id}.ics`, moved.replace('END:VEVENT', 'X-KEPT:yes\r\nEND:VEVENT'))).status,
    ).toBe(204)
    const now = await outingOf(desk, id)
    expect(now).toMatchObject({
      day: '2026-12-04',
      time: '19:00',
      endTime: '21:30',
      place: 'La Halle',
      state: 'going',
    })
    expect(now.address).toBe(draft.address)

    const { people: _, revision, ...facts } = now
    await saveOuting(desk, { ...facts, revision, time: '18:00', endTime: '20:00' })
    const after = (await get(`outings/${id}.ics`)).text
    expect(after).toContain('DTSTART:20261204T170000Z')
    expect(after).toContain('X-KEPT:yes')

    await ask('DELETE', `/calendars/u/outings/${id}.ics`)
    expect(await outingOf(desk, id)).toMatchObject({ state: 'declined' })
    expect((await put(`outings/${id}.ics`, after)).status).toBe(201)
    expect(await outingOf(desk, id)).toMatchObject({ state: 'going', time: '18:00' })
  })

  test('what a telephone notes in it is an outing; a series is its own', async () => {
    const desk = await newDesk()
    const { put, list } = calendarsOf(desk)
    const event = (uid: string, ...lines: string[]) =>
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//t//EN',
        'BEGIN:VEVENT',
        `UID:${uid}`,
        'DTSTAMP:20261101T000000Z',
        ...lines,
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n')
    await put(
      'outings/a.ics',
      event('a', 'DTSTART;VALUE=DATE:20261203', 'DTEND;VALUE=DATE:20261206', 'SUMMARY:Salon'),
    )
    await put('outings/b.ics', event('b', 'DTSTART:20261203T170000Z', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Chorale'))
    expect((await outingsOf(desk, {})).map(each => [each.title, each.day, each.endDay, each.state])).toEqual([
      ['Salon', '2026-12-03', '2026-12-05', 'going'],
    ])
    expect((await list('outings')).size).toBe(2)
  })

  test('the encounter that somebody met is noted with may go; the note stays', async () => {
    const desk = await newDesk()
    const [paul] = (await peopleNamed(desk, 'Paul')) as [string]
    const { id } = (await saveOuting(desk, outingOn(THURSDAY))).view
    const met = coffee({ personIds: [paul] })
    await saveEncounter(desk, met)
    const row = expected(id, { personId: paul, role: 'met', encounterId: met.id })
    expect((await saveOutingPerson(desk, row)).view).toMatchObject({ role: 'met', encounterId: met.id })
  })
})
