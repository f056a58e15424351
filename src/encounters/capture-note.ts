import { type Line, skipSpaces, wordEnd } from './capture-text.ts'
import { GLUE } from './capture-words.ts'

const JOINING = /^(?:avec|with|et|and|puis|plus|&|\+)$/
const KEPT_BEFORE = /^(?:a|ont|est|etait|sont|was|is|has|had|have|un|une|le|la|les|the|an)$/
const OPENING = /[\p{L}\p{N}«"“'(#@€$+-]/u

/**
 * What no piece took, in the folded text: stretches that say something, without the small words that only joined the
 * pieces. From `noteFrom` on everything is kept as typed.
 */
export function noteRanges(line: Line, claims: [number, number][], noteFrom: number): [number, number][] {
  const { text } = line
  const sorted = [...claims].sort((a, b) => a[0] - b[0])
  const stretches: [number, number][] = []
  let start = 0
  for (const [from, to] of [...sorted, [text.length, text.length] as [number, number]]) {
    const stretch = trimmed(text, start, from, noteFrom)
    if (stretch) stretches.push(stretch)
    start = Math.max(start, to)
  }
  return stretches
}

function trimmed(text: string, from: number, to: number, noteFrom: number): [number, number] | null {
  const hasNote = from <= noteFrom && noteFrom < to
  const verbatim = from >= noteFrom
  const words = wordsOf(text, from, to)
  const before = hasNote ? words.filter(word => word.start < noteFrom) : words
  const first = verbatim ? words[0] : firstSaying(before, text)
  if (!first && !hasNote) return null
  if (verbatim && !words.some(word => word.says)) return null
  const start = first?.start ?? openingFrom(text, noteFrom, to)

  const isLast = to === text.length
  const last = hasNote || verbatim ? words.at(-1) : words.findLast(word => word.says)
  if (!last || last.end <= start) return null
  const end = isLast && (hasNote || verbatim) ? to : withPunctuation(text, last.end, to)
  if (start >= end) return null
  const open = openingBefore(text, start, from)
  return [isBracketed(text, open, from, end) ? open - 1 : open, end]
}

/** With the auxiliary or the article right before it: « Marie | a trouvé un poste ». */
function firstSaying(words: Word[], text: string): Word | undefined {
  let first = words.findIndex(word => word.says)
  while (first > 0 && KEPT_BEFORE.test(text.slice(words[first - 1]?.start, words[first - 1]?.end))) first--
  return words[first]
}

interface Word {
  start: number
  end: number
  says: boolean
}

function wordsOf(text: string, from: number, to: number): Word[] {
  const words: Word[] = []
  let at = from
  while (at < to) {
    const end = Math.min(wordEnd(text, at) ?? numberEnd(text, at), to)
    if (end > at) {
      const word = text.slice(at, end)
      words.push({ start: at, end, says: !GLUE.has(word) && !JOINING.test(word) })
    }
    at = skipSpaces(text, Math.max(end, at + 1))
  }
  return words
}

function numberEnd(text: string, at: number): number {
  let end = at
  while (/\p{N}/u.test(text[end] ?? '')) end++
  return end
}

function openingFrom(text: string, from: number, to: number): number {
  let at = from
  while (at < to && !OPENING.test(text[at] as string)) at++
  return at
}

/** A quotation mark or a bracket that opens right before the word belongs to it. */
function openingBefore(text: string, start: number, from: number): number {
  let at = start
  while (at > from && /[«"“#@€$]/.test(text[at - 1] as string)) at--
  if (at - 1 > from && text[at - 1] === ' ' && text[at - 2] === '«') at -= 2
  return at
}

/** `(plumber)`: the bracket that closes within the words opens right before them. */
function isBracketed(text: string, open: number, from: number, end: number): boolean {
  return open > from && text[open - 1] === '(' && /^[^(]*\)/.test(text.slice(open, end))
}

function withPunctuation(text: string, end: number, to: number): number {
  let at = end
  while (at < to && /[!?…."”»%€$]/.test(text[at] as string)) at++
  return at
}
