import {
  foldedWords,
  isCapitalAt,
  type Line,
  matchAt,
  type Range,
  rangeIn,
  skipSpaces,
  wordEnd,
} from './capture-text.ts'
import { bearersOf, isTieAlone } from './capture-tied.ts'
import {
  EARLY_ADJECTIVE,
  ENGLISH_ARTICLE,
  FRENCH_ARTICLE,
  GLUE,
  NOT_NAMES,
  PARTICLE,
  THINGS,
  TITLE,
} from './capture-words.ts'

export interface KnownPerson {
  id: string
  name: string
}

export type PersonMatch =
  | { kind: 'known'; person: KnownPerson }
  /** Several could be meant, or one whose name is not quite as typed: to be asked. Best first. */
  | { kind: 'ambiguous'; candidates: KnownPerson[] }
  | { kind: 'new' }

export interface ReadPerson {
  /** As typed, article included: « le boulanger ». */
  text: string
  at: Range
  match: PersonMatch
}

/** How the line is being read where somebody may stand. */
export interface PersonPlace {
  line: Line
  find: (words: string) => KnownPerson[]
  /** Whether the line may well stop speaking of a person there: a day, a comma, another link… */
  closes: (at: number) => boolean
  /** A piece of another kind (a day, a channel) begins there: never part of a name. */
  isTaken: (at: number) => boolean
  /** After « avec », « vu », « appelé »: lower-case names and any « le … » are people. */
  expected: boolean
  /** Right after a noun (« appel », « réunion »): lower case and initials say more of it, and are nobody's name. */
  afterNoun: boolean
  /** Nothing was read before: a capital may only be that of the sentence. */
  first: boolean
}

const LONGEST_NAME_WORDS = 6
/** « deux développeurs »: how many, and nobody in particular. */
const NUMBER_WORD =
  /^(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|seven|eight|nine|ten|des|several|many)$/
const INITIAL = /\p{L}\.(?:-?\p{L}\.)*/uy
const COMPLEMENT =
  /(?: (?:du |de la |de l'|des |de chez |de |d'|of the |of |from the |from )(?=[\p{L}\p{N}])(?:(?:bus|line|ligne|tram|metro) (?=\p{N}))?)/uy
const NUMBERED = / (?:n° ?)?\d{1,4}\p{L}?(?![\p{L}\p{N}:/])(?! ?(?:min|h\b|mn|heure|hour))/uy

/** The person who stands there, and where the name ends in the folded text. */
export function readPerson(
  place: PersonPlace,
  at: number,
): { person: ReadPerson; end: number; isTie: boolean } | null {
  if (place.isTaken(at)) return null
  const end = capitalName(place, at) ?? describedPerson(place, at) ?? plainName(place, at)
  if (end === null) return null
  const range = rangeIn(place.line, at, end)
  const text = place.line.raw.slice(range.start, range.end)
  if (!isTieAlone(place.line.text.slice(at, end), hasCapital(place.line, at, end))) {
    return { person: { text, at: range, match: matchPerson(text, place.find) }, end, isTie: false }
  }
  const bearers = bearersOf(text, place.find)
  const [only] = bearers
  const match: PersonMatch =
    bearers.length === 1 && only
      ? { kind: 'known', person: only }
      : { kind: 'ambiguous', candidates: bearers }
  return { person: { text, at: range, match }, end, isTie: bearers.length === 0 }
}

/** Whether a word after the first begins with a capital. */
function hasCapital(line: Line, at: number, end: number): boolean {
  for (let i = at + 1; i < end; i++) if (line.text[i - 1] === ' ' && isCapitalAt(line, i)) return true
  return false
}

/** Who is meant by a name or a description as typed. */
export function matchPerson(text: string, find: (words: string) => KnownPerson[]): PersonMatch {
  const words = foldedWords(text)
  const bare = withoutArticles(words)
  const isDescription = bare.length < words.length || EARLY_ARTICLE.test(words.join(' '))
  const found = find(text.trim())
  const candidates = found.length === 0 && isDescription ? find(bare.join(' ')) : found
  if (candidates.length === 0) return { kind: 'new' }

  const same = candidates.filter(({ name }) => isSame(bare, withoutArticles(foldedWords(name))))
  if (same.length === 1) return { kind: 'known', person: same[0] as KnownPerson }
  if (same.length > 1) return { kind: 'ambiguous', candidates: same }
  // « le boulanger » is « Boulanger de la place », but not for sure somebody called Paul Boulanger.
  const holding = candidates.filter(({ name }) => {
    const named = withoutArticles(foldedWords(name))
    return isDescription || isDescribed(name)
      ? bare.every((word, i) => named[i] === word)
      : holds(named, bare)
  })
  return holding.length === 1
    ? { kind: 'known', person: holding[0] as KnownPerson }
    : { kind: 'ambiguous', candidates: holding.length > 1 ? holding : candidates }
}

const ARTICLES: ReadonlySet<string> = new Set(
  'le la les l un une mon ma mes notre nos leur son sa ses ce cette the a an my our his her their some'.split(
    ' ',
  ),
)
/** A card without a name: « la caissière du marché ». */
function isDescribed(name: string): boolean {
  return EARLY_ARTICLE.test(`${foldedWords(name).join(' ')} `)
}

const EARLY_ARTICLE = /^(?:le|la|les|l|un|une|mon|ma|mes|notre|nos|the|an?|my|our) /

/** Only before the first word that is none: « Jean de La Tour » keeps its own. */
function withoutArticles(words: string[]): string[] {
  const start = words.findIndex(word => !ARTICLES.has(word))
  return start > 0 ? words.slice(start) : words
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && holds(a, b)
}

/** Every word of the second list is in the first, as many times. */
function holds(all: readonly string[], some: readonly string[]): boolean {
  const left = [...all]
  return some.every(word => {
    const i = left.indexOf(word)
    if (i >= 0) left.splice(i, 1)
    return i >= 0
  })
}

function capitalName(place: PersonPlace, at: number): number | null {
  const { line, isTaken } = place
  const title = matchAt(TITLE, line.text, at)
  let next = at + (title?.[0].length ?? 0)
  let end: number | null = null
  let words = 0
  while (words < LONGEST_NAME_WORDS) {
    const stop = nameWordEnd(line, next, title !== null && words === 0)
    if (stop === null || (words > 0 && isTaken(next))) break
    end = stop
    words++
    next = skipSpaces(line.text, stop)
    if (next === stop) break
    const particle = matchAt(PARTICLE, line.text, next)
    if (particle && nameWordEnd(line, next + particle[0].length, false) !== null) next += particle[0].length
  }
  if (end === null) return null
  // « RDV Pôle emploi », « réunion BNI ».
  if (place.afterNoun && words === 1 && !title && isNoName(place, at, end)) return null
  if (place.first && words === 1 && !title && !isLikelyFirst(place, at, end)) return null
  return ownership(place, withComplement(place, knownEnd(place, at, words, end), false))
}

/** `BNI`, or a capital that a plain word follows, where no card is called so. */
function isNoName({ line, find, closes }: PersonPlace, at: number, end: number): boolean {
  const { start, end: last } = rangeIn(line, at, end)
  const isAcronym = /^\p{Lu}[\p{Lu}\d]+$/u.test(line.raw.slice(start, last))
  return (isAcronym || !closes(end)) && find(line.text.slice(at, end)).length === 0
}

function nameWordEnd(line: Line, at: number, afterTitle: boolean): number | null {
  const initial = matchAt(INITIAL, line.text, at)
  if (initial && isCapitalAt(line, at)) return at + initial[0].length
  const end = wordEnd(line.text, at)
  if (end === null) return null
  const word = line.text.slice(at, end)
  if (NOT_NAMES.has(word) || /^(?:[jmcnst]|qu)'/.test(word)) return null
  const elided = /^[dl]'/.test(word) ? 2 : 0
  return afterTitle || isCapitalAt(line, at) || (elided > 0 && isCapitalAt(line, at + elided)) ? end : null
}

/** A single capital word that opens the line: a name when known, or when nothing else could be the person. */
function isLikelyFirst({ line, find, closes }: PersonPlace, at: number, end: number): boolean {
  const word = line.text.slice(at, end)
  if (GLUE.has(word)) return false
  if (word.endsWith("'s")) return true
  if (find(word).some(({ name }) => holds(foldedWords(name), foldedWords(word)))) return true
  return closes(end) && !/(?:^|[^\p{L}])(?:avec|with)(?!\p{L})/u.test(line.text.slice(end, end + 80))
}

/** As far as a known name goes on in lower case: « Marie dupont », « marie dupont ». */
function knownEnd(place: PersonPlace, at: number, words: number, end: number | null): number | null {
  const { line, find, isTaken } = place
  const ends: number[] = []
  let next = at
  while (ends.length < LONGEST_NAME_WORDS - 1) {
    const stop = wordEnd(line.text, next)
    if (stop === null || isTaken(next)) break
    const word = line.text.slice(next, stop)
    if (/^(?:et|and|avec|with)$/.test(word) || (ends.length === 0 && NOT_NAMES.has(word) && words === 0))
      break
    ends.push(stop)
    next = skipSpaces(line.text, stop)
    if (next === stop) break
  }
  for (const stop of ends.reverse()) {
    if (end !== null && stop <= end) break
    const typed = line.text.slice(at, stop)
    const lastWord = typed.slice(typed.lastIndexOf(' ') + 1)
    if (NOT_NAMES.has(lastWord)) continue
    const typedWords = foldedWords(typed)
    const isMeant = ({ name }: KnownPerson) =>
      isDescribed(name)
        ? typedWords.every((word, i) => withoutArticles(foldedWords(name))[i] === word)
        : holds(foldedWords(name), typedWords)
    if (find(typed).some(isMeant)) return stop
  }
  return end
}

/** A name in lower case: known, or expected and soon over. */
function plainName(place: PersonPlace, at: number): number | null {
  const { line, closes, expected, isTaken, first } = place
  const one = wordEnd(line.text, at)
  if (
    one === null ||
    NOT_NAMES.has(line.text.slice(at, one)) ||
    /^(?:[jmcnstdl]|qu)'/.test(line.text.slice(at, one))
  )
    return null
  const known = knownEnd(place, at, 0, null)
  if (known !== null && (expected || known > one || (first && closes(known))))
    return withComplement(place, known, false)
  if (!expected || place.afterNoun || NUMBER_WORD.test(line.text.slice(at, one))) return null
  if (THINGS.has(line.text.slice(at, one)) || GLUE.has(line.text.slice(at, one))) return null
  if (closes(one)) return withComplement(place, one, false)
  const next = skipSpaces(line.text, one)
  const two = wordEnd(line.text, next)
  if (two !== null && !isTaken(next) && closes(two) && !isCommon(line.text.slice(next, two))) return two
  return withComplement(place, one, false)
}

/** « le chauffeur du bus 4 », "the bus driver of line 4", « ma sœur Julie ». */
function describedPerson(place: PersonPlace, at: number): number | null {
  const { line, closes, expected, isTaken, find } = place
  const { text } = line
  const french = matchAt(FRENCH_ARTICLE, text, at)
  const article = french ?? matchAt(ENGLISH_ARTICLE, text, at)
  if (!article) return null
  // « à refaire » is no English "a", and « Paul, a déménagé » no article at all.
  const isIndefinite = /^(?:an?|une?|some) /.test(article[0])
  if (isIndefinite && (line.raw[line.rawAt[at] ?? 0] === 'à' || !(expected || at === 0))) return null
  let noun = at + article[0].length
  noun += matchAt(EARLY_ADJECTIVE, text, noun)?.[0].length ?? 0
  let end = wordEnd(text, noun)
  if (end === null || isTaken(noun)) return null
  const word = text.slice(noun, end)
  if (THINGS.has(word) || (isCommon(word) && !/^clients?$/.test(word))) {
    const compound = !french && THINGS.has(word) ? compoundEnd(place, end) : end
    if (compound === end) return null
  }
  const english = french ? end : compoundEnd(place, end)
  end = english === end && french ? adjectiveEnd(place, end) : english
  end = withName(place, withComplement(place, end, true) ?? end)
  const whole = knownDescription(place, at, end)
  if (whole !== null) return whole
  if (expected) return end
  return closes(end) || matchPerson(text.slice(at, end), find).kind === 'known' ? end : null
}

/** As far as the whole of what somebody is called goes on: « la caissière du marché bio ». */
function knownDescription({ line, find, isTaken }: PersonPlace, at: number, end: number): number | null {
  let found: number | null = null
  let next = skipSpaces(line.text, end)
  for (let words = 0; words < LONGEST_NAME_WORDS && !isTaken(next); words++) {
    const stop = wordEnd(line.text, next)
    if (stop === null) break
    const typed = line.text.slice(at, stop)
    const bare = withoutArticles(foldedWords(typed))
    if (find(typed).some(({ name }) => isSame(bare, withoutArticles(foldedWords(name))))) found = stop
    next = skipSpaces(line.text, stop)
    if (next === stop) break
  }
  return found
}

function isCommon(word: string): boolean {
  return NOT_NAMES.has(word) || GLUE.has(word)
}

/** English piles nouns up: "the bus driver". Only when the pile is soon over. */
function compoundEnd({ line, closes, isTaken }: PersonPlace, end: number): number {
  let last = end
  for (let i = 0; i < 2; i++) {
    if (closes(last)) return last
    const next = skipSpaces(line.text, last)
    const stop = wordEnd(line.text, next)
    if (stop === null || next === last || isTaken(next) || isCapitalAt(line, next)) return end
    if (isCommon(line.text.slice(next, stop)) || matchAt(COMPLEMENT, line.text, last)) break
    last = stop
  }
  return closes(last) || matchAt(COMPLEMENT, line.text, last) ? last : end
}

function adjectiveEnd({ line, closes, isTaken }: PersonPlace, end: number): number {
  const next = skipSpaces(line.text, end)
  const stop = wordEnd(line.text, next)
  if (closes(end) || stop === null || next === end || isTaken(next) || isCapitalAt(line, next)) return end
  return !isCommon(line.text.slice(next, stop)) && closes(stop) ? stop : end
}

/** « du bus 4 », « de la compta », "from the bakery": only when it ends what is said of the person. */
function withComplement(place: PersonPlace, end: number | null, described: boolean): number | null {
  if (end === null) return null
  const { line, closes, isTaken } = place
  const complement = matchAt(COMPLEMENT, line.text, end)
  if (!complement) return end
  const next = end + complement[0].length
  if (isTaken(next)) return end
  const number = matchAt(/\d{1,4}(?:e|er|eme|th|st|nd|rd)?(?![\p{L}\p{N}:/])/uy, line.text, next)
  const stop = number ? next + number[0].length : wordEnd(line.text, next)
  if (stop === null || NOT_NAMES.has(line.text.slice(next, stop))) return end
  const whole = stop + (matchAt(NUMBERED, line.text, stop)?.[0].length ?? 0)
  const named = withName(place, whole)
  return described || closes(named) ? named : end
}

/** The name that follows a description: « mon voisin Paul Martin ». */
function withName({ line, isTaken }: PersonPlace, end: number): number {
  let last = end
  for (let i = 0; i < 3; i++) {
    const next = skipSpaces(line.text, last)
    const stop = next > last && !isTaken(next) ? nameWordEnd(line, next, false) : null
    if (stop === null) return last
    last = stop
  }
  return last
}

/** "Marie's brother". */
function ownership({ line, closes }: PersonPlace, end: number | null): number | null {
  if (end === null || !line.text.slice(0, end).endsWith("'s")) return end
  const stop = wordEnd(line.text, skipSpaces(line.text, end))
  return stop !== null && closes(stop) ? stop : end
}
