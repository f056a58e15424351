import { fold, foldedWords } from '../lib/fold.ts'
import type { Contact } from '../lib/vcard/contact.ts'

export type NameParts = Pick<Contact, 'prefix' | 'givenName' | 'additionalName' | 'familyName'>

/** Words that bind a family name; forgiven when a search leaves them out. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de du des d la le les l van von der den ter ten zu zur del della di da dos das do el al ben bin ibn mac st san'.split(
    ' ',
  ),
)

/**
 * The order of a list: family name first, folded. `de` and `d’` do not count, `Le`, `La`, `Du`, `Des` do
 * (`de La Tour` under L, `d’Ormesson` under O, `du Pont` under D). Without a family name, the name as it stands.
 */
export function sortNameOf({ name, givenName, additionalName, familyName }: Contact): string {
  const family = foldedWords(familyName)
  const sorted = family.length > 1 && (family[0] === 'de' || family[0] === 'd') ? family.slice(1) : family
  const parts = [sorted.join(' '), fold(givenName), fold(additionalName)].filter(part => part !== '')
  return sorted.length > 0 && parts.length > 0 ? parts.join(' ') : fold(name)
}

/**
 * A name typed on one line, taken apart: `DUPONT Marie-Claire`, `Mme Marie Dupont`, `Jean de La Tour`, `LE BIHAN Yann`,
 * `Dupont, Marie`. A block in capitals is the family name; else particles begin it; else the last word is it. A single
 * word is a given name. To be shown before it is trusted: names have no grammar.
 */
export function parseName(text: string): NameParts {
  const [prefix, rest] = withoutCivility(text.replace(/\s+/g, ' ').trim())
  const comma = /^([^,]+),\s*(.+)$/.exec(rest)
  if (comma)
    return { prefix, givenName: comma[2] as string, additionalName: '', familyName: comma[1] as string }
  const words = rest === '' ? [] : rest.split(' ')
  // « M. Dupont »: after a civility, a name alone is the family's.
  const alone = prefix !== '' && words.length === 1 ? { given: [], family: words } : null
  const { given, family } = alone ?? byCapitals(words) ?? byParticle(words) ?? byPlace(words)
  return { prefix, givenName: given.join(' '), additionalName: '', familyName: family.join(' ') }
}

/** The whole name as one writes it, from its parts. */
export function nameFromParts({ prefix, givenName, additionalName, familyName }: NameParts): string {
  const said = isCivility(prefix) ? [] : [prefix]
  return [...said, givenName, additionalName, familyName].filter(part => part !== '').join(' ')
}

const ROLES: ReadonlySet<string> = new Set(
  'le la les l un une mon ma mes notre nos the a an my our'.split(' '),
)

/**
 * What a card says of a name typed on one line. "The baker", « la voisine du 3e », « chauffeur du bus 4 » are no first
 * and last names: they stay whole.
 */
export function namedContact(text: string): NameParts & { name: string } {
  const whole = text.replace(/\s+/g, ' ').trim()
  const words = foldedWords(whole)
  const isRole = ROLES.has(words[0] ?? '') && !isNameLike(whole)
  if (isRole || /\d/.test(whole) || !/\p{Lu}/u.test(whole)) {
    return { name: whole, prefix: '', givenName: '', additionalName: '', familyName: '' }
  }
  const parts = parseName(whole)
  return { ...parts, name: nameFromParts(parts) }
}

/** « Le Bihan Yann » rather than « le boulanger »: what follows the article is written as a name. */
function isNameLike(text: string): boolean {
  return /^\S+[\s’']\s*\p{Lu}/u.test(text)
}

const CIVILITIES: ReadonlySet<string> = new Set(
  'm mr mme mlle mlles mrs ms miss mx me maitre dr docteur doctor pr prof professeur mgr monsieur madame mademoiselle sir'.split(
    ' ',
  ),
)
const BARE_CIVILITIES: ReadonlySet<string> = new Set(
  'm mr mme mlle mrs ms miss mx monsieur madame mademoiselle sir'.split(' '),
)

interface Split {
  given: string[]
  family: string[]
}

function isCivility(prefix: string): boolean {
  return BARE_CIVILITIES.has(fold(prefix))
}

function withoutCivility(text: string): [prefix: string, rest: string] {
  const first = /^(\S+)\s+(?=\S)/.exec(text)
  const word = first?.[1] ?? ''
  if (!first || !CIVILITIES.has(fold(word))) return ['', text]
  // « Me » is a lawyer, "me" nobody; an M without its point may be an initial, but hardly before a whole name.
  return [word, text.slice(first[0].length)]
}

/** `DUPONT Marie`, `Marie DUPONT`, `LE BIHAN Yann`: only where something else is not in capitals. */
function byCapitals(words: readonly string[]): Split | null {
  const flags = words.map(isInCapitals)
  const first = flags.indexOf(true)
  const last = flags.lastIndexOf(true)
  if (first < 0 || flags.slice(first, last + 1).includes(false)) return null
  if (first > 0 && last < words.length - 1) return null
  const start = particlesBefore(words, first)
  const given = [...words.slice(0, start), ...words.slice(last + 1)]
  return given.length === 0 ? null : { given, family: words.slice(start, last + 1) }
}

/** `Jean de La Tour`; `Du Pont Jean` where the particle opens, of two words or more after it. */
function byParticle(words: readonly string[]): Split | null {
  const at = words.findIndex(isParticle)
  if (at > 0 && at < words.length - 1) return { given: words.slice(0, at), family: words.slice(at) }
  if (at !== 0) return /^d[’']./i.test(words[0] ?? '') && words.length > 1 ? opening(words, 1) : null
  const after = words.findIndex(word => !isParticle(word))
  return after > 0 && after < words.length - 1 ? opening(words, after + 1) : null
}

function opening(words: readonly string[], end: number): Split {
  return { family: words.slice(0, end), given: words.slice(end) }
}

/** The last word is the family name; all before it are given ones (`Jean Marie Dupont`). */
function byPlace(words: readonly string[]): Split {
  return words.length < 2
    ? { given: [...words], family: [] }
    : { given: words.slice(0, -1), family: words.slice(-1) }
}

function particlesBefore(words: readonly string[], at: number): number {
  let start = at
  while (start > 1 && isParticle(words[start - 1] as string)) start--
  return start
}

function isParticle(word: string): boolean {
  return /^d[’'].+/i.test(word) || (PARTICLES.has(fold(word)) && !/^(?:mac|st|san|do|da)$/i.test(word))
}

/** Two capitals at least, no small letter: `DUPONT`, `D’ARC`, `O’NEIL`, not the initial `J.`. */
function isInCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word) && !/^(?:\p{Lu}\.-?)+$/u.test(word)
}
