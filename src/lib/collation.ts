/** How a client wants texts compared: RFC 4790, RFC 5051; RFC 4791 §7.5, RFC 6352 §8.3. */
export type Collation = 'i;ascii-casemap' | 'i;octet' | 'i;unicode-casemap'

export type MatchType = 'equals' | 'contains' | 'starts-with' | 'ends-with'

export interface Match {
  text: string
  /** `default` or none: the collation that the protocol takes by itself. */
  collation?: string
  matchType?: MatchType
  negate?: boolean
}

/** The collations told in supported-collation-set, and `default`, which RFC 4790 §3.1 keeps for the server. */
export function isKnownCollation(name: string): boolean {
  return name === 'default' || Object.hasOwn(COLLATIONS, name)
}

/** RFC 6352 §10.5.4. */
export function isMatchType(name: string): name is MatchType {
  return Object.hasOwn(MATCHERS, name)
}

/** In the order in which supported-collation-set tells them. */
export const COLLATION_NAMES: readonly Collation[] = ['i;ascii-casemap', 'i;octet', 'i;unicode-casemap']

/**
 * Whether a value holds the text, as the collation sees both. Nothing is said of the collation `default` but that it
 * is `fallback`. @throws RangeError on an unknown collation: ask `isKnownCollation` first.
 */
export function matches(value: string, match: Match, fallback: Collation = 'i;unicode-casemap'): boolean {
  const asked = match.collation ?? 'default'
  const collate = COLLATIONS[(asked === 'default' ? fallback : asked) as Collation]
  if (!collate) throw new RangeError(`unknown collation: ${asked}`)
  const held = MATCHERS[match.matchType ?? 'contains'](collate(value), collate(match.text))
  return held !== (match.negate ?? false)
}

const COLLATIONS: Record<Collation, (text: string) => string> = {
  // RFC 4790 §9.2: only the letters of ASCII have a case.
  'i;ascii-casemap': text => text.replace(/[a-z]+/g, letters => letters.toUpperCase()),
  // RFC 4790 §9.3. Well-formed texts are equal exactly where their UTF-8 octets are.
  'i;octet': text => text,
  'i;unicode-casemap': casemap,
}

const MATCHERS: Record<MatchType, (value: string, text: string) => boolean> = {
  equals: (value, text) => value === text,
  contains: (value, text) => value.includes(text),
  'starts-with': (value, text) => value.startsWith(text),
  'ends-with': (value, text) => value.endsWith(text),
}

/** RFC 5051 §2: each character in its title case, then taken apart. */
export function casemap(text: string): string {
  const upper = text.toUpperCase()
  if (ASCII.test(text)) return upper
  // No letter became several.
  if (upper.length === text.length) return upper.normalize('NFKD')
  return text.replace(/\P{ASCII}|[a-z]+/gu, titleCase).normalize('NFKD')
}

// Capitals stand in for title case. A letter that would become several (ß) has no simple title case and stays.
function titleCase(letters: string): string {
  const upper = letters.toUpperCase()
  return [...upper].length === [...letters].length ? upper : letters
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
const ASCII = /^[\x00-\x7f]*$/
