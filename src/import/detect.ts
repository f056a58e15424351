import { lineHead } from '../history/whatsapp-line.ts'
import { decodeText } from '../lib/csv/decode-text.ts'
import { foldHeader } from '../lib/csv/header.ts'
import { readCsv } from '../lib/csv/read-csv.ts'
import { zipEntries } from '../lib/zip.ts'
import type { ContactFormat } from './column-use.ts'
import { recogniseContactCsv } from './contact-csv.ts'
import { isLinkedinExport } from './linkedin-zip.ts'
import { isMonicaJson } from './monica-json.ts'
import { isMonicaSql } from './monica-sql.ts'

export type FileFormat =
  | ContactFormat
  | 'vcard'
  | 'ldif'
  | 'monica-json'
  | 'monica-sql'
  | 'linkedin-zip'
  | 'linkedin-messages'
  | 'linkedin-invitations'
  | 'whatsapp'
  | 'calls'
  | 'calls-csv'
  | 'ics'
  | 'mbox'
  | 'eml'
  | 'zip'
  | UnreadFormat
  | 'unknown'

export type UnreadFormat = 'json' | 'outlook-data'

/** What a file is, by what it holds; by its name only where the content tells nothing. */
export function detectFormat(name: string, bytes: Uint8Array): FileFormat {
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return zipFormat(bytes)
  // Outlook's data files, and its messages, which are OLE documents.
  if (startsWith(bytes, '!BDN') || startsWith(bytes, '\xd0\xcf\x11\xe0')) return 'outlook-data'
  const start = beginning(bytes)
  return textFormat(start) ?? tableFormat(start) ?? formatByName(name) ?? 'unknown'
}

/** A sentence for the formats that are known and not read; null for the others. */
export function notRead(format: FileFormat): string | null {
  return Object.hasOwn(UNREAD, format) ? UNREAD[format as UnreadFormat] : null
}

const UNREAD: Record<UnreadFormat, string> = {
  json: 'Of exports in JSON only that of Monica is read.',
  'outlook-data': 'Outlook data files are not read; export the contacts as CSV from Outlook instead.',
}

const BEGINNING_BYTES = 64 * 1024

/** The first lines as text. Cut after a line, so that no letter is cut in two. */
function beginning(bytes: Uint8Array): string {
  if (bytes.length <= BEGINNING_BYTES) return decodeText(bytes).text
  const head = bytes.subarray(0, BEGINNING_BYTES)
  const lineEnd = head.lastIndexOf(0x0a)
  return decodeText(lineEnd > 0 ? head.subarray(0, lineEnd) : head).text
}

function zipFormat(bytes: Uint8Array): FileFormat {
  const entries = zipEntries(bytes)
  if (!entries) return 'zip'
  if (isLinkedinExport(entries)) return 'linkedin-zip'
  return entries.some(({ name }) => /(?:^|\/)(?:_chat|.*whatsapp.*)\.txt$/i.test(name)) ? 'whatsapp' : 'zip'
}

const TEXTS: readonly (readonly [FileFormat, RegExp])[] = [
  // Some write a line of their own or blank ones before the first card.
  ['vcard', /^[ \t]*(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD\b/im],
  // Some write events without the calendar around them.
  [
    'ics',
    /^[ \t]*BEGIN[ \t]*:[ \t]*V(?:CALENDAR|EVENT|TODO|JOURNAL|FREEBUSY|TIMEZONE|ALARM|AVAILABILITY)\b/im,
  ],
]

/** The separator line of a mailbox, with the first header of the message below it. */
const MBOX = /^From \S.*\r?\n[\w-]+:/

const STARTS: readonly (readonly [FileFormat, RegExp])[] = [
  ['ldif', /^(?:version:\s*\d\s*\n\s*)?(?:#.*\n\s*)*dn::?\s*\S/i],
  ['mbox', MBOX],
  ['calls', /^(?:<\?xml[\s\S]{0,2000}?)?<(?:calls|smses|alllogs)\b/i],
]

const MAIL_HEADER =
  /^(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|x-[\w-]+|dkim-signature|reply-to|sender):/i

function textFormat(start: string): FileFormat | null {
  const whole = start.trimStart()
  const [first] = TEXTS.map(([format, shape]) => ({ format, at: whole.search(shape) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  // A mail that carries a card, or a note that quotes one, is not a card.
  if (first && !isMail(whole) && !MBOX.test(whole)) return first.format
  const known = STARTS.find(([, shape]) => shape.test(whole))
  if (known) return known[0]
  if (isMail(whole)) return 'eml'
  if (isMonicaSql(whole)) return 'monica-sql'
  if (beginsChat(whole)) return 'whatsapp'
  if (/^\{/.test(whole) && isMonicaJson(whole)) return 'monica-json'
  return /^(?:\{\s*"|\[\s*[{"])/.test(whole) ? 'json' : null
}

/** A line of some kind may stand above the first message. */
function beginsChat(text: string): boolean {
  return text
    .slice(0, 5000)
    .split(/\r\n?|\n/)
    .slice(0, 5)
    .some(line => /:|[a-z] /i.test(lineHead(line)?.rest ?? ''))
}

function isMail(text: string): boolean {
  const lines = text.slice(0, 20_000).split(/\r\n?|\n/)
  const end = lines.indexOf('')
  const head = (end > 0 ? lines.slice(0, end) : lines).filter(line => !/^\s/.test(line))
  if (head.filter(line => MAIL_HEADER.test(line)).length < 2) return false
  if (MAIL_HEADER.test(head[0] ?? '')) return true
  // News and others put headers of their own first.
  return head.every(line => /^[\w-]+:/.test(line)) && head.some(line => /^(?:from|received):/i.test(line))
}

function tableFormat(start: string): FileFormat | null {
  const contacts = recogniseContactCsv(start)
  if (contacts) return contacts
  const { rows } = readCsv(start).value
  const header = new Set(rows[0]?.cells.map(foldHeader))
  if (header.has('conversation id') && header.has('content')) return 'linkedin-messages'
  if (header.has('call type') && header.has('duration') && header.has('number')) return 'calls-csv'
  if (header.has('sent at') && header.has('direction')) return 'linkedin-invitations'
  const width = header.size
  const regular = rows.slice(0, 20).filter(({ cells }) => cells.length === rows[0]?.cells.length).length
  return width > 1 && rows.length > 1 && regular === Math.min(rows.length, 20) ? 'csv' : null
}

const EXTENSIONS: Record<string, FileFormat> = {
  vcf: 'vcard',
  vcard: 'vcard',
  csv: 'csv',
  tsv: 'csv',
  ics: 'ics',
  ical: 'ics',
  ldif: 'ldif',
  ldi: 'ldif',
  mbox: 'mbox',
  mbx: 'mbox',
  eml: 'eml',
  json: 'json',
  pst: 'outlook-data',
  ost: 'outlook-data',
  olm: 'outlook-data',
  msg: 'eml',
  zip: 'zip',
}

function formatByName(name: string): FileFormat | null {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(EXTENSIONS, extension) ? (EXTENSIONS[extension] ?? null) : null
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((character, i) => bytes[i] === character.charCodeAt(0))
}
