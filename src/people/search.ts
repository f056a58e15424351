import { foldedWords } from '../lib/fold.ts'
import type { Desk } from '../platform/desk.ts'
import type { PersonSummary } from './person.ts'
import {
  beginningsOf,
  oneTypoAway,
  type QueryWord,
  queryWords,
  saysMailOrWords,
  widest,
} from './query-words.ts'
import { type CardRow, cardsOf, summaryOf } from './summary.ts'
import { candidates, countRows, existing, tokensHolding } from './token-index.ts'
import { isNameRank, SHORT_LETTERS } from './tokens.ts'

/** Below this, a single word is searched again with one typo forgiven; several words, when nobody has them all. */
const TOO_FEW = 3

/**
 * The people found by what is being typed, best first: where it begins a word, then inside of one, then with a typo
 * forgiven; words of the name first, the most recent contact, then the name; the archived last.
 */
export async function findPeople(desk: Desk, text: string, limit: number): Promise<PersonSummary[]> {
  const words = queryWords(text)
  if (words.length === 0) return []
  // More than asked, to sort by what the tokens do not know.
  const wanted = limit + 8
  const found = await closestFirst(desk, words, wanted)
  if (found.length === 0 && saysMailOrWords(text)) {
    found.push(...(await closestFirst(desk, queryWords(text, 'words'), wanted)))
  }

  const cards = new Map(
    (
      await cardsOf(
        desk,
        found.map(({ personId }) => personId),
      )
    ).map(card => [card.personId, card]),
  )
  return found
    .flatMap(match => {
      const card = cards.get(match.personId)
      return card ? [{ card, match, names: nameMatches(words, card, match) }] : []
    })
    .sort(
      (a, b) =>
        a.match.farness - b.match.farness ||
        a.card.archived - b.card.archived ||
        b.names - a.names ||
        compare(b.card.lastContactOn ?? '', a.card.lastContactOn ?? '') ||
        compare(a.card.sortName, b.card.sortName) ||
        compare(a.card.personId, b.card.personId),
    )
    .slice(0, limit)
    .map(({ card }) => summaryOf(card))
}

/** What restricts a list to those who match every word: as `findPeople` finds them, one and all. */
export async function matching(desk: Desk, text: string): Promise<readonly QueryWord[]> {
  const words = queryWords(text)
  if (words.length === 0) return words
  const fits = async (attempt: readonly QueryWord[]) => (await candidates(desk, attempt, 1)).length > 0
  for (const reading of saysMailOrWords(text) ? [words, queryWords(text, 'words')] : [words]) {
    if (reading.length > 1 && (await fits(reading))) return reading
    const anywhere = (await lookedForAnywhere(desk, reading)) ?? reading
    if (await fits(anywhere)) return anywhere
    for await (const forgiven of forgivenAttempts(desk, reading)) if (await fits(forgiven)) return forgiven
  }
  return words
}

interface Match {
  personId: string
  rank: number
  /** From what was typed: 0 where words begin so, 1 inside of words, 2 with a slip. */
  farness: 0 | 1 | 2
}

async function closestFirst(desk: Desk, words: readonly QueryWord[], wanted: number): Promise<Match[]> {
  const found = new Map<string, Match>()
  const look = async (attempt: readonly QueryWord[], farness: Match['farness']) => {
    for (const { personId, rank } of await candidates(desk, attempt, wanted)) {
      if (!found.has(personId)) found.set(personId, { personId, rank, farness })
    }
  }
  await look(words, 0)
  const enough = words.length === 1 ? TOO_FEW : 1
  // Of several words, each beginning one of theirs already tells people apart.
  if (found.size >= (words.length === 1 ? wanted : enough)) return [...found.values()]
  const anywhere = await lookedForAnywhere(desk, words)
  if (anywhere) await look(anywhere, 1)
  if (found.size >= enough) return [...found.values()]
  for await (const forgiven of forgivenAttempts(desk, words)) {
    await look(forgiven, 2)
    if (found.size >= enough) break
  }
  return [...found.values()]
}

/**
 * The same words, also where they are inside of others: those that begin nobody's; all of them when each begins
 * somebody's. Null when nobody is found so either.
 */
async function lookedForAnywhere(desk: Desk, words: readonly QueryWord[]): Promise<QueryWord[] | null> {
  const counts = words.length === 1 ? [0] : await countRows(desk, words)
  const unknown = words.filter((_, i) => counts[i] === 0)
  const held = new Set<QueryWord>()
  for (const word of unknown.length > 0 ? unknown : words) {
    if ((await tokensHolding(desk, word, 1)).length > 0) held.add(word)
    else if (words.length > 1 && unknown.length > 0) return null
  }
  return held.size > 0 ? words.map(word => (held.has(word) ? { ...word, isAnywhere: true } : word)) : null
}

/**
 * The words with typos forgiven, the likelier slips first: in the words that nobody has; else in one after the other;
 * then in all. A slip in a whole word before one in a word on its way.
 */
async function* forgivenAttempts(desk: Desk, words: readonly QueryWord[]): AsyncGenerator<QueryWord[]> {
  const forgivable = words.filter(word => word.forgiving)
  if (forgivable.length === 0) return
  const counts = await countRows(desk, words)
  const unknown = words.filter((_, i) => counts[i] === 0)
  if (unknown.some(word => !word.forgiving)) return
  const groups = unknown.length > 0 ? [unknown] : forgivable.map(word => [word])
  if (!groups.some(group => group.length === forgivable.length)) groups.push(forgivable)

  for (const forgive of [wholeForgiven, beginningForgiven]) {
    const forgiven = new Map<QueryWord, QueryWord>()
    for (const group of groups) {
      for (const word of group) if (!forgiven.has(word)) forgiven.set(word, await forgive(desk, word))
      yield words.map(word => (group.includes(word) ? (forgiven.get(word) as QueryWord) : word))
    }
  }
}

async function wholeForgiven(desk: Desk, word: QueryWord): Promise<QueryWord> {
  // Shorter ones are beginnings of many names, not words.
  const near = (await nearWords(desk, word)).filter(each => each.length > SHORT_LETTERS)
  return { ...word, tokens: await existing(desk, near, 'whole') }
}

async function beginningForgiven(desk: Desk, word: QueryWord): Promise<QueryWord> {
  const near = await nearWords(desk, word)
  const found = await existing(desk, widest(near), 'beginning')
  const short = near.filter(each => each.length <= SHORT_LETTERS)
  const beginnings = found.length > 0 ? found : await existing(desk, short, 'beginning')
  return { ...word, beginnings: [...word.beginnings, ...beginnings] }
}

/** One slip away, the slip no further than what somebody's token has in common with the word. */
async function nearWords(desk: Desk, { beginnings }: QueryWord): Promise<string[]> {
  const word = beginnings[0] as string
  const known = await existing(desk, beginningsOf(word), 'beginning')
  return oneTypoAway(word, Math.max(0, ...known.map(beginning => [...beginning].length)))
}

/** How many of the words begin a word of the name. */
function nameMatches(
  words: readonly QueryWord[],
  { name, givenName, familyName }: CardRow,
  { rank }: Match,
): number {
  const names = foldedWords(`${name} ${givenName} ${familyName}`)
  const joined = names.map((_, i) => names.slice(i).join(''))
  const count = words.filter(({ beginnings }) =>
    beginnings.some(beginning => [...names, ...joined].some(word => word.startsWith(beginning))),
  ).length
  return Math.max(count, isNameRank(rank) ? 1 : 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
