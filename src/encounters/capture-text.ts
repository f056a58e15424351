/** Where in the line as typed, in UTF-16 units, end excluded: `line.slice(start, end)`. */
export interface Range {
  start: number
  end: number
}

/**
 * A line made easy to read: without accents or capitals, one space for any run of blanks, straight apostrophes.
 * Everything is recognised in `text`; `rawAt[i]` says where its unit `i` stands in `raw`.
 */
export interface Line {
  raw: string
  text: string
  rawAt: number[]
  /** Nothing but capitals was typed, so they tell nothing. */
  shouted: boolean
}

const SAME: Record<string, string> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '‐': '-',
  '‑': '-',
  '–': '—',
  œ: 'oe',
  Œ: 'oe',
  æ: 'ae',
  Æ: 'ae',
}

export function foldLine(raw: string): Line {
  const units: string[] = []
  const rawAt: number[] = []
  let at = 0
  for (const character of raw) {
    for (const unit of foldCharacter(character)) {
      if (unit === ' ' && /^\s$/.test(units.at(-1) ?? ' ')) continue
      units.push(unit)
      for (let i = 0; i < unit.length; i++) rawAt.push(at + (unit.length === character.length ? i : 0))
    }
    at += character.length
  }
  rawAt.push(raw.length)
  return {
    raw,
    text: units.join(''),
    rawAt,
    shouted: /\p{Lu}\P{Ll}*\p{Lu}/u.test(raw) && !/\p{Ll}/u.test(raw),
  }
}

/** The range in the line as typed of a range of its folded text. */
export function rangeIn({ raw, rawAt }: Line, from: number, to: number): Range {
  let start = rawAt[from] ?? raw.length
  let end = rawAt[to] ?? raw.length
  while (end > start && /\s/.test(raw[end - 1] as string)) end--
  while (start < end && /\s/.test(raw[start] as string)) start++
  return { start, end }
}

/** Whether the letter there was typed as a capital, or belongs to a script that has none. */
export function isCapitalAt({ raw, rawAt, shouted }: Line, at: number): boolean {
  if (shouted) return false
  const letter = String.fromCodePoint(raw.codePointAt(rawAt[at] ?? raw.length) ?? 0x20)
  return /[\p{Lu}\p{Lt}\p{Lo}]/u.test(letter)
}

/** A pattern that must match from a given place on and end where a word ends. */
export function phrase(source: string): RegExp {
  return new RegExp(`(?:${source})(?![\\p{L}\\p{N}])`, 'yu')
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Where the next thing that is no space begins. */
export function skipSpaces(text: string, at: number): number {
  let next = at
  while (text[next] === ' ') next++
  return next
}

const WORD = /\p{L}[\p{L}\p{N}]*(?:['-]\p{L}[\p{L}\p{N}]*)*/uy

/** The end of the word that begins there, apostrophes and hyphens within it included, or null. */
export function wordEnd(text: string, at: number): number | null {
  const match = matchAt(WORD, text, at)
  return match ? at + match[0].length : null
}

/** The words of a text, folded, without any punctuation: `Jean d’Ormesson` → jean, d, ormesson. */
export function foldedWords(text: string): string[] {
  return foldLine(text).text.match(/[\p{L}\p{N}]+/gu) ?? []
}

function foldCharacter(character: string): string {
  if (character >= '!' && character <= '~') return character.toLowerCase()
  if (character === '\n' || character === '\r') return '\n'
  if (/\s/.test(character)) return ' '
  return (
    SAME[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\p{M}/gu, '')
  )
}
