import { isTaken, type Scan } from './capture-state.ts'
import { foldedWords, isCapitalAt, matchAt, phrase, rangeIn, skipSpaces, wordEnd } from './capture-text.ts'
import { CLAUSE, GLUE, LINK, NOT_NAMES } from './capture-words.ts'

/** What many people come to: what follows names the occasion and no person. */
const OCCASION = phrase(
  "reunions?|kick-?off|pot|salons?|conferences?|conf|colloque|congres|seminaire|webinaire|forum|foire|festival|expo(?:sition)?|vernissage|soirees?|after-?work|(?:petits?[ -])?dej(?:euner)?s? (?:reseau|d'affaires)|meetup|meet-up|hackathon|assemblee(?: generale)?|a\\.?g\\.?|conseil|comite|club|reseau|cercle|association|atelier|formation|stage|cours|kermesse|fete|repas|groupe|permanence|chorale|meeting|conference|fair|summit|training|workshop|webinar|seminar",
)
/** Those whose noun alone says that people met. */
const MEETING = /^(?:reunion|atelier|seance|meeting|workshop)/
const INSIDE =
  /(?: (?:de la |de l'|du |des |de |d'|of the |of |for |pour (?:les |la |le )?)(?=[\p{L}\d])| (?=[\p{L}\d]))/uy
/** « atelier de Karim » is his. */
const POSSESSIVE = /^ (?:de |d'|of )$/
const LONGEST_WORDS = 5
/** In English the noun comes last: "BNI meeting", "book club". */
const ENGLISH_LAST =
  /(?:[\p{L}\d&'-]+ (?:of )?){1,3}?(meeting|breakfast|lunch|dinner|drinks|workshop|meet-?up|event|conference|fair|summit|club|hackathon|party|festival|assembly)(?![\p{L}\p{N}])(?: (dinner|meeting|lunch|drinks|breakfast)(?![\p{L}\p{N}]))?/uy
const ALWAYS_OCCASION = /^(?:meet-?up|event|conference|fair|summit|club|hackathon|festival|assembly)$/

/** « réunion BNI », « AG de l'asso », « salon Vivatech », "BNI meeting", read into `scan.found`. @returns its end, or null. */
export function readOccasion(scan: Scan, at: number): number | null {
  const { line, found } = scan
  if (found.occasion !== null) return null
  const said = nounFirst(scan, at) ?? nounLast(scan, at)
  if (said === null || said.end > scan.end) return null
  const range = rangeIn(line, at, said.end)
  found.occasion = { value: line.raw.slice(range.start, range.end), from: said.nameFrom, to: said.nameTo }
  if (said.meets && found.channel === null) {
    found.channel = { value: 'in-person', from: said.meets[0], to: said.meets[1] }
    found.weak = true
    if (/^(?:breakfast|lunch|dinner)/.test(line.text.slice(...said.meets))) found.impliedSize ??= 'long'
  }
  return said.end
}

interface SaidOccasion {
  end: number
  /** What is left for the occasion beside the noun that says that people met. */
  nameFrom: number
  nameTo: number
  meets: [number, number] | null
}

function nounFirst(scan: Scan, at: number): SaidOccasion | null {
  const { text } = scan.line
  const noun = matchAt(OCCASION, text, at)
  if (!noun) return null
  const nounEnd = at + noun[0].length
  const end = namedUntil(scan, nounEnd)
  if (end === nounEnd) return null
  const meets: [number, number] | null = MEETING.test(noun[0]) ? [at, nounEnd] : null
  return { end, nameFrom: meets ? skipSpaces(text, nounEnd) : at, nameTo: end, meets }
}

/** How far what names the occasion goes; where it began when a person stands there, or nothing. */
function namedUntil(scan: Scan, from: number): number {
  const { line, find } = scan
  let end = from
  for (let words = 0; words < LONGEST_WORDS; words++) {
    const inside = matchAt(INSIDE, line.text, end)
    if (!inside) break
    const start = end + inside[0].length
    const next = skipSpaces(line.text, end)
    if (isTaken(scan, next) || isTaken(scan, start) || matchAt(LINK, line.text, next)) break
    if (matchAt(CLAUSE, line.text, next)) break
    const stop = wordEnd(line.text, start)
    if (stop === null || stop > scan.end) break
    const word = line.text.slice(start, stop)
    const isCapital = isCapitalAt(line, start) || /^[dl]'/.test(word)
    if ((NOT_NAMES.has(word) || GLUE.has(word)) && !(isCapital && words > 0)) break
    if (words === 0 && isCapital && (POSSESSIVE.test(inside[0]) || isKnown(find, word))) return from
    // One plain word, or one after each « de »: « réunion copro », « forum des associations ».
    if (!isCapital && words > 0 && inside[0] === ' ' && !isPlainOccasion(word)) break
    end = stop
  }
  return end
}

function isPlainOccasion(word: string): boolean {
  return /^(?:reseau|club|generale?|annuelle?|mensuelle?|copro|pro)$/.test(word)
}

function nounLast(scan: Scan, at: number): SaidOccasion | null {
  const { line, find } = scan
  const match = matchAt(ENGLISH_LAST, line.text, at)
  const noun = match?.[1]
  if (!match || !noun) return null
  const end = at + match[0].length
  const words = line.text.slice(at, end).split(' ')
  const first = words[0] as string
  const before = words.slice(0, words.indexOf(noun))
  if (before.some(word => word !== 'of' && (GLUE.has(word) || NOT_NAMES.has(word)))) return null
  if (isTaken(scan, at) || matchAt(LINK, line.text, at) || isKnown(find, first)) return null
  if (/'s$/.test(before.join(' '))) return null
  const isNamed = isAcronymAt(scan, at, first) || (before.length > 1 && isCapitalAt(line, at))
  if (!isNamed && !ALWAYS_OCCASION.test(noun)) return null
  const nounAt = at + match[0].indexOf(noun)
  const isMeeting = !ALWAYS_OCCASION.test(noun) || match[2] !== undefined
  const meets: [number, number] | null = isMeeting ? [nounAt, end] : null
  return { end, nameFrom: at, nameTo: meets ? nounAt - 1 : end, meets }
}

/** `BNI`: nothing but capitals, where the line has others too. */
function isAcronymAt({ line }: Pick<Scan, 'line'>, at: number, word: string): boolean {
  const { start, end } = rangeIn(line, at, at + word.length)
  return !line.shouted && /^\p{Lu}[\p{Lu}\d]+$/u.test(line.raw.slice(start, end))
}

function isKnown(find: Scan['find'], word: string): boolean {
  return find(word).some(({ name }) => foldedWords(name).includes(word))
}
