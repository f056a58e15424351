import type { CountryCode } from 'libphonenumber-js/max'
import { inDetail, type SaidReason } from '../duplicates/in-detail.ts'
import { isSure, type Pair } from '../duplicates/pair.ts'
import { scorePeople, someone } from '../duplicates/score.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import { type Contact, EMPTY_ADDRESS, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import type { StagedCard } from './staged-card.ts'

/** Somebody of the desk, by what their card says of who they are. */
export interface KnownPerson {
  id: string
  name: string
  emails: readonly string[]
  phones: readonly string[]
  givenName?: string
  familyName?: string
  organisation?: string
  town?: string
  /** As in `person_card`. */
  birthday?: string | null
}

/** Who a card may be, by the same model as two cards of the desk are compared with. */
export interface Likely {
  personId: string
  probability: number
  isSure: boolean
  reasons: SaidReason[]
}

const ALONE = { types: [], label: null }

/** The likeliest of who is there for each card that resembles somebody. */
export function likelyPeople(
  cards: readonly StagedCard[],
  people: readonly KnownPerson[],
  country: CountryCode,
): Map<StagedCard, Likely> {
  const found = new Map<StagedCard, Likely>()
  if (cards.length === 0 || people.length === 0) return found
  const contacts = new Map(people.map(person => [person.id, contactOfKnown(person)]))
  const there = people.flatMap(({ id }) => someone(id, contacts.get(id) as Contact, country) ?? [])
  // Behind those who are there in every order, so that a pair tells which is which.
  const coming = cards.flatMap((card, at) => someone(`~${at}`, card.contact, country) ?? [])
  const { pairs } = scorePeople([...there, ...coming], {
    only: (one, other) => one < there.length !== other < there.length,
  })
  for (const { personId, otherId, probability, reasons } of pairs) {
    const card = cards[Number(otherId.slice(1))]
    const contact = contacts.get(personId)
    if (!card || !contact || found.has(card)) continue
    const said = inDetail(reasons, [contact, card.contact], country)
    found.set(card, {
      personId,
      probability,
      isSure: isSure({ probability, reasons } as Pair),
      reasons: said,
    })
  }
  return found
}

function contactOfKnown(person: KnownPerson): Contact {
  const { name, givenName = '', familyName = '', organisation = '', town = '', birthday } = person
  return {
    ...EMPTY_CONTACT,
    ...{ name, givenName, familyName, organisation },
    birthday: birthday ? parsePartialDate(birthday) : null,
    emails: person.emails.map(value => ({ ...ALONE, value })),
    phones: person.phones.map(value => ({ ...ALONE, value })),
    addresses: town === '' ? [] : [{ ...ALONE, ...EMPTY_ADDRESS, town }],
  }
}
