import { addDays, type Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { mandateOf } from '../mandates/list.ts'
import { nameOf } from '../people/summary.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { isThere } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import {
  ACCEPTED_LINK_DAYS,
  after,
  type Gesture,
  type Handover,
  type HandoverDraft,
  type HandoverNote,
  isUnderWay,
  LINK_DAYS,
  mayRemind,
  type Outcome,
  REMIND_AFTER_DAYS,
} from './handover.ts'
import { newHandover, revisionOf, rowOf } from './handover-row.ts'
import type { HandoverView } from './handover-view.ts'
import { factsOfMandate, findHandover, handoverFacts, handoverOf } from './list.ts'
import { isSameTerms, plain, type Terms } from './terms.ts'

/**
 * Writes a proposal that is not sent yet, or edits it when the draft carries a revision. The same id sent twice is
 * stored once.
 *
 * @throws Refusal `client-not-agreed` when it would show the client without their word, `handover-under-way` while the
 * mandate is with somebody else, `handover-not-now` once it is sent, `gone`, `not-found`.
 */
export async function saveHandover(desk: Desk, draft: HandoverDraft): Promise<Saved<HandoverView>> {
  const { id, revision, mandateId, personId, shown, clientAgreedOn } = draft
  if (shown.client !== null && clientAgreedOn === null) throw new Refusal('client-not-agreed')
  const { what } = await mandateOf(desk, mandateId)
  const name = await nameOf(desk, personId)
  const current = await handoverFacts(desk, id)
  const wanted = current ? { ...current, ...written(draft) } : newHandover(draft, desk.today())
  return saveOnce<HandoverView>(desk, {
    table: 'handover',
    id,
    revision,
    becomes: revisionOf(wanted),
    find: on => findHandover(on, id),
    what: () => ({ what: 'handovers:change.written', details: { name, what } }),
    put: async (inside, before) => {
      if (before && before.state !== 'draft') throw new Refusal('handover-not-now')
      if (before) return put(inside, wanted)
      await refuseUnlessFree(inside, wanted)
      await inside.db.insertInto('handover').values(rowOf(inside.id, wanted)).execute()
    },
  })
}

/** Only one that was never sent goes; the others are withdrawn. @throws Refusal `handover-not-now`. */
export async function deleteHandover(desk: Desk, id: string): Promise<void> {
  const { person, mandate } = await handoverOf(desk, id)
  const details = { name: person.name, what: mandate.what }
  await desk.write({ what: 'handovers:change.deleted', details, alone: true }, async inside => {
    if ((await handoverFacts(inside, id))?.state !== 'draft') throw new Refusal('handover-not-now')
    await inside.db.deleteFrom('handover').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/**
 * Many at once, in one batch: for generators. The mandates must be there; ids already there are left as they are. None
 * has a link.
 */
export async function addHandovers(
  desk: Desk,
  {
    handovers,
    notes,
  }: { handovers: readonly Handover[]; notes: readonly (HandoverNote & { handoverId: string })[] },
): Promise<void> {
  const change = { what: 'handovers:change.invented', details: { count: handovers.length } }
  await desk.write(change, async inside => {
    const rows = handovers.map(handover => rowOf(desk.id, handover))
    await insertRows(inside.db, 'handover', rows, 'keep')
    const said = notes.map(note => ({ deskId: desk.id, ...note }))
    await insertRows(inside.db, 'handoverNote', said, 'keep')
  })
}

/** It is out: the link opens until that many days from today. @throws Refusal `handover-not-now`. */
export async function markSent(
  desk: Desk,
  id: string,
  { days = LINK_DAYS, remindAfter = REMIND_AFTER_DAYS }: { days?: number; remindAfter?: number } = {},
): Promise<HandoverView> {
  const today = desk.today()
  return gesture(desk, id, 'send', () => ({
    sentOn: today,
    expiresOn: addDays(today, days),
    remindOn: addDays(today, remindAfter),
  }))
}

/** A new link is out. Accepted, it opens for as long as the peer may say how it went. */
export async function markRenewed(desk: Desk, id: string, days = LINK_DAYS): Promise<HandoverView> {
  const today = desk.today()
  return gesture(desk, id, 'renew', current => ({
    expiresOn: addDays(today, current.state === 'accepted' ? ACCEPTED_LINK_DAYS : days),
    remindOn: addDays(today, REMIND_AFTER_DAYS),
  }))
}

/** Withdrawn: who has not answered no longer can. What was accepted stays so, without its page. */
export async function markRevoked(desk: Desk, id: string): Promise<HandoverView> {
  const today = desk.today()
  return gesture(desk, id, 'revoke', () => ({ expiresOn: addDays(today, -1) }))
}

/** @throws Refusal `handover-not-now` after the last reminder, or where nothing is waited for. */
export async function markReminded(desk: Desk, id: string): Promise<HandoverView> {
  const today = desk.today()
  return change(desk, id, { what: 'handovers:change.reminded' }, current => {
    if (!mayRemind(current, today)) throw new Refusal('handover-not-now')
    // Sent twice the same day, it is one.
    if (current.remindedOn === today) return current
    const reminders = current.reminders + 1
    return { ...current, remindedOn: today, reminders, remindOn: addDays(today, REMIND_AFTER_DAYS) }
  })
}

/** The owner says something on the peer's page; the same id said twice is said once. */
export async function answerPeer(
  desk: Desk,
  id: string,
  note: { id: string; text: string },
): Promise<HandoverView> {
  return gesture(desk, id, 'answer', () => ({}), { ...note, by: 'me' })
}

/** What the client said, and whether they know who takes over. Withdrawn, nothing of them is shown any more. */
export async function markClient(
  desk: Desk,
  id: string,
  { agreedOn, toldOn }: { agreedOn?: Day | null | undefined; toldOn?: Day | null | undefined },
): Promise<HandoverView> {
  return change(desk, id, { what: 'handovers:change.client' }, current => ({
    ...current,
    ...(agreedOn === undefined ? {} : { clientAgreedOn: agreedOn }),
    ...(toldOn === undefined ? {} : { clientToldOn: toldOn }),
  }))
}

export interface TermsChange {
  terms: Terms
  agreedOn: Day | null
  invoicedOn: Day | null
  paidOn: Day | null
}

/** Other terms are to be agreed anew. */
export async function setTerms(
  desk: Desk,
  id: string,
  { terms, agreedOn, invoicedOn, paidOn }: TermsChange,
): Promise<HandoverView> {
  return change(desk, id, { what: 'handovers:change.terms' }, current => {
    const isSame = isSameTerms(terms, current.terms)
    return {
      ...current,
      terms: plain(terms),
      termsAgreedOn: isSame || agreedOn !== current.termsAgreedOn ? agreedOn : null,
      invoicedOn,
      introducerPaidOn: paidOn,
    }
  })
}

/** How it went: known at the end, corrected later at will. */
export async function closeHandover(desk: Desk, id: string, outcome: Outcome): Promise<HandoverView> {
  const today = desk.today()
  return gesture(desk, id, 'close', current => ({ ...outcome, closedOn: current.closedOn ?? today }))
}

/**
 * Makes a gesture under the write's lock, with what else it changes and what is said with it. One that changes nothing
 * leaves nothing in the history.
 *
 * @throws Refusal `handover-not-now` where it cannot be made.
 */
export async function gesture(
  desk: Desk,
  id: string,
  made: Gesture,
  changes: (current: Handover) => Partial<Handover>,
  note?: { id: string; text: string; by: 'me' | 'them' },
): Promise<HandoverView> {
  return change(
    desk,
    id,
    { what: `handovers:change.${made}`, ...(note ? { note } : {}) },
    async (current, inside) => {
      const state = after(current, made, desk.today())
      if (state === null) throw new Refusal('handover-not-now')
      if (made === 'send' || made === 'renew') await refuseUnlessFree(inside, current)
      return { ...current, ...changes(current), state }
    },
  )
}

interface Made {
  what: string
  note?: { id: string; text: string; by: 'me' | 'them' }
}

async function change(
  desk: Desk,
  id: string,
  { what, note }: Made,
  next: (current: Handover, inside: Desk) => Handover | Promise<Handover>,
): Promise<HandoverView> {
  const { person, mandate } = await handoverOf(desk, id)
  const details = { name: person.name, what: mandate.what }
  await desk.write({ what, details, alone: true }, async inside => {
    // Read under the write's lock: the other side may have answered in between.
    const current = await handoverFacts(inside, id)
    if (!current) throw new Refusal('gone', { id })
    const isSaid = note !== undefined && (await isThere(inside, 'handoverNote', note.id))
    if (isSaid) return
    const wanted = await next(current, inside)
    if (revisionOf(wanted) !== revisionOf(current)) await put(inside, wanted)
    if (note && note.text.trim() !== '') {
      await inside.db
        .insertInto('handoverNote')
        .values({
          deskId: desk.id,
          id: note.id,
          handoverId: id,
          by: note.by,
          text: note.text,
          at: desk.now().toISOString(),
        })
        .execute()
    }
  })
  return handoverOf(desk, id)
}

/** One handover at a time: two peers who both say yes would both have been promised the same mandate. */
async function refuseUnlessFree(inside: Desk, { id, mandateId }: Handover): Promise<void> {
  const others = await factsOfMandate(inside, mandateId)
  const other = others.find(each => each.id !== id && isUnderWay(each, inside.today()))
  if (!other) return
  const name = (await findHandover(inside, other.id))?.person.name ?? ''
  throw new Refusal('handover-under-way', { name })
}

function written(draft: HandoverDraft): Partial<Handover> {
  const { personId, shown, message, clientAgreedOn, terms } = draft
  return { personId, shown, message, clientAgreedOn, terms: plain(terms) }
}

async function put(inside: Desk, handover: Handover): Promise<void> {
  const { deskId, id, ...fields } = rowOf(inside.id, handover)
  await inside.db
    .updateTable('handover')
    .set(fields)
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute()
}
