import { expect, test } from 'vitest'
import { choir, wentTo } from '../../test/support/clubs.ts'
import { coffee, newId, peopleNamed, personWith } from '../../test/support/encounters.ts'
import { mandate } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { place } from '../../test/support/places.ts'
import { encountersOf } from '../encounters/list.ts'
import { deleteEncounter, saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import { saveNeed } from '../needs/store.ts'
import { personDetail } from '../people/store.ts'
import { deletePlace, savePlace } from '../places/store.ts'
import { repointPerson } from '../platform/db/repoint.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { addMembers, clubsOfPerson, membersOf, removeMember } from './members.ts'
import { clubDetail, everyClub } from './read-club.ts'
import { leaveOut, possibleIn } from './read-possible.ts'
import { deleteSession, saveSession, sessionsOf } from './sessions.ts'
import { clubOf, deleteClub, saveClub } from './store.ts'
import { clubsToday } from './today.ts'

const TUESDAY = day('2026-11-17')
/** The morning after. */
const WEDNESDAY = { now: () => new Date('2026-11-18T08:00:00Z') }

onEveryDatabase(PROJECTORS, newDesk => {
  test('a club is noted once, edited, refused when stale, taken away with its sessions, and brought back', async () => {
    const desk = await newDesk()
    const draft = choir()
    const { view, outcome } = await saveClub(desk, draft)
    expect([outcome, (await saveClub(desk, draft)).outcome]).toEqual(['created', 'kept'])
    const edited = await saveClub(desk, { ...draft, costCents: 12_000, revision: view.revision })
    expect(edited).toMatchObject({ outcome: 'edited', view: { costCents: 12_000 } })
    expect(await saveClub(desk, { ...draft, note: 'trop tard', revision: view.revision })).toMatchObject({
      outcome: 'stale',
      view: { note: '' },
    })
    await saveSession(desk, wentTo(draft.id))
    await deleteClub(desk, draft.id)
    await expect(saveClub(desk, draft)).rejects.toMatchObject({ code: 'gone' })
    expect(await journal(desk)).toHaveLength(1)
    await undo(desk, desk.batches.at(-1) as string)
    expect(await sessionsOf(desk, draft.id)).toHaveLength(1)
  })

  test('a rule that is no rhythm, an end before the beginning and an unknown place are refused', async () => {
    const desk = await newDesk()
    await expect(saveClub(desk, choir({ rule: 'FREQ=DAILY' }))).rejects.toMatchObject({
      code: 'invalid-input',
    })
    await expect(saveClub(desk, choir({ until: day('2020-01-01') }))).rejects.toMatchObject({
      code: 'invalid-input',
    })
    await expect(saveClub(desk, choir({ placeId: newId() }))).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a club outlives its place', async () => {
    const desk = await newDesk()
    const hall = place({ name: 'La salle des fêtes' })
    await savePlace(desk, hall)
    const { view } = await saveClub(desk, choir({ placeId: hall.id }))
    await deletePlace(desk, hall.id)
    const edited = await saveClub(desk, { ...view, note: 'autre salle' })
    expect(edited.view).toMatchObject({ place: 'la salle des fêtes', note: 'autre salle' })
  })

  test('several people join at once, each once; one that is new by name enters the cardex', async () => {
    const desk = await newDesk()
    const { view } = await saveClub(desk, choir())
    const [ana, luc] = await peopleNamed(desk, 'Ana Riou', 'Luc Morel')
    const zoe = newId()
    const people = [ana, luc, zoe].map(personId => ({ id: newId(), personId: personId as string, role: '' }))
    const draft = { people, newPeople: [{ id: zoe, name: 'Zoé Brun' }] }
    await addMembers(desk, view.id, draft)
    const again = { people: [{ id: newId(), personId: zoe, role: 'alto' }], newPeople: draft.newPeople }
    await addMembers(desk, view.id, { ...again, people: [...people, ...again.people] })
    const members = await membersOf(desk, view.id)
    expect(members.map(({ name, role }) => [name, role])).toEqual([
      ['Ana Riou', ''],
      ['Zoé Brun', 'alto'],
      ['Luc Morel', ''],
    ])
    expect(await clubsOfPerson(desk, zoe)).toMatchObject([
      { name: 'Chorale du Port', role: 'alto', together: 0 },
    ])
    await removeMember(desk, view.id, ana as string)
    expect(await membersOf(desk, view.id)).toHaveLength(2)
    const unknown = { people: [{ id: newId(), personId: newId(), role: '' }], newPeople: [] }
    await expect(addMembers(desk, view.id, unknown)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('two cards of the same person, made one, are in the club once', async () => {
    const desk = await newDesk()
    const { clubId, ana } = await choirOf(desk)
    const again = await personWith(desk, { name: 'Ana R.' })
    await addMembers(desk, clubId, { people: [{ id: newId(), personId: again, role: '' }], newPeople: [] })
    await desk.write({ what: 'test' }, inside => repointPerson(inside, { from: again, to: ana }))
    expect(await membersOf(desk, clubId)).toMatchObject([{ id: ana, role: 'alto' }])
  })

  test('having been there logs one encounter in the same batch, however often it is sent; undo takes both back', async () => {
    const desk = await newDesk(WEDNESDAY)
    const { clubId, ana } = await choirOf(desk)
    expect((await clubsToday(desk)).asked).toMatchObject([{ day: TUESDAY, usual: [ana] }])
    const bob = newId()
    const draft = wentTo(clubId, { personIds: [ana, bob], newPeople: [{ id: bob, name: 'Bob Lenoir' }] })
    const before = desk.batches.length
    expect(await saveSession(desk, draft)).toMatchObject({
      outcome: 'created',
      view: { people: { length: 2 } },
    })
    expect(desk.batches.length).toBe(before + 1)
    expect((await saveSession(desk, draft)).outcome).toBe('kept')
    expect(await journal(desk)).toMatchObject([
      {
        ...{
          day: TUESDAY,
          time: '19:30',
          minutes: 120,
          channel: 'in-person',
          sphere: 'personal',
          size: 'long',
        },
        ...{ place: 'la salle des fêtes', note: 'Chorale du Port', planned: false },
        people: [{ name: 'Ana Riou' }, { name: 'Bob Lenoir' }],
      },
    ])
    expect(await membersOf(desk, clubId)).toMatchObject([{ id: ana, together: 1 }, { name: 'Bob Lenoir' }])
    expect((await clubsToday(desk)).asked).toEqual([])

    await undo(desk, desk.batches.at(-1) as string)
    expect(await journal(desk)).toEqual([])
    expect(await sessionsOf(desk, clubId)).toEqual([])
    expect(await personDetail(desk, bob)).toBeNull()
    expect((await clubsToday(desk)).asked).toHaveLength(1)
    await expect(saveSession(desk, draft)).rejects.toMatchObject({ code: 'gone' })
  })

  test('the same day said from two devices is said once: the first stands', async () => {
    const desk = await newDesk(WEDNESDAY)
    const { clubId, ana } = await choirOf(desk)
    await saveSession(desk, wentTo(clubId, { personIds: [ana] }))
    const second = await saveSession(desk, wentTo(clubId, { state: 'missed', attendance: null }))
    expect(second).toMatchObject({ outcome: 'kept', view: { state: 'went' } })
    expect(await sessionsOf(desk, clubId)).toHaveLength(1)
    expect(await journal(desk)).toHaveLength(1)
  })

  test('missed and off are remembered and log nothing; said otherwise later, the encounter follows', async () => {
    const desk = await newDesk(WEDNESDAY)
    const { clubId, ana } = await choirOf(desk)
    const draft = wentTo(clubId, { personIds: [ana] })
    const missed = await saveSession(desk, { ...draft, state: 'missed', attendance: null })
    expect((await clubsToday(desk)).asked).toEqual([])
    expect(await journal(desk)).toEqual([])
    const went = await saveSession(desk, { ...draft, revision: missed.view.revision })
    expect(went.outcome).toBe('edited')
    expect(await journal(desk)).toHaveLength(1)
    expect(
      (await saveSession(desk, { ...draft, state: 'off', revision: missed.view.revision })).outcome,
    ).toBe('stale')
    const off = await saveSession(desk, {
      ...{ ...draft, state: 'off', attendance: null },
      revision: went.view.revision,
    })
    expect(off.view).toMatchObject({ state: 'off', encounterId: null })
    expect(await journal(desk)).toEqual([])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await journal(desk)).toHaveLength(1)
  })

  test('an answer is taken back with what it logged, even where the journal was edited by hand', async () => {
    const desk = await newDesk(WEDNESDAY)
    const { clubId, ana } = await choirOf(desk)
    const { view } = await saveSession(desk, wentTo(clubId, { personIds: [ana] }))
    await deleteEncounter(desk, view.encounterId as string)
    expect(await sessionsOf(desk, clubId)).toMatchObject([{ state: 'went', people: [] }])
    await deleteSession(desk, view.id)
    expect(await sessionsOf(desk, clubId)).toEqual([])
    await expect(deleteSession(desk, view.id)).rejects.toMatchObject({ code: 'gone' })
  })

  test('one was not there on a day to come; that there is none may be known ahead', async () => {
    const desk = await newDesk(WEDNESDAY)
    const { clubId } = await choirOf(desk)
    const next = day('2026-11-24')
    await expect(saveSession(desk, wentTo(clubId, { day: next }))).rejects.toMatchObject({
      code: 'invalid-input',
    })
    expect((await clubDetail(desk, clubId)).next).toBe(next)
    await saveSession(desk, wentTo(clubId, { day: next, state: 'off', attendance: null }))
    expect((await clubDetail(desk, clubId)).next).toBe('2026-12-01')
  })

  test('the session of the evening lies ahead in the morning', async () => {
    const desk = await newDesk({ now: () => new Date('2026-11-17T08:00:00Z') })
    await choirOf(desk)
    expect(await clubsToday(desk)).toMatchObject({
      asked: [],
      ahead: [{ club: { name: 'Chorale du Port', time: '19:30' } }],
    })
  })

  test('the page tells attendance, cost, who was met there and what came through them', async () => {
    const desk = await newDesk()
    const { clubId, ana } = await choirOf(desk, { costCents: 12_000 })
    for (let week = 0; week < 6; week++) {
      const on = addDays(TUESDAY, -7 * week)
      const isMissed = week === 1
      await saveSession(desk, {
        ...wentTo(clubId, { day: on, personIds: [ana] }),
        ...(isMissed ? { state: 'missed', attendance: null } : {}),
      })
    }
    const chain = { id: newId(), kind: 'referral' as const, label: '', personIds: [ana], share: 10_000 }
    const won = mandate({ stage: 'won', amountCents: 90_000, heardOn: TUESDAY, contributions: [chain] })
    await saveMandate(desk, won)
    const page = await clubDetail(desk, clubId)
    expect(page).toMatchObject({
      next: '2026-11-24',
      attendance: { went: 5, missed: 1, n: 6, unsaid: 46 },
      cost: { perSessionCents: 2_400, n: 5 },
      brought: { people: [{ id: ana }], mandates: [{ id: won.id }], won: [{ cents: 90_000 }] },
    })
    const { clubs, outside } = await everyClub(desk)
    expect(clubs).toMatchObject([{ people: 1, next: '2026-11-24', attendance: { went: 5 } }])
    expect(outside.now).toMatchObject({ outside: 1, inside: 0, n: 1, share: null })
  })

  test('company outside the trade is what was met in the flesh, not the household nor calls', async () => {
    const desk = await newDesk()
    const met = async (acquaintance: object, encounter: object = {}) => {
      const personIds = [await personWith(desk, { name: 'Quelqu’un' }, acquaintance)]
      await saveEncounter(desk, coffee({ personIds, ...encounter }))
    }
    for (let i = 0; i < 6; i++) await met({ trade: 'outside' })
    for (let i = 0; i < 4; i++) await met({ relations: ['client'] })
    await met({})
    await met({ trade: 'outside' }, { channel: 'call' })
    await met({ trade: 'outside', household: true })
    await met({ trade: 'outside' }, { day: '2025-06-01' })
    const { outside } = await everyClub(desk)
    expect(outside.now).toMatchObject({ outside: 6, inside: 4, unknown: 1, n: 10, share: 0.6 })
    expect(outside.before).toMatchObject({ outside: 1, n: 1, share: null })
  })

  test('a possible client is told after three times together, with a reason, and never again once left out', async () => {
    const desk = await newDesk()
    const { clubId, ana } = await choirOf(desk)
    await saveNeed(desk, {
      ...{ id: newId(), kind: 'client', what: 'une libraire', skills: ['libraire'], organisation: '' },
      ...{ place: '', note: '', statedOn: TUESDAY, closedOn: null, outcome: null, cameOf: '' },
    })
    for (let week = 0; week < 3; week++) {
      expect(await possibleIn(desk, clubId)).toEqual([])
      await saveSession(desk, wentTo(clubId, { day: addDays(TUESDAY, -7 * week), personIds: [ana] }))
    }
    expect(await possibleIn(desk, clubId)).toMatchObject([
      { person: { id: ana }, together: 3, reasons: [{ kind: 'need', because: { kind: 'does' } }] },
    ])
    const left = { id: newId(), personId: ana }
    await leaveOut(desk, left)
    await leaveOut(desk, left)
    await leaveOut(desk, { ...left, id: newId() })
    expect(await possibleIn(desk, clubId)).toEqual([])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await possibleIn(desk, clubId)).toHaveLength(1)
  })

  test('another desk sees nothing and changes nothing', async () => {
    const desk = await newDesk(WEDNESDAY)
    const { clubId, ana } = await choirOf(desk)
    const { view } = await saveSession(desk, wentTo(clubId, { personIds: [ana] }))
    const other = await newDesk(WEDNESDAY)
    expect((await everyClub(other)).clubs).toEqual([])
    expect(await clubsToday(other)).toEqual({ asked: [], ahead: [] })
    expect(await clubsOfPerson(other, ana)).toEqual([])
    expect(await membersOf(other, clubId)).toEqual([])
    await expect(clubOf(other, clubId)).rejects.toMatchObject({ code: 'not-found' })
    await expect(deleteSession(other, view.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(saveSession(other, wentTo(clubId))).rejects.toMatchObject({ code: 'not-found' })
    expect(await sessionsOf(desk, clubId)).toHaveLength(1)
  })
})

/** A choir with Ana in it, who sells books. */
async function choirOf(desk: Desk, changes: Parameters<typeof choir>[0] = {}) {
  const { view } = await saveClub(desk, choir(changes))
  const ana = await personWith(desk, { name: 'Ana Riou', title: 'libraire' })
  await addMembers(desk, view.id, { people: [{ id: newId(), personId: ana, role: 'alto' }], newPeople: [] })
  return { clubId: view.id, ana }
}

async function journal(desk: Desk) {
  return (await encountersOf(desk, {})).encounters
}
