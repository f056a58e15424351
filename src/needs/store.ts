import { addDays, type Day } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { Refusal } from '../lib/refusal.ts'
import { printCard } from '../lib/vcard/card.ts'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { newCard } from '../lib/vcard/edit.ts'
import { NEW_ACQUAINTANCE } from '../people/person.ts'
import { namedContact } from '../people/person-name.ts'
import { addPeople } from '../people/store.ts'
import { nameOf } from '../people/summary.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { isThere } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { enterFavour, logAsk } from './ask-traces.ts'
import { askOf, findAsk, findNeed, needOf } from './list.ts'
import {
  ASKED_AGAIN_DAYS,
  askableFrom,
  type Need,
  type NeedAsk,
  type NeedAskDraft,
  type NeedAskView,
  type NeedDraft,
  type NeedView,
} from './need.ts'
import { askFields, needFields, revisionOfAsk, revisionOfNeed, settledAsk, settledNeed } from './need-row.ts'

/**
 * States a need, or edits it (closes it, opens it again) when the draft carries a revision. The same id sent twice is
 * stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveNeed(desk: Desk, { revision, ...draft }: NeedDraft): Promise<Saved<NeedView>> {
  const need = settledNeed(draft)
  const { id, what } = need
  const fields = needFields(need)
  return saveOnce<NeedView>(desk, {
    table: 'need',
    id,
    revision,
    becomes: revisionOfNeed(need),
    find: on => findNeed(on, id),
    what: before => ({ what: changeOf(need, before), details: { what } }),
    put: async inside => {
      await inside.db
        .insertInto('need')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** With those asked about it; what was entered in the ledger and in the journal stays. @throws Refusal as `needOf`. */
export async function deleteNeed(desk: Desk, id: string): Promise<void> {
  const { what } = await needOf(desk, id)
  await desk.write({ what: 'needs:change.deleted', details: { what } }, async inside => {
    await inside.db.deleteFrom('need').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/**
 * Keeps that somebody was asked, or what they answered when the draft carries a revision. Asking stands in the journal
 * too where an encounter is given; a yes, or somebody they led to, enters the ledger as received.
 *
 * @throws Refusal `asked-lately` when they were asked less than `ASKED_AGAIN_DAYS` before, whatever the need; `gone`,
 * `not-found` as `saveNeed`, also for a person or a need that is not there.
 */
export async function saveAsk(desk: Desk, draft: NeedAskDraft): Promise<Saved<NeedAskView>> {
  const { revision, newPerson, encounter, ...said } = draft
  const current = await findAsk(desk, said.id)
  // Who was asked about what stays as it was: another person is another ask.
  const { needId, personId } = current ?? said
  const ask = settledAsk({ ...said, needId, personId })
  return saveOnce<NeedAskView>(desk, {
    table: 'need_ask',
    id: ask.id,
    revision,
    becomes: revisionOfAsk(ask),
    find: on => findAsk(on, ask.id),
    what: async before => ({
      what: before ? 'needs:change.answered' : 'needs:change.asked',
      details: { name: await nameOf(desk, personId), what: (await needOf(desk, needId)).what },
    }),
    put: async (inside, before) => {
      const need = await needOf(inside, needId)
      if (!before) await refuseAskedLately(inside, ask)
      await bringInLedTo(inside, ask, newPerson ?? null)
      await putAsk(inside, ask)
      await enterFavour(inside, { need, ask, favourId: before?.favourId ?? null })
      if (!before && encounter) await logAsk(inside, ask, encounter)
    },
  })
}

/** With what it entered in the ledger. @throws Refusal `gone` when it was taken away already, `not-found` when it never was. */
export async function deleteAsk(desk: Desk, id: string): Promise<void> {
  const { personName: name, favourId, ...ask } = await askOf(desk, id)
  const need = await needOf(desk, ask.needId)
  const details = { name, what: need.what }
  await desk.write({ what: 'needs:change.askDeleted', details }, async inside => {
    await enterFavour(inside, { need, ask: { ...ask, answer: 'waiting' }, favourId })
    await inside.db.deleteFrom('needAsk').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** Many at once, in one batch, for generators: the people must be there, the ids new. */
export async function addNeeds(
  desk: Desk,
  { needs, asks }: { needs: readonly Need[]; asks: readonly NeedAsk[] },
): Promise<void> {
  if (needs.length === 0) return
  await desk.write({ what: 'needs:change.added', details: { count: needs.length } }, async inside => {
    const known = needs.map(settledNeed)
    const rows = known.map(need => ({ deskId: inside.id, id: need.id, ...needFields(need) }))
    await insertRows(inside.db, 'need', rows)
    for (const ask of asks.map(settledAsk)) {
      await putAsk(inside, ask)
      const need = known.find(({ id }) => id === ask.needId)
      if (need) await enterFavour(inside, { need, ask, favourId: null })
    }
  })
}

function changeOf(after: Need, before: Need | undefined): string {
  if (!before) return 'needs:change.stated'
  if (before.closedOn === null && after.outcome !== null) return `needs:change.${after.outcome}`
  return 'needs:change.edited'
}

/** Either side of that day: what was asked before is noted later too. */
async function refuseAskedLately(desk: Desk, { personId, askedOn }: NeedAsk): Promise<void> {
  const near = await desk.db
    .selectFrom('needAsk')
    .select(eb => eb.fn.max('askedOn').as('askedOn'))
    .where('deskId', '=', desk.id)
    .where('personId', '=', personId)
    .where('askedOn', '>', addDays(askedOn, -ASKED_AGAIN_DAYS))
    .where('askedOn', '<', addDays(askedOn, ASKED_AGAIN_DAYS))
    .executeTakeFirst()
  const from = askableFrom((near?.askedOn ?? null) as Day | null)
  if (from === null) return
  const on = dayInWords(from, desk.language, desk.today())
  throw new Refusal('asked-lately', { name: await nameOf(desk, personId), on })
}

/** Whoever is named for the first time enters the cardex, met through the one who named them. */
async function bringInLedTo(
  desk: Desk,
  { ledToId, personId }: NeedAsk,
  newPerson: { id: string; name: string } | null,
): Promise<void> {
  if (ledToId === null) return
  if (await isThere(desk, 'person', ledToId)) return
  if (newPerson?.id !== ledToId) throw new Refusal('not-found', { what: 'person', ids: [ledToId] })
  const { id, name } = newPerson
  const contact = { ...EMPTY_CONTACT, ...namedContact(name), uid: `urn:uuid:${id}` }
  const acquaintance = { ...NEW_ACQUAINTANCE, metThroughId: personId }
  await addPeople(desk, [{ id, octets: printCard(newCard(contact)), contact, acquaintance, origin: null }])
}

async function putAsk({ db, id: deskId }: Desk, ask: NeedAsk): Promise<void> {
  const fields = askFields(ask)
  await db
    .insertInto('needAsk')
    .values({ deskId, id: ask.id, ...fields, favourId: null })
    .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
    .execute()
}
