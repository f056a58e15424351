import type { Parsed, Problem } from '../problem.ts'
import { parseCard, textIn } from './card.ts'
import { octetsOf, type WideEncoding, wideEncodingOf } from './decode.ts'

export interface RawCard {
  /** From BEGIN to END with their line ends, as they came; UTF-8 when the file is UTF-16, unescaped for an inline AGENT. */
  bytes: Uint8Array
  /** Line of the file where the card begins, counted from 1. */
  line: number
  /** Line of the card that holds this one (an AGENT), null for the others. The holder keeps these octets too. */
  within: number | null
}

/** Any vCard file, of any age, cut into its cards in file order; a card inside a card comes after its holder. */
export function splitCards(bytes: Uint8Array): Parsed<RawCard[]> {
  const splitter = new CardSplitter()
  const value = splitter.push(bytes)
  value.push(...splitter.end())
  return { value, problems: splitter.takeProblems() }
}

/** The cards of a file too large for memory, each with the problems met up to it; the last item has no card. */
export async function* streamCards(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Parsed<RawCard | null>> {
  const splitter = new CardSplitter()
  for await (const chunk of chunks) {
    for (const value of splitter.push(chunk)) yield { value, problems: splitter.takeProblems() }
  }
  for (const value of splitter.end()) yield { value, problems: splitter.takeProblems() }
  yield { value: null, problems: splitter.takeProblems() }
}

interface Cut {
  start: number
  end: number
  line: number
  within: number | null
  /** Has an AGENT written on one line: a card with `\\n` for line ends. */
  inlineAgent: boolean
}

interface Open {
  inlineAgent: boolean
  start: number
  line: number
  /** Stands right after `AGENT:`, so it is nested for certain. */
  declared: boolean
  /** Cards closed inside this one that a line of its own has confirmed to be nested. */
  confirmed: Cut[]
  /** Cards closed inside this one that may as well follow it, had its END been forgotten. */
  undecided: Cut[]
}

const BEGIN_OR_END = /^[ \t]*(?:[\w-]*\.)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*$/i
const AGENT_BEGIN = /^((?:[\w-]+\.)?AGENT(?:;[^:]*)?:[ \t]*)BEGIN[ \t]*:[ \t]*VCARD[ \t]*$/i
const AGENT_INLINE = /^(?:[\w-]+\.)?AGENT(?:;[^:]*)?:[ \t]*BEGIN[ \t]*:[ \t]*VCARD\\n/i
const AGENT_ALONE = /^(?:[\w-]+\.)?AGENT(?:;[^:]*)?:[ \t]*$/i
const PROPERTY = /^(?:[\w-]*\.)?[\w-]+[ \t]*[;:]/
// A forgotten END must not make us hold the rest of the file: past this many undecided cards it was forgotten.
const MOST_UNDECIDED = 16
const LONGEST_MARKER = 120

const MESSAGES = {
  'file-utf16': 'The file is in UTF-16: it was turned into UTF-8.',
  'end-without-begin': 'An END:VCARD had no BEGIN:VCARD: it was left out.',
  'card-without-end': 'The card has no END:VCARD: it was ended where the next one begins.',
  'lines-outside': 'Lines outside of any card were left out.',
}

/** Takes a file in pieces of any size, gives cards as soon as they are certain. Cost is linear in the octets. */
export class CardSplitter {
  #buffer: Uint8Array = new Uint8Array(0)
  #end = 0
  #lineStart = 0
  #cursor = 0
  #line = 1
  #open: Open[] = []
  #afterAgent = false
  #junkLine: number | null = null
  #decoder: TextDecoder | null = null
  #wide: WideEncoding | null | undefined
  #cuts: Cut[] = []
  #problems: Problem[] = []

  push(chunk: Uint8Array): RawCard[] {
    this.#append(this.#narrow(chunk, true))
    this.#scan(false)
    return this.#take()
  }

  end(): RawCard[] {
    this.#append(this.#narrow(new Uint8Array(0), false))
    this.#scan(true)
    while (this.#open.length > 0) this.#giveUpOldest(this.#end)
    this.#endJunk()
    return this.#take()
  }

  takeProblems(): Problem[] {
    return this.#problems.splice(0)
  }

  #narrow(chunk: Uint8Array, stream: boolean): Uint8Array {
    if (this.#wide === undefined && chunk.length > 0) {
      this.#wide = wideEncodingOf(chunk)
      if (this.#wide) {
        this.#decoder = new TextDecoder(this.#wide)
        this.#problem('repaired', 1, 'file-utf16')
      }
    }
    return this.#decoder ? new TextEncoder().encode(this.#decoder.decode(chunk, { stream })) : chunk
  }

  #append(chunk: Uint8Array): void {
    if (this.#end === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf && this.#line === 1) {
      chunk = chunk.subarray(3)
    }
    if (this.#end === 0) {
      this.#buffer = chunk
    } else if (chunk.length > 0) {
      const needed = this.#end + chunk.length
      const grown = new Uint8Array(Math.max(needed, Math.min(needed * 2, needed + 0x4000000)))
      grown.set(this.#buffer.subarray(0, this.#end))
      grown.set(chunk, this.#end)
      this.#buffer = grown
    }
    this.#end += chunk.length
  }

  #scan(final: boolean): void {
    const bytes = this.#buffer
    const end = this.#end
    let cursor = this.#cursor
    while (this.#lineStart < end) {
      while (cursor < end && bytes[cursor] !== 10 && bytes[cursor] !== 13) cursor++
      // The line end may go on in the next piece.
      if (!final && cursor + 3 >= end) break
      const next = Math.min(afterLineEnd(bytes, cursor), end)
      this.#readLine(this.#lineStart, cursor, next)
      this.#line++
      this.#lineStart = cursor = next
    }
    this.#cursor = cursor
  }

  #readLine(start: number, stop: number, next: number): void {
    if (isBlank(this.#buffer, start, stop)) return
    const indented = this.#buffer[start] === 32 || this.#buffer[start] === 9
    const inside = this.#open.length > 0
    const text = this.#mayMatter(start, stop)
      ? octetsOf(this.#buffer.subarray(start, Math.min(stop, start + LONGEST_MARKER)))
      : ''
    const marker = indented && inside ? undefined : BEGIN_OR_END.exec(text)?.[1]?.toUpperCase()
    const agent = inside ? AGENT_BEGIN.exec(text)?.[1] : undefined
    if (marker === 'BEGIN') {
      this.#begin(start, this.#afterAgent)
    } else if (marker === 'END') {
      this.#close(next)
    } else if (agent !== undefined) {
      this.#begin(start + agent.length, true)
    } else {
      this.#text(!indented && PROPERTY.test(text))
      if (AGENT_INLINE.test(text)) this.#noteInlineAgent()
      this.#afterAgent = AGENT_ALONE.test(text)
    }
  }

  #noteInlineAgent(): void {
    const open = this.#open.at(-1)
    if (open) open.inlineAgent = true
  }

  /** Cheap: most lines are cut out of nothing. A property matters when it may prove that a card was nested. */
  #mayMatter(start: number, stop: number): boolean {
    if (this.#open.at(-1)?.undecided.length) return true
    const first = this.#buffer[start] ?? 0
    let last = stop - 1
    while (this.#buffer[last] === 32 || this.#buffer[last] === 9) last--
    // `BEGIN:VCARD` and `END:VCARD` end in D, an AGENT begins with A or a group.
    if (this.#buffer[last] === 68 || this.#buffer[last] === 100) return stop - start <= LONGEST_MARKER
    return first === 65 || first === 97 || this.#buffer[last] === 58
  }

  #begin(start: number, declared: boolean): void {
    this.#endJunk()
    this.#open.push({ start, line: this.#line, declared, inlineAgent: false, confirmed: [], undecided: [] })
    this.#afterAgent = false
    if (this.#open.length > MOST_UNDECIDED) this.#giveUpOldest(this.#end)
  }

  #close(end: number): void {
    this.#afterAgent = false
    const open = this.#open.pop()
    if (!open) {
      this.#problem('ignored', this.#line, 'end-without-begin')
      return
    }
    const { start, line, inlineAgent, confirmed, undecided } = open
    const holder = this.#open.at(-1)
    const inside = [...confirmed, ...undecided]
    for (const cut of inside) cut.within ??= line
    const cuts = [{ start, end, line, within: null, inlineAgent }, ...inside]
    if (!holder) this.#cuts.push(...cuts)
    else if (open.declared)
      holder.confirmed.push(...cuts.map(cut => ({ ...cut, within: cut.within ?? holder.line })))
    else {
      holder.undecided.push(...cuts)
      if (holder.undecided.length > MOST_UNDECIDED) this.#giveUpOldest(this.#end)
    }
  }

  #text(isProperty: boolean): void {
    this.#afterAgent = false
    const holder = this.#open.at(-1)
    if (!holder) {
      this.#junkLine ??= this.#line
    } else if (isProperty && holder.undecided.length > 0) {
      for (const cut of holder.undecided) cut.within ??= holder.line
      holder.confirmed.push(...holder.undecided.splice(0))
    }
  }

  /** The outermost open card never got its END: it ends where the next one begins. */
  #giveUpOldest(end: number): void {
    const open = this.#open.shift()
    if (!open) return
    const { start, line, inlineAgent, confirmed, undecided } = open
    const stop = undecided[0]?.start ?? this.#open[0]?.start ?? end
    this.#problem('repaired', line, 'card-without-end')
    for (const cut of confirmed) cut.within ??= line
    this.#cuts.push({ start, end: stop, line, within: null, inlineAgent }, ...confirmed, ...undecided)
  }

  #endJunk(): void {
    if (this.#junkLine !== null) {
      this.#problem('ignored', this.#junkLine, 'lines-outside')
      this.#junkLine = null
    }
  }

  #problem(level: Problem['level'], line: number, code: keyof typeof MESSAGES): void {
    this.#problems.push({ where: `line ${line}`, level, code, message: MESSAGES[code] })
  }

  #take(): RawCard[] {
    const cards = this.#cuts.splice(0).flatMap(({ start, end, line, within, inlineAgent }) => {
      const card = { bytes: this.#buffer.slice(start, end), line, within }
      return inlineAgent ? [card, ...inlineAgents(card)] : [card]
    })
    this.#forget(Math.min(this.#open[0]?.start ?? this.#lineStart, this.#lineStart))
    return cards
  }

  #forget(count: number): void {
    if (count === 0 || (count < this.#end && count < this.#end / 2)) return
    this.#buffer = this.#buffer.slice(count, this.#end)
    this.#end -= count
    this.#lineStart -= count
    this.#cursor -= count
    for (const open of this.#open) {
      open.start -= count
      for (const cut of [...open.confirmed, ...open.undecided]) {
        cut.start -= count
        cut.end -= count
      }
    }
  }
}

/** RFC 2426 section 3.5.4: an AGENT that is a card as one escaped text. Its bytes are that text, unescaped. */
function inlineAgents(holder: RawCard): RawCard[] {
  const card = parseCard(holder.bytes).value
  return card.properties
    .filter(({ name, value }) => name === 'AGENT' && /^\s*BEGIN\s*:\s*VCARD/i.test(value))
    .map(property => {
      const bytes = new TextEncoder().encode(textIn(card, property).trim())
      return { bytes, line: holder.line, within: holder.line }
    })
}

function afterLineEnd(bytes: Uint8Array, at: number): number {
  const [first, second, third, fourth] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
  if (first === 13) return second === 10 ? at + 2 : second === 13 && third === 10 ? at + 3 : at + 1
  // LFCR, unless that CR begins a CRLF of its own.
  return second === 13 && (third !== 10 || fourth === 13) ? at + 2 : at + 1
}

function isBlank(bytes: Uint8Array, start: number, stop: number): boolean {
  for (let i = start; i < stop; i++) if (bytes[i] !== 32 && bytes[i] !== 9) return false
  return true
}
