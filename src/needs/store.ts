import { addDays, type Day } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { Refusal } from '../lib/refusal.ts'
import { printCard } from '../lib/vcard/card.ts'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { newCard } from '../lib/vcard/edit.ts'
import { NEW_ACQUAINTANCE } from '../people/person.ts'
import { namedContact } from '../people/person-name.ts'
import { addPeople } from '../people/store.ts'
import { cardsOf } from '../people/summary.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
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

export interface SavedNeed {
  /** `kept`: nothing to write, it is there already; `stale`: nothing written, it changed since that revision. */
  outcome: 'created' | 'edited' | 'kept' | 'stale'
  need: NeedView
}

export interface SavedAsk {
  outcome: SavedNeed['outcome']
  ask: NeedAskView
}

/**
 * States a need, or edits it (closes it, opens it again) when the draft carries a revision. The same id sent twice is
 * stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveNeed(desk: Desk, { revision, ...draft }: NeedDraft): Promise<SavedNeed> {
  const wanted = settledNeed(draft)
  const current = await findNeed(desk, wanted.id)
  if (!current) {
    await refuseIfGone(desk, 'need', wanted.id)
    if (revision !== undefined) throw new Refusal('not-found', { what: 'need' })
    return createNeed(desk, wanted)
  }
  if (revision === undefined || revisionOfNeed(wanted) === current.revision) {
    return { outcome: 'kept', need: current }
  }
  if (revision !== current.revision) return { outcome: 'stale', need: current }
  const { id, what } = wanted
  const isStale = await desk.write({ what: changeOf(wanted, current), details: { what } }, async inside => {
    // Read again under the write's lock: another edit may have come in between.
    if ((await findNeed(inside, id))?.revision !== revision) return true
    await inside.db
      .updateTable('need')
      .set(needFields(wanted))
      .where('deskId', '=', desk.id)
      .where('id', '=', id)
      .execute()
    return false
  })
  return { outcome: isStale ? 'stale' : 'edited', need: await needOf(desk, id) }
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
export async function saveAsk(desk: Desk, draft: NeedAskDraft): Promise<SavedAsk> {
  const { revision, newPerson, encounter, ...said } = draft
  const current = await findAsk(desk, said.id)
  // Who was asked about what stays as it was: another person is another ask.
  const { needId, personId } = current ?? said
  const wanted = settledAsk({ ...said, needId, personId })
  if (!current) {
    await refuseIfGone(desk, 'need_ask', wanted.id)
    if (revision !== undefined) throw new Refusal('not-found', { what: 'ask' })
  } else {
    if (revision === undefined || revisionOfAsk(wanted) === current.revision) {
      return { outcome: 'kept', ask: current }
    }
    if (revision !== current.revision) return { outcome: 'stale', ask: current }
  }
  const need = await needOf(desk, wanted.needId)
  const name = await personName(desk, wanted.personId)
  const isNew = current === undefined
  const what = isNew ? 'needs:change.asked' : 'needs:change.answered'
  const outcome = await desk.write({ what, details: { name, what: need.what } }, async inside => {
    const now = await findAsk(inside, wanted.id)
    if (isNew ? now !== undefined : now?.revision !== revision) return isNew ? 'kept' : 'stale'
    if (isNew) await refuseAskedLately(inside, wanted, name)
    await bringInLedTo(inside, wanted, newPerson ?? null)
    await putAsk(inside, wanted)
    await enterFavour(inside, { need, ask: wanted, favourId: now?.favourId ?? null })
    if (isNew && encounter) await logAsk(inside, wanted, encounter)
    return isNew ? 'created' : 'edited'
  })
  return { outcome, ask: await askOf(desk, wanted.id) }
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

async function createNeed(desk: Desk, need: Need): Promise<SavedNeed> {
  const details = { what: need.what }
  const created = await desk.write({ what: 'needs:change.stated', details }, async inside => {
    const { numInsertedOrUpdatedRows } = await inside.db
      .insertInto('need')
      .values({ deskId: desk.id, id: need.id, ...needFields(need) })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  })
  return { outcome: created ? 'created' : 'kept', need: await needOf(desk, need.id) }
}

function changeOf(after: Need, before: Need): string {
  if (before.closedOn === null && after.outcome === 'met') return 'needs:change.met'
  if (before.closedOn === null && after.outcome === 'dropped') return 'needs:change.dropped'
  return 'needs:change.edited'
}

/** Either side of that day: what was asked before is noted later too. */
async function refuseAskedLately(desk: Desk, { personId, askedOn }: NeedAsk, name: string): Promise<void> {
  const near = await desk.db
    .selectFrom('needAsk')
    .select(eb => eb.fn.max('askedOn').as('askedOn'))
    .where('deskId', '=', desk.id)
    .where('personId', '=', personId)
    .where('askedOn', '>', addDays(askedOn, -ASKED_AGAIN_DAYS))
    .where('askedOn', '<', addDays(askedOn, ASKED_AGAIN_DAYS))
    .executeTakeFirst()
  const from = askableFrom((near?.askedOn ?? null) as Day | null)
  if (from !== null)
    throw new Refusal('asked-lately', { name, on: dayInWords(from, desk.today(), desk.language) })
}

/** Whoever is named for the first time enters the cardex, met through the one who named them. */
async function bringInLedTo(
  desk: Desk,
  { ledToId, personId }: NeedAsk,
  newPerson: { id: string; name: string } | null,
): Promise<void> {
  if (ledToId === null) return
  const known = await cardsOf(desk, [ledToId])
  if (known.length > 0) return
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

/** @throws Refusal `not-found`. */
async function personName(desk: Desk, personId: string): Promise<string> {
  const [card] = await cardsOf(desk, [personId])
  if (!card) throw new Refusal('not-found', { what: 'person', ids: [personId] })
  return card.name
}
