import { type Card, parseCard, printCard, textIn, withProperties } from '../lib/vcard/card.ts'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { nameOf, saysGroup } from '../lib/vcard/contact-of.ts'
import { newCard, property } from '../lib/vcard/edit.ts'

/** A group as a card: `KIND:group` (RFC 6350 §6.1.4) or Apple's `X-ADDRESSBOOKSERVER-KIND:group` in 3.0. */
export interface GroupCard {
  /** What the tag is called. */
  name: string
  /** UIDs of its people, without `urn:uuid:`, lower case. */
  members: string[]
}

/** What the card of a group says; null when it is somebody's card. */
export function groupIn(card: Card): GroupCard | null {
  if (!card.properties.some(saysGroup)) return null
  const members = card.properties.filter(isMember).map(line => bareUid(textIn(card, line)))
  return { name: nameOf(card).trim(), members: [...new Set(members)] }
}

/** The octets of the group with these people and no other; every other line stays as it is. */
export function withMembers(bytes: Uint8Array, uids: readonly string[]): Uint8Array {
  const card = parseCard(bytes).value
  const wanted = new Map(uids.map(uid => [bareUid(uid), uid]))
  const kept = card.properties.filter(line => !isMember(line) || wanted.delete(bareUid(textIn(card, line))))
  const name = card.version === '4.0' ? 'MEMBER' : APPLE_MEMBER
  const added = [...wanted.values()].map(uid => property(name, asUrn(uid)))
  return printCard(withProperties(card, [...kept, ...added]))
}

/** A group as Apple's programs write it, which the others read too. */
export function newGroupCard(uid: string, name: string, uids: readonly string[]): Uint8Array {
  const card = newCard({ ...EMPTY_CONTACT, uid, name, familyName: name })
  const lines = [
    property('X-ADDRESSBOOKSERVER-KIND', 'group'),
    ...uids.map(each => property(APPLE_MEMBER, asUrn(each))),
  ]
  return printCard(withProperties(card, [...card.properties, ...lines]))
}

/** A UID as members name it. */
export function bareUid(uid: string): string {
  return uid
    .trim()
    .replace(/^urn:uuid:/i, '')
    .toLowerCase()
}

const APPLE_MEMBER = 'X-ADDRESSBOOKSERVER-MEMBER'

function asUrn(uid: string): string {
  return /^urn:/i.test(uid) ? uid : `urn:uuid:${uid}`
}

function isMember({ name }: { name: string }): boolean {
  return name === 'MEMBER' || name === APPLE_MEMBER
}
