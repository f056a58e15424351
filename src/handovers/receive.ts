import { sql } from 'kysely'
import { uuidv7 } from '../lib/uuid.ts'
import { type MandateDraft, type MandateView, NEW_MANDATE, WHOLE_SHARE } from '../mandates/mandate.ts'
import { saveMandate } from '../mandates/store.ts'
import type { Acquaintance } from '../people/person.ts'
import { personDetail, savePerson } from '../people/store.ts'
import type { Desk } from '../platform/desk.ts'
import { saveFavour } from '../reciprocity/store.ts'
import type { HandoverFile } from './handover-file.ts'

export interface Received {
  outcome: 'created' | 'kept'
  mandate: MandateView
}

/**
 * Takes in a mandate that somebody passed: a mandate whose origin is them, and a favour received. They are found by
 * their mail, or enter the cardex. The same file taken twice is taken once.
 *
 * @throws Refusal `gone` when it was taken in and deleted since.
 */
export async function receiveMandate(desk: Desk, file: HandoverFile): Promise<Received> {
  const { what } = file.mandate
  const details = { what, name: file.from.name }
  return desk.write({ what: 'handovers:change.received', details, alone: true }, async inside => {
    const known = await knownBy(inside, file.from)
    const sender = known ?? uuidv7(inside.now())
    const newPeople = known === null ? [{ id: sender, name: file.from.name }] : []
    const { outcome, view: mandate } = await saveMandate(inside, {
      ...draftFrom(inside, file, sender),
      newPeople,
    })
    if (outcome !== 'created') return { outcome: 'kept', mandate }
    if (known === null) await fillIn(inside, sender, file.from.email)
    await saveFavour(inside, {
      id: uuidv7(inside.now()),
      direction: 'received',
      kind: 'handover',
      personId: sender,
      aboutId: null,
      mandateId: mandate.id,
      encounterId: null,
      day: inside.today(),
      note: '',
      newPeople: [],
    })
    return { outcome: 'created', mandate }
  })
}

/** Who is new in the cardex is a peer, with their mail. */
async function fillIn(inside: Desk, personId: string, email: string): Promise<void> {
  const person = await personDetail(inside, personId)
  if (!person) return
  const emails = email === '' ? [] : [{ types: [], label: null, value: email }]
  const acquaintance: Acquaintance = { ...person.acquaintance, relations: ['peer'] }
  const contact = { ...person.contact, emails }
  await savePerson(inside, { id: personId, contact, acquaintance }, person.revision)
}

/** By their mail; where they gave none, by a name that only one person has. */
async function knownBy({ db, id }: Desk, { name, email }: HandoverFile['from']): Promise<string | null> {
  const folded = email.toLowerCase()
  const cards = await db
    .selectFrom('personCard')
    .select(['personId', 'emails'])
    .where('deskId', '=', id)
    .$if(email !== '', q =>
      q.where(sql<boolean>`lower(emails) like ${`%${folded.replace(/[\\%_]/g, '_')}%`}`),
    )
    .$if(email === '', q => q.where('name', '=', name))
    .orderBy('personId')
    .execute()
  if (email === '') return cards.length === 1 ? (cards[0]?.personId ?? null) : null
  const found = cards.find(({ emails }) =>
    (JSON.parse(emails) as string[]).some(each => each.toLowerCase() === folded),
  )
  return found?.personId ?? null
}

function draftFrom(desk: Desk, { id, mandate, message }: HandoverFile, sender: string): MandateDraft {
  const { what, brief, place, dates, amount, skills, languages, client } = mandate
  const isExact = amount !== null && amount.fromCents === amount.toCents
  const note = [message, brief, dates, client?.details ?? ''].filter(text => text.trim() !== '').join('\n\n')
  return {
    ...NEW_MANDATE,
    id,
    what,
    organisation: client?.name ?? '',
    amountCents: isExact ? amount.fromCents : null,
    per: amount?.per ?? 'whole',
    currency: amount?.currency ?? 'EUR',
    heardOn: desk.today(),
    place,
    skills,
    languages,
    note,
    contributions: [
      { id: uuidv7(desk.now()), kind: 'referral', label: '', personIds: [sender], share: WHOLE_SHARE },
    ],
    newPeople: [],
  }
}
