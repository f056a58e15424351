import { sql } from 'kysely'
import { fold } from '../lib/fold.ts'
import { parseCard, printCard } from '../lib/vcard/card.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { withContact } from '../lib/vcard/edit.ts'
import { hashOf, keepBlobs } from '../platform/blobs.ts'
import { BLOB_COLUMNS, TABLES } from '../platform/db/schema.ts'
import type { Desk } from '../platform/desk.ts'

const BLOBS_AT_ONCE = 100

interface Redaction {
  redact: (text: string) => string
  /** Of who is erased: another card of that name is somebody else's. */
  name: string
}

/**
 * Takes somebody out of what is kept as it came: the notes of other people's cards, the guests of events. Rows and images
 * name the octets without them from then on. Files that are no text stay as they are.
 */
export async function redactBlobs(inside: Desk, redaction: Redaction): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows }: { rows: Blob[] } = await sql<Blob>`
      select hash, bytes, media_type as "mediaType" from blob
      where desk_id = ${inside.id} and hash > ${after} and media_type like 'text/%'
      order by hash limit ${BLOBS_AT_ONCE}`.execute(inside.db.withoutPlugins())
    for (const { hash, bytes, mediaType } of rows) {
      const without = redacted(new Uint8Array(bytes), mediaType, redaction)
      if (!without) continue
      const fresh = hashOf(without)
      await keepBlobs(inside, new Map([[fresh, { bytes: without, mediaType }]]))
      await rename(inside, hash, fresh)
    }
    after = rows.length < BLOBS_AT_ONCE ? undefined : rows.at(-1)?.hash
    await new Promise(resolve => setImmediate(resolve))
  }
}

interface Blob {
  hash: string
  bytes: Uint8Array
  mediaType: string
}

/** @returns null where it does not name them. */
function redacted(bytes: Uint8Array, mediaType: string, { redact, name }: Redaction): Uint8Array | null {
  const text = new TextDecoder().decode(bytes)
  const unfolded = text.replace(/\r?\n[ \t]/g, '')
  if (redact(unfolded) === unfolded) return null
  if (/vcard/i.test(mediaType)) return cardWithout(bytes, { redact, name })
  const without = /calendar/i.test(mediaType)
    ? unfolded
        .split(/\r?\n/)
        .filter(line => !/^(ATTENDEE|ORGANIZER)[;:]/i.test(line) || redact(line) === line)
        .map(line => folded(redact(line)))
        .join('\r\n')
    : redact(text)
  return new TextEncoder().encode(without)
}

/** Others keep their own name, mails and numbers, be they shared; what is said of who is erased goes. */
function cardWithout(bytes: Uint8Array, { redact, name }: Redaction): Uint8Array | null {
  const card = parseCard(bytes).value
  const contact = contactOf(card)
  if (fold(contact.name) === fold(name)) return null
  const properties = card.properties.filter(
    property => !SAYS_OTHERS.test(property.name) || redact(property.value) === property.value,
  )
  const without = withContact({ ...card, properties }, { ...contact, note: redact(contact.note) })
  const octets = printCard(without)
  return Buffer.from(octets).equals(bytes) ? null : octets
}

const SAYS_OTHERS = /^(RELATED|AGENT|X-ABRELATEDNAMES|X-SPOUSE|X-MANAGER|X-ASSISTANT|X-EVOLUTION-SPOUSE)$/

/** RFC 5545 §3.1: no line is longer than 75 octets. */
function folded(line: string): string {
  let out = ''
  let octets = 0
  for (const letter of line) {
    const length = Buffer.byteLength(letter)
    if (octets + length > 75) {
      out += '\r\n '
      octets = 1
    }
    out += letter
    octets += length
  }
  return out
}

async function rename({ db, id }: Desk, from: string, to: string): Promise<void> {
  const bare = db.withoutPlugins()
  for (const { table, column } of BLOB_COLUMNS.filter(each => TABLES[each.table] === 'fact')) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${to}
      where desk_id = ${id} and ${sql.ref(column)} = ${from}`.execute(bare)
  }
  await sql`update change set before = replace(before, ${from}, ${to})
    where desk_id = ${id} and before like ${`%${from}%`}`.execute(bare)
}
