import type { CountryCode } from 'libphonenumber-js/max'
import type { Model } from '../lib/linkage/estimate.ts'
import { linkRecords } from '../lib/linkage/link.ts'
import { parseCard } from '../lib/vcard/card.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { LINKAGE_FIELDS } from '../people/linkage-fields.ts'
import { linkageOfContact } from '../people/linkage-of-contact.ts'
import { LINKAGE_PASSES } from '../people/linkage-passes.ts'
import type { LinkageRecord } from '../people/linkage-record.ts'
import { inOrder, LIKELY, type Pair } from './pair.ts'

/** Somebody of whom it is asked whether they have another card. */
export interface Someone {
  id: string
  record: LinkageRecord
}

/** @param octets of a card, without its photos. @returns null for a list of people. */
export function someoneOn(id: string, octets: Uint8Array, country: CountryCode): Someone | null {
  return someone(id, contactOf(parseCard(octets).value), country)
}

export function someone(id: string, contact: Contact, country: CountryCode): Someone | null {
  return contact.isGroup ? null : { id, record: linkageOfContact(contact, country) }
}

interface Scoring {
  /** Which pairs are wanted, by places in the list; all of them where it is not said. */
  only?: ((one: number, other: number) => boolean) | undefined
  learnt?: Model | undefined
  onProgress?: (share: number) => void
}

/** Who of them may be one person, the surest first, and what was learnt of it. The same every time. */
export function scorePeople(
  people: readonly Someone[],
  { only, learnt, onProgress }: Scoring = {},
): { pairs: Pair[]; model: Model } {
  const { links, model } = linkRecords(
    people.map(({ record }) => record),
    {
      ...{ fields: LINKAGE_FIELDS, passes: LINKAGE_PASSES, least: LIKELY, only, learnt, random: seeded() },
      ...(onProgress && { onProgress }),
    },
  )
  const pairs = links.map(({ one, other, probability, reasons }): Pair => {
    const [personId, otherId] = inOrder(people[one]?.id ?? '', people[other]?.id ?? '')
    return { personId, otherId, probability, reasons }
  })
  return { pairs, model }
}

/** Pairs drawn at random, but always the same ones (Lehmer's generator). */
function seeded(): () => number {
  let state = 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
