import { decodeText } from '../lib/csv/decode-text.ts'
import { foldHeader } from '../lib/csv/header.ts'
import { readCsv } from '../lib/csv/read-csv.ts'
import { foldedWords } from '../lib/fold.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import { linkedinProfile } from '../lib/linkedin-profile.ts'
import type { Correspondent, Exchange, HistoryRead, Self } from './exchange.ts'
import { type HistoryOptions, historyRead, leftOut } from './history-read.ts'

interface Message {
  row: number
  conversation: string
  sender: Correspondent
  recipients: Correspondent[]
  date: string
  letters: number
  isDropped: boolean
}

/** `messages.csv` of a LinkedIn export: one exchange a message, by who and when; its text is counted and forgotten. */
export function readLinkedinMessages(bytes: Uint8Array, { self, digest }: HistoryOptions): HistoryRead {
  const problems = new KeptProblems()
  const { value, problems: found } = readCsv(decodeText(bytes).text)
  problems.add(found)
  const [header, ...rows] = value.rows
  const columns = header?.cells.map(foldHeader) ?? []
  const messages = rows.map(row => messageOf(row, columns))
  const kept = messages.filter(({ isDropped }) => !isDropped)
  problems.add(
    leftOut(messages.length - kept.length, {
      code: 'messages-dropped',
      message: 'Drafts, unwanted and sponsored messages were left out.',
    }),
  )
  const isOwner = ownerOf(kept, self)
  if (!isOwner) {
    if (kept.length > 0) problems.add([unknownOwner()])
    return historyRead({ entries: rows.length }, problems)
  }
  const exchanges: Exchange[] = []
  for (const { row, conversation, sender, recipients, date, letters } of kept) {
    const instant = instantTold(date)
    const isMine = isOwner(sender)
    const others = (isMine ? recipients : [sender]).filter(other => !isOwner(other) && isSomebody(other))
    if (instant === null || others.length === 0) {
      problems.add([instant === null ? undated(row) : nobody(row)])
      continue
    }
    exchanges.push({
      key: digest(['linkedin', conversation, instant, sender.profile ?? sender.name, letters].join('|')),
      at: { instant },
      channel: 'network',
      initiator: isMine ? 'me' : 'them',
      ...{ letters, minutes: null, others },
    })
  }
  return historyRead({ exchanges, entries: rows.length }, problems)
}

function messageOf(
  { number, cells }: { number: number; cells: readonly string[] },
  columns: readonly string[],
): Message {
  const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? ''
  const content = cell('content')
  const senderAddress = cell('sender profile url')
  const isSponsored = /spinmail-quill-editor/.test(content)
  const isDraft =
    /^(?:yes|true)$/i.test(cell('is message draft')) || /^(?:yes|true)$/i.test(cell('is conversation draft'))
  return {
    row: number,
    conversation: cell('conversation id'),
    sender: member(cell('from'), senderAddress),
    recipients: recipientsOf(cell('to'), cell('recipient profile urls')),
    date: cell('date'),
    letters: content.length,
    isDropped: isSponsored || isDraft || cell('folder').toUpperCase() === 'SPAM',
  }
}

/** Names are joined by the comma that also stands in them: they are told apart only where there are as many addresses. */
function recipientsOf(names: string, addresses: string): Correspondent[] {
  const urls = addresses.split(',').filter(address => address.trim() !== '')
  if (urls.length <= 1) return [member(names, urls[0] ?? '')]
  const apart = names.split(/,\s+/)
  return urls.map((url, at) => member(apart.length === urls.length ? (apart[at] ?? '') : '', url))
}

function member(name: string, address: string): Correspondent {
  const isHidden = /^(?:linkedin member|membre (?:de )?linkedin)$/i.test(name.trim())
  return { name: isHidden ? '' : name.trim(), mail: null, phone: null, profile: linkedinProfile(address) }
}

function isSomebody({ name, profile }: Correspondent): boolean {
  return name !== '' || profile !== null
}

/** The owner takes part in every conversation, nobody else in two of each three. */
function ownerOf(messages: readonly Message[], { names }: Self): ((one: Correspondent) => boolean) | null {
  const own = new Set(names.map(name => foldedWords(name).join(' ')).filter(name => name !== ''))
  const isNamed = ({ name }: Correspondent) => own.has(foldedWords(name).join(' '))
  const conversations = new Set(messages.map(({ conversation }) => conversation))
  const seen = new Map<string, Set<string>>()
  const profiles = new Set<string>()
  for (const { conversation, sender, recipients } of messages) {
    for (const one of [sender, ...recipients]) {
      if (one.profile === null) continue
      if (isNamed(one)) profiles.add(one.profile)
      const of = seen.get(one.profile) ?? new Set()
      seen.set(one.profile, of.add(conversation))
    }
  }
  const [first, second] = [...seen].sort((one, other) => other[1].size - one[1].size)
  const isEverywhere =
    first &&
    conversations.size > 1 &&
    first[1].size > conversations.size / 2 &&
    first[1].size > (second?.[1].size ?? 0)
  if (profiles.size === 0 && isEverywhere) profiles.add(first[0])
  if (profiles.size === 0 && own.size === 0) return null
  const isOwner = (one: Correspondent) => (one.profile === null ? isNamed(one) : profiles.has(one.profile))
  return messages.some(({ sender, recipients }) => [sender, ...recipients].some(isOwner)) ? isOwner : null
}

/** `2025-06-01 14:03:22 UTC`. */
function instantTold(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) UTC$/.exec(text)
  const instant = match ? Date.parse(`${match[1]}T${match[2]}Z`) : Number.NaN
  return Number.isNaN(instant) ? null : instant
}

function undated(row: number) {
  return {
    where: `row ${row}`,
    level: 'rejected' as const,
    code: 'message-undated',
    message: 'The message has no date that could be read; it was left out.',
  }
}

function nobody(row: number) {
  return {
    where: `row ${row}`,
    level: 'ignored' as const,
    code: 'message-nobody',
    message: 'The message does not say whom it is with (a member who left); it was left out.',
  }
}

function unknownOwner() {
  return {
    where: 'file',
    level: 'rejected' as const,
    code: 'messages-owner-unknown',
    message:
      'Nothing tells which of the members you are: write your name in the settings as LinkedIn shows it.',
  }
}
