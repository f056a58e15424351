import { hash32 } from '../lib/hash.ts'

/**
 * What was written on a day, message by message, without a word of it: `+1k2j3h4:120,-0aa81bz` is a message sent, of 120
 * letters, and one received, of a length not told. The same message told twice is one entry.
 */
export type Entries = string

export interface Said {
  key: string
  initiator: 'me' | 'them'
  letters: number | null
}

export interface Summed {
  sent: number
  received: number
}

/** With one message more; the same text when it is in there already. */
export function withEntry(entries: Entries, { key, initiator, letters }: Said): Entries {
  const name = (initiator === 'me' ? '+' : '-') + shortOf(key)
  if (entries.includes(name)) return entries
  const entry = letters === null ? name : `${name}:${letters}`
  return entries === '' ? entry : `${entries},${entry}`
}

/** What both tell, each message once, in one order whichever came first. */
export function unite(one: Entries, other: Entries): Entries {
  const byName = new Map<string, string>()
  for (const entry of [...listOf(one), ...listOf(other)]) {
    const name = entry.slice(0, NAME_LETTERS)
    const known = byName.get(name)
    // Of two lengths told of one message, the longer: some exports cut.
    if (known === undefined || lettersIn(known) < lettersIn(entry)) byName.set(name, entry)
  }
  return [...byName.values()].sort().join()
}

export function sumOf(entries: Entries): Summed {
  const list = listOf(entries)
  const sent = list.filter(entry => entry.startsWith('+')).length
  return { sent, received: list.length - sent }
}

const KEY_LETTERS = 7
const NAME_LETTERS = KEY_LETTERS + 1

/** 36 bits: within one day of one person, two messages hardly ever have the same. */
function shortOf(key: string): string {
  const number = hash32(key) * 16 + (hash32(`\n${key}`) & 15)
  return number.toString(36).padStart(KEY_LETTERS, '0').slice(-KEY_LETTERS)
}

function listOf(entries: Entries): string[] {
  return entries === '' ? [] : entries.split(',')
}

function lettersIn(entry: string): number {
  return Number(entry.slice(NAME_LETTERS + 1) || -1)
}
