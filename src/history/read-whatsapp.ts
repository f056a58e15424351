import { decodeText } from '../lib/csv/decode-text.ts'
import { foldedWords } from '../lib/fold.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import { phoneKey } from '../lib/phone.ts'
import type { Correspondent, Exchange, HistoryRead, Self } from './exchange.ts'
import { type HistoryOptions, historyRead, leftOut, MOST_ENTRIES, tooManyEntries } from './history-read.ts'
import { dateOrder, dayOf } from './whatsapp-date.ts'
import { type LineHead, lineHead, looksLikeHead } from './whatsapp-line.ts'
import { callTold, isNotice, isNoticeBegun, lettersIn } from './whatsapp-words.ts'

interface Line extends LineHead {
  number: number
  raw: string
  /** Of the lines that follow it. */
  more: number
}

interface Message {
  line: Line
  author: string
  text: string
}

const LONGEST_AUTHOR = 100

/**
 * A conversation as WhatsApp exports it (Android and iOS; French, English, French of Canada): one exchange a message,
 * told by who, when, which way and how long. Nothing of what was written is kept.
 */
export function readWhatsapp(
  { name, bytes }: { name: string; bytes: Uint8Array },
  options: HistoryOptions,
): HistoryRead {
  const problems = new KeptProblems()
  const lines = linesOf(decodeText(bytes).text, problems)
  const messages = lines.flatMap(line => messageOf(line) ?? [])
  problems.add(
    leftOut(lines.length - messages.length, {
      code: 'chat-notices',
      message: 'Some lines are of WhatsApp itself (encryption, groups): they are no exchange.',
    }),
  )
  const order = dateOrder(lines, options.language)
  if (order.isGuessed)
    problems.add([
      {
        where: 'file',
        level: 'repaired',
        code: order.order === 'month-first' ? 'dates-month-first' : 'dates-day-first',
        params: { count: lines.length },
        message: `Nothing in the conversation tells the day from the month; it was read ${order.order}.`,
      },
    ])
  const authors = [...new Set(messages.map(({ author }) => author))]
  const mine = ownName(authors, { file: name, self: options.self })
  const partner = partnerIn(name)
  if (mine === null && messages.length > 0 && authors.length > 1) {
    problems.add([unknownOwner(authors)])
    return historyRead({ entries: lines.length }, problems)
  }
  const others = authors.filter(author => author !== mine).map(correspondent)
  // Nobody else wrote: the file's name tells to whom.
  if (others.length === 0 && partner !== null) others.push(correspondent(partner))

  const exchanges: Exchange[] = []
  const seen = new Map<string, number>()
  let alone = 0
  for (const { line, author, text } of messages) {
    const day = dayOf(line, order.order)
    if (day === null) {
      problems.add([undated(line.number)])
      continue
    }
    if (author === mine && others.length === 0) {
      alone++
      continue
    }
    const call = callTold(text)
    const letters = call ? null : lettersIn(text) + line.more
    const said = [day, line.time, line.seconds, author, call?.channel ?? 'message', call?.minutes ?? letters]
    // Two of the same length in one minute are told apart by their order.
    const nth = (seen.get(said.join('|')) ?? 0) + 1
    seen.set(said.join('|'), nth)
    exchanges.push({
      key: options.digest(['whatsapp', ...said, nth].join('|')),
      at: { day, time: line.time },
      channel: call?.channel ?? 'message',
      initiator: author === mine ? 'me' : 'them',
      letters,
      minutes: call?.minutes ?? null,
      others: author === mine ? others : [correspondent(author)],
    })
  }
  problems.add(
    leftOut(alone, {
      code: 'chat-alone',
      message: 'Nobody else wrote there: it is not known to whom you did.',
    }),
  )
  return historyRead({ exchanges, entries: lines.length }, problems)
}

/** Every line that is dated, with how much follows it; the others are told. */
function linesOf(text: string, problems: KeptProblems): Line[] {
  const lines: Line[] = []
  let number = 0
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at)
    const raw = text.slice(at, end === -1 ? text.length : end).replace(/\r$/, '')
    at = end === -1 ? text.length : end + 1
    number++
    const head = lineHead(raw)
    if (head) {
      if (lines.length === MOST_ENTRIES) {
        problems.add([tooManyEntries(`line ${number}`)])
        break
      }
      lines.push({ ...head, number, raw, more: 0 })
      continue
    }
    const last = lines.at(-1)
    if (looksLikeHead(raw) || (!last && raw.trim() !== '')) problems.add([undated(number)])
    else if (last) last.more += lettersIn(raw)
  }
  return lines
}

function messageOf(line: Line): Message | null {
  const match = /^~?\s*([^:]{1,100}?)\s*:(?: |$|(?=\S))(.*)$/s.exec(line.rest)
  const [, author = '', text = ''] = match ?? []
  if (!match || author.length > LONGEST_AUTHOR || isNoticeBegun(author) || isNotice(text.trim(), line.raw))
    return null
  return { line, author, text }
}

/** Which of the authors the owner is; null where nothing tells. */
function ownName(authors: readonly string[], { file, self }: { file: string; self: Self }): string | null {
  const exact = authors.filter(author => isOwn(author, self))
  if (exact.length > 0) return exact[0] ?? null
  const partner = partnerIn(file)
  const [one, other, ...more] = authors
  if (partner !== null && one !== undefined && other !== undefined && more.length === 0) {
    if (sameName(one, partner)) return other
    if (sameName(other, partner)) return one
  }
  // A given name alone, where only one of them has it.
  const alike = authors.filter(author => self.names.some(name => isPartOf(author, name)))
  return alike.length === 1 ? (alike[0] ?? null) : null
}

function isOwn(author: string, { names, phones }: Self): boolean {
  if (names.some(name => sameName(name, author))) return true
  const number = /^\+[\d\s().-]{6,}$/.test(author) ? phoneKey(author, 'FR') : null
  return number !== null && phones.includes(number)
}

function sameName(one: string, other: string): boolean {
  return foldedWords(one).join(' ') === foldedWords(other).join(' ') && foldedWords(one).length > 0
}

function isPartOf(author: string, name: string): boolean {
  const words = foldedWords(author)
  const whole = foldedWords(name)
  return words.length > 0 && words.every(word => whole.includes(word))
}

/** `Discussion WhatsApp avec Marie.txt`, `WhatsApp Chat - Marie.zip`. */
function partnerIn(file: string): string | null {
  const match = /whatsapp(?: chat)?\s*(?:avec|with|-)\s*([^/\\]{1,100}?)(?:\.txt|\.zip)/i.exec(file)
  return match?.[1]?.trim() || null
}

function correspondent(author: string): Correspondent {
  const phone = /^\+?[\d\s().-]{6,}$/.test(author) ? author : null
  return { name: phone === null ? author : '', mail: null, phone, profile: null }
}

function undated(line: number) {
  return {
    where: `line ${line}`,
    level: 'rejected' as const,
    code: 'chat-undated',
    message: 'The line should begin a message and its date could not be read; it was left out.',
  }
}

function unknownOwner(authors: readonly string[]) {
  const names = authors.slice(0, 5).join(', ')
  return {
    where: 'file',
    level: 'rejected' as const,
    code: 'chat-owner-unknown',
    params: { names },
    message: `None of those who write there (${names}) bears your name: write it in the settings as WhatsApp shows it.`,
  }
}
