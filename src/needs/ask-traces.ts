import { oneToOne } from '../encounters/one-to-one.ts'
import { saveEncounter } from '../encounters/store.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { Desk } from '../platform/desk.ts'
import type { Favour } from '../reciprocity/favour.ts'
import { deleteFavour, saveFavour } from '../reciprocity/store.ts'
import { favourOf, type Need, type NeedAsk } from './need.ts'

interface Answered {
  need: Need
  ask: NeedAsk
  /** What an earlier answer entered. */
  favourId: string | null
}

/**
 * Brings the ledger in line with an answer: a yes, or somebody named, was received; another answer takes back what the
 * first one entered. A favour that its owner took away by hand is not entered again.
 */
export async function enterFavour(desk: Desk, { need, ask, favourId }: Answered): Promise<void> {
  const due = favourDue(need, ask)
  const entered = favourId === null ? null : await favourRow(desk, favourId)
  if (favourId !== null && (!entered || isSame(entered, due))) return
  if (favourId === null && due === null) return
  if (entered) await deleteFavour(desk, entered.id)
  const id = due ? uuidv7(desk.now()) : null
  if (due && id) await saveFavour(desk, { id, ...due, newPeople: [] })
  await desk.db
    .updateTable('needAsk')
    .set({ favourId: id })
    .where('deskId', '=', desk.id)
    .where('id', '=', ask.id)
    .execute()
}

/** Asking is an encounter like another, begun by the owner. */
export async function logAsk(
  desk: Desk,
  { personId, askedOn, how }: NeedAsk,
  { id, note }: { id: string; note: string },
): Promise<void> {
  const draft = oneToOne({ id, personId, day: askedOn, channel: how, initiator: 'me', note })
  await saveEncounter(desk, draft)
}

function favourDue(need: Need, ask: NeedAsk): Omit<Favour, 'id'> | null {
  const gave = ask.answer === 'yes' || (ask.answer === 'knows-somebody' && ask.ledToId !== null)
  if (!gave) return null
  return {
    direction: 'received',
    kind: favourOf(need.kind, ask.answer),
    personId: ask.personId,
    aboutId: ask.ledToId === ask.personId ? null : ask.ledToId,
    mandateId: null,
    encounterId: null,
    day: ask.answeredOn ?? ask.askedOn,
    note: need.what,
  }
}

type Entered = Pick<Favour, 'id' | 'kind' | 'personId' | 'aboutId' | 'day'>

async function favourRow({ db, id }: Desk, favourId: string): Promise<Entered | undefined> {
  const row = await db
    .selectFrom('favour')
    .select(['id', 'kind', 'personId', 'aboutId', 'day'])
    .where('deskId', '=', id)
    .where('id', '=', favourId)
    .executeTakeFirst()
  // The columns hold only what the ledger wrote.
  return row as Entered | undefined
}

function isSame(entered: Entered, due: Omit<Favour, 'id'> | null): boolean {
  return (
    due !== null &&
    entered.kind === due.kind &&
    entered.personId === due.personId &&
    entered.aboutId === due.aboutId &&
    entered.day === due.day
  )
}
