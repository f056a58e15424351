import { foldedWords, withoutAccents } from '../lib/fold.ts'
import { PARTICLES } from './person-name.ts'
import { backwards, digitsOf, shortestPart } from './tokens.ts'

/** One word of what is searched: somebody matches when a token of theirs begins so, holds that, or is one of those. */
export interface QueryWord {
  beginnings: string[]
  /** What a token may hold past its beginning; null: too short to be looked for there. */
  part: string | null
  /** Whether it is. */
  isAnywhere: boolean
  /** Words one slip away, when a typo is forgiven. */
  tokens: string[]
  /** A word of letters, long enough for a typo to be forgiven. */
  forgiving: boolean
}

const MOST_WORDS = 8
const SHORTEST_FORGIVEN = 4
// Beyond, a typo is past what tells two words apart.
const LONGEST_FORGIVEN = 12

/**
 * What is searched, as words that must all match, in any order. Particles are forgiven: left out when other words are
 * there, or joined to the next (`le bihan` also finds Lebihan).
 *
 * @param dots how `marie.roux` is read: as the beginning of a mail, or as two words.
 */
export function queryWords(text: string, dots: 'mail' | 'words' = 'mail'): QueryWord[] {
  const words: QueryWord[] = []
  let particles: string[] = []
  for (const chunk of chunksOf(text)) {
    const special = numberWord(chunk) ?? mailWord(chunk, dots)
    if (special) {
      words.push(special)
      continue
    }
    for (const word of foldedWords(chunk)) {
      if (PARTICLES.has(word)) {
        particles.push(word)
        continue
      }
      const joined = particles.map((_, i) => particles.slice(i).join('') + word)
      words.push({ ...exactly([word, ...joined], word), forgiving: isForgiving(word) })
      particles = []
    }
  }
  // The last one may be the start of a word: « jean de » on its way to Delmas, or to « de La Tour ».
  const bare = words.length === 0 ? particles : particles.slice(-1)
  return [...words, ...bare.map(word => exactly([word], word))].slice(0, MOST_WORDS)
}

export function saysMailOrWords(text: string): boolean {
  return chunksOf(text).some(chunk => mailWord(chunk, 'mail') !== null && !chunk.includes('@'))
}

/** The word, cut after each of its letters. */
export function beginningsOf(word: string): string[] {
  const letters = [...word].slice(0, LONGEST_FORGIVEN)
  return letters.map((_, i) => letters.slice(0, i + 1).join(''))
}

/**
 * Every word that is one slip away: a letter too many, missing, another, or two swapped.
 *
 * @param last where the slip may be at the latest: letters before it.
 */
export function oneTypoAway(word: string, last: number): string[] {
  const letters = [...word].slice(0, LONGEST_FORGIVEN)
  const found = new Set<string>()
  for (let i = 0; i <= Math.min(last, letters.length); i++) {
    const before = letters.slice(0, i).join('')
    const here = letters.slice(i).join('')
    const after = letters.slice(i + 1).join('')
    if (i < letters.length) found.add(before + after)
    if (i < letters.length - 1)
      found.add(before + letters[i + 1] + letters[i] + letters.slice(i + 2).join(''))
    for (const letter of LETTERS) {
      found.add(before + letter + here)
      if (i < letters.length) found.add(before + letter + after)
    }
  }
  found.delete(word)
  return [...found]
}

/** Of these, the beginnings long enough to mean something, without those that another one covers. */
export function widest(beginnings: readonly string[]): string[] {
  const kept = new Set<string>()
  for (const beginning of [...beginnings].sort((a, b) => a.length - b.length)) {
    if (beginning.length < SHORTEST_FORGIVEN) continue
    let isCovered = false
    for (let length = SHORTEST_FORGIVEN; length < beginning.length && !isCovered; length++) {
      isCovered = kept.has(beginning.slice(0, length))
    }
    if (!isCovered) kept.add(beginning)
  }
  return [...kept]
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

function exactly(beginnings: string[], part: string): QueryWord {
  const isLong = [...part].length >= shortestPart(part)
  return { beginnings, part: isLong ? part : null, isAnywhere: false, tokens: [], forgiving: false }
}

function isForgiving(word: string): boolean {
  return [...word].length >= SHORTEST_FORGIVEN && !/\p{N}/u.test(word)
}

/** Words by spaces; figures that follow each other are one number. */
function chunksOf(text: string): string[] {
  const chunks: string[] = []
  for (const chunk of text.trim().split(/[\s,;]+/)) {
    const previous = chunks.at(-1)
    if (previous !== undefined && isFigures(previous) && isFigures(chunk)) chunks[chunks.length - 1] += chunk
    else chunks.push(chunk)
  }
  return chunks
}

function isFigures(chunk: string): boolean {
  return /^\+?[\d()./-]+$/.test(chunk) && /\d/.test(chunk)
}

function numberWord(chunk: string): QueryWord | null {
  if (!isFigures(chunk)) return null
  const { digits } = digitsOf(chunk)
  const beginnings = digits.length < 3 ? [digits] : [digits, `<${backwards(digits)}`]
  return exactly(beginnings, digits)
}

function mailWord(chunk: string, dots: 'mail' | 'words'): QueryWord | null {
  const text = withoutAccents(chunk)
  if (/^@./.test(text)) return exactly([text], '')
  const isDotted = dots === 'mail' && /^[\w+-]{2,}(?:\.[\w-]+)+$/.test(text)
  return /.@/.test(text) || isDotted ? exactly([`@${text}`], text) : null
}
