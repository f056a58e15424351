/** A stretch of the folded line between two separators; `end` is where the separator stands. */
export interface Segment {
  start: number
  end: number
  /** Just past its separator and the spaces after it. */
  next: number
}

const SEPARATOR = /[,;!?…()[\]|•·→\n—]|[.:](?=[ \n]|$)|(?:^| )-(?= )/gu
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:\p{L}{1,2}|mme|mlle|mrs|prof|janv?|fevr?|avr|juil|aug|sept?|oct|nov|dec|feb|apr|min|n°)$/u

/** Cuts at punctuation, but not in `18:30`, `1,5 h`, `M. Dupont`, `J. Martin`, `Nov 3, 2025`, `lundi, 3 novembre`. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = []
  let start = skip(text, 0)
  for (const match of text.matchAll(SEPARATOR)) {
    const end = match.index
    if (end < start || isWithin(text, end, match[0])) continue
    const next = skip(text, end + match[0].length)
    if (end > start) segments.push({ start, end, next })
    start = next
  }
  if (start < text.length) segments.push({ start, end: text.length, next: text.length })
  return segments
}

function skip(text: string, at: number): number {
  let next = at
  while (text[next] === ' ' || text[next] === '\n') next++
  return next
}

function isWithin(text: string, at: number, separator: string): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 10), at), text.slice(at + 1, at + 7)]
  if (separator === '—') return /\d$/.test(before) && /^\d/.test(after)
  if (separator === ',')
    return /\d(?:st|nd|rd|th)?$/.test(before)
      ? /^\d|^ (?:19|20)\d\d(?!\d)/.test(after)
      : /day$/.test(before) && /^ (?:\d|\p{L}{3} \d)/u.test(after)
  if (separator === '.') return at + 1 < text.length && ABBREVIATION.test(before)
  return false
}
