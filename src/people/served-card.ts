import { type Card, printCard, withProperties } from '../lib/vcard/card.ts'
import type { ContactPhoto } from '../lib/vcard/contact.ts'
import { uidOf } from '../lib/vcard/contact-of.ts'
import { bytesOf, isUtf8 } from '../lib/vcard/decode.ts'
import { property, withPhoto } from '../lib/vcard/edit.ts'
import { escapeText } from '../lib/vcard/text.ts'
import { toVersion } from '../lib/vcard/version.ts'

/** A card as devices get it. */
export interface ServedCard {
  octets: Uint8Array
  uid: string
  /** It is the card as it is kept, octet for octet. */
  isKept: boolean
}

/**
 * The card that a device can read: as it is kept where it is 3.0 or 4.0, in UTF-8, with a UID; else the same said so
 * (RFC 6352 §5.1).
 *
 * @param uid what it is called when it has none, or when somebody else of the book has its own.
 * @param photo the small one in the place of a photo that is too large for telephones.
 */
export function servedCard(
  card: Card,
  bytes: Uint8Array,
  uid: string,
  { isUidTaken = false, photo = null }: { isUidTaken?: boolean; photo?: ContactPhoto | null } = {},
): ServedCard {
  const own = ownUid(card)
  const isReadable = card.version !== '2.1' && isWhole(card) && isUtf8(bytes)
  if (own !== null && !isUidTaken && isReadable && !photo) {
    return { octets: bytes, uid: own, isKept: true }
  }
  const served = own !== null && !isUidTaken ? own : uid
  const pictured = photo ? withPhoto(card, photo) : card
  const named = own === served ? pictured : withUid(pictured, served)
  const readable = inUtf8(named.version === '2.1' ? toVersion(named, '3.0') : named)
  return { octets: printCard(readable), uid: served, isKept: false }
}

/** The UID that a card has; null for none, or one that no index takes. */
export function ownUid(card: Card): string | null {
  const uid = uidOf(card)
  return uid === null || Buffer.byteLength(uid) > MOST_UID_OCTETS ? null : uid
}

const MOST_UID_OCTETS = 1000

function isWhole({ head, tail }: Card): boolean {
  return head !== '' && tail !== ''
}

function withUid(card: Card, uid: string): Card {
  const others = card.properties.filter(({ name }) => name !== 'UID')
  const at = others.findIndex(({ name }) => name === 'VERSION') + 1
  return withProperties(card, [...others.slice(0, at), property('UID', escapeText(uid)), ...others.slice(at)])
}

/** Lines in another charset are written again; the others keep their octets. */
function inUtf8(card: Card): Card {
  return withProperties(
    card,
    card.properties.map(line =>
      line.octets !== null && line.name !== '' && !isUtf8(bytesOf(line.octets))
        ? { ...line, params: line.params.filter(({ name }) => name !== 'CHARSET'), octets: null }
        : line,
    ),
  )
}
