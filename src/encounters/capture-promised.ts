import { type ReadPerson, readPerson } from './capture-people.ts'
import { personPlace, type Scan } from './capture-state.ts'
import { foldedWords, isCapitalAt, matchAt, skipSpaces, wordEnd } from './capture-text.ts'
import { TITLE } from './capture-words.ts'

/**
 * Whom a promise concerns, between two places of the folded text: the first somebody who has a card, else the first
 * who is named in full (« Mme Garnier », « Inès Petit »). One word that no card bears may be a firm: it stays words.
 */
export function promisedPerson(scan: Scan, from: number, to: number): ReadPerson | null {
  const { line } = scan
  let named: ReadPerson | null = null
  let at = from
  while (at < to) {
    const read = readPerson(personPlace({ ...scan, end: to }), at)
    const isName = read && !read.isTie && read.end <= to && standsOut(scan, at)
    if (isName && read.person.match.kind !== 'new') return read.person
    if (isName && isCapitalAt(line, at) && /\S\s+\S/.test(read.person.text)) named ??= read.person
    at = skipSpaces(line.text, isName ? read.end : (wordEnd(line.text, at) ?? at + 1))
  }
  return named
}

/** A capital, a title, or an article: a plain word that some card's name begins with is no person here. */
function standsOut({ line, find }: Scan, at: number): boolean {
  if (isCapitalAt(line, at) || matchAt(TITLE, line.text, at)) return true
  if (/^(?:le |la |l'|the |mon |ma |my )/.test(line.text.slice(at, at + 4))) return true
  const word = line.text.slice(at, wordEnd(line.text, at) ?? at)
  return word.length > 2 && find(word).some(({ name }) => foldedWords(name).includes(word))
}
