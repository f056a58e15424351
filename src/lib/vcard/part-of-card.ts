import { type Card, parseCard, parseOctets } from './card.ts'
import { type Octets, octetsOf } from './decode.ts'

const GROUP = String.raw`(?:[\w.-]*\.)?`
// What follows a line and does not begin like a property: folded, or broken by a careless program.
const GOES_ON = String.raw`(?:(?:\r\n|\r|\n)(?![ \t]*(?:[\w-]+\.)?[\w-]+[ \t]*[;:])[^\r\n]*)*`
// A line further in, or an address folded before its colon: it goes on like a property.
const FURTHER_IN = /^[ \t]+(?:[\w-]+\.)?[\w-]+[ \t]*[;:]/m
// Of 2.1, and a card in the card.
const UNUSUAL = ['quoted-printable', 'agent', '\0']

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
    if (isUnusual(octets)) return parseCard(bytes).value
    const kept = octets.match(lines) ?? []
    if (kept.some(line => IS_21.test(line))) return parseCard(bytes).value
    return parseOctets(`${kept.join('\r\n')}\r\n`).value
  }
}

const IS_21 = /^[ \t]*VERSION[ \t]*:[ \t]*2/i

function isUnusual(octets: Octets): boolean {
  const lower = octets.toLowerCase()
  if (UNUSUAL.some(word => lower.includes(word))) return true
  return FOLDS.some(fold => octets.includes(fold)) && FURTHER_IN.test(octets)
}

// Looked for one by one: each card of a whole book is asked.
const FOLDS = ['\n ', '\n\t', '\r ', '\r\t']
