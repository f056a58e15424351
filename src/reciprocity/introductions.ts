import { saveFollowUp } from '../encounters/follow-ups.ts'
import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { namesOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn, refuseIfGone } from '../platform/gone.ts'
import { refuseUnknown } from '../platform/rows.ts'
import type { Introduction, Willingness } from './shown.ts'
import { saveFavour } from './store.ts'

/** Two people are asked, each apart; once both are willing they are made to meet, and that is a favour given. */
export interface IntroductionDraft {
  id: string
  personId: string
  otherId: string
  /** Of the two follow-ups that ask. */
  personFollowUpId: string
  otherFollowUpId: string
  /** What each follow-up says. */
  texts: { person: string; other: string }
}

/**
 * Asks both, by two follow-ups. The same id sent twice is stored once.
 *
 * @throws Refusal `invalid-input` for one person twice, `not-found` for somebody unknown, `gone` for one taken away.
 */
export async function askIntroduction(desk: Desk, draft: IntroductionDraft): Promise<'created' | 'kept'> {
  const { id, personId, otherId, personFollowUpId, otherFollowUpId, texts } = draft
  if (personId === otherId) throw new Refusal('invalid-input', { fields: ['otherId'] })
  if (await introductionRow(desk, id)) return 'kept'
  await refuseIfGone(desk, 'introduction', id)
  const named = await namesOf(desk, [personId, otherId])
  const details = { name: named(personId).name, other: named(otherId).name }
  return desk.write({ what: 'reciprocity:change.asked', details }, async inside => {
    if (await introductionRow(inside, id)) return 'kept'
    await refuseUnknown(inside, 'person', [personId, otherId])
    const asked = { by: 'them', encounterId: null, dueOn: null, doneOn: null } as const
    await saveFollowUp(inside, { ...asked, id: personFollowUpId, personId, text: texts.person })
    await saveFollowUp(inside, { ...asked, id: otherFollowUpId, personId: otherId, text: texts.other })
    await inside.db
      .insertInto('introduction')
      .values({
        deskId: desk.id,
        id,
        personId,
        otherId,
        askedOn: desk.today(),
        personFollowUpId,
        otherFollowUpId,
        favourId: null,
      })
      .execute()
    return 'created'
  })
}

/**
 * They have been made to meet: the favour enters the ledger. Told twice, it is one.
 *
 * @throws Refusal `not-found`, `gone`.
 */
export async function connectIntroduction(
  desk: Desk,
  { id, favourId }: { id: string; favourId: string },
): Promise<void> {
  const row = await foundIn(desk, 'introduction', id, await introductionRow(desk, id))
  if (row.favourId !== null) return
  const named = await namesOf(desk, [row.personId, row.otherId])
  const details = { name: named(row.personId).name, other: named(row.otherId).name }
  await desk.write({ what: 'reciprocity:change.connected', details }, async inside => {
    await saveFavour(inside, {
      id: favourId,
      direction: 'given',
      kind: 'introduction',
      personId: row.personId,
      aboutId: row.otherId,
      mandateId: null,
      encounterId: null,
      day: desk.today(),
      note: '',
      newPeople: [],
    })
    await inside.db
      .updateTable('introduction')
      .set({ favourId })
      .where('deskId', '=', desk.id)
      .where('id', '=', id)
      .execute()
  })
}

/** It will not be: what was asked of both is taken off the list. @throws Refusal `not-found`, `gone`. */
export async function dropIntroduction(desk: Desk, id: string): Promise<void> {
  const row = await foundIn(desk, 'introduction', id, await introductionRow(desk, id))
  const named = await namesOf(desk, [row.personId, row.otherId])
  const details = { name: named(row.personId).name, other: named(row.otherId).name }
  await desk.write({ what: 'reciprocity:change.dropped', details }, async inside => {
    await inside.db.deleteFrom('introduction').where('deskId', '=', desk.id).where('id', '=', id).execute()
    await inside.db
      .deleteFrom('followUp')
      .where('deskId', '=', desk.id)
      .where('id', 'in', [row.personFollowUpId, row.otherFollowUpId])
      .where('doneOn', 'is', null)
      .execute()
  })
}

/** Those under way, the latest asked first: both are still there, and they have not met. */
export async function openIntroductions(desk: Desk): Promise<Introduction[]> {
  const rows = await desk.db
    .selectFrom('introduction as i')
    .leftJoin('followUp as a', join =>
      join.onRef('a.deskId', '=', 'i.deskId').onRef('a.id', '=', 'i.personFollowUpId'),
    )
    .leftJoin('followUp as b', join =>
      join.onRef('b.deskId', '=', 'i.deskId').onRef('b.id', '=', 'i.otherFollowUpId'),
    )
    .selectAll('i')
    .select([
      'a.id as aId',
      'a.doneOn as aDone',
      'a.text as aText',
      'b.id as bId',
      'b.doneOn as bDone',
      'b.text as bText',
    ])
    .where('i.deskId', '=', desk.id)
    .where('i.favourId', 'is', null)
    // Two cards of one person, merged since.
    .whereRef('i.personId', '<>', 'i.otherId')
    .orderBy('i.askedOn', 'desc')
    .orderBy('i.id', 'desc')
    .limit(50)
    .execute()
  const named = await namesOf(
    desk,
    rows.flatMap(row => [row.personId, row.otherId]),
  )
  return rows
    .map(row => ({
      id: row.id,
      askedOn: row.askedOn as Day,
      person: {
        ...named(row.personId),
        says: saidBy(row.aId, row.aDone),
        followUpId: row.personFollowUpId,
        question: row.aText ?? '',
      },
      other: {
        ...named(row.otherId),
        says: saidBy(row.bId, row.bDone),
        followUpId: row.otherFollowUpId,
        question: row.bText ?? '',
      },
    }))
    .filter(({ person, other }) => person.name !== '' && other.name !== '')
    .filter(({ person, other }) => person.says !== 'dropped' || other.says !== 'dropped')
}

function saidBy(followUpId: string | null, doneOn: string | null): Willingness {
  return followUpId === null ? 'dropped' : doneOn === null ? 'awaited' : 'willing'
}

async function introductionRow({ db, id }: Desk, introductionId: string) {
  return db
    .selectFrom('introduction')
    .selectAll()
    .where('deskId', '=', id)
    .where('id', '=', introductionId)
    .executeTakeFirst()
}
