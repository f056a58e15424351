import { isCapitalAt, type Line, matchAt, type Range, rangeIn, skipSpaces, wordEnd } from './capture-text.ts'
import { GLUE, NOT_NAMES } from './capture-words.ts'

export interface ReadPlace {
  value: string
  /** From the preposition on. */
  at: Range
  end: number
}

interface Surroundings {
  line: Line
  closes: (at: number) => boolean
  isTaken: (at: number) => boolean
}

const NO_PLACE =
  /(?:a propos|a nouveau|a bientot|a pied|a cote|a deux|a trois|a plusieurs|a fond|a peine|a part|a part ca|au sujet|au calme|au moins|au fait|au pied leve|au debut|au passage|au hasard|au revoir|au cas|au courant|au mieux|au plus|au milieu|a la fin|a la fois|a la recherche|a la prochaine|a la suite|a la demande|a la place|at last|at least|at length|at all|at once|at first|in passing|in person|in general|in touch|in fact|in a |in french|in english|in the (?:morning|afternoon|evening|end|meantime|middle|meanwhile))(?![\p{L}])/uy
/** The article that is no part of the place is left out: « au café de la Gare » → café de la Gare. */
const BEFORE_NOUN =
  /(?:au|aux|a la|a l'|dans (?:le|la|les|l'|un|une)|devant (?:le|la|l')|at the|at an?|at (?:my|our|her|his|their)|in the|in (?:my|our|her|his|their)|near the|@ the) ?(?=[\p{L}\d])/uy
/** « chez » says something of its own and stays. */
const BEFORE_HOST = /chez (?=\p{L})/uy
const BEFORE_NAME = /(?:a|at|in|@|near|pres de) (?=[\p{L}\d])/uy
const HOME = /(?:a la maison(?! d[eu']| des)|a domicile|at home|at work|sur place)(?!\p{L})/uy
const STREET_NUMBER = /\d{1,4}(?: bis| ter)?,? (?=\p{L})/uy
const INSIDE =
  / (?:de la |de l'|du |des |de |d'|of the |of |on the |on |la |le |les |l'|sur |en |aux |au |a la )(?=\p{L})|'(?=s )/uy

/** Where it was, said from there on, or null. */
export function readPlace(around: Surroundings, at: number): ReadPlace | null {
  const { line } = around
  const home = matchAt(HOME, line.text, at)
  if (home && around.closes(at + home[0].length))
    return place(
      line,
      at,
      at + (/^(?:a|at) /.test(home[0]) && !/^a /.test(home[0]) ? 3 : 0),
      at + home[0].length,
    )
  if (matchAt(NO_PLACE, line.text, at)) return null

  const noun = matchAt(BEFORE_NOUN, line.text, at)
  if (noun) return after(around, at, at + noun[0].length, at + noun[0].length, false)
  const host = matchAt(BEFORE_HOST, line.text, at)
  if (host) return after(around, at, at, at + host[0].length, false)
  const named = matchAt(BEFORE_NAME, line.text, at)
  return named ? after(around, at, at + named[0].length, at + named[0].length, true) : null
}

function after(
  around: Surroundings,
  at: number,
  shown: number,
  from: number,
  needsCapital: boolean,
): ReadPlace | null {
  const { line, closes, isTaken } = around
  const number = matchAt(STREET_NUMBER, line.text, from)
  let start = from + (number?.[0].length ?? 0)
  if (needsCapital && !number)
    start += matchAt(/(?:la|le|les) (?=\p{L})/uy, line.text, start)?.[0].length ?? 0
  if (needsCapital && !number && !isCapitalAt(line, start)) return null
  let end = wordEnd(line.text, start)
  if (
    end === null ||
    (NOT_NAMES.has(line.text.slice(start, end)) &&
      !/^(?:lui|elle|eux|moi|nous|client|bureau|salon|expo|exposition|foire|conference|meetup|reunion|soiree|formation|evenement|event|party|fair|training)$/.test(
        line.text.slice(start, end),
      ))
  )
    return null

  for (let words = 1; words < 8; words++) {
    const inside = matchAt(INSIDE, line.text, end)
    const next: number = inside ? end + inside[0].length : skipSpaces(line.text, end)
    if (next === end || isTaken(skipSpaces(line.text, end)) || (!inside && closes(end))) break
    const stop = wordEnd(line.text, next)
    if (stop === null || (inside && isTaken(next) && !isCapitalAt(line, next))) break
    const word = line.text.slice(next, stop)
    const isName = isCapitalAt(line, next) && !NOT_NAMES.has(word)
    // One plain word more (« marché bio », "coworking space"), when the place is over right after it.
    if (!isName && (NOT_NAMES.has(word) || GLUE.has(word) || !(inside || closes(stop)))) break
    end = stop
  }
  return place(line, at, shown, end)
}

function place(line: Line, at: number, shown: number, end: number): ReadPlace {
  const text = rangeIn(line, shown, end)
  return { value: line.raw.slice(text.start, text.end), at: rangeIn(line, at, end), end }
}
