import { expect, test } from 'vitest'
import { coffee, newId, personWith } from '../../test/support/encounters.ts'
import { mandate } from '../../test/support/mandates.ts'
import { network, outcome, post } from '../../test/support/networks.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { hush } from './hushes.ts'
import { keepScreenTime, screenTimeIn } from './import-times.ts'
import { deleteOutcome, saveOutcome } from './outcomes.ts'
import { deletePost, postOf, postsOf, savePost } from './posts.ts'
import { linksView } from './read-links.ts'
import { substitutionOf } from './read-weeks.ts'
import { deleteNetwork, networkOf, networksView, saveNetwork } from './store.ts'
import { startTimer, stopTimer, timersOf } from './timers.ts'
import { addTimes, deleteTime, saveTime, timesOf } from './times.ts'

const TODAY = day('2026-11-21')
const MINUTE_MS = 60_000
const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS).toISOString()

onEveryDatabase(PROJECTORS, newDesk => {
  async function deskWith(changes: Parameters<typeof network>[0] = {}) {
    const desk = await newDesk()
    const draft = network(changes)
    await saveNetwork(desk, draft)
    return { desk, id: draft.id }
  }
  const minutesIn = async (desk: Desk, networkId: string) =>
    (await timesOf(desk, { networkId, from: addDays(TODAY, -400) })).map(time => [time.day, time.minutes])
  /** The same desk, so many minutes later. */
  const later = (desk: Desk, minutes: number): Desk => ({ ...desk, now: () => new Date(at(minutes)) })

  test('a network sent twice is one; edited, stale, deleted and brought back', async () => {
    const desk = await newDesk()
    const draft = network({ name: 'LinkedIn', budgetMinutes: 120 })
    const { view } = await saveNetwork(desk, draft)
    expect((await saveNetwork(desk, draft)).outcome).toBe('kept')
    const edited = await saveNetwork(desk, { ...draft, postsAMonth: 2, revision: view.revision })
    expect(edited).toMatchObject({ outcome: 'edited', view: { postsAMonth: 2, budgetMinutes: 120 } })
    expect((await saveNetwork(desk, { ...draft, name: 'Autre', revision: view.revision })).outcome).toBe(
      'stale',
    )
    await deleteNetwork(desk, draft.id)
    await expect(saveNetwork(desk, draft)).rejects.toMatchObject({ code: 'gone' })
    await undo(desk, desk.batches.at(-1) as string)
    expect(await networkOf(desk, draft.id)).toMatchObject({ name: 'LinkedIn', postsAMonth: 2 })
  })

  test('deleted, a network takes its time and its posts along, and undo brings all of it back', async () => {
    const { desk, id } = await deskWith()
    await saveTime(desk, { id: newId(), networkId: id, day: TODAY, minutes: 20 })
    const said = post(id)
    await savePost(desk, said)
    await saveOutcome(desk, outcome(said.id))
    await deleteNetwork(desk, id)
    expect(await postsOf(desk)).toEqual([])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await minutesIn(desk, id)).toEqual([[TODAY, 20]])
    expect((await postOf(desk, said.id)).outcomes).toHaveLength(1)
  })

  test('the week’s minutes count since Monday; a budget reached is said until it is read', async () => {
    const { desk, id } = await deskWith({ budgetMinutes: 60 })
    const note = (on: string, minutes: number) =>
      saveTime(desk, { id: newId(), networkId: id, day: day(on), minutes })
    await note('2026-11-15', 300)
    await note('2026-11-16', 45)
    expect(await networkOf(desk, id)).toMatchObject({ weekMinutes: 45, saysStop: false })
    await note('2026-11-21', 15)
    expect(await networkOf(desk, id)).toMatchObject({ weekMinutes: 60, saysStop: true })
    const read = { id: newId(), what: 'budget' as const, networkId: id }
    await hush(desk, read)
    await hush(desk, read)
    expect((await networkOf(desk, id)).saysStop).toBe(false)
  })

  test('one timer at a time: another one stops it, and both count', async () => {
    const { desk, id } = await deskWith()
    const other = network({ name: 'LinkedIn' })
    await saveNetwork(desk, other)
    const [one, two] = [newId(), newId()]
    await startTimer(desk, { id: one, networkId: id })
    await startTimer(desk, { id: one, networkId: id })
    const soon = later(desk, 25)
    expect(await startTimer(soon, { id: two, networkId: other.id })).toMatchObject({ running: { id: two } })
    expect(await minutesIn(desk, id)).toEqual([[TODAY, 25]])
    expect(await stopTimer(later(desk, 40), { id: two })).toEqual({ running: null, forgotten: [] })
    await stopTimer(later(desk, 90), { id: two })
    expect(await minutesIn(desk, other.id)).toEqual([[TODAY, 15]])
  })

  test('a timer over three hours is asked about, not counted', async () => {
    const { desk, id } = await deskWith()
    const timer = newId()
    await startTimer(desk, { id: timer, networkId: id })
    const late = later(desk, 181)
    expect(await stopTimer(late, { id: timer })).toMatchObject({ running: null, forgotten: [{ id: timer }] })
    expect(await minutesIn(desk, id)).toEqual([])
    await stopTimer(late, { id: timer, minutes: 35 })
    expect(await minutesIn(desk, id)).toEqual([[TODAY, 35]])
  })

  test('a timer stopped without network keeps the instant that the device says, never a later one', async () => {
    const { desk, id } = await deskWith()
    const timer = newId()
    await startTimer(desk, { id: timer, networkId: id })
    await stopTimer(later(desk, 500), { id: timer, at: at(12) })
    expect(await minutesIn(desk, id)).toEqual([[TODAY, 12]])
    await undo(desk, desk.batches.at(-1) as string)
    expect((await timersOf(desk)).running?.id).toBe(timer)
    await deleteTime(desk, timer)
    expect((await timersOf(desk)).running).toBeNull()
  })

  test('a file of screen time: proposed by network, kept once, grown later, never over one’s own time', async () => {
    const { desk, id } = await deskWith({ name: 'LinkedIn' })
    await saveTime(desk, { id: newId(), networkId: id, day: day('2026-11-17'), minutes: 9 })
    const file = (last: number) =>
      `date,app,minutes\n2026-11-17,LinkedIn,30\n2026-11-18,LinkedIn,20\n2026-11-19,LinkedIn,${last}\n2026-11-19,Plans,8\n2027-01-01,LinkedIn,5\n`
    expect((await screenTimeIn(desk, file(10))).apps).toMatchObject([
      { app: 'LinkedIn', networkId: id, days: 3, minutes: 60 },
      { app: 'Plans', networkId: null, days: 1, minutes: 8 },
    ])
    const choices = [{ app: 'LinkedIn', networkId: id }]
    expect(await keepScreenTime(desk, { text: file(10), choices })).toEqual({ kept: 2, known: 0, ownDays: 1 })
    const written = desk.batches.length
    expect(await keepScreenTime(desk, { text: file(10), choices })).toEqual({ kept: 0, known: 2, ownDays: 1 })
    expect(desk.batches.length).toBe(written)
    expect(await keepScreenTime(desk, { text: file(25), choices })).toEqual({ kept: 1, known: 1, ownDays: 1 })
    expect(await minutesIn(desk, id)).toEqual([
      ['2026-11-19', 25],
      ['2026-11-18', 20],
      ['2026-11-17', 9],
    ])
    const [mended] = await timesOf(desk, { networkId: id, from: TODAY.replace('21', '19') as typeof TODAY })
    if (!mended) throw new Error('nothing was kept')
    const { source: _, ...time } = mended
    await saveTime(desk, { ...time, minutes: 5 })
    await keepScreenTime(desk, { text: file(25), choices })
    expect((await minutesIn(desk, id))[0]).toEqual(['2026-11-19', 5])
  })

  test('a post waits for the consent of whom it is about', async () => {
    const { desk, id } = await deskWith()
    const lise = await somebody(desk, 'Lise Riou')
    const draft = post(id, { personId: lise, consent: 'to-ask' })
    const { view } = await savePost(desk, draft)
    const posting = { ...draft, state: 'posted' as const, revision: view.revision }
    await expect(savePost(desk, posting)).rejects.toMatchObject({ code: 'invalid-input' })
    const { view: posted } = await savePost(desk, { ...posting, consent: 'given' })
    expect(posted).toMatchObject({ state: 'posted', postedOn: TODAY, person: { name: 'Lise Riou' } })
    await undo(desk, desk.batches.at(-1) as string)
    expect(await postOf(desk, draft.id)).toMatchObject({ state: 'thought', consent: 'to-ask' })
    await deletePost(desk, draft.id)
    await expect(postOf(desk, draft.id)).rejects.toMatchObject({ code: 'gone' })
  })

  test('what came of a post names somebody new, an encounter, a mandate; what is unknown is refused', async () => {
    const { desk, id } = await deskWith()
    const said = post(id, { state: 'posted' })
    await savePost(desk, said)
    const person = newId()
    const met = coffee()
    await saveEncounter(desk, met)
    const won = mandate({ what: 'Refonte' })
    await saveMandate(desk, won)
    const links = { personId: person, encounterId: met.id, mandateId: won.id }
    const came = outcome(said.id, {
      kind: 'meeting',
      ...links,
      newPerson: { id: person, name: 'Yann Le Goff' },
    })
    await saveOutcome(desk, came)
    await saveOutcome(desk, came)
    expect((await postOf(desk, said.id)).outcomes).toMatchObject([
      { kind: 'meeting', person: { name: 'Yann Le Goff' }, mandate: { what: 'Refonte' } },
    ])
    const unknown = outcome(said.id, { personId: newId() })
    await expect(saveOutcome(desk, unknown)).rejects.toMatchObject({ code: 'not-found' })
    await deleteOutcome(desk, came.id)
    expect((await postOf(desk, said.id)).outcomes).toEqual([])
  })

  test('links begun online, read from the journal and from where mandates came', async () => {
    const desk = await newDesk()
    const person = await personWith(desk, { name: 'Maël Riou' })
    const had = (ago: number, channel: 'network' | 'call' | 'in-person') =>
      saveEncounter(desk, coffee({ day: addDays(TODAY, -ago), channel, personIds: [person] }))
    await had(200, 'network')
    await had(190, 'call')
    await saveEncounter(desk, coffee({ day: addDays(TODAY, 3), personIds: [person], planned: true }))
    const way = {
      id: newId(),
      kind: 'network' as const,
      label: 'LinkedIn',
      personIds: [person],
      share: 10_000,
    }
    await saveMandate(desk, mandate({ heardOn: addDays(TODAY, -150), contributions: [way] }))
    const { links, figures, mandates } = await linksView(desk)
    expect(links).toMatchObject([
      {
        person: { name: 'Maël Riou' },
        calledOn: addDays(TODAY, -190),
        metOn: null,
        mandate: { isWon: false },
      },
    ])
    expect([figures.n, figures.became, mandates]).toEqual([1, 1, { n: 1, won: 0 }])
  })

  test('screens in place of company: said from what is kept, and silent for eight weeks once read', async () => {
    const { desk, id } = await deskWith()
    const person = await somebody(desk, 'Lise Riou')
    const monday = day('2026-08-24')
    const weeks = Array.from({ length: 12 }, (_, i) => ({ from: addDays(monday, 7 * i), isRecent: i >= 8 }))
    await addTimes(
      desk,
      weeks.map(({ from, isRecent }) => ({
        ...{ id: newId(), networkId: id, day: from, source: 'hand' as const },
        minutes: isRecent ? 300 : 60,
      })),
    )
    expect(await substitutionOf(desk)).toBeNull()
    for (const { from } of weeks.filter(({ isRecent }) => !isRecent)) {
      for (const i of [0, 1])
        await saveEncounter(desk, coffee({ day: addDays(from, i), personIds: [person] }))
    }
    expect(await substitutionOf(desk)).toMatchObject({
      onlineBefore: 60,
      onlineNow: 300,
      companyBefore: 2,
      companyNow: 0,
    })
    await hush(desk, { id: newId(), what: 'substitution', networkId: null })
    expect(await substitutionOf(desk)).toBeNull()
    expect(await substitutionOf({ ...desk, today: () => addDays(TODAY, 56) })).toBeNull()
  })

  test('another desk’s networks, time and posts are never seen', async () => {
    const { desk, id } = await deskWith()
    await startTimer(desk, { id: newId(), networkId: id })
    await savePost(desk, post(id))
    const other = await newDesk()
    expect(await networksView(other)).toEqual({ networks: [], running: null, forgotten: [] })
    expect(await postsOf(other)).toEqual([])
    await expect(networkOf(other, id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(startTimer(other, { id: newId(), networkId: id })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(savePost(other, post(id))).rejects.toMatchObject({ code: 'not-found' })
  })
})
