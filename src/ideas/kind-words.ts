import type { KindWordTable } from '../platform/db/schema-work.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { revisionOfState } from '../platform/revision.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { KindWord, KindWordDraft, KindWordView } from './kind-word.ts'

/** The newest of so many are answered. */
const MOST_KIND_WORDS = 500

/** The newest first; of one mandate where it is said. */
export async function kindWordsOf(
  desk: Desk,
  { mandateId }: { mandateId?: string | undefined } = {},
): Promise<KindWordView[]> {
  const rows = await select(desk)
    .$if(mandateId !== undefined, q => q.where('k.mandateId', '=', mandateId as string))
    .orderBy('k.day', 'desc')
    .orderBy('k.id', 'desc')
    .limit(MOST_KIND_WORDS)
    .execute()
  return rows.map(viewOf)
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
async function kindWordOf(desk: Desk, id: string): Promise<KindWordView> {
  return foundIn(desk, 'kind_word', id, await findKindWord(desk, id))
}

async function findKindWord(desk: Desk, id: string): Promise<KindWordView | undefined> {
  const row = await select(desk).where('k.id', '=', id).executeTakeFirst()
  return row && viewOf(row)
}

/** @throws Refusal `gone`, `not-found`, also for somebody or a mandate unknown. */
export async function saveKindWord(
  desk: Desk,
  { revision, ...word }: KindWordDraft,
): Promise<Saved<KindWordView>> {
  const { id } = word
  const fields = fieldsOf(word)
  return saveOnce<KindWordView>(desk, {
    table: 'kind_word',
    id,
    revision,
    becomes: revisionOfState([id, fields]),
    what: before => ({
      what: before ? 'ideas:change.kindWordEdited' : 'ideas:change.kindWordKept',
      details: { text: word.text },
    }),
    find: on => findKindWord(on, id),
    put: async (inside, before) => {
      await refuseUnknown(inside, 'person', [word.personId], [before?.personId])
      await refuseUnknown(inside, 'mandate', [word.mandateId], [before?.mandateId])
      await inside.db
        .insertInto('kindWord')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** @throws Refusal as `kindWordOf`. */
export async function deleteKindWord(desk: Desk, id: string): Promise<void> {
  const { text } = await kindWordOf(desk, id)
  await desk.write({ what: 'ideas:change.kindWordDeleted', details: { text } }, async inside => {
    await inside.db.deleteFrom('kindWord').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

function select({ db, id }: Desk) {
  return db
    .selectFrom('kindWord as k')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'k.deskId').onRef('card.personId', '=', 'k.personId'),
    )
    .selectAll('k')
    .select('card.name as personName')
    .where('k.deskId', '=', id)
}

function viewOf({ personName, deskId, ...row }: KindWordTable & { personName: string | null }): KindWordView {
  // The columns hold only what `fieldsOf` wrote.
  const word = { ...row, quotable: row.quotable === 1 } as KindWord
  const person = row.personId === null ? null : { id: row.personId, name: personName ?? '' }
  return { ...word, revision: revisionOfState([row.id, fieldsOf(word)]), person }
}

function fieldsOf(word: KindWord): Omit<KindWordTable, 'deskId' | 'id'> {
  const { text, personId, saidBy, day, mandateId, quotable } = word
  return { text, personId, saidBy, day, mandateId, quotable: quotable ? 1 : 0 }
}
