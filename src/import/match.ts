import type { CountryCode } from 'libphonenumber-js/max'
import type { SaidReason } from '../duplicates/in-detail.ts'
import { fold } from '../lib/fold.ts'
import { mailKey } from '../lib/mail-address.ts'
import { phoneKey } from '../lib/phone.ts'
import { type KnownPerson, type Likely, likelyPeople } from './likely-people.ts'
import type { StagedCard } from './staged-card.ts'

/** What the desk knows of who was there before the import. */
export interface Known {
  /** What files said before (`StagedCard.meaning`), and of whom. */
  meanings: ReadonlyMap<string, string>
  /** Identifiers that cards came with; a broken exporter may give several people the same. */
  uids: ReadonlyMap<string, readonly string[]>
  people: readonly KnownPerson[]
}

export type Match =
  | { kind: 'new' }
  /** Said before, word for word, whatever became of it on the screen since. */
  | { kind: 'unchanged'; personId: string }
  /** The same card stands twice in the import: at this place, counted from 0. */
  | { kind: 'repeated'; of: number }
  /** The same person, by identifier and name, stands earlier in the import and is said otherwise here. */
  | { kind: 'follows'; of: number }
  | Likeness

/** Somebody who is there already, by what was found in common. */
export interface Likeness {
  kind: 'alike'
  personId: string
  name: string
  why: Why
  /** The address, number or identifier in common; '' where it is but alike. */
  shared: string
  /** Of being that person, where both were compared field by field. */
  probability: number | null
  /** Whether nothing is left to be asked. */
  isSure: boolean
  reasons: readonly SaidReason[]
}

export type Why = 'uid' | 'mail' | 'phone' | 'alike'

/** Each card of an import against who is there and the cards before it. */
export function matchCards(cards: readonly StagedCard[], known: Known, country: CountryCode): Match[] {
  const people = findPeople(cards, known, country)
  const meanings = new Map<string, number>()
  const named = new Map<string, number>()
  return cards.map((card, at): Match => {
    const of = meanings.get(card.meaning)
    if (of !== undefined) return { kind: 'repeated', of }
    meanings.set(card.meaning, at)
    const said = known.meanings.get(card.meaning)
    if (said !== undefined) return { kind: 'unchanged', personId: said }

    const likeness = people(card)
    if (likeness) return likeness
    if (card.uid === null) return { kind: 'new' }
    const key = `${card.uid}\n${fold(card.contact.name)}`
    const earlier = named.get(key)
    if (earlier !== undefined) return { kind: 'follows', of: earlier }
    named.set(key, at)
    return { kind: 'new' }
  })
}

const NOT_COMPARED = { probability: null, isSure: false, reasons: [] }

/** Ids that a card of ours carries in its UID when it came from no file. */
function personIdOf(uid: string): string {
  return uid.toLowerCase().replace(/^urn:uuid:/, '')
}

function findPeople(cards: readonly StagedCard[], { meanings, uids, people }: Known, country: CountryCode) {
  const byId = new Map(people.map(person => [person.id, person]))
  const byMail = indexed(people, person => person.emails.flatMap(mail => mailKey(mail) ?? []))
  const unknown = people.length > 0 ? cards.filter(({ meaning }) => !meanings.has(meaning)) : []
  const phones = phonesOf(unknown, country)
  const likely = likelyPeople(unknown, people, country)
  // Reading a number is dear: only those that end like one of the import are read.
  const ends = new Set([...phones.values()].flat().map(ending))
  const byPhone = indexed(people, person =>
    person.phones.filter(phone => ends.has(ending(phone))).flatMap(phone => phoneKey(phone, country) ?? []),
  )

  return (card: StagedCard): Likeness | null => {
    const like = (found: readonly KnownPerson[] | undefined, why: Why, shared: string): Likeness | null => {
      const person = bestNamed(found ?? [], card.contact.name)
      if (!person) return null
      const said = { kind: 'alike', personId: person.id, name: person.name, why, shared } as const
      if (why === 'uid') return { ...said, probability: null, isSure: true, reasons: [] }
      const compared = likely.get(card)
      // Who has the address is somebody else's namesake, or of their house.
      if (compared?.isSure && compared.personId !== person.id) return byLikeness(compared)
      const { probability, isSure, reasons } = compared?.personId === person.id ? compared : NOT_COMPARED
      return { ...said, probability, isSure, reasons }
    }
    const byUid = card.uid === null ? null : like(holders(card.uid, card.contact.name), 'uid', card.uid)
    if (byUid) return byUid
    for (const { value } of card.contact.emails) {
      const key = mailKey(value)
      const found = key === null ? null : like(byMail.get(key), 'mail', value)
      if (found) return found
    }
    for (const key of phones.get(card) ?? []) {
      const found = like(byPhone.get(key), 'phone', key)
      if (found) return found
    }
    const compared = likely.get(card)
    return compared ? byLikeness(compared) : null
  }

  function byLikeness({ personId, ...compared }: Likely): Likeness {
    const name = byId.get(personId)?.name ?? ''
    return { kind: 'alike', personId, name, why: 'alike', shared: '', ...compared }
  }

  function holders(uid: string, name: string): KnownPerson[] {
    const own = byId.get(personIdOf(uid))
    if (own) return [own]
    const found = (uids.get(uid) ?? []).flatMap(id => byId.get(id) ?? [])
    // An identifier that several share identifies nobody, but together with the name.
    return found.length > 1 ? found.filter(person => fold(person.name) === fold(name)) : found
  }
}

function phonesOf(cards: readonly StagedCard[], country: CountryCode): Map<StagedCard, string[]> {
  return new Map(
    cards.map(card => [card, card.contact.phones.flatMap(({ value }) => phoneKey(value, country) ?? [])]),
  )
}

/** The last digits, which no way of writing changes. */
function ending(phone: string): string {
  return phone.replace(/\D/g, '').slice(-6)
}

function indexed(
  people: readonly KnownPerson[],
  keysOf: (person: KnownPerson) => string[],
): Map<string, KnownPerson[]> {
  const index = new Map<string, KnownPerson[]>()
  for (const person of people) {
    for (const key of keysOf(person)) {
      const sharing = index.get(key)
      if (sharing) sharing.push(person)
      else index.set(key, [person])
    }
  }
  return index
}

function bestNamed(people: readonly KnownPerson[], name: string): KnownPerson | undefined {
  return people.length > 1
    ? (people.find(person => fold(person.name) === fold(name)) ?? people[0])
    : people[0]
}
