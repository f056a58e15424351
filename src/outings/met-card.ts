import { Refusal } from '../lib/refusal.ts'
import { parseCard, printCard } from '../lib/vcard/card.ts'
import { type Contact, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { newCard, withContact } from '../lib/vcard/edit.ts'
import { completedContact } from '../people/completed-contact.ts'
import { type Acquaintance, NEW_ACQUAINTANCE } from '../people/person.ts'
import { namedContact } from '../people/person-name.ts'
import { personDetail, savePerson, savePersonFromOctets } from '../people/store.ts'
import type { Desk } from '../platform/desk.ts'
import { isThere } from '../platform/rows.ts'
import type { MetDraft } from './met.ts'

/** Where and when somebody was met, for their card. */
type MetWhere = Pick<Acquaintance, 'metOn' | 'metAt'>

type Said = Pick<MetDraft, 'personId' | 'name' | 'organisation' | 'phone' | 'mail' | 'card'>

/**
 * The card of somebody who was met: a new one, or theirs with what they said besides. What their card says already stays.
 *
 * @returns whether it is new.
 * @throws Refusal `gone` for a card that was taken away, `invalid-input` without a name for a new one.
 */
export async function putMetCard(desk: Desk, said: Said, where: MetWhere): Promise<boolean> {
  const { personId } = said
  if (await isThere(desk, 'person', personId)) {
    await completeCard(desk, said)
    return false
  }
  const acquaintance = { ...NEW_ACQUAINTANCE, ...where }
  await savePersonFromOctets(desk, { id: personId, octets: octetsOf(said), acquaintance })
  return true
}

/** For the first time in person: their card says where, unless it says another place. */
export async function noteWhereMet(desk: Desk, personId: string, where: MetWhere): Promise<void> {
  const person = await personDetail(desk, personId)
  if (!person || person.acquaintance.metOn !== null) return
  const { contact, revision } = person
  const metAt = person.acquaintance.metAt || where.metAt
  const acquaintance = { ...person.acquaintance, ...where, metAt }
  await savePerson(desk, { id: personId, contact, acquaintance }, revision)
}

/** A name corrected, where the card still says the one it had. */
export async function renameCard(desk: Desk, personId: string, was: string, name: string): Promise<void> {
  const person = await personDetail(desk, personId)
  if (!person || person.contact.name !== namedContact(was).name) return
  const { acquaintance, revision } = person
  await savePerson(
    desk,
    { id: personId, contact: { ...person.contact, ...namedContact(name) }, acquaintance },
    revision,
  )
}

/** What they said besides, where their card does not say it; somebody who is gone is passed over. */
export async function completeCard(desk: Desk, said: Omit<Said, 'name' | 'card'>): Promise<void> {
  const person = await personDetail(desk, said.personId)
  if (!person) return
  const { acquaintance, revision } = person
  await savePerson(
    desk,
    { id: said.personId, contact: withSaid(person.contact, said), acquaintance },
    revision,
  )
}

function octetsOf(said: Said): Uint8Array {
  const { personId, name, card } = said
  const uid = `urn:uuid:${personId}`
  if (name === '' && card === null) throw new Refusal('invalid-input', { fields: ['name'] })
  if (card === null) {
    return printCard(newCard({ ...withSaid({ ...EMPTY_CONTACT, ...namedContact(name) }, said), uid }))
  }
  const parsed = parseCard(new TextEncoder().encode(card)).value
  const contact = contactOf(parsed)
  const named = name === '' || name === contact.name ? contact : { ...contact, ...namedContact(name) }
  return printCard(withContact(parsed, { ...withSaid(named, said), uid: contact.uid ?? uid }))
}

function withSaid(
  contact: Contact,
  { organisation, phone, mail }: Pick<Said, 'organisation' | 'phone' | 'mail'>,
): Contact {
  const point = (value: string) => [{ value, types: [], label: null }]
  return completedContact(contact, { organisation, phones: point(phone), emails: point(mail) })
}
