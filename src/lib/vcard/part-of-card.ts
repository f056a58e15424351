import { type Card, parseCard } from './card.ts'
import { bytesOf, octetsOf } from './decode.ts'

// A line, and those after it that do not begin like a property: folded, or broken by a careless program.
const LINE = /^[^\r\n]*(?:(?:\r\n|\r|\n)(?![ \t]*(?:[\w-]+\.)?[\w-]+[ \t]*[;:])[^\r\n]*)*/gm
const NAME = /^[ \t]*(?:[\w.-]*\.)?([\w-]+)[ \t]*[;:]/

/**
 * The card with the properties of these names alone, for who asks no more of thousands of cards: reading one line costs
 * a fraction of reading all. What is unusual (2.1, quoted-printable, a card in the card) is read whole.
 *
 * @param names in upper case, without groups.
 */
export function partOfCard(bytes: Uint8Array, names: ReadonlySet<string>): Card {
  const octets = octetsOf(bytes)
  if (/quoted-printable|VERSION:[ \t]*2|^[ \t]*(?:[\w-]+\.)?AGENT|\0/im.test(octets))
    return parseCard(bytes).value
  const lines = octets.match(LINE) ?? []
  const kept = lines.filter(line => {
    const name = NAME.exec(line)?.[1]?.toUpperCase()
    return name === 'BEGIN' || name === 'END' || name === 'VERSION' || (name !== undefined && names.has(name))
  })
  return parseCard(bytesOf(kept.map(line => `${line}\r\n`).join(''))).value
}
