import { KeptProblems } from './kept-problems.ts'
import type { Parsed, Problem } from './problem.ts'

/** A record of an LDIF file: what it says of one entry, in its order. */
export interface LdifRecord {
  /** Of its first line. */
  line: number
  dn: string
  /** `add` for those that say nothing of it. */
  changeType: string
  values: readonly LdifValue[]
}

export interface LdifValue {
  /** Lower case, without its options (`;lang-fr`, `;binary`). */
  name: string
  /** As text; base64 is decoded. */
  text: string
  /** What stood in base64. */
  octets: Uint8Array | null
}

/** Of one record: a person has a hundredth of them. */
const MOST_VALUES = 4000
const MOST_RECORDS = 60_000

/**
 * The records of a text in LDIF (RFC 2849). What is damaged is told with its line, and the rest is read; an address
 * (`jpegPhoto:< file:///…`) is never fetched.
 */
export function readLdif(text: string): Parsed<LdifRecord[]> {
  const records: LdifRecord[] = []
  const problems = new KeptProblems()
  let record: { line: number; values: LdifValue[] } | null = null
  const end = () => {
    if (record) records.push(recordOf(record))
    record = null
  }
  for (const { line, text: logical } of logicalLines(text)) {
    if (logical.trim() === '') end()
    else if (!logical.startsWith('#')) {
      const value = valueIn(logical)
      if (value === 'address' || value === null) problems.add([unreadable(line, logical, value)])
      else if (value.name === 'version' && records.length === 0 && !record) continue
      else {
        // Some write the next record without a blank line before it.
        if (value.name === 'dn' && record) end()
        if (!record && records.length === MOST_RECORDS) {
          problems.add([tooManyRecords(line)])
          break
        }
        record ??= { line, values: [] }
        if (record.values.length < MOST_VALUES) record.values.push(value)
      }
    }
  }
  end()
  return { value: records, problems: problems.list() }
}

function recordOf({ line, values }: { line: number; values: LdifValue[] }): LdifRecord {
  const first = (name: string) => values.find(value => value.name === name)?.text ?? ''
  const changeType = first('changetype').toLowerCase() || 'add'
  const kept = values.filter(({ name }) => name !== 'dn' && name !== 'changetype')
  return { line, dn: first('dn'), changeType, values: kept }
}

/** Lines with what continues them (section 2, note 2: a line end and one space). */
function* logicalLines(text: string): Generator<{ line: number; text: string }> {
  let parts: string[] = []
  let [start, number] = [1, 0]
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf('\n', at)
    const end = found === -1 ? text.length : found
    const line = text.slice(at, text[end - 1] === '\r' && end > at ? end - 1 : end)
    number++
    at = end + 1
    if (line.startsWith(' ') && parts.length > 0) parts.push(line.slice(1))
    else {
      if (parts.length > 0) yield { line: start, text: parts.join('') }
      parts = [line]
      start = number
    }
  }
  if (parts.length > 0) yield { line: start, text: parts.join('') }
}

/** @returns `address` for a value that stands elsewhere, null for no value at all. */
function valueIn(line: string): LdifValue | 'address' | null {
  const match = /^([A-Za-z0-9.-]{1,100})((?:;[\w-]{1,50}){0,5})(:<|::?)[ \t]*/.exec(line)
  if (!match) return null
  const [head, name = '', , kind] = match
  if (kind === ':<') return 'address'
  const rest = line.slice(head.length)
  if (kind === ':') return { name: name.toLowerCase(), text: rest.trimEnd(), octets: null }
  const octets = fromBase64(rest)
  return octets && { name: name.toLowerCase(), text: textOf(octets), octets }
}

function fromBase64(text: string): Uint8Array | null {
  const bare = text.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) return null
  try {
    return Uint8Array.from(atob(bare), character => character.charCodeAt(0))
  } catch {
    return null
  }
}

/** UTF-8 as the standard says; what is none was written by a program of the West before it. */
function textOf(octets: Uint8Array): string {
  const text = new TextDecoder().decode(octets)
  return text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(octets) : text
}

function unreadable(line: number, text: string, value: 'address' | null): Problem {
  const excerpt = text.slice(0, 60)
  return value === 'address'
    ? {
        where: `line ${line}`,
        level: 'ignored',
        code: 'ldif-elsewhere',
        params: { text: excerpt },
        message: 'The value stands in another place, from where nothing is fetched.',
      }
    : {
        where: `line ${line}`,
        level: 'ignored',
        code: 'unreadable-line',
        params: { text: excerpt },
        message: 'The line could not be read.',
      }
}

function tooManyRecords(line: number): Problem {
  return {
    where: `line ${line}`,
    level: 'rejected',
    code: 'too-many-entries',
    params: { limit: MOST_RECORDS },
    message: `The file holds more than ${MOST_RECORDS} entries: what begins here was left out.`,
  }
}
