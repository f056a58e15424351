import { readDay } from './capture-day.ts'
import { readOccasion } from './capture-occasion.ts'
import { matchPerson } from './capture-people.ts'
import { type ReadPlace, readPlace } from './capture-place.ts'
import { addPerson, closes, isTaken, type Pieces, type Said, type Scan } from './capture-state.ts'
import { foldedWords, isCapitalAt, matchAt, rangeIn, skipSpaces, wordEnd } from './capture-text.ts'
import { isTieAlone } from './capture-tied.ts'
import { readMinutes, readTime } from './capture-time.ts'
import {
  CHANNEL_PHRASES,
  CHOSEN,
  type ChannelPhrase,
  PLANNED,
  SIZES,
  SPHERES,
  VERB,
} from './capture-words.ts'

interface Where {
  /** A topic is being told: only what can be nothing else is read. */
  topic?: boolean
  /** Right after the note: no more than lengths, spheres, and days that are surely past. */
  tailOnly?: boolean
  afterPerson?: boolean
  /** Where the stretch begins. */
  start?: number
}

/** Reads the piece that begins there into `scan.found`, unless it has one of that kind. @returns its end, or null. */
export function readPiece(scan: Scan, at: number, where: Where): number | null {
  const before = { ...scan.found }
  const isNarrow = where.topic === true || where.tailOnly === true
  const end =
    readWhen(scan, at, isNarrow) ??
    readLength(scan, at) ??
    (isNarrow ? null : readOccasion(scan, at)) ??
    (isNarrow ? null : readChannel(scan, at, where)) ??
    (isNarrow ? null : readWhere(scan, at)) ??
    (where.topic ? null : readTone(scan, at)) ??
    (isNarrow ? null : readPlanned(scan, at))
  if (end === null || end <= scan.end) return end
  // It would run over the separator: as if it had not been read.
  Object.assign(scan.found, before)
  return null
}

function readWhen(scan: Scan, at: number, isNarrow: boolean): number | null {
  const { line, days, found } = scan
  if (found.day === null) {
    const said = readDay(line.text, at, { ...days, ahead: found.ahead })
    if (said && (!isNarrow || (said.certain && said.day <= days.today))) {
      found.day = { value: said.day, from: at, to: said.end }
      return said.end
    }
  }
  if (found.time !== null || isNarrow) return null
  const said = readTime(line.text, at)
  if (!said) return null
  found.time = { value: said.time, from: at, to: said.end }
  found.impliedMinutes = said.minutes
  return said.end
}

function readLength({ line, found }: Scan, at: number): number | null {
  if (found.minutes === null) {
    const said = readMinutes(line.text, at)
    if (said) {
      found.minutes = { value: said.minutes, from: at, to: said.end }
      return said.end
    }
  }
  if (found.size !== null) return null
  return oneOf(SIZES, line.text, at, said => {
    found.size = said
  })
}

function readChannel(scan: Scan, at: number, { afterPerson, start }: Where): number | null {
  const { line, found } = scan
  for (const phrase of CHANNEL_PHRASES) {
    const match = matchAt(phrase.pattern, line.text, at)
    if (!match) continue
    const end = at + match[0].length
    const typed = rangeIn(line, at, end)
    if (phrase.spelled && !phrase.spelled.test(line.raw.slice(typed.start, typed.end).normalize('NFC')))
      continue
    const meetsAgain = at === start && phrase.channel === 'in-person' && !phrase.talk && VERB.test(match[0])
    if (!isWanted(scan, phrase) && !(meetsAgain && scan.found.channel?.value === 'in-person')) return null

    found.initiator ??= afterPerson && ENGLISH_VERB.test(match[0]) ? 'them' : phrase.initiator
    found.impliedSize ??= phrase.size
    found.directed = phrase.directed
    found.lastPhrase = at
    if (phrase.channel !== null && isFiner(found, phrase)) {
      found.channel = { value: phrase.channel, from: at, to: end }
      found.weak = phrase.weak
    }
    return end
  }
  return null
}

/** "Paul called": he did, where a line that opens with "called" tells what the owner did. */
const ENGLISH_VERB =
  /^(?:called|phoned|rang|telephoned|texted|messaged|pinged|whatsapped|dmed|e-?mailed|mailed|wrote|commented)/

function isFiner({ channel, weak }: Pieces, phrase: ChannelPhrase): boolean {
  if (channel === null || (weak && !phrase.weak)) return true
  return !phrase.weak && (phrase.channel === 'video' || phrase.channel === 'network')
}

function isWanted({ found }: Scan, phrase: ChannelPhrase): boolean {
  if (phrase.talk && found.people.length > 0) return false
  if (found.channel === null || phrase.channel === null) return true
  const now = found.channel.value
  if (found.weak) return !phrase.weak || phrase.channel === now
  if (phrase.channel === now || phrase.weak) return found.people.length === 0
  if (phrase.channel === 'video') return now === 'call' || now === 'in-person'
  if (phrase.channel === 'network') return now === 'message' || now === 'mail'
  // « visio call », « LinkedIn message »: the finer word was said first.
  return (now === 'video' && phrase.channel === 'call') || (now === 'network' && phrase.channel === 'message')
}

function readWhere(scan: Scan, at: number): number | null {
  const { line, found } = scan
  if (found.place !== null) return null
  const said = readPlace(
    { line, closes: next => closes(scan, next), isTaken: next => isTaken(scan, next) },
    at,
  )
  if (!said) return readHome(scan, at)
  if (said.end > scan.end) return null
  found.place = { value: said.value, from: at, to: said.end }
  addHost(scan, at, said)
  return said.end
}

/** « chez mes parents »: a place, and people told by a tie alone. */
function readHome({ line, found, end: limit }: Scan, at: number): number | null {
  const host = matchAt(
    /chez (?=(?:mon|ma|mes|notre|nos|son|sa|ses|leurs?) (\p{L}[\p{L}-]*))/uy,
    line.text,
    at,
  )
  if (!host) return null
  const from = at + host[0].length
  const end = wordEnd(line.text, line.text.indexOf(' ', from) + 1)
  if (end === null || end > limit || !isTieAlone(line.text.slice(from, end), false)) return null
  if (isCapitalAt(line, skipSpaces(line.text, end))) return null
  const [whole, tie] = [rangeIn(line, at, end), rangeIn(line, from, end)]
  found.place = { value: line.raw.slice(whole.start, whole.end), from: at, to: end }
  found.unnamed.push({ text: line.raw.slice(tie.start, tie.end), at: tie })
  return end
}

/** « chez Marie », "at Marie's": it was her place, and she was there unless the line says otherwise. */
function addHost(scan: Scan, at: number, { value, end }: ReadPlace): void {
  const { line, found } = scan
  const isHost = /^chez /i.test(value)
  const from = at + (matchAt(/chez |at /uy, line.text, at)?.[0].length ?? 0)
  const to = isHost ? end : end - 2
  if (from === at || (!isHost && !/['’]s$/.test(value)) || ABSENT.test(line.text.slice(end))) return
  const name = rangeIn(line, from, to)
  const text = line.raw.slice(name.start, name.end)
  const match = matchPerson(text, scan.find)
  // A name that no card bears may be a restaurant's.
  if (match.kind === 'new' || !(isCapitalAt(line, from) || match.kind === 'known')) return
  if (match.kind === 'ambiguous' && !match.candidates.some(each => isNamed(each.name, text))) return
  found.place = { value, from: at, to: from }
  addPerson(found, { text, at: name, match })
}

/** She was not at home, in the words after her name. */
const ABSENT =
  /(?<!\p{L})(?:en son absence|sans (?:elle|lui)|without (?:her|him)|(?:n'etait|n'est|pas) pas (?:la|chez)|absente?|wasn't (?:there|home|in)|was not (?:there|home|in)|was (?:away|out))(?!\p{L})/u

function isNamed(name: string, typed: string): boolean {
  const named = foldedWords(name)
  return foldedWords(typed).every(word => named.includes(word))
}

function readTone({ line, found }: Scan, at: number): number | null {
  const sphere =
    found.sphere === null
      ? oneOf(SPHERES, line.text, at, said => {
          found.sphere = said
        })
      : null
  if (sphere !== null || found.chosen !== null) return sphere
  return oneOf(CHOSEN, line.text, at, said => {
    found.chosen = said
  })
}

function readPlanned(scan: Scan, at: number): number | null {
  const { line, days, found } = scan
  const match = matchAt(PLANNED, line.text, at)
  if (!match) return null
  found.ahead = true
  found.lastPhrase = at
  found.directed = false
  // « Marie vendredi, prévu »: the day was read as past.
  const again = found.day && readDay(line.text, found.day.from, { ...days, ahead: true })
  if (found.day && again) found.day = { ...found.day, value: again.day }
  return at + match[0].length
}

function oneOf<T>(
  table: readonly [RegExp, T][],
  text: string,
  at: number,
  keep: (said: Said<T>) => void,
): number | null {
  for (const [pattern, value] of table) {
    const match = matchAt(pattern, text, at)
    if (!match) continue
    const to = at + match[0].length
    keep({ value, from: at, to })
    return to
  }
  return null
}
