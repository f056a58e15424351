import { SaxesParser } from 'saxes'
import { decodeText } from '../lib/csv/decode-text.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import type { Exchange, HistoryRead } from './exchange.ts'
import { type HistoryOptions, historyRead, leftOut, MOST_ENTRIES, tooManyEntries } from './history-read.ts'

const PIECE_LETTERS = 64 * 1024
/** `smses > mms > parts > part` is four deep. */
const MOST_DEPTH = 16
const MOST_ERRORS = 20

type Attributes = Readonly<Record<string, string>>

/** A message of several parts, while they are met. */
interface Mms {
  attributes: Attributes
  letters: number
}

type Left = 'private' | 'service' | 'unsent' | 'blocked' | 'undated'

interface Reading {
  options: HistoryOptions
  exchanges: Exchange[]
  entries: number
  left: Record<Left, number>
  mms: Mms | null
}

/** Calls and text messages as SMS Backup & Restore and Super Backup write them. Nothing of a message is kept. */
export function readCalls(bytes: Uint8Array, options: HistoryOptions): HistoryRead {
  const problems = new KeptProblems()
  const reading: Reading = {
    ...{ options, exchanges: [], entries: 0, mms: null },
    left: { private: 0, service: 0, unsent: 0, blocked: 0, undated: 0 },
  }
  const parser = new SaxesParser()
  let [depth, errors, isOver] = [0, 0, false]
  parser.on('error', ({ message }) => {
    if (errors++ === 0) problems.add([brokenXml(parser.line, message)])
    if (errors >= MOST_ERRORS) isOver = true
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (isOver) return
    if (++depth > MOST_DEPTH) {
      problems.add([brokenXml(parser.line, 'elements within elements')])
      isOver = true
    } else if (reading.entries >= MOST_ENTRIES && isEntry(name)) {
      problems.add([tooManyEntries(`line ${parser.line}`)])
      isOver = true
    } else begin(reading, name, attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    if (name === 'mms' && reading.mms && !isOver) endMms(reading, reading.mms)
  })
  const { text } = decodeText(bytes)
  for (let at = 0; at < text.length && !isOver; at += PIECE_LETTERS) {
    parser.write(text.slice(at, at + PIECE_LETTERS))
  }
  if (!isOver) parser.close()
  problems.add(saidOf(reading.left))
  return historyRead({ exchanges: reading.exchanges, entries: reading.entries }, problems)
}

function isEntry(name: string): boolean {
  return name === 'call' || name === 'log' || name === 'sms' || name === 'mms'
}

function begin(reading: Reading, name: string, attributes: Attributes): void {
  if (isEntry(name)) reading.entries++
  if (name === 'call') take(reading, callOf(attributes.duration), attributes)
  else if (name === 'log')
    take(reading, callOf(attributes.dur), { ...attributes, contact_name: attributes.name ?? '' })
  else if (name === 'sms')
    take(reading, { channel: 'message', letters: (attributes.body ?? '').length, minutes: null }, attributes)
  else if (name === 'mms') reading.mms = { attributes, letters: 0 }
  else if (name === 'part' && reading.mms && attributes.ct === 'text/plain')
    reading.mms.letters += said(attributes.text).length
}

function endMms(reading: Reading, { attributes, letters }: Mms): void {
  reading.mms = null
  take(
    reading,
    { channel: 'message', letters, minutes: null },
    { ...attributes, type: attributes.msg_box ?? '' },
  )
}

type What = Pick<Exchange, 'channel' | 'letters' | 'minutes'>

function callOf(seconds = ''): What {
  const lasted = /^\d{1,7}$/.test(seconds) ? Number(seconds) : 0
  return { channel: 'call', letters: null, minutes: lasted === 0 ? 0 : Math.max(1, Math.round(lasted / 60)) }
}

function take({ options, exchanges, left }: Reading, what: What, attributes: Attributes): void {
  const { type = '', date = '', contact_name: name } = attributes
  const numbers = said(attributes.number ?? attributes.address)
    .split('~')
    .map(number => number.trim())
  const instant = /^\d{9,14}$/.test(date) ? Number(date) : null
  const reason = instant === null ? 'undated' : reasonAgainst(what, attributes, numbers)
  if (reason !== null || instant === null) {
    left[reason ?? 'undated']++
    return
  }
  const reached = numbers.filter(number => !isPrivate(number) && !isService(number))
  const initiator = type === '2' ? 'me' : 'them'
  const { channel, letters, minutes } = what
  exchanges.push({
    key: options.digest(
      [channel, instant, initiator, ...reached, attributes.duration ?? attributes.dur ?? letters].join('|'),
    ),
    at: { instant },
    ...{ channel, initiator, letters, minutes },
    others: reached.map(phone => ({
      name: reached.length === 1 ? named(name) : '',
      ...{ mail: null, phone, profile: null },
    })),
  })
}

/**
 * Why an entry is no exchange. Of calls type 1 came in, 2 went out, 3 was missed, 4 went to voicemail, 5 was refused, 6
 * blocked, 7 taken elsewhere; of messages 1 came in, 2 went out, and the others were never sent.
 */
function reasonAgainst(
  { channel }: What,
  { type = '', presentation = '1' }: Attributes,
  numbers: string[],
): Left | null {
  if (channel === 'message' && type !== '1' && type !== '2') return 'unsent'
  if (channel === 'call' && type === '6') return 'blocked'
  if (presentation !== '1' || numbers.every(isPrivate)) return 'private'
  return numbers.every(isService) ? 'service' : null
}

/** `null` is what these programs write for nothing. */
function said(text: string | undefined): string {
  return text === undefined || text === 'null' ? '' : text
}

function named(name: string | undefined): string {
  const text = said(name).trim()
  return /^\((?:unknown|inconnue?)\)$/i.test(text) ? '' : text
}

function isPrivate(number: string): boolean {
  return number === '' || /^-\d$/.test(number) || /^(?:private|unknown|privé|inconnu)$/i.test(number)
}

/** A short number, or a name instead of one: nobody answers there. */
function isService(number: string): boolean {
  return number.replace(/\D/g, '').length < 7 || /\p{L}{3}/u.test(number)
}

function saidOf(left: Reading['left']) {
  return [
    ...leftOut(left.private, {
      code: 'calls-private',
      message: 'Hidden numbers say of nobody: they were left out.',
    }),
    ...leftOut(left.service, {
      code: 'calls-service',
      message: 'Short numbers and names of services were left out.',
    }),
    ...leftOut(left.unsent, {
      code: 'calls-unsent',
      message: 'Drafts and messages never sent were left out.',
    }),
    ...leftOut(left.blocked, { code: 'calls-blocked', message: 'Blocked calls were left out.' }),
    ...leftOut(left.undated, { code: 'calls-undated', message: 'Entries without a date were left out.' }),
  ]
}

function brokenXml(line: number, text: string) {
  return {
    where: `line ${line}`,
    level: 'rejected' as const,
    code: 'broken-xml',
    params: { text: text.replace(/^\d+:\d+: /, '').slice(0, 100) },
    message: 'The file is damaged here; what could be read was.',
  }
}
