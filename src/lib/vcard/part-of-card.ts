import { type Card, parseCard } from './card.ts'
import { bytesOf, octetsOf } from './decode.ts'

const GROUP = String.raw`(?:[\w.-]*\.)?`
// What follows a line and does not begin like a property: folded, or broken by a careless program.
const GOES_ON = String.raw`(?:(?:\r\n|\r|\n)(?![ \t]*(?:[\w-]+\.)?[\w-]+[ \t]*[;:])[^\r\n]*)*`
// 2.1, a card in the card; and what goes on like a property: a line further in, or an address folded before its colon.
const UNUSUAL =
  /quoted-printable|VERSION:[ \t]*2|^[ \t]*(?:[\w-]+\.)?AGENT|^[ \t]+(?:[\w-]+\.)?[\w-]+[ \t]*[;:]|\0/im

/**
 * Reads of cards the properties of these names alone, for who asks no more of thousands of them: reading one line costs
 * a fraction of reading all. What is unusual is read whole.
 *
 * @param names in upper case, without groups.
 */
export function partReader(names: readonly string[]): (bytes: Uint8Array) => Card {
  const wanted = ['BEGIN', 'END', 'VERSION', ...names.filter(name => /^[\w-]+$/.test(name))]
  const lines = new RegExp(`^[ \\t]*${GROUP}(?:${wanted.join('|')})[ \\t]*[;:][^\\r\\n]*${GOES_ON}`, 'gim')
  return bytes => {
    const octets = octetsOf(bytes)
    if (UNUSUAL.test(octets)) return parseCard(bytes).value
    const kept = octets.match(lines) ?? []
    return parseCard(bytesOf(`${kept.join('\r\n')}\r\n`)).value
  }
}
