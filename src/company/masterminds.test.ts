import { expect, test } from 'vitest'
import { newId } from '../../test/support/encounters.ts'
import { mastermindDraft, memberDraft, ownerDraft } from '../../test/support/masterminds.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { findFollowUp, saveFollowUp } from '../encounters/follow-ups.ts'
import { encounterOf, encountersOf, findEncounter } from '../encounters/list.ts'
import { day } from '../lib/day.ts'
import { saveSettings } from '../owner/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { nextToCalendar } from './mastermind-calendar.ts'
import { type Closing, closeSession } from './mastermind-closing.ts'
import { saveNote, savePromise, saveSession } from './mastermind-sessions.ts'
import {
  deleteMastermind,
  orderMembers,
  removeMember,
  saveMastermind,
  saveMember,
} from './mastermind-store.ts'
import { findMastermind, mastermindOf, mastermindsOf } from './masterminds.ts'

const closing = (changes: Partial<Closing> = {}): Closing => ({
  channel: 'video',
  minutes: 80,
  absent: [],
  encounterId: newId(),
  ...changes,
})

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  /** Karim has a card, Solange a name; a session on Tuesday. */
  const begun = async () => {
    const desk = await newDesk()
    await saveSettings(desk, { ownerName: 'Perpétue Le Goff' })
    const karim = await somebody(desk, 'Karim Benali', {}, { timeZone: 'America/Montreal' })
    const members = [ownerDraft(), memberDraft({ personId: karim }), memberDraft({ name: 'Solange Ferré' })]
    const draft = mastermindDraft({ members })
    await saveMastermind(desk, draft)
    const [owner, one, other] = members.map(({ id }) => id) as [string, string, string]
    return { desk, id: draft.id, draft, karim, owner, one, other }
  }
  const opened = async () => {
    const at = await begun()
    const sessionId = newId()
    await saveSession(at.desk, at.id, {
      ...{ id: sessionId, day: day('2026-11-24'), time: '12:30', regularDay: day('2026-11-24') },
      ...{ state: 'planned', note: '', absent: [] },
    })
    return { ...at, of: { mastermindId: at.id, sessionId } }
  }
  const later = (desk: Desk, days: number): Desk => {
    const now = () => new Date(NOW.getTime() + days * 86_400_000)
    return database().desk(desk.id, { language: 'fr', timeZone: 'Europe/Paris', by: 'test', now })
  }

  test('it begins with three to eight, the owner among them, once however often it is sent', async () => {
    const desk = await newDesk()
    const size = (others: number) =>
      saveMastermind(
        desk,
        mastermindDraft({ members: [ownerDraft(), ...Array.from({ length: others }, () => memberDraft())] }),
      )
    await expect(size(1)).rejects.toMatchObject({ code: 'mastermind-size', params: { fewest: 3, most: 8 } })
    await expect(size(8)).rejects.toMatchObject({ code: 'mastermind-size' })
    await size(7)
    const noOwner = mastermindDraft({ members: [memberDraft(), memberDraft(), memberDraft()] })
    await expect(saveMastermind(desk, noOwner)).rejects.toMatchObject({ code: 'invalid-input' })
    const draft = mastermindDraft()
    expect((await saveMastermind(desk, draft)).outcome).toBe('created')
    const { outcome, view } = await saveMastermind(desk, draft)
    expect(outcome).toBe('kept')
    const edit = { ...draft, members: [], name: 'Les jeudis' }
    expect((await saveMastermind(desk, { ...edit, revision: view.revision })).outcome).toBe('edited')
    expect((await saveMastermind(desk, { ...edit, name: 'X', revision: view.revision })).outcome).toBe(
      'stale',
    )
    expect(await mastermindsOf(desk)).toHaveLength(2)
    await deleteMastermind(desk, draft.id)
    await expect(saveMastermind(desk, draft)).rejects.toMatchObject({ code: 'gone' })
  })

  test('each is shown by name, with the clock of their card; the next times come from the rhythm', async () => {
    const { desk, id } = await begun()
    const { members, ahead } = await mastermindOf(desk, id)
    expect(members.map(({ name, clock }) => [name, clock])).toEqual([
      ['Perpétue Le Goff', 'Europe/Paris'],
      ['Karim Benali', 'America/Montreal'],
      ['Solange Ferré', 'Europe/Paris'],
    ])
    expect(ahead.map(slot => slot.startsAt)).toEqual([
      '2026-11-24T11:30:00.000Z',
      '2026-12-08T11:30:00.000Z',
      '2026-12-22T11:30:00.000Z',
      '2027-01-05T11:30:00.000Z',
    ])
  })

  test('eight at most at any time; who was never there leaves no trace, who was stays in what was said', async () => {
    const { desk, id, one, other, of } = await opened()
    for (let count = 3; count < 8; count++) await saveMember(desk, id, memberDraft())
    await expect(saveMember(desk, id, memberDraft())).rejects.toMatchObject({ code: 'mastermind-size' })
    await savePromise(desk, of, { id: newId(), memberId: one, text: 'appeler', kept: null })
    await removeMember(desk, id, one)
    await removeMember(desk, id, other)
    const { members } = await mastermindOf(desk, id)
    expect(members.find(each => each.id === one)?.leftOn).toBe('2026-11-21')
    expect(members.find(each => each.id === other)).toBeUndefined()
    await saveMember(desk, id, memberDraft({ id: one, name: 'Karim Benali' }))
    expect((await mastermindOf(desk, id)).members.find(each => each.id === one)?.leftOn).toBeNull()
  })

  test('the order of the turns is as it is said', async () => {
    const { desk, id, owner, one, other } = await begun()
    const { members } = await orderMembers(desk, id, [other, owner])
    expect(members.map(each => each.id)).toEqual([other, owner, one])
  })

  test('a time of the rhythm has one session, whoever sends it; notes are one a member', async () => {
    const { desk, id, one, of } = await opened()
    const again = { id: newId(), day: day('2026-11-24'), time: '12:30', regularDay: day('2026-11-24') }
    const saved = await saveSession(desk, id, { ...again, state: 'planned', note: '', absent: [] })
    expect([saved.outcome, saved.view.id]).toEqual(['kept', of.sessionId])
    await saveNote(desk, of, { id: newId(), memberId: one, text: 'son offre' })
    await saveNote(desk, of, { id: newId(), memberId: one, text: 'son offre, ses prix' })
    const texts = async () => (await mastermindOf(desk, id)).sessions[0]?.notes.map(({ text }) => text)
    expect(await texts()).toEqual(['son offre, ses prix'])
    await saveNote(desk, of, { id: newId(), memberId: one, text: '' })
    expect(await texts()).toEqual([])
  })

  test('closed, it is one encounter with those who have a card, and the owner’s promises by the next session', async () => {
    const { desk, id, karim, owner, other, of } = await opened()
    const mine = newId()
    await savePromise(desk, of, { id: mine, memberId: owner, text: 'refaire mes tarifs', kept: null })
    await savePromise(desk, of, { id: newId(), memberId: other, text: 'rappeler Aria', kept: null })
    await closeSession(desk, of, closing({ absent: [other] }))
    await closeSession(desk, of, closing())
    const { encounters } = await encountersOf(desk, {}, { limit: 10 })
    expect(encounters).toHaveLength(1)
    expect(encounters[0]).toMatchObject({
      ...{
        day: '2026-11-21',
        time: '12:30',
        channel: 'video',
        minutes: 80,
        personIds: [karim],
        planned: false,
      },
      note: 'Les mardis',
    })
    expect(encounters[0]?.followUps).toMatchObject([
      { id: mine, text: 'refaire mes tarifs', by: 'me', dueOn: '2026-12-08', doneOn: null },
    ])
    const { sessions } = await mastermindOf(desk, id)
    expect(sessions[0]).toMatchObject({ state: 'held', absent: [other] })
    await expect(
      saveSession(desk, id, {
        ...{ ...(sessions[0] as (typeof sessions)[number]), state: 'skipped' },
      }),
    ).rejects.toMatchObject({ code: 'mastermind-held' })
  })

  test('undone, the closing takes back the encounter and the follow-ups; closed again, they are there once', async () => {
    const { desk, id, owner, of } = await opened()
    const mine = newId()
    await savePromise(desk, of, { id: mine, memberId: owner, text: 'refaire mes tarifs', kept: null })
    const same = closing()
    await closeSession(desk, of, same)
    await undo(desk, desk.batches.at(-1) as string)
    expect(await findEncounter(desk, same.encounterId)).toBeUndefined()
    expect(await findFollowUp(desk, mine)).toBeUndefined()
    const { sessions } = await mastermindOf(desk, id)
    expect(sessions[0]).toMatchObject({ state: 'planned', day: '2026-11-24', encounterId: null })
    await closeSession(desk, of, same)
    expect((await encountersOf(desk, {}, { limit: 10 })).encounters).toHaveLength(1)
    expect(await findFollowUp(desk, mine)).toMatchObject({ text: 'refaire mes tarifs' })
  })

  test('a promise of the owner is kept on both sides: told in the mastermind, or ticked among the follow-ups', async () => {
    const { desk, id, owner, of } = await opened()
    const [mine, more] = [newId(), newId()]
    await savePromise(desk, of, { id: mine, memberId: owner, text: 'refaire mes tarifs', kept: null })
    await closeSession(desk, of, closing())
    await savePromise(desk, of, { id: more, memberId: owner, text: 'écrire à Zoé', kept: null })
    expect(await findFollowUp(desk, more)).toMatchObject({ dueOn: '2026-12-08', doneOn: null })
    await savePromise(desk, of, { id: mine, memberId: owner, text: 'refaire mes tarifs', kept: true })
    expect(await findFollowUp(desk, mine)).toMatchObject({ doneOn: '2026-11-21' })
    const ticked = await findFollowUp(desk, more)
    const { personName: _, revision: __, ...facts } = ticked as NonNullable<typeof ticked>
    await saveFollowUp(desk, { ...facts, doneOn: day('2026-11-23') })
    const { sessions } = await mastermindOf(desk, id)
    expect(sessions[0]?.promises.map(({ kept }) => kept)).toEqual([true, true])
  })

  test('in the calendar, the next session moves, is skipped and comes back with its mastermind', async () => {
    const { desk, id, karim, draft } = await begun()
    const put = await nextToCalendar(desk, id)
    const session = put.sessions[0] as (typeof put.sessions)[number]
    const planned = session.encounterId as string
    const facts = { planned: true, day: '2026-11-24', time: '12:30', minutes: 90, personIds: [karim] }
    expect(await encounterOf(desk, planned)).toMatchObject({ ...facts, place: draft.link })
    await nextToCalendar(desk, id)
    expect((await encountersOf(desk, {}, { limit: 10 })).encounters).toHaveLength(1)

    const moved = { ...session, day: day('2026-11-25'), time: '09:00' }
    const { view } = await saveSession(desk, id, moved)
    expect(await encounterOf(desk, planned)).toMatchObject({ day: '2026-11-25', time: '09:00' })
    await saveSession(desk, id, { ...view, state: 'skipped' })
    expect(await findEncounter(desk, planned)).toBeUndefined()
    await undo(desk, desk.batches.at(-1) as string)
    expect(await encounterOf(desk, planned)).toMatchObject({ day: '2026-11-25' })
  })

  test('another rhythm moves what is planned; what was moved by hand stays', async () => {
    const { desk, id, draft } = await begun()
    const { revision, sessions } = await nextToCalendar(desk, id)
    const weekly = { ...draft, rhythm: 'week' as const, since: day('2026-11-26'), time: '08:30', revision }
    await saveMastermind(desk, weekly)
    const after = await mastermindOf(desk, id)
    expect(after.sessions).toHaveLength(1)
    expect(after.sessions[0]).toMatchObject({
      id: sessions[0]?.id,
      day: '2026-11-26',
      regularDay: '2026-11-26',
    })
    expect(await encounterOf(desk, after.sessions[0]?.encounterId as string)).toMatchObject({
      ...{ day: '2026-11-26', time: '08:30' },
    })
    expect(after.ahead.map(slot => slot.day)).toEqual([
      '2026-11-26',
      '2026-12-03',
      '2026-12-10',
      '2026-12-17',
    ])
  })

  test('a planned session that is held becomes the encounter that took place', async () => {
    const { desk, id } = await begun()
    const put = await nextToCalendar(desk, id)
    const { id: sessionId, encounterId } = put.sessions[0] as (typeof put.sessions)[number]
    await closeSession(later(desk, 3), { mastermindId: id, sessionId }, closing({ channel: 'in-person' }))
    const { encounters } = await encountersOf(desk, {}, { limit: 10 })
    expect(encounters).toMatchObject([
      { id: encounterId, planned: false, channel: 'in-person', minutes: 80, day: '2026-11-24' },
    ])
  })

  test('another desk sees nothing of it, and touches nothing', async () => {
    const { id, one, of } = await opened()
    const other = await newDesk()
    expect(await mastermindsOf(other)).toEqual([])
    expect(await findMastermind(other, id)).toBeUndefined()
    await expect(saveNote(other, of, { id: newId(), memberId: one, text: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(closeSession(other, of, closing())).rejects.toMatchObject({ code: 'not-found' })
    await expect(deleteMastermind(other, id)).rejects.toMatchObject({ code: 'not-found' })
  })
})
