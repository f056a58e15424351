import { foldedWords } from '../lib/fold.ts'
import { isShortFor } from '../people/diminutives.ts'
import { PARTICLES, parseName } from '../people/person-name.ts'

/** Somebody of the cardex with the words of their name, folded and without particles. */
export interface Bearer {
  id: string
  name: string
  given: readonly string[]
  family: readonly string[]
}

/** How much of a name is said: both names and nothing left; a part of each; one and the other's initial; one alone. */
export type Said = 'whole' | 'part' | 'initial' | 'given' | 'family'

/** Names by their words: who bears what a title says is found without looking at everybody. */
export interface NameBearers {
  /** Who bears every one of these words, whole, short for it, or as an initial; and how much of their name. Of one word, eight at most. */
  of: (words: readonly string[]) => { bearer: Bearer; said: Said }[]
  isBorne: (word: string) => boolean
  /** Whether so few bear it that it may tell somebody by itself. */
  isRare: (word: string) => boolean
}

/** Of one word alone, no more are told. */
const MOST_OF_ONE = 8

/** @param people id and name of everybody. */
export function nameBearers(people: readonly { id: string; name: string }[]): NameBearers {
  const bearers = people.map(({ id, name }): Bearer => {
    const { givenName, familyName } = parseName(name)
    return { id, name, given: nameWords(givenName), family: nameWords(familyName) }
  })
  const byWord = new Map<string, Bearer[]>()
  /** Those that are short for another, or have a short one. */
  const givenWords = new Set<string>()
  for (const bearer of bearers) {
    for (const word of bearer.given) if (isShortFor(word, word)) givenWords.add(word)
    const all = new Set([...bearer.given, ...bearer.family, initialsOf(bearer.given)])
    for (const word of all) {
      if (word.length < 2) continue
      const sharing = byWord.get(word)
      if (sharing) sharing.push(bearer)
      else byWord.set(word, [bearer])
    }
  }
  const answers = new Map<string, Bearer[]>()
  const bearing = (word: string): Bearer[] => {
    const known = answers.get(word)
    if (known) return known
    const isKnownShort = isShortFor(word, word)
    const short = isKnownShort ? [...givenWords].filter(given => given !== word && isShort(word, given)) : []
    const others = short.flatMap(given => (byWord.get(given) ?? []).filter(one => one.given.includes(given)))
    const found = [...new Set([...(byWord.get(word) ?? []), ...others])]
    answers.set(word, found)
    return found
  }
  return {
    of: words => {
      const lists = words.filter(word => word.length > 1).map(bearing)
      const [fewest] = lists.sort((one, other) => one.length - other.length)
      // Whoever bears one word alone is too many to be told apart.
      return (words.length === 1 ? (fewest ?? []).slice(0, MOST_OF_ONE) : (fewest ?? [])).flatMap(bearer => {
        const said = saidOf(bearer, words)
        return said === null ? [] : [{ bearer, said }]
      })
    },
    isBorne: word => bearing(word).length > 0,
    isRare: word => bearing(word).length > 0 && bearing(word).length < MOST_OF_ONE,
  }
}

/** The words of a name without its particles; all of them when nothing else would be left. */
export function nameWords(text: string): string[] {
  const words = foldedWords(text)
  const bare = words.filter(word => !PARTICLES.has(word))
  return bare.length > 0 ? bare : words
}

function saidOf({ given, family }: Bearer, words: readonly string[]): Said | null {
  const left = { given: [...given], family: [...family] }
  const initials: string[] = []
  let [isGiven, isFamily] = [false, false]
  for (const word of words) {
    if (word.length === 1) initials.push(word)
    else if (word === initialsOf(given) && take(left.given, given)) isGiven = true
    else if (takeOne(left.given, each => each === word)) isGiven = true
    else if (takeOne(left.family, each => each === word)) isFamily = true
    else if (takeOne(left.given, each => isShort(word, each))) isGiven = true
    else return null
  }
  if (initials.length === 0) {
    if (isGiven && isFamily) return left.given.length + left.family.length === 0 ? 'whole' : 'part'
    return isGiven ? 'given' : 'family'
  }
  const [initial, ...more] = initials
  if (more.length > 0 || isGiven === isFamily) return null
  const other = isGiven ? left.family[0] : left.given[0]
  return other?.startsWith(initial as string) ? 'initial' : null
}

function take(list: string[], all: readonly string[]): boolean {
  if (list.length !== all.length) return false
  list.length = 0
  return true
}

function takeOne(list: string[], fits: (word: string) => boolean): boolean {
  const at = list.findIndex(fits)
  if (at < 0) return false
  list.splice(at, 1)
  return true
}

/** « jp » of Jean-Pierre; '' of a first name alone. */
function initialsOf(given: readonly string[]): string {
  return given.length < 2 ? '' : given.map(word => word.slice(0, 1)).join('')
}

/** Jean and Baptiste are in one compound, and neither stands for the other. */
function isShort(one: string, other: string): boolean {
  if (one.length < 3 || other.length < 3 || IN_COMPOUNDS.has(one) || IN_COMPOUNDS.has(other)) return false
  return isShortFor(one, other)
}

const IN_COMPOUNDS: ReadonlySet<string> = new Set(['jean', 'marie', 'baptiste', 'claude', 'luc', 'marc'])
