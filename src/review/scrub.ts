import { withoutAccents } from '../lib/fold.ts'

/** Something that a shared copy must not say, and what it says in its place. */
export interface Secret {
  /** A name, an organisation, in words. */
  text: string
  becomes: string
}

export interface Replaced {
  was: string
  becomes: string
}

interface Token {
  text: string
  folded: string
  from: number
  to: number
}

interface Known {
  tokens: readonly Token[]
  becomes: string
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** Eight digits and more, as telephones are written. */
const PHONE = /\+?\d(?:[\s\u00a0\u202f()./-]{0,2}\d){7,}/gu

/**
 * Takes out of texts what names somebody: known names and organisations as whole words whatever their accents, and every
 * mail address and telephone number, known or not. A single word is taken for a name only with its capital, or as it is
 * written on the card. Longer names go before shorter ones.
 */
export function scrubber(
  secrets: readonly Secret[],
  { mail, phone, language }: { mail: string; phone: string; language: 'fr' | 'en' },
): (text: string) => { text: string; replaced: Replaced[] } {
  const byFirst = new Map<string, Known[]>()
  for (const { text, becomes } of secrets) {
    const tokens = tokensOf(text)
    const [first] = tokens
    // A letter alone names nobody.
    if (!first || (tokens.length === 1 && first.folded.length < 2)) continue
    const known = byFirst.get(first.folded) ?? []
    known.push({ tokens, becomes })
    byFirst.set(first.folded, known)
  }
  for (const known of byFirst.values()) known.sort((a, b) => b.tokens.length - a.tokens.length)

  return text => {
    const replaced: Replaced[] = []
    const masked = text.replace(MAIL, was => note(was, mail)).replace(PHONE, was => note(was, phone))
    const tokens = tokensOf(masked)
    let out = ''
    let done = 0
    for (let i = 0; i < tokens.length; ) {
      const found = byFirst.get(tokens[i]?.folded ?? '')?.find(known => isAt(tokens, i, known, masked))
      const [first, last] = [tokens[i], tokens[i + (found?.tokens.length ?? 1) - 1]]
      if (!found || !first || !last) {
        i += 1
        continue
      }
      const was = masked.slice(first.from, last.to)
      out = joined(out + masked.slice(done, first.from), note(was, found.becomes), language)
      done = last.to
      i += found.tokens.length
    }
    return { text: out + masked.slice(done), replaced }

    function note(was: string, becomes: string): string {
      replaced.push({ was, becomes })
      return becomes
    }
  }
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map(match => ({
    text: match[0],
    folded: withoutAccents(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

/** Whether the words of the name stand there, with nothing longer than a sign or a space between them. */
function isAt(tokens: readonly Token[], at: number, { tokens: name }: Known, text: string): boolean {
  const here = tokens.slice(at, at + name.length)
  if (here.length < name.length || here.some((token, i) => token.folded !== name[i]?.folded)) return false
  if (here.some((token, i) => i > 0 && token.from - (here[i - 1]?.to ?? 0) > MOST_BETWEEN)) return false
  const [first] = here
  if (name.length > 1 || !first) return true
  return /^\p{Lu}/u.test(text.slice(first.from)) || first.text === name[0]?.text
}

/** « , », « & »: between two words of a name. */
const MOST_BETWEEN = 3

/** « de » and « du » before « une personne » are « d’ », « au » is « à », and an article goes. */
function joined(before: string, becomes: string, language: 'fr' | 'en'): string {
  if (language !== 'fr') return before.replace(/(?<=^|[\s(])the $/iu, '') + becomes
  const open = before
    .replace(/(?<=^|[\s(«])d(?:e la |e l’|u |es )$/iu, 'de ')
    .replace(/(?<=^|[\s(«])(?:au|aux|à la|à l’) $/iu, 'à ')
    .replace(/(?<=^|[\s(«])(?:les? |la |l’)$/iu, '')
    .replace(/(?<=^|[\s(«])(d|qu|jusqu|lorsqu|puisqu)e $/iu, '$1’')
  return open + becomes
}
