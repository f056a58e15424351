import { addressParser, decodeWords } from 'postal-mime'
import { mailKey } from '../lib/mail-address.ts'
import { isAutomaticAddress } from './automatic.ts'
import type { Correspondent, Moment } from './exchange.ts'

/** What the head of a mail tells of who wrote to whom, and when. */
export interface MailHead {
  /** Message-ID; '' when it has none. */
  id: string
  from: Correspondent | null
  to: Correspondent[]
  at: Moment | null
  /** Written by a program, or to a list. */
  isAutomatic: boolean
  /** It came from elsewhere: what one sent oneself has not travelled. */
  hasTravelled: boolean
  /** Whose mailbox it was put into; lower case. */
  deliveredTo: string | null
}

/** The fields that are read, as an IMAP server is asked for them. */
export const MAIL_FIELDS = [
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'date',
  'message-id',
  'received',
  'delivered-to',
  'x-original-to',
  'return-path',
  'auto-submitted',
  'precedence',
  'list-id',
  'list-unsubscribe',
  'list-post',
  'x-autoreply',
  'x-autorespond',
  'x-auto-response-suppress',
  'x-failed-recipients',
  'feedback-id',
  'content-type',
] as const

type Field = (typeof MAIL_FIELDS)[number]
const WANTED: ReadonlySet<string> = new Set(MAIL_FIELDS)

/** Reads the head of a message: RFC 5322 §2.2. Of a field that stands there twice, the first holds. */
export function readMailHead(text: string): MailHead {
  const fields = fieldsIn(text)
  const [from = null] = peopleIn(fields.get('from') ?? fields.get('sender'))
  return {
    id: (fields.get('message-id') ?? '').trim().slice(0, 500),
    from,
    to: (['to', 'cc', 'bcc'] as const).flatMap(name => peopleIn(fields.get(name))),
    at: whenSent(fields),
    isAutomatic: isAutomatic(fields, from),
    hasTravelled: fields.has('received'),
    deliveredTo: mailKey(fields.get('delivered-to') ?? fields.get('x-original-to') ?? ''),
  }
}

type Fields = ReadonlyMap<Field, string>

/** A head that goes on for longer is none. */
const MOST_FIELDS = 2000
const MOST_FIELD_LETTERS = 60_000

function fieldsIn(text: string): Fields {
  const fields = new Map<Field, string>()
  let name: string | null = null
  let count = 0
  for (let start = 0; start < text.length && count < MOST_FIELDS; ) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const line = text.slice(start, text.charCodeAt(end - 1) === 13 ? end - 1 : end)
    start = end + 1
    const first = line.charCodeAt(0)
    // RFC 5322 §2.2.3: a line that begins with white space goes on.
    if (first === 32 || first === 9) {
      const known = name === null ? undefined : fields.get(name as Field)
      if (known !== undefined && known.length < MOST_FIELD_LETTERS)
        fields.set(name as Field, `${known} ${line.trim()}`)
      continue
    }
    count++
    const colon = line.indexOf(':')
    const said = colon > 0 && colon <= 40 ? line.slice(0, colon).trim().toLowerCase() : ''
    name = WANTED.has(said) && !fields.has(said as Field) ? said : null
    if (name !== null)
      fields.set(
        name as Field,
        line
          .slice(colon + 1)
          .trim()
          .slice(0, MOST_FIELD_LETTERS),
      )
  }
  return fields
}

/** `Name <address>` or an address alone, as nearly all are; the rest goes to the library. */
const PLAIN = /^(?:"?([^"<>,;:@()\\]*?)"?\s*)<([^<>\s,;:@]+@[^<>\s,;:@]+)>$|^([^<>\s,;:@"]+@[^<>\s,;:@"]+)$/
const MOST_PEOPLE = 200

function peopleIn(value: string | undefined): Correspondent[] {
  if (value === undefined || value === '') return []
  const plain = PLAIN.exec(value)
  if (plain) return [personOf(plain[1] ?? '', plain[2] ?? plain[3] ?? '')].filter(one => one !== null)
  const parsed = addressParser(value, { flatten: true })
  return parsed
    .slice(0, MOST_PEOPLE)
    .flatMap(one => ('address' in one && one.address ? (personOf(one.name ?? '', one.address) ?? []) : []))
}

function personOf(name: string, address: string): Correspondent | null {
  const mail = mailKey(address)
  if (mail === null) return null
  return { name: name.includes('=?') ? decodeWords(name) : name.trim(), mail, phone: null, profile: null }
}

/** RFC 3834 §5, RFC 2919, RFC 2369, and what servers did before them. */
function isAutomatic(fields: Fields, from: Correspondent | null): boolean {
  const said = (name: Field) => fields.get(name)?.toLowerCase() ?? ''
  const auto = said('auto-submitted')
  return (
    (auto !== '' && !auto.startsWith('no')) ||
    /^(?:bulk|list|junk|auto_reply)/.test(said('precedence')) ||
    (
      [
        'list-id',
        'list-unsubscribe',
        'list-post',
        'x-autoreply',
        'x-autorespond',
        'x-failed-recipients',
        'feedback-id',
      ] as const
    ).some(name => fields.has(name)) ||
    said('x-auto-response-suppress').includes('all') ||
    said('return-path') === '<>' ||
    said('content-type').startsWith('multipart/report') ||
    (from?.mail != null && isAutomaticAddress(from.mail))
  )
}

const TWO_DAYS_MS = 2 * 86_400_000

/** The date it says, unless its way here says otherwise: some clocks are years off. */
function whenSent(fields: Fields): Moment | null {
  const said = momentIn(fields.get('date') ?? '')
  const received = fields.get('received') ?? ''
  const arrived = momentIn(received.slice(received.lastIndexOf(';') + 1))
  if (!arrived || !('instant' in arrived)) return said
  if (!said) return arrived
  return 'instant' in said && Math.abs(said.instant - arrived.instant) > TWO_DAYS_MS ? arrived : said
}

/** RFC 5322 §3.3. One without a zone is of the owner's clock, never of the machine's. */
function momentIn(text: string): Moment | null {
  const bare = text
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .slice(0, 100)
  if (bare === '') return null
  const isZoned = /(?:[+-]\d{2}:?\d{2}|\b(?:GMT|UTC?|Z|[ECMP][SD]T))\s*$/i.test(bare)
  const instant = Date.parse(isZoned ? bare : `${bare} UTC`)
  if (Number.isNaN(instant)) return null
  if (isZoned) return { instant }
  const iso = new Date(instant).toISOString()
  // A year of five digits.
  return /^\d/.test(iso) ? { day: iso.slice(0, 10), time: iso.slice(11, 16) } : null
}
