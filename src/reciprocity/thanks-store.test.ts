import { expect, test } from 'vitest'
import { newId, peopleNamed } from '../../test/support/encounters.ts'
import { favour } from '../../test/support/favours.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { encountersOf } from '../encounters/list.ts'
import { addDays, type Day, day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import { archivePeople } from '../people/bulk.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { thanksDue } from './read-thanks.ts'
import { saveFavour } from './store.ts'
import { type AnswerDraft, answerThanks, thanksOfMandate } from './thanks-store.ts'

const TODAY = day('2026-11-21')

/** A mandate won today, that came by Sophie, who had it from Luc. */
async function wonThroughTwo(desk: Desk, changes: Parameters<typeof mandate>[0] = {}) {
  const [sophie = '', luc = '', client = ''] = await peopleNamed(desk, 'Sophie', 'Luc', 'Aria')
  const work = mandate({
    stage: 'won',
    clientId: client,
    decidedOn: TODAY,
    contributions: [through([sophie, luc, client])],
    ...changes,
  })
  await saveMandate(desk, work)
  return { sophie, luc, client, work }
}

function answer(personId: string, mandateId: string, changes: Partial<AnswerDraft> = {}): AnswerDraft {
  const about = { id: newId(), personId, mandateId, favourId: null, occasion: 'won' as const }
  return {
    ...about,
    answer: 'said',
    how: 'mail',
    encounterId: newId(),
    note: 'Merci pour la refonte',
    ...changes,
  } as AnswerDraft
}

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  const due = async (desk: Desk, today: Day = TODAY) =>
    (await thanksDue(desk, today)).map(({ person, occasion }) => `${person.name} ${occasion}`)

  test('a mandate that is won proposes to thank both of its chain, the nearest first, never the client', async () => {
    const desk = await newDesk()
    await wonThroughTwo(desk)
    const both = await thanksDue(desk)
    expect(both.map(({ person, place, nearer }) => [person.name, place, nearer?.name ?? null])).toEqual([
      ['Sophie', 'nearest', null],
      ['Luc', 'behind', 'Sophie'],
    ])
    expect(both[0]?.mandate?.client).toBe('Aria')
  })

  test('what is said is an encounter; declined is silent; thirty days on, news goes to the first only', async () => {
    const desk = await newDesk()
    const { sophie, luc, work } = await wonThroughTwo(desk)
    await answerThanks(desk, answer(sophie, work.id))
    await answerThanks(desk, answer(luc, work.id, { answer: 'declined' }))
    expect(await due(desk)).toEqual([])
    const { encounters } = await encountersOf(desk, { personId: sophie })
    expect(encounters).toMatchObject([
      { day: TODAY, channel: 'mail', initiator: 'me', note: 'Merci pour la refonte' },
    ])
    const later = database().desk(desk.id, {
      language: 'fr',
      timeZone: 'Europe/Paris',
      by: 'test',
      now: () => new Date(NOW.getTime() + 30 * 86_400_000),
    })
    expect(await due(later, later.today())).toEqual(['Sophie news'])
    expect(await due(desk, addDays(TODAY, 29))).toEqual([])
    const kept = await thanksOfMandate(desk, work.id)
    expect(kept.map(each => [each.name, each.answer]).sort()).toEqual([
      ['Luc', 'declined'],
      ['Sophie', 'said'],
    ])
  })

  test('undoing what was said brings the thanks back and takes the encounter away', async () => {
    const desk = await newDesk()
    const { sophie, work } = await wonThroughTwo(desk)
    await answerThanks(desk, answer(sophie, work.id))
    await undo(desk, desk.batches.at(-1) as string)
    expect(await due(desk)).toEqual(['Sophie won', 'Luc won'])
    expect((await encountersOf(desk, { personId: sophie })).encounters).toEqual([])
  })

  test('put off, it comes back on its day', async () => {
    const desk = await newDesk()
    const { sophie, work } = await wonThroughTwo(desk)
    await answerThanks(desk, answer(sophie, work.id, { answer: 'later', until: addDays(TODAY, 7) }))
    expect(await due(desk)).toEqual(['Luc won'])
    expect(await due(desk, addDays(TODAY, 7))).toContain('Sophie won')
    const tooFar = answer(sophie, work.id, { answer: 'later', until: addDays(TODAY, 400) })
    await expect(answerThanks(desk, tooFar)).rejects.toThrow('invalid-input')
  })

  test('a favour that was logged may be thanked, once', async () => {
    const desk = await newDesk()
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    const advice = favour({ personId: sophie })
    await saveFavour(desk, advice)
    expect(await due(desk)).toEqual(['Sophie favour'])
    const about = { mandateId: null, favourId: advice.id, occasion: 'favour' as const }
    await answerThanks(desk, answer(sophie, '', about))
    expect(await due(desk)).toEqual([])
  })

  test('those who were put away are left in peace', async () => {
    const desk = await newDesk()
    const { sophie } = await wonThroughTwo(desk)
    await archivePeople(desk, [sophie], true)
    expect(await due(desk)).toEqual(['Luc won'])
  })

  test('the same answer sent twice is one, and one encounter', async () => {
    const desk = await newDesk()
    const { sophie, work } = await wonThroughTwo(desk)
    const draft = answer(sophie, work.id)
    expect([await answerThanks(desk, draft), await answerThanks(desk, draft)]).toEqual(['answered', 'kept'])
    expect((await encountersOf(desk, { personId: sophie })).encounters).toHaveLength(1)
  })

  test('an answer about nothing, or about what is not there, is refused and leaves no encounter', async () => {
    const desk = await newDesk()
    const { sophie } = await wonThroughTwo(desk)
    const nothing = answer(sophie, '', { mandateId: null })
    await expect(answerThanks(desk, nothing)).rejects.toThrow('invalid-input')
    await expect(answerThanks(desk, answer(sophie, newId()))).rejects.toThrow('not-found')
    expect((await encountersOf(desk, { personId: sophie })).encounters).toEqual([])
  })

  test('another desk has nobody to thank and answers for nobody', async () => {
    const desk = await newDesk()
    const { sophie, work } = await wonThroughTwo(desk)
    const stranger = await newDesk()
    expect(await due(stranger)).toEqual([])
    await expect(answerThanks(stranger, answer(sophie, work.id))).rejects.toThrow('not-found')
    expect(await thanksOfMandate(stranger, work.id)).toEqual([])
  })
})
