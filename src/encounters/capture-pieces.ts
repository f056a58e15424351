import { readDay } from './capture-day.ts'
import { readPlace } from './capture-place.ts'
import { closes, isTaken, type Pieces, type Said, type Scan } from './capture-state.ts'
import { matchAt, rangeIn } from './capture-text.ts'
import { readMinutes, readTime } from './capture-time.ts'
import { CHANNEL_PHRASES, CHOSEN, type ChannelPhrase, PLANNED, SIZES, SPHERES } from './capture-words.ts'

interface Where {
  /** A topic is being told: only what can be nothing else is read. */
  topic?: boolean
  /** Right after the note: no more than lengths, spheres, and days that are surely past. */
  tailOnly?: boolean
  afterPerson?: boolean
}

/** Reads the piece that begins there into `scan.found`, unless it has one of that kind. @returns its end, or null. */
export function readPiece(scan: Scan, at: number, where: Where): number | null {
  const before = { ...scan.found }
  const isNarrow = where.topic === true || where.tailOnly === true
  const end =
    readWhen(scan, at, isNarrow) ??
    readLength(scan, at) ??
    (isNarrow ? null : readChannel(scan, at, where.afterPerson ?? false)) ??
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

function readChannel(scan: Scan, at: number, afterPerson: boolean): number | null {
  const { line, found } = scan
  for (const phrase of CHANNEL_PHRASES) {
    const match = matchAt(phrase.pattern, line.text, at)
    if (!match) continue
    const end = at + match[0].length
    const typed = rangeIn(line, at, end)
    if (phrase.spelled && !phrase.spelled.test(line.raw.slice(typed.start, typed.end).normalize('NFC')))
      continue
    if (!isWanted(scan, phrase)) return null

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
  if (!said || said.end > scan.end) return null
  found.place = { value: said.value, from: at, to: said.end }
  return said.end
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
