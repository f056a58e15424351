import type { Channel } from '../encounters/encounter.ts'
import { findEncounter } from '../encounters/list.ts'
import { oneToOne } from '../encounters/one-to-one.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, type Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { namesOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { isThere, refuseUnknown } from '../platform/rows.ts'
import type { Occasion, ThanksWay } from './favour.ts'
import type { KeptThanks } from './shown.ts'

interface Answered {
  id: string
  personId: string
  occasion: Occasion
  /** What it is about: one of the two, or both. */
  mandateId: string | null
  favourId: string | null
}

/** What the owner does with thanks that are due. */
export type AnswerDraft = Answered &
  (
    | {
        answer: 'said'
        how: ThanksWay
        /** Of the encounter that is logged with it. */
        encounterId: string
        /** What the encounter's note says. */
        note: string
        /** Today unless said otherwise. */
        day?: Day | undefined
      }
    | { answer: 'declined' }
    | { answer: 'later'; until: Day }
  )

/** How thanks are found again among the encounters: a card is written words, like a message. */
const CHANNEL_OF: Readonly<Record<ThanksWay, Channel>> = {
  call: 'call',
  mail: 'mail',
  message: 'message',
  network: 'network',
  card: 'message',
  'in-person': 'in-person',
}

/** "Later" is within a year. */
const MOST_LATER_DAYS = 366

/**
 * Keeps what was answered; what was said is an encounter like another, logged in the same batch. The same id sent twice
 * is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for somebody or something unknown, `invalid-input`
 * when it is about nothing, or put off by more than a year.
 */
export async function answerThanks(desk: Desk, draft: AnswerDraft): Promise<'answered' | 'kept'> {
  const { id, personId, mandateId, favourId, occasion, answer } = draft
  if (mandateId === null && favourId === null) throw new Refusal('invalid-input', { fields: ['mandateId'] })
  const today = desk.today()
  if (draft.answer === 'later' && draft.until > addDays(today, MOST_LATER_DAYS)) {
    throw new Refusal('invalid-input', { fields: ['until'] })
  }
  if (await isThere(desk, 'thanks', id)) return 'kept'
  await refuseIfGone(desk, 'thanks', id)
  const details = { name: (await namesOf(desk, [personId]))(personId).name }
  return desk.write({ what: `reciprocity:change.${answer}`, details }, async inside => {
    if (await isThere(inside, 'thanks', id)) return 'kept'
    await refuseUnknown(inside, 'person', [personId])
    await refuseUnknown(inside, 'mandate', [mandateId])
    await refuseUnknown(inside, 'favour', [favourId])
    const encounterId = draft.answer === 'said' ? await logSaid(inside, draft) : null
    await inside.db
      .insertInto('thanks')
      .values({
        deskId: desk.id,
        id,
        personId,
        mandateId,
        favourId,
        occasion,
        answer,
        on: draft.answer === 'said' ? (draft.day ?? today) : today,
        until: draft.answer === 'later' ? draft.until : null,
        how: draft.answer === 'said' ? draft.how : null,
        encounterId,
      })
      .execute()
    return 'answered'
  })
}

/** What was said, put off or declined about a mandate, the latest first. */
export async function thanksOfMandate(desk: Desk, mandateId: string): Promise<KeptThanks[]> {
  const rows = await desk.db
    .selectFrom('thanks as t')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 't.deskId').onRef('card.personId', '=', 't.personId'),
    )
    .leftJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 't.deskId').onRef('e.id', '=', 't.encounterId'),
    )
    .selectAll('t')
    .select(['card.name', 'e.id as logged'])
    .where('t.deskId', '=', desk.id)
    .where('t.mandateId', '=', mandateId)
    .orderBy('t.on', 'desc')
    .orderBy('t.id', 'desc')
    .execute()
  // The columns hold only what `answerThanks` wrote.
  return rows.map(({ deskId, logged, name, ...row }) => ({
    ...row,
    encounterId: logged,
    name: name ?? '',
  })) as KeptThanks[]
}

async function logSaid(
  desk: Desk,
  { personId, how, encounterId, note, day = desk.today() }: Extract<AnswerDraft, { answer: 'said' }>,
): Promise<string> {
  if (await findEncounter(desk, encounterId)) return encounterId
  const said = { id: encounterId, personId, day, channel: CHANNEL_OF[how], note }
  await saveEncounter(desk, oneToOne({ ...said, initiator: 'me', sphere: 'professional' }))
  return encounterId
}
