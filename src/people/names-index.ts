import { foldedWords } from '../lib/fold.ts'
import type { Named } from './person.ts'

/** The names of the cardex, found by the beginnings of their words, on the device and without network. */
export interface NamesIndex {
  size: number
  /** Whose every word begins one of theirs, whole words first; one typo a word is forgiven when nobody fits. */
  find: (words: string, limit?: number) => Named[]
  /** The same, and after them those whose words hold them further on. */
  findAnywhere: (words: string, limit?: number) => Named[]
}

interface Token {
  word: string
  at: number
}

/** Words from this length on may hold a typo. */
const TYPO_LETTERS = 4
/** Fewer letters are inside of too many words. */
const PART_LETTERS = 3

/** @param people id and name, the most likely first: the order is kept among equals. */
export function namesIndex(people: readonly (readonly [id: string, name: string])[]): NamesIndex {
  const tokens: Token[] = people.flatMap(([, name], at) => foldedWords(name).map(word => ({ word, at })))
  tokens.sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : a.at - b.at))
  const namedAt = (at: number): Named => {
    const [id, name] = people[at] as readonly [string, string]
    return { id, name }
  }

  function find(text: string, limit = 8): Named[] {
    const words = foldedWords(text)
    if (words.length === 0) return []
    const found = holders(tokens, words, beginning)
    return best(found.size > 0 ? found : holders(tokens, words, nearly), limit)
  }

  function findAnywhere(text: string, limit = 8): Named[] {
    const words = foldedWords(text)
    if (words.length === 0) return []
    const found = holders(tokens, words, beginning)
    for (const at of holders(tokens, words, anywhere).keys()) if (!found.has(at)) found.set(at, -1)
    return best(found.size > 0 ? found : holders(tokens, words, nearly), limit)
  }

  function best(scores: ReadonlyMap<number, number>, limit: number): Named[] {
    return [...scores]
      .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
      .slice(0, limit)
      .map(([at]) => namedAt(at))
  }
  return { size: people.length, find, findAnywhere }
}

type Match = (tokens: readonly Token[], word: string) => Map<number, number>

/** Those who fit every word, with how well: one point a word that is whole. */
function holders(tokens: readonly Token[], words: readonly string[], match: Match): Map<number, number> {
  const [first = new Map<number, number>(), ...rest] = words.map(word => match(tokens, word))
  const scores = new Map<number, number>()
  for (const [at, score] of first) {
    if (rest.every(fits => fits.has(at))) {
      scores.set(
        at,
        rest.reduce((sum, fits) => sum + (fits.get(at) ?? 0), score),
      )
    }
  }
  return scores
}

function beginning(tokens: readonly Token[], word: string): Map<number, number> {
  const found = new Map<number, number>()
  for (let i = firstFrom(tokens, word); tokens[i]?.word.startsWith(word); i++) {
    const token = tokens[i] as Token
    found.set(token.at, Math.max(found.get(token.at) ?? 0, token.word === word ? 1 : 0))
  }
  return found
}

function anywhere(tokens: readonly Token[], word: string): Map<number, number> {
  if (word.length < PART_LETTERS) return beginning(tokens, word)
  return new Map(tokens.filter(token => token.word.includes(word)).map(({ at }) => [at, 0]))
}

function nearly(tokens: readonly Token[], word: string): Map<number, number> {
  const found = beginning(tokens, word)
  if (found.size > 0 || word.length < TYPO_LETTERS) return found
  const letter = word.slice(0, 1)
  for (let i = firstFrom(tokens, letter); tokens[i]?.word.startsWith(letter); i++) {
    const token = tokens[i] as Token
    if (isOneSlipFrom(word, token.word)) found.set(token.at, 0)
  }
  return found
}

function firstFrom(tokens: readonly Token[], word: string): number {
  let [low, high] = [0, tokens.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle] as Token).word < word) low = middle + 1
    else high = middle
  }
  return low
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneSlipFrom(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA.slice(1) === restB.slice(1)) return true
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0]
}
