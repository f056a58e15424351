import { type Card, parseCard, printCard, withProperties } from '../lib/vcard/card.ts'
import { uidOf } from '../lib/vcard/contact-of.ts'
import { bytesOf, isUtf8 } from '../lib/vcard/decode.ts'
import { property } from '../lib/vcard/edit.ts'
import { escapeText } from '../lib/vcard/text.ts'
import { toVersion } from '../lib/vcard/version.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import type { Desk } from '../platform/desk.ts'

const PAGE_CARDS = 200

/** How many cards an export of the desk holds. */
export async function cardCount({ db, id }: Desk): Promise<number> {
  const { count } = await db
    .selectFrom('person')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('deskId', '=', id)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Every card of the desk in one version, a page of them at a time, the archived ones too. */
export async function* exportedCards(
  { db, id }: Desk,
  version: '3.0' | '4.0',
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: { id: string; bytes: Uint8Array }[] = await db
      .selectFrom('person')
      .innerJoin('blob', withBlob('person.cardHash'))
      .select(['person.id', 'blob.bytes'])
      .where('person.deskId', '=', id)
      .where('person.id', '>', after)
      .orderBy('person.id')
      .limit(PAGE_CARDS)
      .execute()
    after = rows.at(-1)?.id
    if (rows.length > 0)
      yield joined(rows.map(row => exportedCard(new Uint8Array(row.bytes), row.id, version)))
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** The card as other programs take it: in this version, in UTF-8, with an identifier. */
export function exportedCard(octets: Uint8Array, personId: string, version: '3.0' | '4.0'): Uint8Array {
  const card = tidied(toVersion(parseCard(octets).value, version))
  if (uidOf(card) !== null) return printCard(card)
  const [first, ...rest] = card.properties
  const uid = property('UID', escapeText(`urn:uuid:${personId}`))
  return printCard({ ...card, properties: first ? [first, uid, ...rest] : [uid] })
}

/**
 * A card that came in another charset, with other line ends, or whose END is missing or ends no line (the last one of
 * a file: it would swallow the card after it) is written anew; others stay.
 */
function tidied(card: Card): Card {
  const whole = withProperties(card, card.properties)
  const octets = whole.properties.map(({ octets }) => octets ?? '').join('')
  const isWhole = whole.head === card.head && whole.tail === card.tail && card.tail.endsWith('\r\n')
  if (card.lineEnd === '\r\n' && isWhole && isUtf8(bytesOf(octets))) return card
  return {
    ...whole,
    head: 'BEGIN:VCARD\r\n',
    tail: 'END:VCARD\r\n',
    lineEnd: '\r\n',
    properties: whole.properties.map(each => (each.name === '' ? each : { ...each, octets: null })),
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
